import type { UpdateRule } from "../profile/profile.ts";
import type { ShapeColumn } from "../rows/shape.ts";
import type { Work } from "./work.ts";

/** The profile's rule, else the project's for the field, else the project's. The strictest, where a column is made of several fields. */
export function ruleOf({ options: { update } }: Work, column: ShapeColumn): UpdateRule {
  if (column.update !== undefined) return column.update;
  if (update === undefined || typeof update === "string") return update ?? "managed";
  const rules = new Set(column.fields.map((field) => update[field] ?? update["*"] ?? "managed"));
  return (["never", "fill-empty", "newer", "managed", "always"] as const).find((rule) => rules.has(rule)) ?? "managed";
}
