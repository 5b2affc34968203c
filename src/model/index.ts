/**
 * The records in which the stages meet.
 *
 * source: one system's export, read through one mapping. source record: one row or element of it.
 * counterparty (контрагент): an organisation, sole trader or private person one trades with. contact (контактное лицо): a
 * person who speaks for counterparties, in a role at each. identifier: an official number with its scheme.
 * issue: a finding. reject: a row that must be mended before it can be loaded. golden record (итоговая карточка): what
 * survivorship makes of a cluster. decision: a person's judgement on a pair. crosswalk: source record to target row.
 */
export * from "./audit.ts";
export * from "./books.ts";
export * from "./column-profile.ts";
export * from "./counts.ts";
export * from "./csv-cell.ts";
export * from "./diagnostic.ts";
export * from "./draft.ts";
export * from "./failure.ts";
export * from "./golden.ts";
export * from "./groups.ts";
export * from "./issue.ts";
export * from "./journal.ts";
export * from "./match.ts";
export * from "./own.ts";
export * from "./place.ts";
export * from "./raw-record.ts";
export * from "./record.ts";
export * from "./reference.ts";
export * from "./remember.ts";
export * from "./sentence.ts";
export * from "./survivorship.ts";
export * from "./text.ts";
