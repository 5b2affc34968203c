import { say, renderIssue } from "../../messages/catalogue.ts";
import { cellFates, countUp, type ColumnBooks } from "../../model/index.ts";
import { checkBooks, draftFates, rowFates, sum, tableAfter } from "../data/check-books.ts";
import { leftOutName, leftOutReasons } from "../text/left-out.ts";
import type { Language } from "../../messages/index.ts";
import { fieldName } from "../text/names.ts";
import { flow, type FlowLink, type FlowNode, type Tone } from "../page/charts.ts";
import { summarise } from "../data/collect.ts";
import { gateName, shareText } from "../text/gate-text.ts";
import type { ReportData } from "../data/report-data.ts";
import { html, table, type Html } from "../page/html.ts";
import type { Section, Voice } from "../page/voice.ts";

const tick = (fine: boolean) => (fine ? html`<span class="good">✓</span>` : html`<span class="bad">✗</span>`);

/** The account of a run: rows, cards, tables, columns, gates, the run before, the input files. */
export const booksSection: Section = (data, v) => {
  const { books } = data;
  const problems = checkBooks(books);
  const total = (fate: "read" | "drafted" | "rejected" | "leftOut") => v.n(sum(books.rows.map((row) => row[fate])));
  const h = (names: readonly string[]) =>
    names.map((name, i) => (i === 0 ? "" : ">") + say(`books-h-${name}`, v.language));
  const fates: readonly [string, "drafted" | "rejected" | "leftOut", Tone][] = [
    ["drafted", "drafted", "good"],
    ["rejected", "rejected", "bad"],
    ["left-out", "leftOut", "e"],
  ];
  const nodes: FlowNode[] = [
    ...books.rows.map((row): FlowNode => ({ id: `s:${row.source}`, label: row.source, column: 0 })),
    ...fates.map(([name, , tone]): FlowNode => ({
      id: `f:${name}`,
      label: say(`books-h-${name}`, v.language),
      column: 1,
      tone,
    })),
  ];
  const links: FlowLink[] = books.rows.flatMap((row) =>
    fates.map(([name, key]) => ({ from: `s:${row.source}`, to: `f:${name}`, value: row[key] })),
  );
  // Only what was left out goes on to its reasons: a rejected row can have several, and would be drawn twice.
  const rules = new Map<string, number>();
  for (const row of books.rows) for (const [rule, count] of Object.entries(row.leftOutBy)) countUp(rules, rule, count);
  for (const [rule, value] of [...rules].sort(([, a], [, b]) => b - a)) {
    nodes.push({ id: `r:${rule}`, label: leftOutName(rule, v.language), column: 2, tone: "e" });
    links.push({ from: "f:left-out", to: `r:${rule}`, value });
  }
  const outcomes = ["created", "updated", "unchanged", "merged", "waiting", "lost", "rejected"] as const;
  return html`<h2>${v.t("books")}</h2>
    <p>${v.t("books-intro")}</p>
    ${flow(v.t("flow"), nodes, links, v.n)}
    ${table({
      head: [...h(["rows", "read", "drafted", "rejected", "left-out"]), "", v.t("why-left-out")],
      named: true,
      rows: books.rows.map((row) => [
        row.source,
        v.n(row.read),
        v.n(row.drafted),
        v.n(row.rejected),
        v.n(row.leftOut),
        tick(row.read === rowFates(row)),
        leftOutReasons(row, v.language),
      ]),
      foot: [v.t("total"), total("read"), total("drafted"), total("rejected"), total("leftOut"), "", ""],
    })}
    ${
      books.drafts.length > 0 &&
      table({
        head: [...h(["drafts", "in", "new", "updated", "unchanged", "merged", "waiting", "lost", "rejected"]), ""],
        named: true,
        rows: books.drafts.map((draft) => [
          say(draft.type === "counterparty" ? "books-counterparties" : "books-contacts", v.language),
          v.n(draft.drafted),
          ...outcomes.map((name) => v.n(draft[name] ?? 0)),
          tick(draft.drafted === draftFates(draft)),
        ]),
      })
    }
    ${
      books.tables !== undefined &&
      table({
        head: [
          v.t("table"),
          `>${v.t("before")}`,
          `>${say("books-h-new", v.language)}`,
          `>${v.t("merged-away")}`,
          `>${v.t("after")}`,
          "",
        ],
        named: true,
        rows: books.tables.map((each) => [
          each.table,
          v.n(each.before),
          v.n(each.created),
          v.n(each.mergedAway),
          v.n(each.after),
          tick(tableAfter(each) === each.after),
        ]),
      })
    }
    ${
      problems.length > 0 &&
      html`<p class="bad">${say("books-do-not-balance", v.language)}</p>
        <ul>
          ${problems.map((problem) => html`<li>${renderIssue(problem, v.language)}</li>`)}
        </ul>`
    }`;
};

export const columnsSection: Section = ({ books }, v) => {
  if (books.columns.length === 0) return html``;
  const total = (count: (column: ColumnBooks) => number): string => v.n(sum(books.columns.map(count)));
  return html`<h2>${v.t("columns")}</h2>
    <p>${v.t("columns-intro")}</p>
    ${table({
      head: [
        ...["source", "column", "fate", "to"].map((name) => v.t(name)),
        ...["filled", ...cellFates.map((fate) => `cell-${fate}`)].map((name) => `>${v.t(name)}`),
        "",
      ],
      rows: books.columns.map((column) => [
        column.source,
        column.column,
        v.t(`fate-${column.fate}`),
        column.fate === "mapped" ? mappedTo(column.to, v.language) : column.to,
        v.n(column.filled),
        ...cellFates.map((fate) => v.n(column.cells[fate])),
        tick(column.filled === sum(Object.values(column.cells))),
      ]),
      foot: [
        v.t("total"),
        "",
        "",
        "",
        total((column) => column.filled),
        ...cellFates.map((fate) => total((column) => column.cells[fate])),
        "",
      ],
    })}`;
};

export const gatesSection: Section = (data, v) => {
  const gates = data.facts.gates ?? [];
  if (gates.length === 0) return html``;
  return html`<h2>${v.t("gates")}</h2>
    ${table({
      head: [v.t("gate"), `>${v.t("limit")}`, `>${v.t("value")}`, ""],
      named: true,
      rows: gates.map((gate) => [
        gateName(gate.gate, v.language),
        shareText(gate.limit, v.language),
        shareText(gate.value, v.language),
        gate.met ? html`<span class="good">✓ ${v.t("met")}</span>` : html`<span class="bad">✗ ${v.t("missed")}</span>`,
      ]),
    })}`;
};

export const comparisonSection: Section = (data, v) => {
  const { previous } = data;
  if (previous === undefined) return html``;
  const now = summarise(data).counts;
  const names = Object.keys(now).filter((name) => (now[name] ?? 0) !== 0 || (previous.counts[name] ?? 0) !== 0);
  return html`<h2>${v.t("comparison")}</h2>
    <p>${v.t("comparison-intro", { run: previous.run })}</p>
    ${table({
      head: ["", `>${previous.run}`, `>${data.facts.run}`, `>${v.t("change")}`],
      named: true,
      rows: names.map((name) => {
        const before = previous.counts[name] ?? 0;
        const change = (now[name] ?? 0) - before;
        return [
          v.t(`count-${name}`),
          v.n(before),
          v.n(now[name] ?? 0),
          change === 0 ? "·" : `${change > 0 ? "+" : ""}${v.n(change)}`,
        ];
      }),
    })}`;
};

export const inputsSection: Section = (data, v) => {
  if (data.inputs.length === 0) return html``;
  return html`<h2>${v.t("inputs")}</h2>
    ${inputsTable(data, v)}`;
};

/** The files that were read, as they can be recognised again. */
export function inputsTable({ inputs }: ReportData, v: Voice): Html {
  return table({
    head: [v.t("source"), v.t("file"), `>${v.t("bytes")}`, "SHA-256"],
    rows: inputs.map((input) => [input.source, input.path, v.n(input.bytes), html`<code>${input.sha256}</code>`]),
  });
}

/** `counterparty.phones, contact.position` in words: fields of the card, and of the contact where they are the contact's. */
function mappedTo(to: string, language: Language): string {
  return to
    .split(", ")
    .map((path) => {
      const [, entity, field = path] = /^(counterparty|contact)\.(.+)$/.exec(path) ?? [];
      const name = fieldName(field, language);
      return entity === "contact" ? say("report-of-contact", language, { field: name }) : name;
    })
    .join(", ");
}
