import { addressRules } from "./address/parse.ts";
import { nameRules } from "./name/org-name.ts";
import { personRules } from "./person/parse.ts";
import { kindRules } from "./counterparty/kind.ts";
import { countryRules } from "./row/country.ts";
import { regionRules } from "./row/place-of.ts";
import type { Rule } from "./rule.ts";
import { valueRules } from "./value/value-rules.ts";

/** What a project adds of its own: before, and after, everything else. */
const ownRules: readonly Rule[] = [{ name: "spelling", field: "*" }];
const storedRules: readonly Rule[] = [{ name: "stored-contact", field: "*" }];
const sortingRules: readonly Rule[] = [{ name: "misplaced", field: "*", optional: true }];
const joinRules: readonly Rule[] = [{ name: "enrich", field: "*" }];

const optional = true;

/** Rules that fill in what the row says elsewhere, and those of a contact's cell. They have no text of their own to show. */
const fillingRules: readonly Rule[] = [
  { name: "country-spelling", field: "country" },
  ...countryRules.map(withoutFind),
  { name: "city-spelling", field: "city" },
  { name: "city-from-address", field: "city", optional },
  { name: "region-spelling", field: "region" },
  ...regionRules.map(withoutFind),
  { name: "time-zone-from-region", field: "timeZone", optional },
  { name: "gender-spelling", field: "gender" },
  { name: "gender-from-name", field: "gender", optional },
  { name: "name-own-spelling", field: "legalName", optional },
  { name: "legal-form-spelling", field: "legalForm" },
  { name: "legal-form-from-kind", field: "legalForm", optional },
  ...kindRules.map(withoutFind),
  { name: "kind-default", field: "kind" },
  { name: "contact-note", field: "fullName" },
  { name: "contact-position", field: "fullName" },
  { name: "contact-department", field: "fullName" },
  { name: "contact-details", field: "fullName" },
  { name: "contact-self", field: "fullName", optional },
  { name: "phone-contact", field: "phones", optional },
];

function withoutFind({ name, field }: Rule): Rule {
  return { name, field, optional, movable: true };
}

/**
 * Every rule of cleaning in the order in which they are applied, for `sverka explain --rules`. What a rule does is told by message
 * `rule-<name>`; a project switches rules off or re-orders those of a name by these names.
 */
export const rules: readonly Rule[] = [
  ...ownRules,
  ...nameRules.map(({ apply: _apply, hint: _hint, ...rule }): Rule => ({ ...rule, optional, movable: true })),
  ...personRules,
  ...addressRules,
  ...storedRules,
  ...sortingRules,
  ...valueRules,
  ...fillingRules,
  ...joinRules,
];
