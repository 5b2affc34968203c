import type { z } from "zod";
import type { Sentence } from "../model/index.ts";
import { type Fault, type Judged, sentenceOf } from "./fault.ts";
import { readYaml, valueSpan } from "./read.ts";
import { schemaFaults } from "./schema-faults.ts";

/**
 * Reads a file that a person wrote and holds it against its schema: its value, or every fault at once, each with its place.
 *
 * @param completed what the schema judges, made of what the file says: a file may only change another
 */
export function readStrict<T extends z.ZodType>(
  schema: T,
  text: string,
  file: string,
  completed?: (said: unknown) => unknown,
): { readonly value: z.output<T> } | { readonly faults: readonly Sentence[] } {
  const read = readJudged(schema, text, file, completed === undefined ? {} : { completed });
  return "value" in read ? read : { faults: read.faults.map(sentenceOf) };
}

/**
 * The same with the faults as they are found, for whoever lists those of several files.
 *
 * @param judge what is wrong with a file that its schema takes
 */
export function readJudged<T extends z.ZodType>(
  schema: T,
  text: string,
  file: string,
  {
    completed = (said) => said,
    judge = () => [],
  }: {
    readonly completed?: (said: unknown) => unknown;
    readonly judge?: (value: z.output<T>) => readonly Judged[];
  },
): { readonly value: z.output<T> } | { readonly faults: readonly Fault[] } {
  const { data: said, positions, faults } = readYaml(text, file);
  if (faults.length > 0) return { faults };
  const data = completed(said);
  const parsed = schema.safeParse(data);
  const found = parsed.success
    ? judge(parsed.data).map((each): Fault => ({ ...each, at: valueSpan(positions, each.path, file) }))
    : schemaFaults(schema, parsed.error.issues, data, { file, positions });
  if (parsed.success && found.length === 0) return { value: parsed.data };
  return { faults: found.toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column) };
}
