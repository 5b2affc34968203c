/**
 * Drafts to source records: one uniform form, nothing invented, nothing lost. Pure, one file per kind of value, driven by an ordered
 * table of rules. `createNormalizer` puts everything together.
 */
export { createNormalizer, type Normalized, type Normalizer, type NormalizeOptions } from "./normalizer.ts";
export type { RowIdentity } from "./row/row.ts";
export type { OwnNumbers } from "./own-numbers.ts";
export { createNameCleaner, type CleanName } from "./name/org-name.ts";
export type { CleanPerson } from "./person/clean-person.ts";
export { joinPerson, parsePerson } from "./person/parse.ts";
export type { AddressResult, CleanAddress } from "./address/clean-address.ts";
export { labelledAddresses } from "./address/label.ts";
export { parseAddress } from "./address/parse.ts";
export type { Rule, RuleChoice } from "./rule.ts";
export { rules } from "./rules.ts";
