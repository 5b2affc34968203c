import type { DraftValue, Issue } from "../../model/index.ts";

/** Longer than any cell of phones, addresses or numbers: a text that came into the wrong column is not searched for values. */
const most = 4000;

/** The finding about a cell that is too long to be a value of this field; undefined for all others. */
export function tooLong(value: DraftValue, field: string): Issue | undefined {
  if (value.text.length <= most) return undefined;
  const params = { length: value.text.length, most };
  return { code: "cell-too-long", severity: "warning", at: value.at, field, raw: value.raw ?? value.text, params };
}
