import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Books } from "../../../../src/model/index.ts";
import { checkBooks } from "../../../../src/report/data/check-books.ts";
import { balancedBooks as good } from "../balanced-books.ts";

test("finds nothing in books that balance", () => {
  expect(checkBooks(good)).toEqual([]);
});

test("names the account and both sides of each broken equation", () => {
  const bad: Books = {
    rows: [
      {
        source: "1c",
        read: 10,
        drafted: 7,
        rejected: 2,
        leftOut: 2,
        cells: 3,
        leftOutBy: { folder: 1 },
        rejectedBy: { "name-missing": 1 },
      },
    ],
    drafts: [{ type: "contact", drafted: 5, created: 4, updated: 0, unchanged: 0, merged: 0, waiting: 0, rejected: 0 }],
    tables: [{ table: "crm.contact", before: 3, created: 4, mergedAway: 1, after: 7 }],
    columns: [
      {
        source: "1c",
        column: "№",
        fate: "ignored",
        to: " ",
        filled: 2,
        cells: { mapped: 0, extra: 0, ignored: 1, rejected: 0, leftOut: 0 },
      },
    ],
  };
  expect(
    checkBooks(bad).map(({ code, params }) => [code, params?.["account"], params?.["left"], params?.["right"]]),
  ).toEqual([
    ["books-rows", "1c", 10, 11],
    ["books-left-out", "1c", 2, 1],
    ["books-cells", "1c", 3, 2],
    ["books-rejected-by", "1c", 2, 1],
    ["books-drafts", "contact", 5, 4],
    ["books-tables", "crm.contact", 6, 7],
    ["books-column", "1c: №", 2, 1],
    ["books-column-unexplained", "1c: №", undefined, undefined],
  ]);
});

test("refuses negative and broken counts and an account that stands twice", () => {
  const [row] = good.rows;
  const codes = checkBooks({
    ...good,
    rows: [row!, { ...row!, read: 411.5, drafted: 406.5 }, { ...row!, source: "x", read: -1, drafted: -6 }],
  }).map((issue) => issue.code);
  expect(codes).toContain("books-account-twice");
  expect(codes.filter((code) => code === "books-no-count")).toHaveLength(4);
});

test("moving any single count breaks the books (property)", () => {
  const counts = fc.nat(1_000_000);
  fc.assert(
    fc.property(
      fc.tuple(counts, counts, counts, counts),
      fc.constantFrom("read", "drafted", "rejected", "leftOut"),
      fc.integer({ min: 1, max: 9 }),
      ([d, r, a, b], side, by) => {
        const row = {
          source: "s",
          read: d + r + a + b,
          drafted: d,
          rejected: r,
          leftOut: a + b,
          cells: 0,
          leftOutBy: { folder: a, blank: b },
          rejectedBy: { x: r },
        };
        const books = (rows: Books["rows"]): Books => ({ rows, drafts: [], columns: [] });
        expect(checkBooks(books([row]))).toEqual([]);
        expect(checkBooks(books([{ ...row, [side]: row[side] + by }]))).not.toEqual([]);
      },
    ),
  );
});
