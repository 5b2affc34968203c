import type { z } from "zod";
import type { Sentence } from "../model/index.ts";
import { sentenceOf } from "./fault.ts";
import { readYaml } from "./read.ts";
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
  completed: (said: unknown) => unknown = (said) => said,
): { readonly value: z.output<T> } | { readonly faults: readonly Sentence[] } {
  const { data: said, positions, faults } = readYaml(text, file);
  if (faults.length > 0) return { faults: faults.map(sentenceOf) };
  const data = completed(said);
  const parsed = schema.safeParse(data);
  if (parsed.success) return { value: parsed.data };
  const found = schemaFaults(schema, parsed.error.issues, data, { file, positions });
  return { faults: found.toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column).map(sentenceOf) };
}
