import { contradictionText } from "./decided.ts";
import { say } from "../../messages/catalogue.ts";
import { leftOutName } from "./left-out.ts";
import type { Language } from "../../messages/index.ts";
import { cellFates } from "../../model/index.ts";
import type { Books, DraftBooks, Issue, SourceBooks, TableBooks } from "../../model/index.ts";
import { formatDuration, formatNumber } from "./format.ts";
import { gateName, shareText } from "./gate-text.ts";
import { paint, type Paint } from "./paint.ts";
import type { RunFacts } from "../data/run-facts.ts";
import { alignTable, columnWidths, type TableRow } from "./table.ts";

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
};

const draftFates = (d: DraftBooks) =>
  sum([d.created, d.updated, d.unchanged, d.merged, d.waiting, d.lost ?? 0, d.rejected]);
const rowFates = (s: SourceBooks) => sum([s.drafted, s.rejected, s.leftOut]);
const tableAfter = (t: TableBooks) => t.before + t.created - t.mergedAway;
const idle = (t: TableBooks) => t.created === 0 && t.mergedAway === 0 && t.before === t.after;

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

/** `folders, totals`: the rules by which rows were left out, most rows first, with counts when there are several. */
export function leftOutReasons(row: SourceBooks, language: Language): string {
  const rules = Object.entries(row.leftOutBy).filter(([, count]) => count > 0);
  rules.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return rules
    .map(([rule, count]) => {
      const name = leftOutName(rule, language);
      return rules.length === 1 ? name : `${name} ${formatNumber(count, language)}`;
    })
    .join(", ");
}

/** Of files that have changed since. */
const shownFiles = 5;

/** What the run asks of the reader: phones, merges, rejects, gates, undo. Only what there is. */
function footLines(books: Books, facts: RunFacts, language: Language, ink: Paint): string[] {
  const n = (value: number) => formatNumber(value, language);
  const lines: [string, string][] = [];
  const add = (name: string, text: string) => lines.push([say(`books-${name}`, language), text]);
  const t = (code: string, params: Readonly<Record<string, string | number>>) => say(code, language, params);

  const filled = sum(books.columns.map((column) => column.filled));
  if (filled > 0) {
    const fates = cellFates.flatMap((fate) => {
      const count = sum(books.columns.map((column) => column.cells[fate]));
      return count === 0 ? [] : [t(`books-cell-${fate}`, { count: n(count) })];
    });
    add("cell", t("books-cell-all", { total: n(filled), count: filled, fates: fates.join(", ") }));
  }
  const { phones, merging } = facts;
  if (phones !== undefined && phones.cells > 0) {
    const numbers = phones.asWritten + phones.inferred + phones.unparsed;
    const parts = [t("books-phones-as-written", { count: n(phones.asWritten) })];
    if (phones.inferred > 0) parts.push(t("books-phones-inferred", { count: n(phones.inferred) }));
    if (phones.unparsed > 0) parts.push(t("books-phones-unparsed", { count: n(phones.unparsed) }));
    add("phones", `${t("books-phones-cells", { cells: n(phones.cells), numbers: n(numbers) })}: ${parts.join(", ")}`);
  }
  if (merging !== undefined) {
    const byPerson = merging.groupsByPerson ?? 0;
    const parts = [t("books-groups", { count: n(merging.groups - byPerson) })];
    if (byPerson > 0) parts.push(t("books-groups-person", { count: n(byPerson) }));
    if (merging.review > 0) parts.push(t("books-review", { count: n(merging.review) }));
    if ((merging.lookAgain ?? 0) > 0) parts.push(t("books-look-again", { count: n(merging.lookAgain ?? 0) }));
    if ((merging.successor ?? 0) > 0) parts.push(t("books-successor", { count: n(merging.successor ?? 0) }));
    add("merging", parts.join(" · "));
    const { count: clashes = 0, first: shown = [] } = merging.contradictions ?? {};
    const contradicting = shown.slice(0, 3);
    for (const each of contradicting) add("contradictions", contradictionText(each, { language }));
    if (clashes > contradicting.length)
      add("contradictions", t("books-contradictions-more", { count: n(clashes - contradicting.length) }));
    const moved = [
      ...(merging.joined === undefined ? [] : [t("books-joined", { count: n(merging.joined.count) })]),
      ...(merging.split === undefined ? [] : [t("books-split", { count: n(merging.split.count) })]),
    ];
    if (moved.length > 0) add("entities", moved.join(" · "));
    if (merging.hubs !== undefined) {
      const { count, first } = merging.hubs;
      const most = first[0]!;
      add("hubs", t("books-hubs-text", { count: n(count), value: most.value, names: n(most.names) }));
    }
  }
  const { kept = 0, outOfUse = 0, cleared = 0 } = facts.standing ?? {};
  const standing = Object.entries({ "left-standing": kept, "out-of-use": outOfUse, cleared }).filter(
    ([, count]) => count > 0,
  );
  if (standing.length > 0)
    add("standing", standing.map(([name, count]) => t(`books-${name}`, { count: n(count) })).join(" · "));
  if (facts.unlinked !== undefined) add("unlinked", t("books-unlinked-text", { count: n(facts.unlinked) }));
  const waiting = sum(books.drafts.map((draft) => draft.waiting));
  if (waiting > 0) add("waiting", t("books-waiting-text", { count: n(waiting) }));
  const rejected = sum(books.rows.map((row) => row.rejected)) + sum(books.drafts.map((draft) => draft.rejected));
  if (rejected > 0) {
    const where = facts.rejectsFolder === undefined ? "" : `: ${facts.rejectsFolder}, ${t("books-then-correct", {})}`;
    add("rejects", `${t("books-to-mend", { count: n(rejected) })}${where}`);
  }
  for (const gate of facts.gates ?? []) {
    const text = t(gate.met ? "books-gate-met" : "books-gate-missed", {
      gate: gateName(gate.gate, language),
      limit: shareText(gate.limit, language),
      value: shareText(gate.value, language),
    });
    add("gate", gate.met ? text : ink.bad(text));
  }
  if (facts.imports !== undefined) {
    const { folder, files, waiting, twice } = facts.imports;
    for (const { name, rows } of files)
      add("import", t("books-import-file", { name: `${folder}/${name}`, rows: n(rows) }));
    if (files.length === 0) add("import", t("books-import-none", {}));
    if (waiting > 0) add("import", t("books-import-waiting", { count: n(waiting) }));
    if (twice > 0) add("import", t("books-import-twice", { count: n(twice) }));
  }
  const changed = facts.changedInputs ?? [];
  if (changed.length > 0) {
    const more = changed.length > shownFiles ? `, … +${n(changed.length - shownFiles)}` : "";
    const files = `${changed.slice(0, shownFiles).join(", ")}${more}`;
    add("changed-files", ink.bad(t("books-changed-files-text", { files })));
  }
  if (facts.dryRun === true) add("dry", t("books-dry-text", {}));
  if (facts.undoable === true) add("undo", `sverka undo ${facts.run}${facts.undoWith ?? ""}`);
  if (facts.report !== undefined) add("report", facts.report);

  const width = Math.max(0, ...lines.map(([name]) => name.length));
  return lines.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}
