import { addressRules } from "./address.ts";
import { nameRules } from "./org-name.ts";
import { personRules } from "./person-name.ts";
import type { Rule } from "./rule.ts";
import { valueRules } from "./value-rules.ts";

/** Rules that fill in what the row says elsewhere, and those of a contact's cell. They have no text of their own to show. */
const fillingRules: readonly Rule[] = [
  { name: "country-spelling", field: "country" },
  { name: "country-from-address", field: "country" },
  { name: "country-from-identifier", field: "country" },
  { name: "region-spelling", field: "region" },
  { name: "region-from-address", field: "region" },
  { name: "region-from-city", field: "region" },
  { name: "region-from-kpp", field: "region" },
  { name: "region-from-inn", field: "region" },
  { name: "city-spelling", field: "city" },
  { name: "city-from-address", field: "city" },
  { name: "time-zone-from-region", field: "timeZone" },
  { name: "gender-spelling", field: "gender" },
  { name: "gender-from-name", field: "gender" },
  { name: "legal-form-spelling", field: "legalForm" },
  { name: "legal-form-from-kind", field: "legalForm" },
  { name: "kind-form", field: "kind" },
  { name: "kind-identifier", field: "kind" },
  { name: "kind-said", field: "kind" },
  { name: "kind-name", field: "kind" },
  { name: "kind-default", field: "kind" },
  { name: "contact-note", field: "fullName" },
  { name: "contact-position", field: "fullName" },
  { name: "contact-department", field: "fullName" },
  { name: "contact-details", field: "fullName" },
  { name: "contact-self", field: "fullName" },
  { name: "phone-contact", field: "phones" },
];

/**
 * Every rule of cleaning in the order in which they are applied, for `sverka explain --rules`. What a rule does is told by message
 * `rule-<name>`; a project switches rules off or re-orders those of a name by these names.
 */
export const rules: readonly Rule[] = [
  ...nameRules.map(({ apply: _apply, ...rule }) => rule),
  ...personRules,
  ...addressRules,
  ...valueRules,
  ...fillingRules,
];
