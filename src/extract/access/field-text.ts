import type { Value } from "mdb-reader";
import { expandNumber } from "../decimal.ts";

/** The text of a field as a person would write it down. */
export function fieldText(value: Value, type: string): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return expandNumber(type === "float" ? shortestSingle(value) : value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "bigint") return value.toString();
  return value instanceof Date && !Number.isNaN(value.getTime())
    ? value.toISOString().slice(0, 19).replace("T00:00:00", "")
    : "";
}

/** A Single of 0.1 is 0.10000000149 as a Double: the shortest number that is the same Single is the one that was typed. */
function shortestSingle(value: number): number {
  for (let digits = 6; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/**
 * A hyperlink is kept as `what is shown#address#place in it#`: the address is what was meant, without the protocol of mail.
 * Undefined for every other text.
 */
export function hyperlinkAddress(text: string): string | undefined {
  const address = /^[^#]*#((?:https?:|mailto:|www\.)[^#]*)#[^#]*#?$/i.exec(text)?.[1];
  return address?.replace(/^mailto:/i, "");
}
