import type { Books, DraftBooks, Issue, SourceBooks, TableBooks } from "../../model/index.ts";

export const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
};

/** What became of drafts: with `drafted` an equation of the books, as those below. */
export const draftFates = (d: DraftBooks) =>
  sum([d.created, d.updated, d.unchanged, d.merged, d.waiting, d.lost ?? 0, d.rejected]);
export const rowFates = (s: SourceBooks) => sum([s.drafted, s.rejected, s.leftOut]);
export const tableAfter = (t: TableBooks) => t.before + t.created - t.mergedAway;

/**
 * Promise 1: every equation of src/model/books.ts. An empty list means that the books balance; each miss is an error
 * issue that names the account and both sides (`params.left`, `params.right`), never a thrown exception.
 */
export function checkBooks(books: Books): Issue[] {
  const issues: Issue[] = [];
  const miss = (code: string, account: string, left: number, right: number) =>
    issues.push({ code, severity: "error", params: { account, left, right, gap: left - right } });
  const equal = (code: string, account: string, left: number, right: number) => {
    if (left !== right) miss(code, account, left, right);
  };
  const once = (accounts: readonly string[]) => {
    const seen = new Set<string>();
    for (const account of accounts) {
      if (seen.has(account)) issues.push({ code: "books-account-twice", severity: "error", params: { account } });
      seen.add(account);
    }
  };
  const counts = (account: string, of: object) => {
    for (const [name, value] of Object.entries(of)) {
      if (typeof value === "number" && !(Number.isSafeInteger(value) && value >= 0)) {
        issues.push({ code: "books-no-count", severity: "error", params: { account, name, value: String(value) } });
      }
    }
  };

  once(books.rows.map((row) => row.source));
  for (const row of books.rows) {
    counts(row.source, row);
    counts(row.source, row.leftOutBy);
    counts(row.source, row.rejectedBy);
    equal("books-rows", row.source, row.read, rowFates(row));
    equal("books-left-out", row.source, row.leftOut, sum(Object.values(row.leftOutBy)));
    const columns = books.columns.filter((column) => column.source === row.source);
    equal("books-cells", row.source, row.cells, sum(columns.map((column) => column.filled)));
    // A row can be rejected for several reasons, but never for none.
    const reasons = sum(Object.values(row.rejectedBy));
    if (reasons < row.rejected) miss("books-rejected-by", row.source, row.rejected, reasons);
  }
  once(books.drafts.map((draft) => draft.type));
  for (const draft of books.drafts) {
    counts(draft.type, draft);
    equal("books-drafts", draft.type, draft.drafted, draftFates(draft));
  }
  once((books.tables ?? []).map((table) => table.table));
  for (const table of books.tables ?? []) {
    counts(table.table, table);
    equal("books-tables", table.table, tableAfter(table), table.after);
  }
  once(books.columns.map((column) => JSON.stringify([column.source, column.column])));
  for (const column of books.columns) {
    const account = `${column.source}: ${column.column}`;
    counts(account, column);
    counts(account, column.cells);
    equal("books-column", account, column.filled, sum(Object.values(column.cells)));
    // `extra` needs no target: it is kept under its own name. What was left out has its rule with the row.
    if (column.fate !== "extra" && column.fate !== "left-out" && column.to.trim() === "") {
      issues.push({ code: "books-column-unexplained", severity: "error", params: { account, fate: column.fate } });
    }
  }
  return issues;
}
