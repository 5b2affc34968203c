import { formatE164 } from "../../countries/phone-format.ts";
import { foldName } from "../../countries/fuller-name.ts";
import { nameWithForm } from "../../countries/legal-forms.ts";
import type { ContactRecord, Golden, MatchFeature, RecordId, SourceRecord } from "../../model/index.ts";

/** What a screen needs to say one thing in one way wherever it stands: in a card, and as the reason for a match. */
export interface Told {
  /** By number: a text that says which of two area codes is meant. */
  readonly phones: ReadonlyMap<string, string>;
  /** Names as they are shown, of the people who speak for the firms; see {@link namesOfMark}. */
  readonly people: readonly ContactRecord["name"][];
  /** Names of firms, by the id of a record and by that of its card; see {@link firmsOf}. */
  readonly firms?: ReadonlyMap<string, string>;
}

/** Where the firms are looked up for which contacts speak. */
export interface Firms {
  record(id: RecordId): Promise<SourceRecord | undefined>;
  cardOf(id: RecordId): Promise<Pick<Golden, "id"> | undefined>;
}

/** How the firms are called that people speak for: a key and an id of a card tell a person nothing. */
export async function firmsOf(
  people: readonly (SourceRecord | undefined)[],
  features: readonly MatchFeature[],
  { record, cardOf }: Firms,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const shared = features.find(({ name }) => name === "counterparty")?.left;
  for (const person of people) {
    if (person?.type !== "contact") continue;
    for (const { ref } of person.of) {
      // Matching says only which card both lead to; the name by which one of them has found it is the firm's.
      if (ref.by === "name" && shared !== undefined && person.of.length === 1 && !names.has(shared))
        names.set(shared, ref.name);
      const id = ref.by === "record" ? ref.id : ref.by === "key" ? `${ref.source}:${ref.key}` : undefined;
      const firm = id === undefined || names.has(id) ? undefined : await record(id);
      if (id === undefined || firm?.type !== "counterparty") continue;
      const name = nameWithForm(firm.name.display, firm.name.form ?? firm.legalForm?.value);
      names.set(id, name);
      const card = await cardOf(id);
      if (card !== undefined) names.set(card.id, name);
    }
  }
  return names;
}

/** @param people contacts of the firms among the records */
export function toldBy(
  records: readonly (SourceRecord | Golden | undefined)[],
  people: readonly ContactRecord[] = [],
  firms: ReadonlyMap<string, string> = new Map(),
): Told {
  const phones = new Map<string, string>();
  for (const record of [...records, ...people])
    for (const { e164, raw } of record?.phones ?? [])
      if (e164 !== undefined && !phones.has(e164) && formatE164(e164, raw) !== formatE164(e164)) phones.set(e164, raw);
  return { phones, people: people.map(({ name }) => name), firms };
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
