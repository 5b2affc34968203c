import { renderIssue, say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import { compareText, type Books, type Issue } from "../../model/index.ts";
import { html, page, table, type Html } from "../page/html.ts";
import { plannedCounts, planKinds, type PlannedWrite, type PlanSummary } from "./summary.ts";
import { voice, type Voice } from "../page/voice.ts";
import { writeWorkbook, type SheetRow } from "../workbook/workbook.ts";

/** A write of a plan with the card behind it. */
export interface CardWrite extends PlannedWrite {
  readonly entity: string;
}

/** Everything a plan has to show, to be read as often as it is asked for: a plan may hold a million writes. */
export interface PlanData {
  readonly project: string;
  readonly run: string;
  readonly target: string;
  readonly summary: PlanSummary;
  readonly books: Pick<Books, "drafts" | "tables">;
  readonly writes: () => AsyncIterable<CardWrite>;
  /** What the load would reject, keep as it is, or leave waiting. */
  readonly issues: readonly Issue[];
  /** The name of a card, where it is known. */
  readonly nameOf: (entity: string) => string | undefined;
}

/** Cards shown of each kind of write; the page says how many more there are, and the workbook holds all. */
const shownCards = 300;

/** The plan as a page to be opened and gone through: one file, no script, a card to be unfolded for each change. */
export async function renderPlanReport(data: PlanData, language: Language): Promise<string> {
  const v = voice({ language });
  const kinds = await cardsByKind(data);
  const body = html`<h1>${v.t("plan-title", { project: data.project, run: data.run })}</h1>
    <p class="soft">${data.target}</p>
    <p class="verdict ${data.summary.tables.length === 0 ? "good" : "warn"}">
      ${v.t(data.summary.tables.length === 0 ? "plan-verdict-nothing" : "plan-verdict")}
    </p>
    ${summaryTable(data, v)} ${planKinds.map((kind) => kindSection(kind, kinds.get(kind), data, v))}
    ${issuesSection(data.issues, v)}
    <footer>${v.t("plan-footer", { run: data.run })}</footer>`;
  return page(v.t("plan-title", { project: data.project, run: data.run }), language, body);
}

interface Cards {
  writes: number;
  readonly cards: Map<string, CardWrite[]>;
  /** Writes of cards that are not shown. */
  more: number;
}

async function cardsByKind(data: PlanData): Promise<Map<PlannedWrite["op"], Cards>> {
  const kinds = new Map<PlannedWrite["op"], Cards>();
  for await (const write of data.writes()) {
    let kind = kinds.get(write.op);
    if (kind === undefined) kinds.set(write.op, (kind = { writes: 0, cards: new Map(), more: 0 }));
    kind.writes++;
    const card = kind.cards.get(write.entity);
    if (card !== undefined) card.push(write);
    else if (kind.cards.size < shownCards) kind.cards.set(write.entity, [write]);
    else kind.more++;
  }
  return kinds;
}

function summaryTable({ summary, books }: PlanData, v: Voice): Html {
  const { heads: kinds, rows } = plannedCounts(summary);
  const outcomes = ["created", "updated", "unchanged", "merged", "waiting", "lost", "rejected"] as const;
  const heads = ["drafts", "in", "new", "updated", "unchanged", "merged", "waiting", "lost", "rejected"];
  return html`${table({
    head: heads.map((name, at) => (at === 0 ? "" : ">") + say(`books-h-${name}`, v.language)),
    named: true,
    rows: books.drafts.map((draft) => [
      say(draft.type === "counterparty" ? "books-counterparties" : "books-contacts", v.language),
      v.n(draft.drafted),
      ...outcomes.map((name) => v.n(draft[name] ?? 0)),
    ]),
  })}
  ${
    kinds.length > 0 &&
    table({
      head: [v.t("table"), ...kinds.map((kind) => `>${say(`plan-op-${kind}`, v.language)}`)],
      named: true,
      rows: rows.map(({ table: name, counts }) => [name, ...counts.map((count) => v.n(count))]),
    })
  }`;
}

function kindSection(kind: PlannedWrite["op"], found: Cards | undefined, data: PlanData, v: Voice): Html {
  if (found === undefined) return html``;
  return html`<h2>${say(`plan-op-${kind}`, v.language)}: ${v.n(found.writes)}</h2>
    ${[...found.cards].map(
      ([entity, writes]) =>
        html`<details class="card">
          <summary>${data.nameOf(entity) ?? entity} <span class="soft">${entity} · ${placesOf(writes)}</span></summary>
          ${table({
            head: [v.t("table"), v.t("column"), v.t("before"), v.t("after")],
            rows: writes.flatMap((write) => changeRows(write, v)),
          })}
        </details>`,
    )}
    ${found.more > 0 && html`<p class="soft">${v.t("plan-more", { count: v.n(found.more) })}</p>`}`;
}

/** New rows have no key before the load: their table says enough. */
function placesOf(writes: readonly CardWrite[]): string {
  const places = new Set(writes.map(placeOf));
  return [...places].slice(0, 5).join(", ") + (places.size > 5 ? "…" : "");
}

function placeOf({ op, table: name, target }: CardWrite): string {
  return op === "insert" || op === "add" ? name : `${name}:${target}`;
}

function changeRows(write: CardWrite, v: Voice): (Html | string)[][] {
  return changesOf(write).map(([column, before, after]) => [
    placeOf(write),
    column,
    before === undefined ? "" : html`<del>${before ?? say("plan-empty", v.language)}</del>`,
    after === undefined ? "" : html`<ins>${after ?? say("plan-empty", v.language)}</ins>`,
  ]);
}

type Change = readonly [column: string, before: string | null | undefined, after: string | null | undefined];

/** Column by column. Of a whole row that comes or goes only what it holds. */
function changesOf({ before, after }: PlannedWrite): Change[] {
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort(compareText);
  return columns.flatMap((column): Change[] => {
    const [was, is] = [before?.[column], after?.[column]];
    const whole = before === undefined || after === undefined;
    return whole && (was ?? is ?? null) === null ? [] : [[column, was, is]];
  });
}

function issuesSection(issues: readonly Issue[], v: Voice): Html {
  if (issues.length === 0) return html``;
  const shown = issues.slice(0, shownCards);
  return html`<h2>${v.t("plan-issues")}: ${v.n(issues.length)}</h2>
    <ul>
      ${shown.map((issue) => html`<li>${renderIssue(issue, v.language)}</li>`)}
    </ul>
    ${issues.length > shown.length && html`<p class="soft">${v.t("plan-more", { count: v.n(issues.length - shown.length) })}</p>`}`;
}

/** The plan as a workbook, every write of it: a line a column that changes. Text cells, to be filtered and signed. */
export async function writePlanWorkbook(path: string, data: PlanData, language: Language): Promise<void> {
  const v = voice({ language });
  const sheet = (
    name: string,
    heads: readonly [code: string, width: number][],
    rows: AsyncIterable<SheetRow> | SheetRow[],
  ) => ({
    name: v.t(name),
    columns: heads.map(([code, width]) => ({ header: v.t(code), width, wrap: width > 30 })),
    rows,
  });
  const writes = sheet(
    "plan-sheet-writes",
    [
      ["plan-what", 18],
      ["table", 22],
      ["plan-row", 12],
      ["plan-name", 32],
      ["column", 20],
      ["before", 40],
      ["after", 40],
      ["plan-card", 22],
    ],
    writeRows(data, v),
  );
  const counted = plannedCounts(data.summary);
  const summary = sheet(
    "plan-sheet-summary",
    [
      ["table", 28],
      ["plan-what", 22],
      ["plan-count", 14],
    ],
    counted.rows.flatMap(({ table: name, counts }) =>
      counted.heads.flatMap((kind, at) =>
        counts[at] === 0 ? [] : [[name, say(`plan-op-${kind}`, language), String(counts[at])]],
      ),
    ),
  );
  const issues = sheet(
    "plan-issues",
    [
      ["plan-card", 22],
      ["plan-name", 32],
      ["plan-code", 22],
      ["plan-said", 90],
    ],
    data.issues.map((issue) => {
      const entity = String(issue.params?.["entity"] ?? "");
      return [entity, data.nameOf(entity) ?? "", issue.code, renderIssue(issue, language)];
    }),
  );
  await writeWorkbook(path, [summary, writes, issues], say("rejects-long-texts", language));
}

async function* writeRows(data: PlanData, v: Voice): AsyncGenerator<SheetRow> {
  for await (const write of data.writes()) {
    const { op, table: name, entity } = write;
    const target = op === "insert" || op === "add" ? "" : write.target;
    const start = [say(`plan-op-${op}`, v.language), name, target, data.nameOf(entity) ?? ""];
    for (const [column, before, after] of changesOf(write)) yield [...start, column, before ?? "", after ?? "", entity];
  }
}
