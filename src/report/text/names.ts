import { say, sayIfKnown } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";

/** Name of a canonical field as people read it; an unknown one is shown as it is. */
export function fieldName(field: string, language: Language): string {
  return sayIfKnown(`field-${field}`, language) ?? field;
}

/** Name of an identifier's scheme: ИНН for `ru-inn`; an unknown one is shown as it is. */
export function schemeName(scheme: string, language: Language): string {
  return sayIfKnown(`scheme-${scheme}`, language) ?? scheme;
}

/** Survivorship rules in words; several, each of which put a value aside, in the order they did. */
export function ruleName(rule: string, language: Language): string {
  return rule
    .split(" ")
    .map((one) => sayIfKnown(`survive-${one}`, language) ?? one)
    .join(say("survive-then", language));
}
