import { z } from "zod";
import { type FileTarget, fileTarget } from "./file-profile.ts";
import { exactlyOne, path, scalar, way } from "./profile-path.ts";

const updateRule = z.enum(["managed", "always", "fill-empty", "never", "newer"]);

const format = z.enum([
  "international",
  "national-digits",
  "calling-code",
  "country-code",
  "digits",
  "reversed-digits",
  "lower",
  "upper",
  "date",
]);

/** A key of a JSON object and where its value comes from. */
const member = z.union([
  path,
  z.strictObject({
    path: path.optional(),
    literal: scalar.optional(),
    list: path.optional(),
    first: z.array(way).min(1).optional(),
    isFirst: z.literal(true).optional(),
    map: z.record(z.string(), z.union([scalar, z.null()])).optional(),
    otherwise: z.union([scalar, z.null()]).optional(),
    format: format.optional(),
  }),
]);
const members = z.record(z.string(), member);

const columnKeys = {
  /** Where the value stands: `name.display`, `identifiers[ru-inn]`, `phones[kind=mobile].e164`. */
  path: path.optional(),
  /** The same for every row. */
  literal: scalar.optional(),
  /** All values as an array column. */
  list: path.optional(),
  /** The value as JSON. */
  json: path.optional(),
  /** Beside `json`: what becomes of each value of its list, as an object with these keys. */
  as: members.optional(),
  /** One JSON object with these keys, of the golden record or the value. */
  object: members.optional(),
  /** All values at one path or several in one text, `by` between them. */
  join: z.union([path, z.array(path).min(1)]).optional(),
  by: z.string().optional(),
  /** The first path that has a value; one with conditions counts only where they hold. */
  first: z.array(way).min(1).optional(),
  /** Text with paths in braces: `{family} {given}`; without a value for any of them, none. */
  template: z.string().optional(),
  /** The key of the row that another golden record became; the path gives its entity id. */
  ref: path.optional(),
  /** The owner's golden record's own key as a ref, for tables that name it twice. */
  self: z.literal(true).optional(),
  /** An SQL expression over the row's other columns, computed in the database after keys are allotted. */
  sql: z.string().optional(),
  /** Translates words: what is not listed, or not there, becomes `otherwise`; a word without that is a reject. */
  map: z.record(z.string(), z.union([scalar, z.null()])).optional(),
  otherwise: z.union([scalar, z.null()]).optional(),
  /** international: `+7 495 123-45-67`; its parts apart: national-digits `4951234567`, calling-code `+7`, country-code `RU`; digits; reversed-digits; lower; upper; date (the day of a timestamp). */
  format: format.optional(),
  /** True for the first row of its list, false for the others: vendors' «primary». */
  isFirst: z.literal(true).optional(),
  /** How a later run treats the column; the load's own rule unless given. */
  update: updateRule.optional(),
};

const oneSource = exactlyOne([
  "path",
  "literal",
  "list",
  "json",
  "object",
  "join",
  "first",
  "template",
  "ref",
  "self",
  "sql",
  "isFirst",
  "shared",
]);

const keySpec = z.union([
  /** The column's own default or identity. */
  z.literal("default"),
  z.strictObject({ sequence: z.string() }),
  /** Made of the entity id, the same on every run. */
  z.literal("uuid"),
  z.strictObject({ hex: z.number().int().min(8).max(64) }),
  /** One more than the largest. */
  z.literal("max"),
  /** A code whose zeros count on: `К-000000`; from the CRM's own sequence where it is named, else from the largest that is there. */
  z.strictObject({
    code: z.string().regex(/^[^0-9]*0+$/, "К-000000, 0000…"),
    sequence: z.string().optional(),
  }),
  /** The primary key is among the columns. */
  z.literal("columns"),
]);

/** A row that several owners share (one phone number, linked to whoever has it): found by its value, made where it is missing. */
const shared = z.strictObject({
  table: z.string(),
  key: keySpec.optional(),
  /** The column by whose value the row is found. */
  match: z.string(),
  columns: z.record(z.string(), z.union([path, z.strictObject(columnKeys).refine(...oneSource)])),
});

const columnObject = z
  .strictObject({
    ...columnKeys,
    /** The key of a shared row. */
    shared: shared.optional(),
  })
  .refine(...oneSource);

const column = z.union([path, columnObject]);
export type ColumnSpec = z.infer<typeof columnObject>;

const literals = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const entity = z.strictObject({
  table: z.string(),
  /** How the primary key comes about; `default` unless given. */
  key: keySpec.optional(),
  columns: z.record(z.string(), column),
  /** Which rows of the table are this kind, where two kinds share a table: read backwards by these values. */
  where: literals.optional(),
  /** What a row out of use holds; `now` in a column of times. */
  inactive: literals.optional(),
  /** The column that names the row which took over. */
  replacedBy: z.string().optional(),
  /** What becomes of a row that was merged away. */
  merge: z.enum(["delete", "deactivate", "refuse"]).optional(),
  /** When the CRM last changed a row: for the rule `newer`. */
  changedAt: z.string().optional(),
  /** Who last changed a row, where the CRM tells: an audit says by it who fixed what. */
  changedBy: z.string().optional(),
  /** Who looks after a row, where no column is written with it: an audit names the owners by it. */
  responsible: z.string().optional(),
  /** FKs to this table that a merge leaves alone, because the program forbids moving them: `table.column`. */
  keep: z.array(z.string()).optional(),
});

const child = z.strictObject({
  table: z.string(),
  key: keySpec.optional(),
  /** The list of the golden record that gives one row each; left out: one row for each golden record. */
  each: path.optional(),
  /** Only values for which these paths hold these words. */
  when: z.record(path, z.union([z.string(), z.boolean(), z.array(z.string())])).optional(),
  /** The column that names the owner, by kind of owner. */
  owner: z.partialRecord(z.enum(["counterparty", "contact"]), z.string()),
  /** Columns that make two rows of an owner the same row; left out where an owner has one row only. */
  same: z.array(z.union([z.string(), z.strictObject({ unless: z.string(), column: z.string() })])).default([]),
  columns: z.record(z.string(), column),
  inactive: literals.optional(),
});

const tableProfile = z.strictObject({
  version: z.literal(1),
  kind: z.literal("tables").optional(),
  title: z.string(),
  /** Against what it was proved: the vendor's program, or table definitions only. */
  proved: z.string(),
  schema: z.string(),
  /** Tables that Sverka itself makes in an empty schema. */
  ddl: z.enum(["crm"]).optional(),
  entities: z.strictObject({ counterparty: entity, contact: entity.optional() }),
  children: z.record(z.string(), child).default({}),
  /**
   * Links that the catalogue does not show: a column with a model's name and one with the key; without `model` the key alone, in a schema
   * that has no foreign keys (`names` then only says of which kind).
   */
  polymorphic: z
    .array(
      z.strictObject({
        table: z.string(),
        model: z.string().optional(),
        id: z.string(),
        names: z.partialRecord(z.enum(["counterparty", "contact"]), z.string()),
      }),
    )
    .default([]),
  /** Statements that give a number, which must be 0 after a load. */
  checks: z.array(z.strictObject({ name: z.string(), sql: z.string() })).default([]),
});

/**
 * A CRM without a database of one's own: its import files. Cards, crosswalk and log are kept in Sverka's own tables; the vendor's later export,
 * read as a source, brings its keys back.
 */
export const fileProfile = z.strictObject({
  version: z.literal(1),
  kind: z.literal("file"),
  title: z.string(),
  proved: z.string(),
  files: fileTarget,
});

export const profileSchema = z.discriminatedUnion("kind", [fileProfile, tableProfile]);

export type TargetProfile = z.infer<typeof tableProfile> & { readonly files?: FileTarget };
export type EntityProfile = z.infer<typeof entity>;
export type UpdateRule = z.infer<typeof updateRule>;
export type KeySpec = z.infer<typeof keySpec>;
export type MemberSpecs = z.infer<typeof members>;
