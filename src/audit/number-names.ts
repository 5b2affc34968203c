import { distance } from "fastest-levenshtein";
import type { RecordId, SourceRecord } from "../model/index.ts";
import { fieldValues } from "./fields.ts";

/** A card whose number another card bears under another name. */
export interface TwoNames {
  readonly record: RecordId;
  readonly other: RecordId;
  readonly name: string;
  readonly responsible?: string;
  /** The number. */
  readonly raw: string;
  /** What the other card is called. */
  readonly expected: string;
}

interface Bearer {
  readonly id: RecordId;
  readonly name: string;
  readonly words: readonly string[];
}

/**
 * One number under two names: somebody has typed another firm's ИНН, or a firm was renamed and one card left behind. The first card
 * with a number is taken for right, the later ones are found. Names that one abbreviates, or that differ by a slip, are one name: a false
 * finding costs a person's time.
 */
export class NumberNames {
  readonly faults: TwoNames[] = [];
  checked = 0;
  readonly #field: string;
  /** The differing names of each number. */
  readonly #bearers = new Map<string, Bearer[]>();

  constructor(field: string) {
    this.#field = field;
  }

  add(record: SourceRecord, label: { readonly name: string; readonly responsible?: string }): void {
    const number = fieldValues(record, this.#field).find(({ valid }) => valid === true);
    if (number === undefined) return;
    this.checked++;
    const words = record.name.compare.split(" ").filter((word) => word !== "");
    const own = { id: record.id, name: label.name, words };
    const known = this.#bearers.get(number.value);
    if (known === undefined) {
      this.#bearers.set(number.value, [own]);
      return;
    }
    const others = known.filter((each) => !isSameName(each.words, words));
    const [other] = others;
    if (other !== undefined)
      this.faults.push({ record: record.id, other: other.id, ...label, raw: number.raw, expected: other.name });
    if (others.length === known.length) known.push(own);
  }
}

/** Letters of the longer name that a slip may change. */
const slips = 0.25;

/** Every word of the shorter name stands in the longer one, in full or as its beginning; or the two differ by a few letters. */
export function isSameName(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.every((word) => long.some((each) => each.startsWith(word) || word.startsWith(each)))) return true;
  const [x, y] = [a.join(""), b.join("")];
  return distance(x, y) <= slips * Math.max(x.length, y.length);
}
