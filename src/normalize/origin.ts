import type { DraftValue, Origin, TextValue } from "../model/index.ts";
import { withAllKeys } from "./all-keys.ts";

/** Where a value comes from that no rule has changed. */
export function originOf(value: DraftValue): Origin {
  return withAllKeys<Origin>({ raw: value.raw ?? value.text, at: value.at, rule: undefined });
}

/** A cleaned text with its origin; `rule` names what changed it. */
export function textValue(value: DraftValue, text: string, rule?: string): TextValue {
  return withAllKeys<TextValue>({ raw: value.raw ?? value.text, at: value.at, rule, value: text });
}

/** A value that a rule read out of what another one says. */
export function filled({ raw, at }: Origin, rule: string, value: string): TextValue {
  return { raw, at, rule, value };
}

/** What an origin says of the rules that changed its value: `a+b`, each rule once. */
export function ruleOf(rules: readonly string[]): string | undefined {
  let chained = rules[0];
  for (let at = 1; at < rules.length; at++) if (rules.indexOf(rules[at] ?? "") === at) chained += `+${rules[at]}`;
  return chained;
}

/** The rule that found a value in another cell stands before the rules that cleaned it. */
export function withRule<T extends Origin>({ raw, at, rule: cleanedBy, ...rest }: T, rule: string): T {
  return { raw, at, rule: cleanedBy === undefined ? rule : `${rule}+${cleanedBy}`, ...rest } as T;
}
