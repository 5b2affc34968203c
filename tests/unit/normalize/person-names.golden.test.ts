import { expect, test } from "vitest";
import type { ContactRecord, SourceRecord } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import { draftOf, identity } from "./drafts.ts";
import { readGolden, readMore } from "./golden-table.ts";

const rows = readGolden("person-names.tsv");
const normalize = createNormalizer({ country: "RU" });

function people(contacts: readonly ContactRecord[]): string {
  if (contacts.length === 0) return "none";
  return contacts
    .map(({ kind, name }) =>
      kind === "department" ? `dept:${name.display}` : [name.family, name.given, name.patronymic].join("/"),
    )
    .join(" + ");
}

function seen(records: readonly SourceRecord[], asked: Iterable<string>): Map<string, string> {
  const contacts = records.filter((record) => record.type === "contact");
  const all = (read: (contact: ContactRecord) => string | undefined): string =>
    contacts.map((contact) => read(contact) ?? "").join(",");
  const facts: Record<string, () => string> = {
    display: () => all(({ name }) => name.display),
    compare: () => all(({ name }) => name.compare),
    gender: () => all(({ gender }) => gender?.value),
    role: () => all(({ of }) => of[0]?.role?.value),
    department: () => all(({ of }) => of[0]?.department?.value),
    phone: () => all(({ phones }) => phones.map((phone) => phone.e164).join("+")),
    email: () => all(({ emails }) => emails.at(-1)?.address),
    note: () => all(({ notes }) => notes.map((note) => note.value).join("; ")),
    cpnote: () => (records[0]?.notes ?? []).map((note) => note.value).join("; "),
  };
  return new Map([...asked].map((key) => [key, facts[key]?.() ?? `unknown fact ${key}`]));
}

test("names of people come out as the table says, all of them", { timeout: 60_000 }, () => {
  expect(rows.length).toBeGreaterThanOrEqual(200);
  const faults: string[] = [];
  for (const { line, cells } of rows) {
    const { input = "", people: wantedPeople = "", more = "", issues = "" } = cells;
    const { records, issues: found } = normalize(
      draftOf({ name: "Ромашка" }, { fullName: input, emails: "a@romashka.example" }),
      identity,
    );
    const contacts = records.filter((record) => record.type === "contact");
    const wanted = readMore(more);
    const codes = [...new Set(found.map((issue) => issue.code))].filter((code) => code !== "contact-shares-phones");
    const expected = new Map([["people", wantedPeople], ["issues", issues.split(" ").sort().join(" ")], ...wanted]);
    const actual = new Map([
      ["people", people(contacts)],
      ["issues", codes.sort().join(" ")],
      ...seen(records, wanted.keys()),
    ]);
    for (const [key, value] of expected)
      if (actual.get(key) !== value)
        faults.push(`line ${line}, ${input} · ${key}: «${value}» expected, «${actual.get(key)}» found`);
    for (const contact of contacts) expect(contact.name.raw).toBe(input);
  }
  expect(faults).toEqual([]);
});
