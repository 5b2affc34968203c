import { say, sayIfKnown } from "../messages/catalogue.ts";
import type { AuditFinding, CheckScore, ComparedFinding, FindingState, Scorecard } from "../model/index.ts";
import { bars, trend } from "./charts.ts";
import { formatShare } from "./format.ts";
import { html, page, table, type Html } from "./html.ts";
import { voice, type ReportOptions, type Voice } from "./voice.ts";
import { writeWorkbook, type SheetRow } from "./workbook.ts";

export interface AuditReportData {
  readonly project: string;
  /** All audits of this base, oldest first; the last is the one reported. */
  readonly scorecards: readonly Scorecard[];
  /** Findings of the last audit and what became of those before; without an earlier audit all are `new`. */
  readonly compared: readonly ComparedFinding[];
  /** The audit compared with, if there is one. */
  readonly baseline?: string;
  /** Titles that a steward gave to checks of her own. */
  readonly titles?: ReadonlyMap<string, string>;
}

const states: readonly FindingState[] = ["new", "back", "open", "fixed", "gone"];
const worstRecords = 30;

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

function countByState(compared: readonly ComparedFinding[]): Record<FindingState, number> {
  const counts: Record<FindingState, number> = { new: 0, open: 0, fixed: 0, back: 0, gone: 0 };
  for (const { state } of compared) counts[state]++;
  return counts;
}

/** A check in words: the steward's own title, else the catalogue's, else its id. */
export function checkTitle(id: string, data: Pick<AuditReportData, "titles">, v: Pick<Voice, "language">): string {
  return data.titles?.get(id) ?? sayIfKnown(`check-${id}`, v.language) ?? id;
}

function checksTable(checks: readonly CheckScore[], data: AuditReportData, v: Voice): Html {
  const byCheck = new Map<string, Record<FindingState, number>>();
  for (const each of data.compared) {
    const counts = byCheck.get(each.finding.check) ?? countByState([]);
    counts[each.state]++;
    byCheck.set(each.finding.check, counts);
  }
  const idle = checks.filter((check) => check.checked === 0 && !byCheck.has(check.check));
  return html`${table({
    head: [
      v.t("audit-check"),
      `>${v.t("audit-share")}`,
      `>${v.t("audit-of")}`,
      `>${v.t("limit")}`,
      ...states.map((state) => `>${v.t(`audit-state-${state}`)}`),
    ],
    named: true,
    rows: checks
      .filter((check) => !idle.includes(check))
      .map((check) => {
        const counts = byCheck.get(check.check);
        const share = formatShare(check.passed, check.checked, v.language);
        return [
          html`${checkTitle(check.check, data, v)} <code class="soft">${check.check}</code>`,
          check.met ? share : html`<span class="bad">✗ ${share}</span>`,
          `${v.n(check.passed)} / ${v.n(check.checked)}`,
          check.threshold === undefined ? "" : formatShare(check.threshold, 1, v.language),
          ...states.map((state) => (counts === undefined || counts[state] === 0 ? "" : v.n(counts[state]))),
        ];
      }),
  })}${idle.length > 0 && html`<p class="soft">${v.t("audit-idle", { checks: idle.map((check) => checkTitle(check.check, data, v)).join("; ") })}</p>`}`;
}

/** Who put right what has been fixed since, where the CRM tells. */
function fixers(data: AuditReportData, v: Voice): Html {
  const counts = new Map<string, number>();
  for (const { state, by } of data.compared)
    if (state === "fixed" && by !== undefined) counts.set(by, (counts.get(by) ?? 0) + 1);
  if (counts.size === 0) return html``;
  const rows = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 40);
  return html`<h2>${v.t("audit-fixers")}</h2>
    ${table({
      head: [v.t("audit-fixer"), `>${v.t("audit-state-fixed")}`],
      named: true,
      rows: rows.map(([by, count]) => [v.mask.text(by), v.n(count)]),
    })}`;
}

const stands = (each: ComparedFinding) => each.state !== "fixed" && each.state !== "gone";

function worst(data: AuditReportData, v: Voice): Html {
  const records = new Map<string, AuditFinding[]>();
  for (const { finding } of data.compared.filter(stands)) {
    const list = records.get(finding.record);
    if (list === undefined) records.set(finding.record, [finding]);
    else list.push(finding);
  }
  const top = [...records].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).slice(0, worstRecords);
  if (top.length === 0) return html``;
  return html`<h2>${v.t("audit-worst")}</h2>
    ${table({
      head: [v.t("record"), v.t("audit-owner"), `>${v.t("count")}`, v.t("findings")],
      rows: top.map(([id, findings]) => [
        html`${v.mask.text(findings[0]?.name ?? "")} <code class="soft">${v.mask.id(id)}</code>`,
        v.mask.text(findings[0]?.responsible ?? ""),
        v.n(findings.length),
        html`${findings.slice(0, 6).map((finding) => html`<div>${checkTitle(finding.check, data, v)}${finding.raw !== undefined && html`: <span class="raw">${v.mask.text(finding.raw)}</span>`}</div>`)}`,
      ]),
    })}`;
}

function owners(data: AuditReportData, v: Voice): Html {
  const byOwner = new Map<string, Record<FindingState, number>>();
  for (const { finding, state } of data.compared) {
    const owner = finding.responsible ?? "";
    const counts = byOwner.get(owner) ?? countByState([]);
    counts[state]++;
    byOwner.set(owner, counts);
  }
  const open = (counts: Record<FindingState, number>) => counts.new + counts.open + counts.back;
  const rows = [...byOwner].sort(([a, x], [b, y]) => open(y) - open(x) || (a < b ? -1 : 1)).slice(0, 40);
  if (rows.length === 0) return html``;
  return html`<h2>${v.t("audit-owners")}</h2>
    ${table({
      head: [v.t("audit-owner"), ...states.map((state) => `>${v.t(`audit-state-${state}`)}`)],
      named: true,
      rows: rows.map(([owner, counts]) => [
        owner === "" ? v.t("audit-nobody") : v.mask.text(owner),
        ...states.map((state) => v.n(counts[state])),
      ]),
    })}`;
}

/** Every finding with its state, for work in Excel. */
export async function writeAuditEvidence(path: string, data: AuditReportData, options: ReportOptions): Promise<void> {
  const v = voice(options);
  function* rows(): Generator<SheetRow> {
    for (const { finding, state, since, by } of data.compared) {
      yield [
        v.t(`audit-state-${state}`),
        checkTitle(finding.check, data, v),
        v.mask.id(finding.record),
        v.mask.text(finding.name),
        v.mask.text(finding.responsible ?? ""),
        v.mask.text(finding.raw ?? ""),
        v.mask.text(finding.expected ?? ""),
        finding.other === undefined ? "" : v.mask.id(finding.other),
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
