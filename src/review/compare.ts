import type { Language } from "../messages/index.ts";
import type { ContactRecord, Golden, SourceRecord } from "../model/index.ts";
import { cardLines, peopleLines, type CardLine } from "../report/text/card.ts";
import { fieldName } from "../report/text/names.ts";
import type { Told } from "../report/text/told.ts";

/** Of a pair: the people of each side, and how the screen says what stands on both. */
export interface Around {
  readonly people: readonly [readonly ContactRecord[], readonly ContactRecord[]];
  readonly told: Told;
}

/** One field of two records side by side. */
export interface ComparedField {
  readonly field: string;
  readonly label: string;
  /** both: every value agrees; differs: both say something, not the same; left, right: only one says anything. */
  readonly state: "both" | "differs" | "left" | "right";
  readonly left: readonly ComparedValue[];
  readonly right: readonly ComparedValue[];
}

export interface ComparedValue {
  readonly text: string;
  /** The other side has the very same value. */
  readonly same: boolean;
  /** As it stood in the source, where cleaning changed it. */
  readonly raw?: string;
  readonly rule?: string;
}

/** Two records field by field, in the order of a card; what only one of them has stays in its place. */
export function compareRecords(
  left: SourceRecord | Golden,
  right: SourceRecord | Golden,
  language: Language,
  around?: Around,
): ComparedField[] {
  const [a, b] = [left, right].map((record, side) => [
    ...cardLines(record, language, around?.told),
    ...peopleLines(around?.people[side] ?? [], language, around?.told),
  ]) as [CardLine[], CardLine[]];
  const order = mergeOrder(fieldsOf(a), fieldsOf(b));
  return order.map((field) => {
    const [ofA, ofB] = [a, b].map((lines) => lines.filter((line) => line.field === field)) as [CardLine[], CardLine[]];
    const value = (line: CardLine, others: readonly CardLine[]): ComparedValue => ({
      text: line.value,
      same: others.some((other) => fold(other.value) === fold(line.value)),
      ...(line.raw === undefined ? {} : { raw: line.raw }),
      ...(line.rule === undefined ? {} : { rule: line.rule }),
    });
    const leftValues = ofA.map((line) => value(line, ofB));
    const rightValues = ofB.map((line) => value(line, ofA));
    const agree = [...leftValues, ...rightValues].every((each) => each.same);
    const state = ofA.length === 0 ? "right" : ofB.length === 0 ? "left" : agree ? "both" : "differs";
    return { field, label: fieldName(field, language), state, left: leftValues, right: rightValues };
  });
}

/** Case and ё are no difference a person should stop at; quotes and spaces are shown as they are. */
function fold(text: string): string {
  return text.toLowerCase().replaceAll("ё", "е");
}

const fieldsOf = (lines: readonly CardLine[]) => [...new Set(lines.map((line) => line.field))];

/** The fields of both, each list's own order kept. */
function mergeOrder(a: readonly string[], b: readonly string[]): string[] {
  const order: string[] = [];
  let next = 0;
  for (const field of a) {
    const at = b.indexOf(field);
    if (at >= next) {
      for (const extra of b.slice(next, at)) if (!a.includes(extra)) order.push(extra);
      next = at + 1;
    }
    order.push(field);
  }
  return [...order, ...b.slice(next).filter((field) => !order.includes(field))];
}
