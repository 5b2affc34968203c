import { formatE164 } from "../../countries/phone-format.ts";
import { foldName } from "../../countries/fuller-name.ts";
import type { ContactRecord, Golden, SourceRecord } from "../../model/index.ts";

/** What a screen needs to say one thing in one way wherever it stands: in a card, and as the reason for a match. */
export interface Told {
  /** By number: a text that says which of two area codes is meant. */
  readonly phones: ReadonlyMap<string, string>;
  /** Names as they are shown, of the people who speak for the firms; see {@link namesOfMark}. */
  readonly people: readonly ContactRecord["name"][];
}

/** @param people contacts of the firms among the records */
export function toldBy(
  records: readonly (SourceRecord | Golden | undefined)[],
  people: readonly ContactRecord[] = [],
): Told {
  const phones = new Map<string, string>();
  for (const record of [...records, ...people])
    for (const { e164, raw } of record?.phones ?? [])
      if (e164 !== undefined && !phones.has(e164) && formatE164(e164, raw) !== formatE164(e164)) phones.set(e164, raw);
  return { phones, people: people.map(({ name }) => name) };
}

/**
 * Matching knows a person by a mark, the folded name as far as both cards tell it: `богданов д`, `богданов дмитрий`, `богданов дмитрий
 * олегович`. The names as they are written; without people who answer to it the mark itself, in capitals.
 */
export function namesOfMark(mark: string, people: Told["people"]): readonly string[] {
  const names = people.filter((name) => {
    const { family, given, patronymic } = foldName(name);
    return [given.charAt(0), given, `${given} ${patronymic}`].some((told) => mark === `${family} ${told}`);
  });
  if (names.length > 0) return [...new Set(names.map(({ display }) => display))];
  const words = mark.split(" ").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [words.map((word) => (word.length === 1 ? `${word}.` : word)).join(" ")];
}
