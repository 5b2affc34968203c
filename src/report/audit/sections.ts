import { sayIfKnown } from "../../messages/catalogue.ts";
import { addTo, compareText, countUp, groupBy, mostFirst } from "../../model/index.ts";
import type { AuditFinding, CheckScore, ComparedFinding, FindingState, RecordId } from "../../model/index.ts";
import type { AuditReportData } from "./data.ts";
import { formatShare } from "../text/format.ts";
import { html, table, type Html } from "../page/html.ts";
import type { Voice } from "../page/voice.ts";

/** The tables of the audit report: checks, worst records, who put right, owners. */

export const states: readonly FindingState[] = ["new", "back", "open", "fixed", "gone"];
const worstRecords = 30;
const shownEvidence = 3;

export function countByState(compared: readonly ComparedFinding[]): Record<FindingState, number> {
  const counts: Record<FindingState, number> = { new: 0, open: 0, fixed: 0, back: 0, gone: 0 };
  for (const { state } of compared) counts[state]++;
  return counts;
}

/** A check in words: the steward's own title, else the catalogue's, else its id. */
export function checkTitle(id: string, data: Pick<AuditReportData, "titles">, v: Pick<Voice, "language">): string {
  return data.titles?.get(id) ?? sayIfKnown(`check-${id}`, v.language) ?? id;
}

/** A finding in words: what is wrong. A check of the steward's own says what it asks. */
function faultText(id: string, data: Pick<AuditReportData, "titles">, v: Pick<Voice, "language">): string {
  const own = data.titles?.get(id);
  return own === undefined ? (sayIfKnown(`fault-${id}`, v.language) ?? id) : `✗ ${own}`;
}

/** A record of the CRM by its table and key, `counterparty/17`, as a person looks it up and a query of a check names it. */
export function recordName(id: RecordId, v: Voice): string {
  const row = /^target:([^#]+)/.exec(id)?.[1];
  return row === undefined ? v.mask.id(id) : v.mask.row(row);
}

export function checksTable(checks: readonly CheckScore[], data: AuditReportData, v: Voice): Html {
  const byCheck = groupBy(data.compared, ({ finding }) => finding.check);
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
        const counts = countByState(byCheck.get(check.check) ?? []);
        const share = formatShare(check.passed, check.checked, v.language);
        return [
          checkTitle(check.check, data, v),
          check.met ? share : html`<span class="bad">✗ ${share}</span>`,
          `${v.n(check.passed)} / ${v.n(check.checked)}`,
          check.threshold === undefined ? "" : formatShare(check.threshold, 1, v.language),
          ...states.map((state) => (counts[state] === 0 ? "" : v.n(counts[state]))),
        ];
      }),
  })}${idle.length > 0 && html`<p class="soft">${v.t("audit-idle", { checks: idle.map((check) => checkTitle(check.check, data, v)).join("; ") })}</p>`}`;
}

/** Who put right what has been fixed since, where the CRM tells. */
export function fixers(data: AuditReportData, v: Voice): Html {
  const counts = new Map<string, number>();
  for (const { state, by } of data.compared) if (state === "fixed" && by !== undefined) countUp(counts, by);
  if (counts.size === 0) return html``;
  const rows = [...counts].sort(mostFirst);
  return html`<h2>${v.t("audit-fixers")}</h2>
    ${table({
      head: [v.t("audit-fixer"), `>${v.t("audit-state-fixed")}`],
      named: true,
      rows: rows.map(([by, count]) => [v.mask.text(by), v.n(count)]),
    })}`;
}

const stands = (each: ComparedFinding) => each.state !== "fixed" && each.state !== "gone";

export function worst(data: AuditReportData, v: Voice): Html {
  const findings = data.compared.filter(stands).map(({ finding }) => finding);
  const records = groupBy(findings, ({ record }) => record);
  const top = [...records].sort(([a, x], [b, y]) => y.length - x.length || compareText(a, b)).slice(0, worstRecords);
  if (top.length === 0) return html``;
  const order = (data.scorecards.at(-1)?.checks ?? []).map(({ check }) => check);
  return html`<h2>${v.t("audit-worst")}</h2>
    ${records.size > top.length && html`<p>${v.t("audit-worst-of", { shown: v.n(top.length), count: v.n(records.size) })}</p>`}
    ${table({
      head: [v.t("record"), v.t("audit-owner"), `>${v.t("count")}`, v.t("findings")],
      rows: top.map(([id, findings]) => [
        html`${v.mask.text(findings[0]?.name ?? "")} <code class="soft">${recordName(id, v)}</code>`,
        v.mask.text(findings[0]?.responsible ?? ""),
        v.n(findings.length),
        html`${byCheck(findings, order).map(([check, failed]) => html`<div>${faultText(check, data, v)}${evidenceOf(failed, v)}</div>`)}`,
      ]),
    })}`;
}

/** In the order in which the checks are listed. */
function byCheck(
  findings: readonly AuditFinding[],
  order: readonly string[],
): (readonly [check: string, findings: readonly AuditFinding[]])[] {
  const groups = new Map<string, AuditFinding[]>(order.map((check) => [check, []]));
  for (const finding of findings) addTo(groups, finding.check, finding);
  return [...groups].filter(([, group]) => group.length > 0);
}

/** What speaks for a finding: the value, and of a pair the other card; the first few. */
function evidenceOf(findings: readonly AuditFinding[], v: Voice): Html {
  const texts = findings.flatMap(({ raw, other, expected }) => {
    const card = other === undefined ? undefined : `${v.mask.text(expected ?? "")} (${recordName(other, v)})`;
    const parts = [raw === undefined ? undefined : v.mask.text(raw), card];
    return parts.filter((part) => part !== undefined).join(" – ") || [];
  });
  if (texts.length === 0) return html``;
  const more = texts.length - shownEvidence;
  return html`:
    <span class="raw">${texts.slice(0, shownEvidence).join("; ")}</span
    >${more > 0 && html` ${v.t("more", { count: more })}`}`;
}

export function owners(data: AuditReportData, v: Voice): Html {
  const rows = [...groupBy(data.compared, ({ finding }) => finding.responsible ?? "")]
    .map(([owner, compared]) => ({ owner, counts: countByState(compared), open: compared.filter(stands).length }))
    .sort((a, b) => b.open - a.open || compareText(a.owner, b.owner));
  if (rows.length === 0) return html``;
  return html`<h2>${v.t("audit-owners")}</h2>
    ${table({
      head: [v.t("audit-owner"), ...states.map((state) => `>${v.t(`audit-state-${state}`)}`)],
      named: true,
      rows: rows.map(({ owner, counts }) => [
        owner === "" ? v.t("audit-nobody") : v.mask.text(owner),
        ...states.map((state) => v.n(counts[state])),
      ]),
    })}`;
}
