import fc from "fast-check";
import { expect, it } from "vitest";
import type { RawRecord } from "../../../../src/model/index.ts";
import type { RowFate } from "../../../../src/pipeline/normalize/row-processor.ts";
import { createNormalizer } from "../../../../src/normalize/index.ts";
import { Tally } from "../../../../src/pipeline/normalize/tally.ts";
import { checkBooks } from "../../../../src/report/data/check-books.ts";

const fates = (paths: readonly string[]) =>
  paths.map((column) =>
    column === "№"
      ? { column, fate: "ignored" as const, to: "row number" }
      : column === "Отрасль"
        ? { column, fate: "extra" as const, to: column }
        : { column, fate: "mapped" as const, to: `counterparty.${column}` },
  );

const header = ["Компания", "Телефон", "№", "Отрасль"];
const later = ["Компания", "Отрасль", "Сайт"];
const letters = ["A", "B"];

function row(paths: readonly string[], values: readonly string[]): RawRecord {
  return { path: "f.csv", line: 1, paths, values };
}

const drafted = (kept: readonly string[] = []): RowFate => ({
  fate: "drafted",
  place: "s@f.csv:1",
  drafts: [],
  issues: kept.map((at) => ({ code: "cell-kept-in-extra", severity: "note", at })),
});
const rejected: RowFate = {
  fate: "rejected",
  place: "s@f.csv:1",
  issues: [{ code: "name-missing", severity: "error" }],
};
const leftOut: RowFate = { fate: "left-out", place: "s@f.csv:1", rule: "title", issues: [] };

it("says of every filled cell what became of it, column by column", () => {
  const tally = new Tally("s");
  tally.count(row(letters, ["Клиенты", ""]), leftOut);
  tally.count(row(header, ["Ромашка", "1", "1", "опт"]), drafted());
  tally.count(row(header, ["Лютик", "2", "2", ""]), drafted(["Телефон"]));
  tally.count(row(header, ["", "3", "3", "опт"]), rejected);
  tally.count(row(header, ["Итого", "", "", ""]), leftOut);
  tally.count(row(later, ["Василёк", "розница", "v.example"]), drafted());
  const none = { mapped: 0, extra: 0, ignored: 0, rejected: 0, leftOut: 0 };
  const books = tally.columns(fates);
  expect(books.map(({ column, fate, filled, cells }) => [column, fate, filled, cells])).toEqual([
    ["A", "left-out", 1, { ...none, leftOut: 1 }],
    ["Компания", "mapped", 4, { ...none, mapped: 3, leftOut: 1 }],
    ["Телефон", "mapped", 3, { ...none, mapped: 1, extra: 1, rejected: 1 }],
    ["№", "ignored", 3, { ...none, ignored: 2, rejected: 1 }],
    ["Отрасль", "extra", 3, { ...none, extra: 2, rejected: 1 }],
    ["Сайт", "mapped", 1, { ...none, mapped: 1 }],
  ]);
  expect(tally.rows().cells).toBe(15);
  expect(checkBooks({ rows: [tally.rows()], drafts: [], columns: books })).toEqual([]);
});

it("balances whatever comes, and notices a cell outside its header (property)", () => {
  const cell = fc.constantFrom("", "x");
  const any = fc.constantFrom(header, later, letters).chain((paths) =>
    fc.record({
      paths: fc.constant(paths),
      values: fc.array(cell, { minLength: paths.length, maxLength: paths.length }),
      fate: fc.constantFrom(drafted(), drafted(["Телефон", "Нет"]), rejected, leftOut),
    }),
  );
  fc.assert(
    fc.property(fc.array(any), (rows) => {
      const tally = new Tally("s");
      // Half of the rows are counted elsewhere, as a worker does.
      const other = new Tally("s");
      for (const [index, { paths, values, fate }] of rows.entries())
        (index % 2 === 0 ? tally : other).count(row(paths, values), fate);
      tally.plus(other.counts());
      const books = { rows: [tally.rows()], drafts: [], columns: tally.columns(fates) };
      expect(checkBooks(books)).toEqual([]);
      expect(tally.rows().cells).toBe(rows.flatMap((each) => each.values).filter((each) => each !== "").length);
    }),
    { numRuns: 200 },
  );
  const tally = new Tally("s");
  tally.count(row(["A"], ["x", "y"]), drafted());
  const books = { rows: [tally.rows()], drafts: [], columns: tally.columns(fates) };
  expect(checkBooks(books).map((issue) => issue.code)).toEqual(["books-cells"]);
});

it("books a cell as kept in extra when cleaning could make nothing of it, and as mapped when a part of it is a value", () => {
  const clean = createNormalizer({ country: "RU" });
  const paths = ["Компания", "Телефон", "Сайт", "Создан"];
  const count = (created: string, second?: string) => {
    const fields = {
      name: [{ text: "Ромашка", at: "Компания" }, ...(second === undefined ? [] : [{ text: second, at: "Компания" }])],
      createdAt: [{ text: created, at: "Создан", date: "dd/MM/yyyy|yyyy-MM-dd" }],
    };
    const draft = {
      place: { source: "s", path: "f.csv", line: 1 },
      identity: "",
      defaults: {},
      counterparty: { fields, extra: {} },
      contacts: [],
    };
    const { records, issues } = clean(draft, { source: "s", key: "1", hash: "h", places: [] });
    const tally = new Tally("s");
    const cells = ["Ромашка", "", "", created];
    tally.count(row(paths, cells), { fate: "drafted", place: "s@f.csv:1", drafts: [{ base: "1", records }], issues });
    const books = Object.fromEntries(
      tally.columns(fates).map(({ column, cells: { mapped, extra } }) => [column, { mapped, extra }]),
    );
    return { books, extra: records[0]?.extra };
  };
  for (const unreadable of ["2024/06/05", "2024-02-30"]) {
    const { books, extra } = count(unreadable);
    expect(extra).toEqual({ Создан: unreadable });
    expect(books["Создан"]).toEqual({ mapped: 0, extra: 1 });
  }
  const { books, extra } = count("05/06/2024", "Лютик");
  expect(extra).toEqual({ Компания: "Лютик" });
  expect(books["Компания"]).toEqual({ mapped: 1, extra: 0 });
  expect(books["Создан"]).toEqual({ mapped: 1, extra: 0 });
});
