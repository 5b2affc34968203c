import { say } from "../../messages/catalogue.ts";
import type { Scorecard } from "../../model/index.ts";
import type { AuditReportData } from "./data.ts";
import { checksTable, checkTitle, countByState, fixers, owners, recordName, states, worst } from "./sections.ts";
import { bars, trend } from "../page/charts.ts";
import { formatShare } from "../text/format.ts";
import { html, page, table, type Html } from "../page/html.ts";
import { voice, type ReportOptions, type Voice } from "../page/voice.ts";
import { writeWorkbook, type SheetRow } from "../workbook/workbook.ts";

/** The audit for management: scorecard, trend, what came and went, the worst records, the owners. One HTML file. */
export function renderAuditReport(data: AuditReportData, options: ReportOptions): string {
  const v = voice(options);
  const card = data.scorecards.at(-1);
  if (card === undefined) throw new Error("an audit report wants at least one audit");
  const missed = card.checks.filter((check) => !check.met);
  const share = (value: number | undefined) => (value === undefined ? "–" : formatShare(value, 1, v.language));
  const before = data.scorecards.at(-2);
  const title = v.t("audit-title", { project: data.project, date: card.at.slice(0, 10) });
  const counts = countByState(data.compared);
  const body = html`<h1>${title}</h1>
    <p class="soft">${v.t("audit-subtitle", { count: v.n(card.records), id: card.id })}</p>
    <p class="verdict ${missed.length > 0 ? "bad" : "good"}">
      ${missed.length > 0 ? v.t("audit-missed", { count: missed.length }) : v.t("audit-met")}
    </p>
    <div class="tiles">
      <div class="tile">
        <b>${share(card.score)}</b
        ><span
          >${v.t("audit-score")}${before?.score !== undefined && card.score !== undefined && ` · ${points(card.score - before.score, v)}`}</span
        >
      </div>
      ${card.dimensions.filter((each) => each.score !== undefined).map((each) => html`<div class="tile"><b>${share(each.score)}</b><span>${say(`dimension-${each.dimension}`, v.language)}</span></div>`)}
    </div>
    <h2>${v.t("audit-dimensions")}</h2>
    ${bars(
      v.t("audit-dimensions"),
      card.dimensions
        .filter((each) => each.score !== undefined)
        .map((each) => ({
          label: say(`dimension-${each.dimension}`, v.language),
          value: each.score ?? 0,
          text: share(each.score),
        })),
      false,
    )}
    ${table({ head: [v.t("audit-dimension"), v.t("audit-definition"), `>${v.t("audit-weight")}`, `>${v.t("audit-share")}`], named: true, rows: card.dimensions.map((each) => [say(`dimension-${each.dimension}`, v.language), say(`dimension-${each.dimension}-means`, v.language), v.n(each.weight), share(each.score)]) })}
    ${
      data.scorecards.length > 1 &&
      html`<h2>${v.t("audit-trend")}</h2>
        ${trendChart(data.scorecards, v)}`
    }
    <h2>${v.t("audit-history")}</h2>
    <p>${data.baseline === undefined ? v.t("audit-first") : v.t("audit-compared", { id: data.baseline })}</p>
    ${bars(
      v.t("audit-history"),
      states.map((state) => ({
        label: v.t(`audit-state-${state}`),
        value: counts[state],
        text: v.n(counts[state]),
        tone: state === "fixed" ? "good" : state === "new" || state === "back" ? "bad" : "e",
      })),
      false,
    )}
    <h2>${v.t("audit-checks")}</h2>
    ${checksTable(card.checks, data, v)} ${worst(data, v)}${owners(data, v)}${fixers(data, v)}
    <footer>${v.t("audit-footer")}${options.mask === true && html` ${v.t("masked")}`}</footer>`;
  return page(title, options.language, body);
}

/** Change in percentage points, with its sign. */
function points(change: number, v: Voice): string {
  const rounded = Math.round(change * 1000) / 10;
  return `${rounded > 0 ? "+" : ""}${v.n(rounded)} ${v.t("audit-points")}`;
}

function trendChart(cards: readonly Scorecard[], v: Voice): Html {
  const [last] = cards.slice(-1);
  const lines = (last?.dimensions ?? [])
    .filter((each) => each.weight > 0)
    .map(({ dimension }) => ({
      label: say(`dimension-${dimension}`, v.language),
      values: cards.map((card) => card.dimensions.find((each) => each.dimension === dimension)?.score),
    }))
    // What was never measured has no trend, and 0 % would be a lie.
    .filter(({ values }) => values.some((value) => value !== undefined));
  const months = cards.map((card) => card.at.slice(0, 7));
  const days = new Set(months).size < months.length;
  return trend(
    v.t("audit-trend"),
    [{ label: v.t("audit-score"), values: cards.map((card) => card.score) }, ...lines],
    days ? cards.map((card) => card.at.slice(0, 10)) : months,
    (value) => formatShare(value, 1, v.language),
  );
}

/** Every finding with its state, for work in Excel. */
export async function writeAuditEvidence(path: string, data: AuditReportData, options: ReportOptions): Promise<void> {
  const v = voice(options);
  function* rows(): Generator<SheetRow> {
    for (const { finding, state, since, by } of data.compared) {
      yield [
        v.t(`audit-state-${state}`),
        checkTitle(finding.check, data, v),
        recordName(finding.record, v),
        v.mask.text(finding.name),
        v.mask.text(finding.responsible ?? ""),
        v.mask.text(finding.raw ?? ""),
        v.mask.text(finding.expected ?? ""),
        finding.other === undefined ? "" : recordName(finding.other, v),
        since,
        v.mask.text(by ?? ""),
        finding.id,
      ];
    }
  }
  const headers = [
    "audit-state",
    "audit-check",
    "record",
    "audit-name",
    "audit-owner",
    "value",
    "audit-expected",
    "audit-other",
    "audit-since",
    "audit-fixer",
    "audit-id",
  ];
  await writeWorkbook(
    path,
    [
      {
        name: v.t("findings"),
        columns: headers.map((name) => ({ header: v.t(name), width: 26, wrap: true })),
        rows: rows(),
      },
    ],
    say("rejects-long-texts", v.language),
  );
}
