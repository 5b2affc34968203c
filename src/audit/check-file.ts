import { z } from "zod";
import { Failure, dimensions, type Dimension } from "../model/index.ts";
import { readStrict } from "../yaml/index.ts";
import { fieldFault } from "./fields.ts";

/** `98%` or `0.98`: a share of 0…1. */
const share = z
  .union([z.number().min(0).max(1), z.string().regex(/^\d{1,3}(?:\.\d+)?%$/)])
  .transform((value) => (typeof value === "number" ? value : Number(value.slice(0, -1)) / 100))
  .pipe(z.number().max(1));

/** `extra.` goes before a column's own name, whatever that is. */
const field = z.string().regex(/^(?:[a-zA-Z]+(?:\.[a-z0-9-]+)?|extra\..+)$/);
const base = {
  id: z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/),
  dimension: z.enum(dimensions),
  of: z.enum(["counterparty", "contact"]),
  /** Which records count at all. */
  when: z
    .strictObject({
      kind: z.enum(["organisation", "sole-trader", "person", "department"]).optional(),
      has: field.optional(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
    })
    .optional(),
  weight: z.number().positive().default(1),
  threshold: share.optional(),
  /** What a steward calls it; shipped checks have theirs in the catalogue. */
  title: z.string().optional(),
};

export const comparisons = ["city-area-code", "inn-kpp-region", "inn-kind", "city-address", "contact-orphan"] as const;

const check = z.discriminatedUnion("rule", [
  z.strictObject({ ...base, rule: z.literal("present"), field: z.union([field, z.array(field).min(1)]) }),
  z.strictObject({ ...base, rule: z.literal("readable") }),
  z.strictObject({ ...base, rule: z.literal("valid"), field }),
  z.strictObject({ ...base, rule: z.literal("uniform"), field }),
  z.strictObject({ ...base, rule: z.literal("matches"), field, pattern: z.string().min(1).max(500) }),
  z.strictObject({
    ...base,
    rule: z.literal("fresh"),
    field: z.union([z.enum(["updatedAt", "createdAt"]), z.string().regex(/^extra\..+$/)]),
    months: z.number().positive(),
  }),
  z.strictObject({ ...base, rule: z.literal("unique"), band: z.enum(["automatic", "review"]).default("automatic") }),
  z.strictObject({ ...base, rule: z.literal("one-name"), field: z.string().regex(/^identifiers\.[a-z0-9-]+$/) }),
  z.strictObject({ ...base, rule: z.literal("agree"), compare: z.enum(comparisons) }),
  z.strictObject({ ...base, rule: z.literal("sql"), sql: z.string().min(1), count: z.string().min(1) }),
]);
export type Check = z.output<typeof check>;

const checkFile = z.strictObject({
  version: z.literal(1),
  dimensions: z.partialRecord(z.enum(dimensions), z.number().nonnegative()),
  checks: z.array(check).min(1),
});
export interface Checks {
  /** Weight of each in the whole score; a dimension that is left out weighs nothing. */
  readonly dimensions: Readonly<Partial<Record<Dimension, number>>>;
  readonly checks: readonly Check[];
}

/**
 * Reads a file of checks. Every fault is named at once, with line and column.
 * @throws {Failure} `checks-broken`
 */
export function readChecks(text: string, path: string): Checks {
  const read = readStrict(checkFile, text, path);
  if ("value" in read) return sound(read.value, path);
  throw new Failure("checks-broken", { path, faults: read.faults });
}

/** What the schema cannot say: ids are unique, patterns are regular expressions, fields are there. */
function sound(file: z.output<typeof checkFile>, path: string): Checks {
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const each of file.checks) {
    const { id } = each;
    if (seen.has(id)) faults.push(`${id}: id stands twice`);
    seen.add(id);
    const fields = ["field" in each ? each.field : [], each.when?.has ?? []].flat();
    for (const field of fields) {
      const fault = fieldFault(each.of, field);
      if (fault !== undefined) faults.push(`${id}: ${fault}`);
    }
    if (each.rule !== "matches") continue;
    try {
      anchored(each.pattern);
    } catch (error) {
      faults.push(`${id}: ${(error as Error).message}`);
    }
  }
  if (faults.length > 0) throw new Failure("checks-broken", { path, faults: faults.join("; ") });
  return file;
}

/** The whole value must match: an unanchored pattern would accept what it only contains. */
export function anchored(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, "u");
}
