import { sayIfKnown, renderIssue, adviceFor, termOf } from "../../messages/catalogue.ts";
import type { Params } from "../../messages/index.ts";
import type { Issue } from "../../model/index.ts";
import { bars, withRest, type Tone } from "../page/charts.ts";
import { effort, usualRates } from "../data/effort.ts";
import { formatShare, shownValue } from "../text/format.ts";
import { fieldName } from "../text/names.ts";
import { html, table, type Html } from "../page/html.ts";
import type { Finding, ReportData } from "../data/report-data.ts";
import type { Section, Voice } from "../page/voice.ts";

/** What was found, what was cleaned, and what is left for a person. */
export const personSection: Section = (data, v, options) => {
  const rates = options.rates ?? usualRates;
  const lines = effort(data.waiting, rates);
  if (lines.length === 0)
    return html`<h2>${v.t("person")}</h2>
      <p class="good">${v.t("person-nothing")}</p>`;
  const money = (cost: number | undefined) => (cost === undefined ? "" : `${v.n(cost)} ${rates.currency ?? ""}`.trim());
  const hours = lines.reduce((all, line) => all + line.hours, 0);
  const cost = rates.hourly === undefined ? undefined : lines.reduce((all, line) => all + (line.cost ?? 0), 0);
  return html`<h2>${v.t("person")}</h2>
    <p>${v.t("person-intro")}</p>
    ${table({
      head: [
        v.t("work"),
        `>${v.t("count")}`,
        `>${v.t("minutes-each")}`,
        `>${v.t("hours")}`,
        ...(cost === undefined ? [] : [`>${v.t("cost")}`]),
        v.t("next"),
      ],
      named: true,
      rows: lines.map((line) => [
        v.t(`work-${line.work}`),
        v.n(line.count),
        v.n(line.minutesEach),
        v.n(line.hours),
        ...(cost === undefined ? [] : [money(line.cost)]),
        html`<code>${v.t(`next-${line.work}`)}</code>`,
      ]),
      foot: [v.t("total"), "", "", v.n(hours), ...(cost === undefined ? [] : [money(cost)]), ""],
    })}
    <p class="soft">${v.t("person-rates")}</p>`;
};

export const findingsSection: Section = (data, v) => {
  const part = (severity: "error" | "warning" | "note") => {
    const findings = data.findings.filter((finding) => finding.severity === severity);
    if (findings.length === 0) return html``;
    const tone: Tone = severity === "error" ? "bad" : severity === "warning" ? "warn" : "c";
    const chart = bars(
      v.t(`findings-${severity}`),
      withRest(
        findings.map((finding) => ({ label: finding.code, value: finding.count, text: v.n(finding.count), tone })),
        (_first, count) => v.t("others", { count }),
        v.n,
      ),
    );
    // One bar would say nothing that the table does not.
    const top = findings.length > 1 ? chart : html`<h3>${v.t(`findings-${severity}`)}</h3>`;
    return html`${top}${table({
      head: [v.t("code"), `>${v.t("count")}`, v.t("for-example"), v.t("advice")],
      named: true,
      rows: findings.map((finding) => {
        const examples = finding.examples.slice(0, 2).map(
          (issue) =>
            html`<div>
              <span class="raw">${v.mask.text(issue.raw ?? "")}</span>
              <span class="soft">${issue.place ?? ""}</span>
            </div>`,
        );
        const [first] = finding.examples;
        return [
          html`<code>${finding.code}</code>`,
          v.n(finding.count),
          html`<div>${findingText(finding, v)}</div>
            ${examples}`,
          first === undefined ? "" : (adviceFor(maskedIssue(first, v), v.language) ?? ""),
        ];
      }),
    })}`;
  };
  return html`<h2>${v.t("findings")}</h2>
    ${data.findings.length === 0 ? html`<p class="good">${v.t("findings-none")}</p>` : [part("error"), part("warning"), part("note")]}`;
};

/** What was found, in the words of its first example; its code where it has none. */
export function findingText({ code, examples: [first] }: Finding, v: Voice): string {
  return first === undefined ? code : renderIssue(maskedIssue(first, v), v.language);
}

function maskedIssue(issue: Issue, v: Voice): Issue {
  const raw = issue.raw === undefined ? {} : { raw: v.mask.text(issue.raw) };
  return { ...issue, ...raw, params: maskParams(issue.params, v) };
}

function maskParams(params: Params | undefined, v: Voice): Params {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [
      name,
      typeof value === "string" && termOf(name, value, v.language) === undefined ? v.mask.text(value) : value,
    ]),
  );
}

export const cleanedSection: Section = (data, v) => {
  const cleaned = data.cleaned.filter((by) => !by.derived);
  const derived = data.cleaned.filter((by) => by.derived);
  if (data.cleaned.length === 0)
    return html`<h2>${v.t("cleaned")}</h2>
      <p>${v.t("cleaned-none")}</p>`;
  const changed = data.fields.filter((field) => field.changed > 0);
  return html`<h2>${v.t("cleaned")}</h2>
    <p>${v.t("cleaned-intro")}</p>
    ${bars(
      v.t("cleaned-fields"),
      changed.map((field) => ({
        label: fieldName(field.field, v.language),
        value: field.changed,
        text: `${v.n(field.changed)} · ${formatShare(field.changed, field.values - field.derived, v.language)}`,
      })),
    )}
    ${cleaned.length > 0 && rulesTable(cleaned, v)}
    ${
      derived.length > 0 &&
      html`<h3>${v.t("filled-in")}</h3>
        <p>${v.t("filled-in-intro")}</p>
        ${rulesTable(derived, v)}`
    }`;
};

function rulesTable(rules: ReportData["cleaned"], v: Voice): Html {
  return table({
    head: [v.t("field"), v.t("rule"), `>${v.t("count")}`, v.t("before-after")],
    rows: rules.map((by) => [
      fieldName(by.field, v.language),
      rulesInWords(by.rule, v),
      v.n(by.count),
      html`${by.examples.map((example) => changeView(by, example, v))}`,
    ]),
  });
}

/** What was written, struck out where it was changed, and what stands now. */
export function changeView(
  by: ReportData["cleaned"][number],
  { raw, value }: { readonly raw: string; readonly value: string },
  v: Voice,
): Html {
  const now = html`<ins>${v.mask.text(shownValue(by.field, value, v.language))}</ins>`;
  if (by.derived) return html`<div class="change"><span class="raw soft">${v.mask.text(raw)}</span> ⇒ ${now}</div>`;
  return html`<div class="change"><del>${v.mask.text(raw)}</del> → ${now}</div>`;
}

/** A chain `a+b` of rules, each as its sentence in the catalogue where it has one. */
export function rulesInWords(chain: string, v: Voice): Html {
  return html`${chain.split("+").map((rule) => {
    const text = sayIfKnown(`rule-${rule}`, v.language);
    return text === undefined
      ? html`<div><code>${rule}</code></div>`
      : html`<div>${text} <code class="soft">${rule}</code></div>`;
  })}`;
}
