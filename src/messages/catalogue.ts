import type { Issue, SaidParams } from "../model/index.ts";
import { auditMessages } from "./audit.ts";
import { cliMessages } from "./cli.ts";
import { cliEvaluateMessages } from "./cli-evaluate.ts";
import { cliPlanMessages } from "./cli-plan.ts";
import { cliProfileMessages } from "./cli-profile.ts";
import { cliRecordMessages } from "./cli-record.ts";
import { cliUndoMessages } from "./cli-undo.ts";
import { databaseMessages } from "./database.ts";
import { dedupeMessages } from "./dedupe.ts";
import { driftMessages } from "./drift.ts";
import { extractMessages } from "./extract.ts";
import { extractOnecMessages } from "./extract-1c.ts";
import { extractArchiveMessages } from "./extract-archive.ts";
import { extractColumnMessages } from "./extract-column.ts";
import { helpMessages } from "./help.ts";
import { loadMessages } from "./load.ts";
import { mappingMessages } from "./mapping.ts";
import { normalizeNameRulesMessages } from "./normalize-name-rules.ts";
import { normalizeNamesMessages } from "./normalize-names.ts";
import { normalizeValueRulesMessages } from "./normalize-value-rules.ts";
import { normalizeValuesMessages } from "./normalize-values.ts";
import { proposeMessages } from "./propose.ts";
import { proposeMappingMessages } from "./propose-mapping.ts";
import { reportMessages } from "./report.ts";
import { reportExplainMessages } from "./report-explain.ts";
import { reportHtmlMessages } from "./report-html.ts";
import { reportPlanMessages } from "./report-plan.ts";
import { reportProtocolMessages } from "./report-protocol.ts";
import { reportRejectsMessages } from "./report-rejects.ts";
import { reportWordsMessages } from "./report-words.ts";
import { reviewMessages } from "./review.ts";
import { fill, type Catalogue, type Language, type Params } from "./index.ts";

/** One area of `src` each; a code belongs to one area only. */
const byArea = {
  auditMessages,
  cliMessages,
  cliEvaluateMessages,
  cliPlanMessages,
  cliProfileMessages,
  cliRecordMessages,
  cliUndoMessages,
  databaseMessages,
  dedupeMessages,
  driftMessages,
  extractMessages,
  extractOnecMessages,
  extractArchiveMessages,
  extractColumnMessages,
  helpMessages,
  loadMessages,
  mappingMessages,
  normalizeNameRulesMessages,
  normalizeNamesMessages,
  normalizeValueRulesMessages,
  normalizeValuesMessages,
  proposeMessages,
  proposeMappingMessages,
  reportMessages,
  reportExplainMessages,
  reportHtmlMessages,
  reportPlanMessages,
  reportProtocolMessages,
  reportRejectsMessages,
  reportWordsMessages,
  reviewMessages,
};
export const areas: readonly Catalogue[] = Object.values(byArea);

/** Every message by its code. */
export const catalogue: Catalogue = Object.freeze(Object.assign(Object.create(null) as object, ...areas) as Catalogue);

/** The text of a code. An unknown code is shown as it is, with its params, so that nothing is hidden. */
export function say(code: string, language: Language, params?: SaidParams): string {
  const message = catalogue[code];
  if (message === undefined) return params === undefined ? code : `${code} ${JSON.stringify(params)}`;
  return fill(message[language], inWords(params, language));
}

/** Params as a reader is told them: sentences are said, and so are codes in a `problem` and our words in what was `expected`. */
export function inWords(params: SaidParams | undefined, language: Language): Params {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => {
      if (typeof value === "object")
        return [name, value.map((each) => say(each.code, language, each.params)).join("; ")];
      if (name === "problem") return [name, problemInWords(String(value), params, language)];
      return [name, name === "expected" ? expectedInWords(String(value), language) : value];
    }),
  );
}

/** The cause of a fault: a code of ours, one of the operating system, or a text as it stands. */
function problemInWords(problem: string, params: SaidParams | undefined, language: Language): string {
  const { problem: _, ...others } = params ?? {};
  return (
    sayIfKnown(problem, language, others) ?? sayIfKnown(`os-${problem.toLowerCase()}`, language, others) ?? problem
  );
}

/** `text | list`: what a schema would take. Words of ours are said, values that a person must write stand as they are. */
function expectedInWords(expected: string, language: Language): string {
  return expected
    .split(" | ")
    .map((each) => sayIfKnown(`expected-${each}`, language) ?? each)
    .join(" | ");
}

/** Like {@link say}, for codes that need not exist (`feature-…` of a new feature, `left-out-…` of a mapping's own filter). */
export function sayIfKnown(code: string, language: Language, params?: SaidParams): string | undefined {
  return code in catalogue ? say(code, language, params) : undefined;
}

/** The sentence of an issue, without place and advice. `{raw}`, `{at}` and `{field}` may be used beside its params. */
export function renderIssue(issue: Issue, language: Language): string {
  return say(issue.code, language, paramsOf(issue, language));
}

/** What to do next about an issue, where the catalogue knows. */
export function adviceFor(issue: Issue, language: Language): string | undefined {
  const advice = catalogue[issue.code]?.advice;
  return advice === undefined ? undefined : fill(advice[language], paramsOf(issue, language));
}

/** Which params of an issue may hold a term of ours (`ru-inn`, `sole-trader`, `phones`), and under which codes its word stands. */
const terms: Readonly<Record<string, string>> = {
  scheme: "scheme",
  column: "scheme",
  kind: "export-kind",
  other: "export-kind",
  field: "field",
  rule: "left-out",
};

/** The word for a param of an issue that holds a term of ours; undefined where it holds a value of the data. */
export function termOf(name: string, value: string | number, language: Language): string | undefined {
  const prefix = terms[name];
  return prefix === undefined ? undefined : sayIfKnown(`${prefix}-${value}`, language);
}

function paramsOf(issue: Issue, language: Language): Params {
  const params = {
    ...(issue.at === undefined ? {} : { at: issue.at }),
    ...(issue.field === undefined ? {} : { field: issue.field }),
    ...(issue.raw === undefined ? {} : { raw: issue.raw }),
    ...issue.params,
  };
  // Who writes a mapping file needs the very word that stands in it.
  if (issue.code in mappingMessages) return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, termOf(name, value, language) ?? value]),
  );
}
