import { say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import { compareText } from "../../model/index.ts";
import { formatNumber } from "../text/format.ts";
import { alignTable } from "../text/table.ts";

/** One write of a plan, as far as a summary wants to know it. */
export interface PlannedWrite {
  readonly op: "insert" | "add" | "update" | "delete" | "repoint" | "deactivate" | "reactivate";
  readonly table: string;
  readonly target: string;
  readonly before?: Readonly<Record<string, string | null>>;
  readonly after?: Readonly<Record<string, string | null>>;
}

/** What a plan would write: how many rows of which table in which way, and the first updates word for word. */
export interface PlanSummary {
  readonly tables: readonly { readonly table: string; readonly writes: Readonly<Record<string, number>> }[];
  /** At most {@link shownUpdates}, in the order of the plan. */
  readonly updates: readonly PlannedWrite[];
}

/** Kinds of writes, in the order in which they are shown. */
export const planKinds = ["insert", "add", "update", "repoint", "deactivate", "reactivate", "delete"] as const;
const shownUpdates = 10;

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

  summary(): PlanSummary {
    const tables = [...this.#tables].sort(([a], [b]) => compareText(a, b));
    return { tables: tables.map(([table, writes]) => ({ table, writes })), updates: this.#updates };
  }
}

/** Lines of updates, one a column, at a terminal. The whole plan is a page or a workbook: `plan --html`, `plan --xlsx`. */
const shownLines = 10;

/** The summary for a terminal; empty when nothing would be written but what the books say already: nothing. */
export function renderPlan({ tables, updates }: PlanSummary, language: Language): string {
  const t = (code: string, params = {}) => say(`plan-${code}`, language, params);
  if (tables.length === 0) return t("nothing");
  const used = planKinds.filter((kind) => tables.some(({ writes }) => writes[kind] !== undefined));
  const lines = alignTable([
    { cells: [t("table"), ...used.map((kind) => t(`op-${kind}`))] },
    ...tables.map(({ table, writes }) => ({
      cells: [table, ...used.map((kind) => formatNumber(writes[kind] ?? 0, language))],
    })),
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
  const value = (text: string | null | undefined) => text ?? say("plan-empty", language);
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareText);
  return columns.map((column) => `  ${table}:${target}  ${column}: ${value(before[column])} → ${value(after[column])}`);
}
