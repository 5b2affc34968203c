import { describe, expect, test, vi } from "vitest";
import type { ContactRecord, CounterpartyRecord } from "../../../src/model/index.ts";
import { createNormalizer, type Normalized } from "../../../src/normalize/index.ts";
import { mendQuotes } from "../../../src/normalize/name/quotes.ts";
import { draftOf, identity } from "./drafts.ts";

const clean = (...row: Parameters<typeof draftOf>): Normalized =>
  createNormalizer({ country: "RU" })(draftOf(...row), identity);

/** How many characters were handed to regular expressions, which is what the time goes to: a clock would measure the machine. */
function searched(work: () => void): number {
  const original = RegExp.prototype.exec;
  let characters = 0;
  const spy = vi.spyOn(RegExp.prototype, "exec").mockImplementation(function (this: RegExp, text: string) {
    characters += text.length;
    return original.call(this, text);
  });
  try {
    work();
  } finally {
    spy.mockRestore();
  }
  return characters;
}

const size = 6000;
const pieces = ["(", ",", "а", "«", "1", '"', "'", "@", "тел"];

describe("a cell that is longer than any name or address stays as it was written, unread, and that is said", () => {
  const about = ({ issues }: Normalized, field: string): readonly string[] =>
    issues.filter((issue) => issue.field === field).map(({ code }) => code);

  test.each(pieces)("Самара %s…", (piece) => {
    const cell = `Самара ${piece.repeat(size / piece.length)}`;
    let named: Normalized | undefined;
    let rest: Normalized | undefined;
    const characters = searched(() => {
      named = clean({ name: cell });
      rest = clean({ name: "Ромашка", legalName: cell, addresses: cell, person: cell }, { fullName: cell });
    });
    expect(named?.records[0]).toMatchObject({ name: { display: cell, raw: cell } });
    expect(about(named as Normalized, "name")).toEqual(["cell-too-long"]);
    const [company, contact] = (rest as Normalized).records as readonly [CounterpartyRecord, ContactRecord];
    expect(company).toMatchObject({ name: { display: "Ромашка" }, legalName: { display: cell } });
    expect(company.addresses).toEqual([{ raw: cell, at: "addresses", text: cell }]);
    expect([company.phones, company.emails]).toEqual([[], []]);
    expect(contact.name.display).toBe(cell);
    for (const field of ["legalName", "addresses", "person", "fullName"])
      expect(about(rest as Normalized, field)).toEqual(["cell-too-long"]);
    expect(characters).toBeLessThan(100 * cell.length);
  });

  test("in the column of towns", () => {
    const long = "Ленина ".repeat(200).trim();
    const { records, issues } = clean({ name: "Ромашка", city: long });
    expect(records[0]).toMatchObject({ city: { value: long } });
    expect(about({ records, issues }, "city")).toEqual(["cell-too-long"]);
  });

  test("a long name of an institution is read", () => {
    const name = `Федеральное государственное бюджетное учреждение «${"Научный центр ".repeat(30).trim()}»`;
    expect(clean({ name }).issues).toEqual([]);
  });
});

test("more quotes than a name can have are left where they stand", () => {
  const text = `Самара ${"«".repeat(100)}`;
  expect(searched(() => expect(mendQuotes(text)).toBe(text))).toBeLessThan(20 * text.length);
  expect(mendQuotes("««Ромашка»»")).toBe("«Ромашка»");
});
