import { catalogue } from "../../messages/catalogue.ts";
import type { Diagnostic } from "../../model/index.ts";
import { fullSentence } from "./reporter.ts";
import type { Reporter } from "./reporter.ts";

/** SARIF 2.1.0 (OASIS), as GitHub code scanning and most editors read it. */
export const reportSarif: Reporter = (diagnostics, { language, rules, version }) => {
  const index = new Map(rules.map((rule, at) => [rule.id, at]));
  const driver = {
    name: "sverka",
    version,
    rules: rules.map(({ id, code, severity }) => ({
      id,
      name: code,
      shortDescription: { text: catalogue[code]?.[language] ?? code },
      defaultConfiguration: { level: severity },
    })),
  };
  const results = diagnostics.map((each) => ({
    ruleId: each.rule,
    ...(index.has(each.rule) ? { ruleIndex: index.get(each.rule) } : {}),
    level: each.severity,
    message: { text: fullSentence(each, language) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(each) },
          region: { startLine: each.line, startColumn: each.column, endColumn: each.endColumn },
        },
      },
    ],
  }));
  const run = { tool: { driver }, columnKind: "utf16CodeUnits", results };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

function toUri({ file }: Diagnostic): string {
  // A preset's name is a URI of its own; a path needs its spaces and Cyrillic letters escaped.
  return /^[a-z]+:[^\\/]/.test(file)
    ? file
    : encodeURI(file.replaceAll("\\", "/")).replaceAll("#", "%23").replaceAll("?", "%3F");
}
