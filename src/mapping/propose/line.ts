import { dateFields } from "../schema/fields.ts";
import { datePattern } from "./guess.ts";
import type { Guess } from "./guess.ts";
import type { FieldLine } from "./mapping-draft.ts";

/** The line of a field that a guess becomes; `name` is the column as it must be written there. */
export function lineOf({ column, meaning, reason, group, schemes }: Guess, name: string): FieldLine {
  const date = dateFields.has(meaning?.field ?? "") ? datePattern(column.examples) : undefined;
  return {
    column: name,
    reason,
    ...(meaning?.kind === undefined ? {} : { kind: meaning.kind }),
    ...(meaning?.scheme === undefined ? {} : { scheme: meaning.scheme }),
    ...(schemes === undefined ? {} : { schemes }),
    ...(meaning?.part === undefined ? {} : { part: meaning.part, group: group ?? "" }),
    ...(date === undefined ? {} : { date }),
  };
}
