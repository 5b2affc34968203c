import { adviceFor, renderIssue, say } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";
import type { ExplainedOne } from "../pipeline/explain.ts";
import type { Found } from "../pipeline/artifacts/find.ts";
import { cardLines, labelWidth, renderGolden } from "../report/text/card.ts";
import { renderMatch } from "../report/text/explain.ts";
import { onOneLine } from "../report/text/format.ts";
import { leftOutName } from "../report/text/left-out.ts";
import { fieldName } from "../report/text/names.ts";
import { toldBy, type Told } from "../report/text/told.ts";
import type { Issue, SourceRecord } from "../model/index.ts";

interface Context {
  readonly language: Language;
  readonly color: boolean;
}

/** What became of a row: left out, rejected and why, or the records it gave and where they went. */
export function renderFate(found: Found, context: Context): string {
  const { language } = context;
  if (found.leftOut !== undefined)
    return `  ${say("fate-left-out", language, { rule: leftOutName(found.leftOut, language) })}`;
  const errors = found.issues.filter((issue) => issue.severity === "error");
  if (found.records.length === 0)
    return [`  ${say("fate-rejected", language)}`, ...issueLines(errors, language)].join("\n");
  const told = toldBy([...found.records, found.golden]);
  const cards = found.records.map((record) => card(record, language, told));
  const golden = found.golden === undefined ? [] : ["", renderGolden(found.golden, { ...context, told })];
  return [...cards, ...issueLines(found.issues, language), ...golden].join("\n");
}

/** A record, value by value with what cleaning did, then its card and what it was compared with. */
export function renderRecord(one: Extract<ExplainedOne, { kind: "record" }>, context: Context): string {
  const told = toldBy([one.record, one.golden]);
  const parts = [card(one.record, context.language, told), issueLines(one.issues, context.language).join("\n")];
  if (one.golden !== undefined) parts.push(renderGolden(one.golden, { ...context, told }));
  for (const match of one.matches.slice(0, 10)) {
    const other = match.left === one.record.id ? match.right : match.left;
    parts.push(`${other}\n${renderMatch(match, { ...context, told })}`);
  }
  return parts.filter((part) => part !== "").join("\n\n");
}

function card(record: SourceRecord, language: Language, told: Told): string {
  const lines = cardLines(record, language, told);
  const width = labelWidth(lines.map((line) => fieldName(line.field, language)));
  const rows = lines.map(({ field, value, raw, rule }) => {
    const was = raw === undefined || raw === value ? "" : `   ← «${raw}»${rule === undefined ? "" : ` (${rule})`}`;
    return `  ${fieldName(field, language).padEnd(width)}  ${onOneLine(value)}${was}`;
  });
  return [`${record.id}   ${record.places.join(", ")}`, ...rows].join("\n");
}

export function issueLines(issues: readonly Issue[], language: Language): string[] {
  return issues.map((issue) => {
    const advice = adviceFor(issue, language);
    return `  ! ${issue.code}: ${renderIssue(issue, language)}${advice === undefined ? "" : `\n      ${advice}`}`;
  });
}
