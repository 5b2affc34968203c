import { reportGithub } from "./github.ts";
import { reportJson } from "./json.ts";
import { reportJunit } from "./junit.ts";
import type { Reporter } from "./reporter.ts";
import { reportSarif } from "./sarif.ts";
import { reportText } from "./text.ts";

export { codeFrame } from "./frame.ts";
export { renderRule } from "./rule-text.ts";
export type { ReportContext, Reporter, RuleFact } from "./reporter.ts";

/** What `validate --format` may say. */
export const diagnosticReporters = {
  text: reportText,
  json: reportJson,
  sarif: reportSarif,
  junit: reportJunit,
  github: reportGithub,
} as const satisfies Readonly<Record<string, Reporter>>;

export type DiagnosticFormat = keyof typeof diagnosticReporters;
