import { say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import { compareText } from "../../model/index.ts";
import { formatNumber, onOneLine } from "../text/format.ts";
import { alignTable } from "../text/table.ts";

/** One write of a plan, as far as a summary wants to know it. */
export interface PlannedWrite {
  readonly op: "insert" | "add" | "update" | "delete" | "repoint" | "deactivate" | "reactivate";
  readonly table: string;
  readonly target: string;
  readonly before?: Readonly<Record<string, string | null>>;
  readonly after?: Readonly<Record<string, string | null>>;
}

export interface PlannedTable {
  readonly table: string;
  /** Writes of the plan, by kind. */
  readonly writes: Readonly<Record<string, number>>;
  /** Rows that new cards bring along: a plan has a card's own row for all of them. Absent for none. */
  readonly ofNewCards?: number;
}

/** What a plan would write: how many rows of which table in which way, and the first updates word for word. */
export interface PlanSummary {
  readonly tables: readonly PlannedTable[];
  /** At most {@link shownUpdates}, in the order of the plan. */
  readonly updates: readonly PlannedWrite[];
}

/** Kinds of writes, in the order in which they are shown. */
export const planKinds = ["insert", "add", "update", "repoint", "deactivate", "reactivate", "delete"] as const;
const shownUpdates = 10;

/** {@link planKinds}, and `of-new`: the rows that new cards bring along. */
const planColumns = ["insert", "of-new", ...planKinds.slice(1)] as const;

/** How many rows of each table are written in which way; only ways that occur. */
export function plannedCounts({ tables }: PlanSummary): {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly table: string; readonly counts: readonly number[] }[];
} {
  const count = ({ writes, ofNewCards }: PlannedTable, head: string): number =>
    (head === "of-new" ? ofNewCards : writes[head]) ?? 0;
  const heads = planColumns.filter((head) => tables.some((table) => count(table, head) > 0));
  return {
    heads,
    rows: tables.map((table) => ({ table: table.table, counts: heads.map((head) => count(table, head)) })),
  };
}

/** Takes the writes of a plan one by one: a plan of a million writes costs no more memory than one of ten. */
export class PlanCounter {
  readonly #tables = new Map<string, Record<string, number>>();
  readonly #updates: PlannedWrite[] = [];

  add(write: PlannedWrite): void {
    const writes = this.#tables.get(write.table) ?? {};
    writes[write.op] = (writes[write.op] ?? 0) + 1;
    this.#tables.set(write.table, writes);
    if (write.op === "update" && this.#updates.length < shownUpdates) this.#updates.push(write);
  }

  /** @param created how many rows each table would get in all */
  summary(created: ReadonlyMap<string, number> = new Map()): PlanSummary {
    const names = [...this.#tables.keys(), ...[...created].flatMap(([name, count]) => (count > 0 ? [name] : []))];
    const tables = [...new Set(names)].sort(compareText).map((table) => {
      const writes = this.#tables.get(table) ?? {};
      const ofNewCards = (created.get(table) ?? 0) - (writes["insert"] ?? 0) - (writes["add"] ?? 0);
      return { table, writes, ...(ofNewCards > 0 ? { ofNewCards } : {}) };
    });
    return { tables, updates: this.#updates };
  }
}

/** Lines of updates, one a column, at a terminal. The whole plan is a page or a workbook: `plan --html`, `plan --xlsx`. */
const shownLines = 10;

/** The summary for a terminal; empty when nothing would be written but what the books say already: nothing. */
export function renderPlan(summary: PlanSummary, language: Language): string {
  const t = (code: string, params = {}) => say(`plan-${code}`, language, params);
  const { tables, updates } = summary;
  if (tables.length === 0) return t("nothing");
  const { heads, rows } = plannedCounts(summary);
  const lines = alignTable([
    { cells: [t("table"), ...heads.map((head) => t(`op-${head}`))] },
    ...rows.map(({ table, counts }) => ({ cells: [table, ...counts.map((count) => formatNumber(count, language))] })),
  ]);
  if (updates.length === 0) return lines.join("\n");
  const total = tables.reduce((sum, { writes }) => sum + (writes["update"] ?? 0), 0);
  const shown: string[][] = [];
  for (const update of updates) {
    const lines = changes(update, language);
    if (shown.length > 0 && shown.flat().length + lines.length > shownLines) break;
    shown.push(lines);
  }
  const title = t(total > shown.length ? "updates-first" : "updates", {
    count: formatNumber(total, language),
    shown: shown.length,
  });
  return [...lines, "", `  ${title}`, ...shown.flat()].join("\n");
}

/** `counterparty:17  city: Самара → Казань`, one line a column. */
function changes({ table, target, before = {}, after = {} }: PlannedWrite, language: Language): string[] {
  const value = (text: string | null | undefined) => onOneLine(text ?? say("plan-empty", language));
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareText);
  return columns.map((column) => `  ${table}:${target}  ${column}: ${value(before[column])} → ${value(after[column])}`);
}
