import { catalogue, say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import type { RuleFact } from "./reporter.ts";

/** What `sverka explain M014` says: number and severity, the sentence with its gaps, what to do, a bad example and a good one. */
export function renderRule(
  { id, code, severity }: RuleFact,
  example: { readonly bad: string; readonly good: string },
  language: Language,
): string {
  const message = catalogue[code];
  const advice = message?.advice?.[language];
  const blocks = [
    `${id}  ${say(`rule-${severity}`, language)}  ${code}`,
    message?.[language] ?? code,
    ...(advice === undefined ? [] : [advice]),
    `${say("rule-bad", language)}
${indent(example.bad)}`,
    `${say("rule-good", language)}
${indent(example.good)}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
