import { z } from "zod";
import { exactlyOne, path, scalar, way } from "./profile-path.ts";

/** A cell of an import file: one of these says what it holds. */
const cell = z
  .strictObject({
    path: path.optional(),
    literal: scalar.optional(),
    join: z.union([path, z.array(path).min(1)]).optional(),
    by: z.string().optional(),
    first: z.array(way).min(1).optional(),
    template: z.string().optional(),
    map: z.record(z.string(), z.union([scalar, z.null()])).optional(),
    otherwise: z.union([scalar, z.null()]).optional(),
    format: z.enum(["digits", "lower", "upper", "date", "date-ru"]).optional(),
    /** Phones of these kinds; `rest` is all that no other column of the table names. */
    phones: z.union([z.literal("rest"), z.array(z.string()).min(1)]).optional(),
    /** The cell of this header in the file of its first firm. */
    firm: z.string().optional(),
    /** The vendor's own key, once an export of it has been read back. */
    vendorKey: z.literal(true).optional(),
    /** The card's id: the export brings it back, and ties the row to its card. */
    recordKey: z.literal(true).optional(),
    /** Characters the vendor allows: more is a reject, never cut. */
    length: z.number().int().positive().optional(),
    /** Words the vendor allows. */
    words: z.array(z.string()).min(1).optional(),
  })
  .refine(...exactlyOne(["path", "literal", "join", "first", "template", "phones", "firm", "vendorKey", "recordKey"]));

/** What the import files of a CRM look like. */
export const fileTarget = z.strictObject({
  format: z.enum(["csv", "xlsx"]),
  separator: z.enum([";", ",", "\t"]).default(";"),
  /**
   * How a CSV cell that a spreadsheet would run as a formula is defused: `apostrophe`, or `space` where the vendor's importer trims cells and
   * would take an apostrophe for part of the value.
   */
  defuse: z.enum(["apostrophe", "space"]).default("apostrophe"),
  /** Rows of one file; more go on in the next. */
  rows: z.number().int().positive(),
  /** In the order in which they are to be imported. */
  tables: z
    .array(
      z.strictObject({
        /** Begins the names of its files. */
        name: z.string().regex(/^[a-z][a-z0-9-]*$/),
        of: z.enum(["counterparty", "contact"]),
        columns: z.record(z.string(), z.union([path, cell])),
      }),
    )
    .min(1),
});

export type FileTarget = z.infer<typeof fileTarget>;
export type CellSpec = z.infer<typeof cell>;
