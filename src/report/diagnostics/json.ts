import { countOf } from "./reporter.ts";
import type { Reporter } from "./reporter.ts";

/** For machines: the findings as they are, in no language. */
export const reportJson: Reporter = (diagnostics, { files }) => {
  const counts = {
    errors: countOf(diagnostics, "error"),
    warnings: countOf(diagnostics, "warning"),
    notes: countOf(diagnostics, "note"),
  };
  return `${JSON.stringify({ ...counts, files, diagnostics }, undefined, 2)}\n`;
};
