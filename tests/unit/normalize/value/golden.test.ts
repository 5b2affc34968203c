import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { DraftValue, Issue } from "../../../../src/model/index.ts";
import {
  cleanBankAccount,
  cleanDate,
  cleanEmails,
  cleanIdentifier,
  cleanSites,
  cleanText,
} from "../../../../src/normalize/value/values.ts";

type Row = Readonly<Record<string, string>>;

/** The rows of a golden table; line breaks, control characters and lone surrogates may stand escaped, as in JSON. */
function readTable(name: string): Row[] {
  const file = new URL(`../../../../fixtures/normalize/${name}.csv`, import.meta.url);
  return parse(readFileSync(file), { columns: true }) as Row[];
}

function unescape(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/g, (_, four: string, two: string) =>
      String.fromCharCode(Number.parseInt(four ?? two, 16)),
    )
    .replaceAll("\\t", "\t")
    .replaceAll("\\n", "\n");
}

interface Result {
  readonly shown: string;
  readonly issues: readonly Issue[];
}

/** Cleans every row and gives those that come out otherwise than the table says. */
function wrong(name: string, column: string, clean: (row: Row, value: DraftValue) => Result): unknown[] {
  return readTable(name).flatMap((row) => {
    const value: DraftValue = { text: row["cell"] ?? "", at: "cell" };
    const { shown, issues } = clean(row, value);
    const got = `${shown} · ${issues.map(({ code }) => code).join(",")}`;
    const want = `${row[column]?.trim()} · ${row["issues"]}`;
    return got === want ? [] : [{ cell: row["cell"], got, want }];
  });
}

const given = (text: string | undefined): string | undefined => (text === "" ? undefined : text);
const optional = <K extends string>(key: K, text: string | undefined): { [P in K]?: string } =>
  given(text) === undefined ? {} : ({ [key]: text } as { [P in K]?: string });

describe("golden tables: all rows come out as they say", () => {
  test("identifiers", () => {
    expect(
      wrong("identifiers", "identifiers", (row, value) => {
        const { identifiers, issues } = cleanIdentifier(
          { ...value, ...optional("scheme", row["scheme"]) },
          { ...optional("country", row["country"]), ...optional("name", row["name"]) },
        );
        const shown = identifiers.map((one) => `${one.scheme} ${one.value}${one.valid ? "" : " invalid"}`).join(" | ");
        return { shown, issues };
      }),
    ).toEqual([]);
  });

  test("e-mails", () => {
    expect(
      wrong("emails", "emails", (row, value) => {
        const { emails, issues } = cleanEmails({ ...value, ...(row["find"] === "find" ? { find: true } : {}) });
        const shown = emails.map(({ address, tags }) => [address ?? "-", ...(tags ?? [])].join(" ")).join(" | ");
        return { shown, issues };
      }),
    ).toEqual([]);
  });

  test("dates", () => {
    expect(
      wrong("dates", "date", (row, value) => {
        const cleaned = cleanDate({ ...value, ...optional("date", row["pattern"]) }, { field: "createdAt" });
        return { shown: cleaned.value?.value ?? "", issues: cleaned.issues };
      }),
    ).toEqual([]);
  });

  test("sites", () => {
    expect(
      wrong("sites", "sites", (_row, value) => {
        const { values, issues } = cleanSites(value);
        return { shown: values.map((site) => site.value).join(" | "), issues };
      }),
    ).toEqual([]);
  });

  test("bank accounts", () => {
    expect(
      wrong("accounts", "accounts", (row, value) => {
        const parts = given(row["parts"])
          ?.split(";")
          .map((part) => part.split("=") as [string, string]);
        const { accounts, issues } = cleanBankAccount({
          ...value,
          ...(parts === undefined ? {} : { parts: Object.fromEntries(parts) }),
        });
        const shown = accounts.map(({ account, bik, bank, correspondent, valid }) =>
          [
            account,
            bik === undefined ? "" : `bik ${bik}`,
            bank === undefined ? "" : `bank ${bank}`,
            correspondent === undefined ? "" : `cor ${correspondent}`,
            valid === undefined ? "" : valid ? "valid" : "invalid",
          ]
            .filter((part) => part !== "")
            .join(" "),
        );
        return { shown: shown.join(" | "), issues };
      }),
    ).toEqual([]);
  });

  test("texts", () => {
    expect(
      wrong("texts", "text", (_row, value) => {
        const cleaned = cleanText({ ...value, text: unescape(value.text) }, { field: "name" });
        return { shown: cleaned.value?.value ?? "", issues: cleaned.issues };
      }),
    ).toEqual([]);
  });
});

describe("cleaning twice is cleaning once", () => {
  test("dates, sites, texts, e-mails", () => {
    const again = (text: string, clean: (value: DraftValue) => string | undefined) => [text, clean({ text, at: "" })];
    const twice = [
      ...readTable("dates").map(({ date = "" }) =>
        again(date, (v) => cleanDate(v, { field: "createdAt" }).value?.value),
      ),
      ...readTable("sites").flatMap(({ sites = "" }) =>
        sites.split(" | ").map((site) => again(site, (v) => cleanSites(v).values[0]?.value)),
      ),
      ...readTable("emails").flatMap(({ emails = "" }) =>
        emails
          .split(" | ")
          .map((email) => email.split(" ")[0] ?? "")
          .filter((email) => email.includes("@"))
          .map((email) => again(email, (v) => cleanEmails(v).emails[0]?.address)),
      ),
      ...readTable("texts").map(({ text = "" }) => again(text, (v) => cleanText(v, { field: "name" }).value?.value)),
    ].filter(([text]) => text !== "");
    expect(twice.filter(([text, cleaned]) => text !== cleaned)).toEqual([]);
  });
});
