import { sayIfKnown } from "../../messages/catalogue.ts";
import { compareText } from "../../model/index.ts";
import type { CleanedBy, Finding, ReportData } from "../data/report-data.ts";
import { fieldName } from "../text/names.ts";
import { html, page, type Html } from "../page/html.ts";
import { changeView, findingText, rulesInWords } from "./section-quality.ts";
import { voice, type ReportOptions, type Voice } from "../page/voice.ts";

/**
 * How to enter data from now on, for the people who type it: one section a field, the most mended field first, with the form
 * to be used, what was found instead, and how often. Drawn wholly from what this run had to clean.
 */
export function renderEntryRules(data: ReportData, options: ReportOptions): string {
  const v = voice(options);
  const byField = new Map<string, { changed: number; cleaned: CleanedBy[]; findings: Finding[] }>();
  const at = (field: string) => {
    let entry = byField.get(field);
    if (entry === undefined) byField.set(field, (entry = { changed: 0, cleaned: [], findings: [] }));
    return entry;
  };
  for (const by of data.cleaned.filter((each) => !each.derived)) {
    at(by.field).cleaned.push(by);
    at(by.field).changed += by.count;
  }
  for (const finding of data.findings) {
    const field = finding.examples[0]?.field;
    if (field === undefined || finding.severity === "note") continue;
    at(field).findings.push(finding);
    at(field).changed += finding.count;
  }
  const sections = [...byField].sort(([a, x], [b, y]) => y.changed - x.changed || compareText(a, b));
  const body = html`<h1>${v.t("entry-title")}</h1>
    <p>${v.t("entry-intro", { project: data.facts.project })}</p>
    ${sections.length === 0 && html`<p class="good">${v.t("entry-nothing")}</p>`}
    ${sections.map(([field, { cleaned, findings }]) => section(field, cleaned, findings, v))}`;
  return page(v.t("entry-title"), options.language, body);
}

function section(field: string, cleaned: readonly CleanedBy[], findings: readonly Finding[], v: Voice): Html {
  const how = sayIfKnown(`entry-${field}`, v.language);
  return html`<h2>${fieldName(field, v.language)}</h2>
    ${how !== undefined && html`<p>${how}</p>`}
    ${cleaned.map(
      (by) =>
        html`<div class="card">
          ${rulesInWords(by.rule, v)}
          <p class="soft">${v.t("entry-times", { count: v.n(by.count) })}</p>
          ${by.examples.slice(0, 3).map((example) => changeView(by, example, v))}
        </div>`,
    )}
    ${findings.map(
      (finding) =>
        html`<div class="card">
          <div>${findingText(finding, v)} <code class="soft">${finding.code}</code></div>
          <p class="soft">${v.t("entry-times", { count: v.n(finding.count) })}</p>
          ${finding.examples
            .slice(0, 3)
            .map((issue) => html`<div class="change"><del>${v.mask.text(issue.raw ?? "")}</del></div>`)}
        </div>`,
    )}`;
}
