import type { DraftValue, Issue } from "../../model/index.ts";
import type { Doubt } from "../rule.ts";

/** Longer than any cell of phones, addresses or numbers: a text that came into the wrong column is not searched for values. */
const most = 4000;

/** The finding about a cell that is too long to be a value of this field; undefined for all others. */
export function tooLong(value: DraftValue, field: string): Issue | undefined {
  if (value.text.length <= most) return undefined;
  const params = { length: value.text.length, most };
  return { code: "cell-too-long", severity: "warning", at: value.at, field, raw: value.raw ?? value.text, params };
}

/** Longer than any name, and than several people's or several addresses in one cell: the rules of language cost more the longer the text. */
const mostRead = 1000;

/** The doubt about a text that is too long to be a name or an address, and is kept unread; undefined for all others. */
export function tooLongToRead(text: string): Doubt | undefined {
  if (text.length <= mostRead) return undefined;
  return { code: "cell-too-long", severity: "warning", params: { length: text.length, most: mostRead } };
}
