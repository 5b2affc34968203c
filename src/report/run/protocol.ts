import { say, sayIfKnown } from "../../messages/catalogue.ts";
import type { ReportData } from "../data/report-data.ts";
import { shownValue } from "../text/format.ts";
import { fieldName } from "../text/names.ts";
import { html, page, table, type Html } from "../page/html.ts";
import { inputsTable } from "./section-books.ts";
import { findingText, rulesInWords } from "./section-quality.ts";
import { voice, type ReportOptions, type Voice } from "../page/voice.ts";

/**
 * The acceptance protocol that the client signs: what went in (with digests), the books, the rules by which values were
 * changed, thirty records before and after drawn from all, the open questions with room for an answer, signatures.
 */
export function renderProtocol(data: ReportData, options: ReportOptions): string {
  const v = voice(options);
  const { facts } = data;
  const body = html`<h1>${v.t("protocol-title")}</h1>
    <p>
      ${v.t("protocol-subject", { project: facts.project, run: facts.run, target: facts.target ?? v.t("no-target") })}${facts.startedAt !== undefined && ` · ${facts.startedAt.slice(0, 10)}`}
    </p>
    <h2>1. ${v.t("inputs")}</h2>
    ${inputsTable(data, v)}
    <h2>2. ${v.t("books")}</h2>
    ${bookTables(data, v)}
    <h2>3. ${v.t("protocol-rules")}</h2>
    <p>${v.t("protocol-rules-intro")}</p>
    ${table({
      head: [v.t("field"), v.t("rule"), `>${v.t("count")}`],
      rows: data.cleaned.map((by) => [fieldName(by.field, v.language), rulesInWords(by.rule, v), v.n(by.count)]),
    })}
    <h2>4. ${v.t("protocol-examples")}</h2>
    <p>${v.t("protocol-examples-intro", { count: data.examples.length })}</p>
    ${data.examples.map(
      (example, i) =>
        html`<div class="card">
          <h3>${i + 1}. ${v.mask.id(example.id)} <span class="soft">${example.place}</span></h3>
          ${table({
            head: [v.t("field"), v.t("protocol-before"), v.t("protocol-after"), v.t("protocol-right")],
            rows: example.values.map(({ field, raw, value }) => [
              fieldName(field, v.language),
              html`<span class="raw">${v.mask.text(raw)}</span>`,
              html`<span class="raw">${v.mask.text(shownValue(field, value, v.language))}</span>`,
              "☐",
            ]),
          })}
        </div>`,
    )}
    <h2>5. ${v.t("protocol-questions")}</h2>
    ${table({
      head: ["№", v.t("protocol-question"), v.t("protocol-answer")],
      rows: questions(data, v).map((question, i) => [String(i + 1), question, html`<div class="answer">&nbsp;</div>`]),
    })}
    <p>${v.t("protocol-statement")}</p>
    <div class="sign">
      <div>${v.t("protocol-client")}<br /><span class="soft">${v.t("protocol-sign")}</span></div>
      <div>${v.t("protocol-implementer")}<br /><span class="soft">${v.t("protocol-sign")}</span></div>
    </div>`;
  return page(v.t("protocol-title"), options.language, body);
}

function bookTables(data: ReportData, v: Voice): Html {
  const h = (names: readonly string[]) =>
    names.map((name, i) => (i === 0 ? "" : ">") + say(`books-h-${name}`, v.language));
  return html`${table({
    head: h(["rows", "read", "drafted", "rejected", "left-out"]),
    named: true,
    rows: data.books.rows.map((row) => [row.source, ...[row.read, row.drafted, row.rejected, row.leftOut].map(v.n)]),
  })}${table({
    head: h(["drafts", "in", "new", "updated", "unchanged", "merged", "waiting", "lost", "rejected"]),
    named: true,
    rows: data.books.drafts.map((draft) => [
      say(draft.type === "counterparty" ? "books-counterparties" : "books-contacts", v.language),
      ...[
        draft.drafted,
        draft.created,
        draft.updated,
        draft.unchanged,
        draft.merged,
        draft.waiting,
        draft.lost ?? 0,
        draft.rejected,
      ].map(v.n),
    ]),
  })}`;
}

/** What the client has to answer before the load can be called accepted: only what there really is. */
function questions(data: ReportData, v: Voice): Html[] {
  const { waiting } = data;
  const asked: [number, string][] = [
    [waiting.rejects, "rejects"],
    [waiting.review + waiting.lookAgain, "review"],
    [waiting.successor, "successor"],
  ];
  const list = asked
    .filter(([count]) => count > 0)
    .map(([count, name]) => html`${v.t(`question-${name}`, { count: v.n(count) })}`);
  for (const kind of data.conflicts.filter((each) => !each.settled)) {
    list.push(html`${v.t("question-conflict", { field: fieldName(kind.field, v.language), count: v.n(kind.count) })}`);
  }
  for (const finding of data.findings.filter((each) => each.severity === "warning")) {
    const text =
      sayIfKnown(`question-${finding.code}`, v.language) ??
      v.t("question-finding", { found: findingText(finding, v), count: v.n(finding.count) });
    list.push(html`${text}`);
  }
  const inferred = data.books.columns.filter((column) => column.fate === "ignored" && column.filled > 0);
  for (const column of inferred)
    list.push(
      html`${v.t("question-ignored", { source: column.source, column: column.column, why: column.to, count: v.n(column.filled) })}`,
    );
  return list.length === 0 ? [html`${v.t("question-none")}`] : list;
}
