import { addressRules } from "./address.ts";
import { nameRules } from "./org-name.ts";
import { personRules } from "./person-name.ts";
import type { Rule } from "./rule.ts";
import { valueRules } from "./value-rules.ts";

/**
 * Every rule of cleaning in the order in which they are applied, for `sverka explain --rules`. What a rule does is told by message
 * `rule-<name>`; a project switches rules off or re-orders those of a name by these names.
 */
export const rules: readonly Rule[] = [
  ...nameRules.map(({ apply: _apply, ...rule }) => rule),
  ...personRules,
  ...addressRules,
  ...valueRules,
];
