import type { Value, ValueObject } from "./schema/value.ts";

// A value is written as a column, an object, or a list of values. Apart from the schema, so that the threads of cleaning load no schemas.

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** What a mapping says beside a value, each as a constant or a value of its own. */
export const factNames = ["kind", "scheme", "country", "note"] as const;

/** A value that is written as an object; nothing of one that is a column alone, or a list. */
export function objectOf(value: Value | undefined): ValueObject {
  return value === undefined || typeof value === "string" || isList(value) ? {} : value;
}
