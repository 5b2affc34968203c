/**
 * The rules of single values in the order in which they are applied. `name` stands in `Origin.rule` of what the rule changed;
 * what it does is said in the catalogue under `rule-<name>`. A project can switch each of them off.
 */
export interface ValueRule {
  readonly name: string;
  /** Canonical field, or `*` for every text. */
  readonly field: string;
}

export const valueRules: readonly ValueRule[] = [
  { name: "text-characters", field: "*" },
  { name: "text-mojibake", field: "*" },
  { name: "phone-exponent", field: "phones" },
  { name: "phone-look-alike", field: "phones" },
  { name: "phone-split", field: "phones" },
  { name: "phone-parts", field: "phones" },
  { name: "phone-find", field: "phones" },
  { name: "phone-extension", field: "phones" },
  { name: "phone-note", field: "phones" },
  { name: "phone-tail", field: "phones" },
  { name: "phone-placeholder", field: "phones" },
  { name: "phone-e164", field: "phones" },
  { name: "phone-old-code", field: "phones" },
  { name: "phone-country", field: "phones" },
  { name: "phone-area-code", field: "phones" },
  { name: "identifier-number", field: "identifiers" },
  { name: "identifier-split", field: "identifiers" },
  { name: "identifier-look-alike", field: "identifiers" },
  { name: "identifier-padding", field: "identifiers" },
  { name: "identifier-zeros", field: "identifiers" },
  { name: "identifier-scheme", field: "identifiers" },
  { name: "identifier-placeholder", field: "identifiers" },
  { name: "identifier-well-known", field: "identifiers" },
  { name: "email-split", field: "emails" },
  { name: "email-look-alike", field: "emails" },
  { name: "email-spelling", field: "emails" },
  { name: "email-find", field: "emails" },
  { name: "site-split", field: "sites" },
  { name: "site-spelling", field: "sites" },
  { name: "date-spelling", field: "dates" },
  { name: "date-serial", field: "dates" },
  { name: "account-spelling", field: "bankAccounts" },
];
