import { foldSpace, type DraftValue, type TextValue } from "../../model/index.ts";
import type { Taken } from "../name/work.ts";
import { isPlaceholder } from "../placeholder.ts";
import type { Field, Row } from "./row.ts";
import { cleanDate, cleanText } from "../value/values.ts";

/** Fields that hold plain words: status, tags, notes, roles, dates. */

/** The first value that says anything. A placeholder is noted, another value is kept beside it. */
export function firstValue(row: Row, field: Field): DraftValue | undefined {
  let first: DraftValue | undefined;
  for (const value of row.values(field)) {
    if (value.text === "" || value.text.trim() === "") continue;
    if (isPlaceholder(value.text)) row.say("note", "value-placeholder", field, value);
    else if (first === undefined) first = value;
    else if (foldSpace(value.text).toLowerCase() !== foldSpace(first.text).toLowerCase()) row.surplus(field, value);
  }
  return first;
}

/** A single text: its spaces and characters mended. */
export function text(row: Row, field: Field): TextValue | undefined {
  const value = firstValue(row, field);
  if (value === undefined) return undefined;
  const cleaned = cleanText(value, { field });
  row.issues.push(...cleaned.issues);
  return cleaned.value;
}

export function date(row: Row, field: Field): TextValue | undefined {
  const value = firstValue(row, field);
  if (value === undefined) return undefined;
  const cleaned = cleanDate(value, { field });
  row.issues.push(...cleaned.issues);
  // A cell that says there is no date (00.00.0000) holds nothing to keep; one that nobody could read does.
  const says = cleaned.issues.some(({ code, severity }) => severity === "warning" || code === "date-not-whole");
  if (cleaned.value === undefined && says) row.keep(value);
  return cleaned.value;
}

const empty: readonly TextValue[] = [];

/** What a rule took off another cell and a text field keeps: a status mark as a tag. */
export type TakenAt = Taken & { readonly at: string };

/** Several texts, each once; those taken off a name after them. */
export function texts(row: Row, field: Field, taken: readonly TakenAt[] = []): readonly TextValue[] {
  const values = row.values(field);
  if (values.length === 0 && taken.length === 0) return empty;
  const out: TextValue[] = [];
  for (const value of values) {
    if (value.text.trim() === "") continue;
    if (isPlaceholder(value.text)) {
      row.say("note", "value-placeholder", field, value);
      continue;
    }
    const cleaned = cleanText(value, { field, lines: field === "notes" });
    row.issues.push(...cleaned.issues);
    const one = cleaned.value;
    if (one !== undefined && !out.some((other) => other.value === one.value)) out.push(one);
  }
  for (const { value, raw, rule, at } of taken)
    if (!out.some((other) => other.value === value)) out.push({ raw, at, rule, value });
  return out;
}
