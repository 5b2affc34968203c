import type { Language } from "../messages/index.ts";
import { say } from "../messages/catalogue.ts";
import type { Rule } from "../normalize/index.ts";

/** The table of cleaning rules for people: by field, in order, what each does and an example of it. */
export function renderRules(rules: readonly Rule[], language: Language): string {
  const width = Math.max(...rules.map(({ name }) => name.length));
  const lines = [say("rules-intro", language)];
  let field: string | undefined;
  for (const rule of rules) {
    if (rule.field !== field) lines.push("", rule.field);
    field = rule.field;
    const marks = `${rule.optional === true ? "−" : " "}${rule.movable === true ? "↕" : " "}`;
    lines.push(`  ${marks} ${rule.name.padEnd(width)}  ${say(`rule-${rule.name}`, language)}`);
    if (rule.before !== undefined)
      lines.push(`     ${" ".repeat(width)}  ${shown(rule.before)} → ${shown(rule.after ?? "")}`);
  }
  return lines.join("\n");
}

/** Characters that nobody sees are what some rules are about. */
function shown(text: string): string {
  const visible = text.replace(
    /[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return visible === "" || visible !== visible.trim() ? `"${visible}"` : visible;
}
