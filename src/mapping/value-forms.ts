import type { Path } from "../yaml/index.ts";
import type { Value, ValueObject } from "./schema/value.ts";

// A value is written as a column, an object, or a list of values. Apart from the schema, so that the threads of cleaning load no schemas.

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** What stands alone or in a list, each with its place: in a list that of the list and its number there. */
export function* eachAt<T>(given: T | readonly T[] | undefined, path: Path): Generator<readonly [each: T, at: Path]> {
  if (given === undefined) return;
  if (!Array.isArray(given)) yield [given as T, path];
  else for (const [index, each] of (given as readonly T[]).entries()) yield [each, [...path, index]];
}

/** What a mapping says beside a value, each as a constant or a value of its own. */
export const factNames = ["kind", "scheme", "country", "note"] as const;

/** A value that is written as an object; nothing of one that is a column alone, or a list. */
export function objectOf(value: Value | undefined): ValueObject {
  return value === undefined || typeof value === "string" || isList(value) ? {} : value;
}
