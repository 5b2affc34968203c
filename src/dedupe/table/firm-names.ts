import { hashText, intColumn, listAt, type Lists } from "../columns.ts";
import type { TextColumn } from "../text-column.ts";
import { Texts } from "../texts.ts";
import { skeleton } from "../words/skeleton.ts";

/** The card of a firm that a contact speaks for, as far as firms are told apart by it. */
export interface FirmCard {
  /** Its name as one word, folded by sound; empty where it says nothing but what kind of firm it is. */
  readonly name: string;
  /** Whether the entity has a valid official number. */
  readonly numbered: boolean;
  /** Folded, empty where none is known. */
  readonly town: string;
}

/** By entity that contacts speak for. Two firms of one name, of which no number says that they are two, are one as likely as not. */
export interface FirmNames {
  /** Number of its name; −1 where it has none to be known by, or where firms of two official numbers are called so. */
  readonly name: Int32Array;
  /** Content hash of its name. */
  readonly hash: Int32Array;
  /** 1 where it has an official number. */
  readonly numbered: Int32Array;
  /** Number of its town, 0 where none is known. */
  readonly town: Int32Array;
  /** Content hash of its town, 0 where none is known; of all firms, whatever they are called. */
  readonly townHash: Int32Array;
}

/**
 * By entity that contacts speak for: its card, but for firms called after one of their people, where father and son have the name in common
 * anyway («Лапшин и сыновья»).
 *
 * @param firmOf the card that a reference leads to
 */
export function firmCards(
  {
    refs,
    refEntity,
    persons,
    entities,
  }: Record<"refs" | "persons", Lists> & { refEntity: Int32Array; entities: number },
  texts: { readonly refs: TextColumn; readonly personTexts: TextColumn },
  firmOf: (ref: string) => FirmCard | undefined,
): (FirmCard | undefined)[] {
  const firms: (FirmCard | undefined)[] = Array.from({ length: entities });
  refEntity.forEach((entity, ref) => {
    if (entity >= 0) firms[entity] ??= firmOf(texts.refs.at(ref));
  });
  const families: string[] = [];
  for (let row = 0; row < refs.starts.length - 1; row++) {
    const person = listAt(persons, row)[0];
    if (person === undefined) continue;
    const family = (families[person] ??= familyOf(texts.personTexts.at(person)));
    for (const ref of listAt(refs, row)) {
      const entity = refEntity[ref]!;
      const firm = entity < 0 ? undefined : firms[entity];
      if (firm !== undefined && family.length > 3 && firm.name.includes(family)) firms[entity] = { ...firm, name: "" };
    }
  }
  return firms;
}

/** A person's family name as one word, folded by sound. */
const familyOf = (person: string): string => skeleton(person.split("\t")[0]!.replaceAll(" ", ""));

/** @param cards by entity, undefined where it is not known */
export function firmNames(cards: readonly (FirmCard | undefined)[], shared: boolean): FirmNames {
  const [names, towns] = [new Texts(), new Texts()];
  towns.id("");
  const firms = {
    name: intColumn(cards.length, shared).fill(-1),
    hash: intColumn(cards.length, shared),
    numbered: intColumn(cards.length, shared),
    town: intColumn(cards.length, shared),
    townHash: intColumn(cards.length, shared),
  };
  /** By name: entities with an official number. */
  const numbered: number[] = [];
  cards.forEach((card, entity) => {
    if (card !== undefined && card.town !== "") firms.townHash[entity] = hashText(card.town);
    if (card === undefined || card.name === "") return;
    const name = (firms.name[entity] = names.id(card.name));
    firms.hash[entity] = hashText(card.name);
    firms.town[entity] = towns.id(card.town);
    if (card.numbered) {
      firms.numbered[entity] = 1;
      numbered[name] = (numbered[name] ?? 0) + 1;
    }
  });
  firms.name.forEach((name, entity) => {
    if (name >= 0 && (numbered[name] ?? 0) > 1) firms.name[entity] = -1;
  });
  return firms;
}

/** Whether two entities may be one firm by what their cards are called. */
export function areNamedAlike({ name, numbered, town }: FirmNames, a: number, b: number): boolean {
  return (
    name[a]! >= 0 &&
    name[a] === name[b] &&
    !(numbered[a] === 1 && numbered[b] === 1) &&
    (town[a] === 0 || town[b] === 0 || town[a] === town[b])
  );
}
