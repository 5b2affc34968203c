import { say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import type { Books, SourceBooks, TableBooks } from "../../model/index.ts";
import { checkBooks, draftFates, rowFates, sum, tableAfter } from "../data/check-books.ts";
import type { RunFacts } from "../data/run-facts.ts";
import { footLines } from "./books-foot.ts";
import { formatDuration, formatNumber } from "./format.ts";
import { leftOutReasons } from "./left-out.ts";
import { paint, type Paint } from "./paint.ts";
import { alignTable, columnWidths, type TableRow } from "./table.ts";

const idle = (t: TableBooks) => t.created === 0 && t.mergedAway === 0 && t.before === t.after;

/**
 * The end of a run on the terminal. ✓ stands only beside an account that balances; the misses are printed
 * below the tables, each with both sides. Ends without a newline.
 */
export function renderBooks(books: Books, facts: RunFacts, language: Language, color: boolean): string {
  const ink = paint(color);
  const n = (value: number) => formatNumber(value, language);
  const t = (code: string, params?: Readonly<Record<string, string | number>>) => say(code, language, params);
  const problems = checkBooks(books);
  const tick = (fine: boolean) => (fine ? ink.good("✓") : ink.bad("✗"));

  const rowTable: TableRow[] = [
    { cells: ["rows", "read", "drafted", "rejected", "left-out"].map((name) => t(`books-h-${name}`)) },
    ...books.rows.map((row) => ({
      cells: [row.source, n(row.read), n(row.drafted), n(row.rejected), n(row.leftOut)],
      after: [rowFates(row) === row.read ? "" : tick(false), leftOutReasons(row, language)].filter(Boolean).join(" "),
    })),
  ];
  const total = (pick: (row: SourceBooks) => number) => sum(books.rows.map(pick));
  const read = total((row) => row.read);
  const rowsBalance = books.rows.every((row) => rowFates(row) === row.read);
  rowTable.push({
    cells: [
      "",
      n(read),
      n(total((row) => row.drafted)),
      n(total((row) => row.rejected)),
      n(total((row) => row.leftOut)),
    ],
    after: `${tick(rowsBalance)} ${t(rowsBalance ? "books-accounted" : "books-unaccounted", { count: n(rowsBalance ? read : Math.abs(read - total(rowFates))) })}`,
  });

  const rejectedAtLoad = books.drafts.some((draft) => draft.rejected > 0);
  const lost = books.drafts.some((draft) => (draft.lost ?? 0) > 0);
  const seldom = [...(lost ? ["lost"] : []), ...(rejectedAtLoad ? ["rejected"] : [])];
  const outcomes = ["new", "updated", "unchanged", "merged", "waiting", ...seldom];
  const tableText = (table: TableBooks) => {
    const fine = tableAfter(table) === table.after;
    const gone = table.mergedAway === 0 ? "" : `, ${t("books-merged-away", { count: n(table.mergedAway) })}`;
    return `${fine ? "" : `${tick(false)} `}${table.table} ${n(table.before)} → ${n(table.after)}${gone}`;
  };
  // The target table that holds a kind of draft stands beside it; the others follow, as far as they moved.
  const besides = (table: TableBooks) => /(?:^|\.)(?:counterparty|contact)$/.test(table.table);
  const own = (books.tables ?? []).filter(besides);
  const others = (books.tables ?? []).filter((table) => !besides(table) && !idle(table));
  const draftTable: TableRow[] = [
    { cells: ["drafts", "in", ...outcomes].map((name) => t(`books-h-${name}`)) },
    ...books.drafts.map((draft) => ({
      cells: [
        t(draft.type === "counterparty" ? "books-counterparties" : "books-contacts"),
        ...[draft.drafted, draft.created, draft.updated, draft.unchanged, draft.merged, draft.waiting].map(n),
        ...(lost ? [n(draft.lost ?? 0)] : []),
        ...(rejectedAtLoad ? [n(draft.rejected)] : []),
      ],
      after: [
        tick(draftFates(draft) === draft.drafted),
        ...own.filter((table) => table.table.endsWith(draft.type)).map(tableText),
      ].join("   "),
    })),
  ];
  const tableLines = [
    ...others,
    ...own.filter((table) => !books.drafts.some((draft) => table.table.endsWith(draft.type))),
  ];

  const both = columnWidths([...rowTable, ...draftTable]);
  const lines = [headLine(books, facts, language, ink), ""];
  for (const table of [rowTable, draftTable]) {
    if (table.length < 2) continue;
    const [head = "", ...body] = alignTable(table, both.slice(0, columnWidths(table).length));
    lines.push(ink.bold(head), ...body);
  }
  if (tableLines.length > 0)
    lines.push(`  ${t("books-h-tables")}`.trimEnd(), ...tableLines.map((table) => `  ${tableText(table)}`));
  const notes = footLines(books, facts, language, ink);
  if (notes.length > 0) lines.push("", ...notes);
  if (problems.length > 0) {
    lines.push("", ink.bad(t("books-do-not-balance")));
    for (const problem of problems) lines.push(`  ${say(problem.code, language, problem.params)}`);
  }
  return lines.join("\n");
}

function headLine(books: Books, facts: RunFacts, language: Language, ink: Paint): string {
  const sources = say("books-sources", language, { count: books.rows.length });
  const left = `${facts.project} · ${sources}${facts.target === undefined ? "" : ` → ${facts.target}`}`;
  const elapsed = facts.elapsedMs === undefined ? "" : ` · ${formatDuration(facts.elapsedMs, language)}`;
  const right = `${say("books-run", language, { run: facts.run })}${elapsed}`;
  const gap = " ".repeat(Math.max(3, 96 - left.length - right.length));
  return `${ink.bold(left)}${gap}${ink.dim(right)}`;
}
