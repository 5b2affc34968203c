import { say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import type { Diagnostic, Severity } from "../../model/index.ts";
import { hintOf } from "../../yaml/index.ts";

/** What a reporter may need besides the findings. All reporters are pure: findings in, one text out. */
export interface ReportContext {
  readonly language: Language;
  /** Text of the files, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** Every file that was judged, those without findings too. */
  readonly files: readonly string[];
  /** Every rule there is, for the formats that list them. */
  readonly rules: readonly RuleFact[];
  readonly version: string;
  /** ANSI colours; only the text reporter looks at it. */
  readonly color?: boolean;
}

export interface RuleFact {
  readonly id: string;
  readonly code: string;
  readonly severity: Severity;
}

export type Reporter = (diagnostics: readonly Diagnostic[], context: ReportContext) => string;

/** The sentence of a finding, without place and suggestion. */
export function sentence({ code, params }: Diagnostic, language: Language): string {
  return say(code, language, params);
}

/** `did you mean "Телефон"?`, `there is: name, inn` */
export function suggestionText(diagnostic: Diagnostic, language: Language): string {
  return hintOf(diagnostic)
    .map(({ code, params }) => say(code, language, params))
    .join("");
}

/** Sentence and suggestion in one line, for formats without a place for the latter. */
export function fullSentence(diagnostic: Diagnostic, language: Language): string {
  const suggestion = suggestionText(diagnostic, language);
  const text = sentence(diagnostic, language);
  return suggestion === "" ? text : `${text}; ${suggestion}`;
}

export function countOf(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((each) => each.severity === severity).length;
}
