import { compareText, Failure, lineStart } from "../model/index.ts";
import type { Diagnostic, Span } from "../model/index.ts";
import { reason } from "./io.ts";
import { ruleOf } from "./rules.ts";
import type { RuleCode } from "./rules.ts";

export type { Diagnostic, Span } from "../model/index.ts";

export function diagnose(
  code: RuleCode,
  at: Span,
  params: Readonly<Record<string, string | number>> = {},
  suggestion?: string,
  known: readonly string[] = [],
): Diagnostic {
  const rule = ruleOf(code);
  const { file, line, column, endColumn } = at;
  const found = { rule: rule.id, code, severity: rule.severity, file, line, column, endColumn, params };
  if (suggestion !== undefined) return { ...found, suggestion };
  return known.length === 0 ? found : { ...found, known };
}

/**
 * A file that cannot be read: told where it is asked for, which is what a person can mend; where it is there and not in UTF-8, at its
 * line that is none.
 */
export function unreadable(path: string, error: unknown, asked?: Span): Diagnostic {
  if (error instanceof Failure && error.code === "file-not-utf8") {
    const line = Number(error.params["line"]);
    return diagnose("mapping-unreadable", lineStart(path, line), { path, line, problem: error.code });
  }
  return diagnose("mapping-unreadable", asked ?? lineStart(path), { path, problem: reason(error) });
}

/** By file, place, rule: the order in which they are shown, whatever the order in which they were found. Doubles go. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.rule, b.rule) ||
      compareText(JSON.stringify(a.params), JSON.stringify(b.params)),
  );
  return sorted.filter((each, index) => {
    const before = sorted[index - 1];
    return (
      before === undefined ||
      before.file !== each.file ||
      before.line !== each.line ||
      before.column !== each.column ||
      before.rule !== each.rule ||
      JSON.stringify(before.params) !== JSON.stringify(each.params)
    );
  });
}
