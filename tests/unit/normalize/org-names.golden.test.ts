import { expect, test } from "vitest";
import type { CounterpartyRecord } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import { draftOf, identity } from "./drafts.ts";
import { naiveFold, readGolden, readMore } from "./golden-table.ts";

const rows = readGolden("org-names.tsv");
const normalize = createNormalizer({ country: "RU" });

/** What a row of the table says, as far as it says it, read off a record. */
function seen(record: CounterpartyRecord | undefined, asked: Iterable<string>): Record<string, string> {
  if (record === undefined) return {};
  const identifier = (scheme: string) => record.identifiers.find((one) => one.scheme === scheme)?.value ?? "";
  const facts: Record<string, () => string> = {
    compare: () => record.name.compare,
    kind: () => record.kind,
    tag: () => record.tags.map((tag) => tag.value).join(","),
    former: () => record.formerNames.map((name) => name.display).join(","),
    inn: () => identifier("ru-inn"),
    kpp: () => identifier("ru-kpp"),
    phone: () => record.phones.map((phone) => phone.e164 ?? "?").join(","),
    email: () => record.emails.map((email) => email.address ?? "?").join(","),
    site: () => (record.sites.length > 0 ? "" : "none"),
    address: () => record.addresses.map((address) => address.text).join("; "),
    city: () => record.city?.value ?? "",
    region: () => record.region?.value ?? "",
    country: () => record.country?.value ?? "",
    note: () => record.notes.map((note) => note.value).join(","),
    person: () => [record.person?.family, record.person?.given, record.person?.patronymic].join("/"),
    branch: () => (record.branch === true ? "" : "no"),
    "catch-all": () => (record.catchAll === true ? "" : "no"),
  };
  return Object.fromEntries([...asked].map((key) => [key, facts[key]?.() ?? `unknown fact ${key}`]));
}

/** What a form or a town hints at is held in country.test.ts. */
const isOfName = (code: string): boolean => code !== "country-inferred";

/** Facts that must be absent unless the table says otherwise. */
const unexpected = ["tag", "former", "inn", "phone", "email", "address", "note"];

test("organisation names come out as the table says, all of them", { timeout: 60_000 }, () => {
  expect(rows.length).toBeGreaterThanOrEqual(300);
  const faults: unknown[] = [];
  for (const { line, cells } of rows) {
    const { input = "", display = "", form = "", more = "", issues = "" } = cells;
    const { records, issues: found } = normalize(draftOf({ name: input }), identity);
    const record = records[0] as CounterpartyRecord | undefined;
    const wanted = readMore(more);
    const expected = {
      display,
      form,
      issues: issues
        .split(" ")
        .filter((code) => code !== "")
        .sort()
        .join(" "),
      ...(display === ""
        ? {}
        : { compare: naiveFold(display), ...Object.fromEntries(unexpected.map((key) => [key, ""])) }),
      ...Object.fromEntries(wanted),
    };
    if (wanted.get("kind") === "person" && !wanted.has("compare")) expected.compare = record?.name.compare ?? "";
    const actual = {
      display: record?.name.display ?? "",
      form: record?.name.form ?? "",
      issues: [...new Set(found.map((issue) => issue.code))].filter(isOfName).sort().join(" "),
      ...seen(record, display === "" ? [] : ["compare", ...unexpected, ...wanted.keys()]),
    };
    if (JSON.stringify(sorted(actual)) !== JSON.stringify(sorted(expected)))
      faults.push(difference(line, input, expected, actual));
  }
  expect(faults).toEqual([]);
});

function sorted(facts: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
}

function difference(
  line: number,
  input: string,
  expected: Record<string, string>,
  actual: Record<string, string>,
): string {
  const parts = [...new Set([...Object.keys(expected), ...Object.keys(actual)])]
    .filter((key) => expected[key] !== actual[key])
    .map((key) => `${key}: «${expected[key]}» expected, «${actual[key]}» found`);
  return `line ${line}, ${input} · ${parts.join(" · ")}`;
}
