import type { Severity } from "../model/index.ts";

/** One thing the checker can find. Ids are stable and never reused. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
}

const table = {
  "yaml-syntax": ["M001", "error"],
  "key-duplicate": ["M002", "error"],
  "mapping-column-unknown": ["M003", "error"],
  "key-unknown": ["M004", "error"],
  "key-missing": ["M005", "error"],
  "value-invalid": ["M006", "error"],
  "mapping-unreadable": ["M007", "error"],
  "preset-unknown": ["M008", "error"],
  "extends-cycle": ["M009", "error"],
  "column-unmapped": ["M010", "error"],
  "column-mapped-twice": ["M011", "warning"],
  "column-ambiguous": ["M012", "warning"],
  "lookup-unreadable": ["M013", "error"],
  "lookup-incomplete": ["M014", "warning"],
  "lookup-column-unknown": ["M015", "error"],
  "lookup-contradiction": ["M016", "error"],
  "regex-invalid": ["M017", "error"],
  "regex-dangerous": ["M018", "error"],
  "date-pattern-invalid": ["M019", "error"],
  "value-source": ["M020", "error"],
  "step-out-of-place": ["M021", "error"],
  "single-value": ["M022", "error"],
  "template-invalid": ["M023", "error"],
  "part-unknown": ["M024", "error"],
  "entity-missing": ["M025", "error"],
  "name-unmapped": ["M026", "error"],
  "scheme-unknown": ["M027", "error"],
  "country-mismatch": ["M028", "warning"],
  "foreign-column": ["M029", "warning"],
  "key-not-unique": ["M030", "error"],
  "target-column-short": ["M031", "warning"],
  "target-field-missing": ["M032", "warning"],
  "test-empty": ["M033", "error"],
  "test-failed": ["M034", "error"],
  "coverage-low": ["M035", "error"],
  untested: ["M036", "note"],
  "test-column-unknown": ["M037", "error"],
  "project-source-unknown": ["M038", "error"],
  "gate-out-of-range": ["M039", "error"],
  "secret-in-file": ["M040", "error"],
  "project-database-unknown": ["M041", "error"],
  "condition-invalid": ["M042", "error"],
  "contacts-twice": ["M043", "error"],
  "virtual-column-unknown": ["M044", "error"],
  "reference-invalid": ["M045", "error"],
  "ignored-and-mapped": ["M046", "error"],
  "survivorship-field-unknown": ["M047", "error"],
  "lookup-invalid": ["M048", "error"],
  "column-absent": ["M049", "note"],
  "constant-too-long": ["M050", "error"],
  "enrich-field-unknown": ["M051", "error"],
  "enrich-key-invalid": ["M052", "warning"],
  "enrich-contradiction": ["M053", "warning"],
  "cleaning-rule-unknown": ["M054", "error"],
  "cleaning-rule-fixed": ["M055", "error"],
  "cleaning-order-fixed": ["M056", "error"],
  "constant-not-a-word": ["M057", "error"],
  "part-missing": ["M058", "error"],
  "scheme-missing": ["M059", "error"],
  "value-kind-unknown": ["M060", "warning"],
} as const satisfies Record<string, readonly [id: string, severity: Severity]>;

export type RuleCode = keyof typeof table;

export const ruleCodes = Object.keys(table) as readonly RuleCode[];

export function ruleOf(code: RuleCode): Rule {
  const [id, severity] = table[code];
  return { id, severity };
}

/** `M014` or `m014` to its code. */
export function ruleById(id: string): RuleCode | undefined {
  return ruleCodes.find((code) => ruleOf(code).id === id.toUpperCase());
}
