import { inBytes, intColumn, Ints, keyed, listAt, ListBuilder, type Lists, narrowed } from "../columns.ts";
import type { TextColumn } from "../text-column.ts";
import { Texts } from "../texts.ts";
import { type CardChannels, onCards } from "./card-channels.ts";
import type { Features } from "./features.ts";
import { type FirmCard, firmCards, firmNames } from "./firm-names.ts";
import type { ContactColumns, FirmSpeakers } from "./firm-speakers.ts";
import { flag } from "./flags.ts";
import type { Frozen } from "./frozen.ts";
import { KnownEntities } from "./known-entities.ts";
import { type PackedRecords, RecordColumns } from "./record-columns.ts";
import type { ValueKind } from "./value-kinds.ts";
import { wordsOfNames, wordsOfPersons } from "./name-words.ts";
import { Words } from "../words/words.ts";

export interface RecordState {
  /** New or changed in this run; two records that are not fresh are not compared again. */
  readonly fresh: boolean;
  /** Fresh only to be compared: it stays with the others of its entity, as records that are not fresh do. */
  readonly stays?: boolean;
  /** The entity it belonged to after the last run. */
  readonly entityId?: string;
  /** When the entity was minted: the ordinal of the run, or anything that sorts so. Joins keep the oldest. */
  readonly since?: number;
}

/**
 * All records of one type, column by column. A record is a row number; every text is a number into a list of distinct
 * texts. Rows stand in the order in which they were added; `rank` is their order by id, and everything that must not
 * depend on the order of adding goes by rank.
 */
export class Table {
  /** What the records' features say. */
  private readonly records = new RecordColumns();
  readonly ids = this.records.ids;
  /** By row: its number among the records of both types, in the order of adding. */
  readonly numbers = new Ints();
  /** By row: bits of `flags` that the run gives it. */
  private readonly states = new Ints();
  readonly sources = this.records.texts.source;
  readonly paths = this.records.texts.path;
  readonly cities = this.records.texts.city;
  readonly owners = this.records.texts.owner;
  readonly nameTexts = this.records.texts.name;
  readonly personTexts = this.records.texts.person;
  /** What records refer to, as `refText`. */
  readonly refs = this.records.texts.ref;
  texts: Readonly<Record<ValueKind, Texts>>;
  readonly words = new Words(false);
  readonly personWords = new Words(true);
  readonly forms = new Texts();
  /** By row: what its source spells otherwise than it is compared; see `Features.spelt`. */
  private spelt: Lists | undefined;
  /** The entities that came with the records. */
  readonly known = new KnownEntities();

  constructor() {
    const { identifier, phone, email, domain, account, address, birth } = this.records.texts;
    const [entity, speaker] = [new Texts(), new Texts()];
    this.texts = { identifier, phone, email, domain, account, address, birth, entity, speaker };
  }

  get size(): number {
    return this.ids.size;
  }

  /** Adds what a record's features say; {@link note} says the rest of each row. */
  add(features: Features): void {
    this.records.add(features);
  }

  /** Adds rows of a batch, as {@link add} would. */
  append(batch: PackedRecords, rows: Int32Array): void {
    this.records.append(batch, rows);
  }

  /** @param number of the next row: its place among the records of both types, in the order of adding */
  note({ fresh, stays, entityId, since }: RecordState, number: number): void {
    this.numbers.push(number);
    this.states.push((fresh ? flag.fresh : 0) | (stays === true ? flag.stays : 0));
    this.known.add(entityId, since);
  }

  /** What is read off contacts to know who speaks for firms, before they are frozen. */
  get contactColumns(): ContactColumns {
    const { texts, lists, numbers } = this.records;
    return {
      kind: numbers.kind.values,
      refs: { texts: texts.ref, lists: lists.ref.soFar() },
      phones: { texts: texts.phone, lists: lists.phone.soFar() },
      emails: { texts: texts.email, lists: lists.email.soFar() },
      persons: { texts: texts.person, lists: lists.person.soFar() },
    };
  }

  /**
   * Freezes the columns and counts what is rare.
   * @param entityOf entity ids that a reference leads to; a contact's counterparties are evidence only when there is one.
   * @param speakers how the people who speak for a counterparty's record are known; nobody speaks for a contact
   * @param cards of counterparties, for contacts
   * @param firmOf the card that a contact's reference leads to
   */
  finish(
    entityOf: (ref: string) => readonly string[],
    speakers: FirmSpeakers | undefined,
    shared = false,
    cards?: CardChannels,
    firmOf?: (ref: string) => FirmCard | undefined,
  ): Frozen {
    const { numbers, lists: builders } = this.records;
    const refs = builders.ref.done();
    const persons = builders.person.done(shared);
    const phone = builders.phone.done(shared);
    const email = builders.email.done(shared);
    const refEntity = this.refs.ints((ref) => {
      const found = entityOf(ref);
      return found.length === 1 ? this.texts.entity.id(found[0]!) : -1;
    });
    if (speakers !== undefined) this.texts = { ...this.texts, speaker: speakers.marks };
    const markOf = {
      phone: speakers?.marksOf("phone", this.texts.phone, shared) ?? noMarks(this.texts.phone, shared),
      email: speakers?.marksOf("email", this.texts.email, shared) ?? noMarks(this.texts.email, shared),
    };
    const onCard = {
      phone: onCards("phone", this.texts.phone, cards, shared),
      email: onCards("email", this.texts.email, cards, shared),
    };
    const lists: Record<ValueKind, Lists> = {
      ...keyed(["identifier", "domain", "account", "address", "birth"], (kind) => builders[kind].done(shared)),
      phone,
      email,
      entity: this.entitiesOf(refs, refEntity, shared),
      speaker: this.speakersOf(speakers, { phone, email }, markOf, persons, shared),
    };
    const names = builders.name.done(shared);
    const taken = {
      ...wordsOfNames(this.nameTexts, this.words, this.forms, shared),
      ...wordsOfPersons(this.personTexts, this.personWords, shared),
    };
    countTerms(this.size, names, taken.nameWords, this.words);
    countTerms(this.size, persons, taken.personWords, this.personWords);
    this.words.weigh(this.size);
    this.personWords.weigh(this.size);
    const { address, ...hashed } = this.texts;
    for (const texts of Object.values(hashed)) texts.seal(shared);
    for (const texts of [address, this.nameTexts, this.personTexts, this.refs]) texts.seal(shared, false);
    this.ids.seal(false);
    this.spelt = builders.spelt.done();
    this.records.texts.spelt.seal(false);
    const city = numbers.city.done(shared);
    return {
      size: this.size,
      source: narrowed(numbers.source.done(shared), this.sources.size, shared),
      path: narrowed(numbers.path.done(shared), this.paths.size, shared),
      line: numbers.line.done(shared),
      kind: inBytes(numbers.kind.done(shared), shared),
      flags: inBytes(joinedFlags(numbers.flags.done(shared), this.states.done()), shared),
      refs,
      refEntity,
      firms: firmNames(
        firmOf === undefined
          ? []
          : firmCards({ refs, refEntity, persons, entities: this.texts.entity.size }, this, firmOf),
        shared,
      ),
      city,
      cityCounts: countValues(city, this.cities.size),
      cityHash: this.cities.hashes,
      owner: numbers.owner.done(shared),
      ownerWords: this.wordsOfOwners(shared),
      rank: rankBy(this.ids, shared),
      lists,
      names,
      persons,
      ...taken,
      markOf,
      onCard,
      shorter: new Ints(speakers?.shorter).done(shared),
    };
  }

  /** Blocks are made: hashes are asked for of telephones and mailboxes only, to find those of a firm's card among its people's. */
  dropHashes(): void {
    const { phone: _phone, email: _email, address: _address, ...others } = this.texts;
    for (const texts of Object.values(others)) texts.dropHashes();
  }

  private wordsOfOwners(shared: boolean): Int32Array {
    const words = new Texts();
    const found = new Ints();
    this.owners.each((owner) => {
      for (const part of owner.split("\t")) found.push(part === "" ? -1 : words.id(part));
    });
    return found.done(shared);
  }

  /** A town or an address as the source of a row says it. @param shown as it is compared */
  said(row: number, shown: string): string {
    const { spelt } = this;
    if (spelt === undefined) return shown;
    for (const text of listAt(spelt, row)) {
      const [compared, said] = this.records.texts.spelt.at(text).split("\t");
      if (compared === shown) return said!;
    }
    return shown;
  }

  /** Of each row the entities to which its references lead, each once. */
  private entitiesOf(refs: Lists, refEntity: Int32Array, shared: boolean): Lists {
    const entities = new ListBuilder();
    const own: number[] = [];
    for (let row = 0; row < this.size; row++) {
      own.length = 0;
      for (let at = refs.starts[row]!; at < refs.starts[row + 1]!; at++) {
        const entity = refEntity[refs.values[at]!]!;
        if (entity >= 0 && !own.includes(entity)) own.push(entity);
      }
      for (const entity of own) entities.push(entity);
      entities.next();
    }
    return entities.done(shared);
  }

  /** Of each row the channels of its own by which somebody who speaks for a firm is known, then how those who speak for it are known. */
  private speakersOf(
    speakers: FirmSpeakers | undefined,
    own: Readonly<Record<"phone" | "email", Lists>>,
    markOf: Frozen["markOf"],
    persons: Lists,
    shared: boolean,
  ): Lists {
    const known = new ListBuilder();
    const addOwn = ({ starts, values }: Lists, marks: Int32Array, row: number): void => {
      for (let at = starts[row]!; at < starts[row + 1]!; at++) {
        const mark = marks[values[at]!]!;
        if (mark >= 0) known.push(mark);
      }
    };
    for (let row = 0; row < this.size; row++) {
      if (speakers !== undefined) {
        addOwn(own.phone, markOf.phone, row);
        addOwn(own.email, markOf.email, row);
        const named = () => Array.from(listAt(persons, row), (person) => this.personTexts.at(person));
        for (const mark of speakers.of(this.ids.at(row), named)) known.push(mark);
      }
      known.next();
    }
    return known.done(shared);
  }
}

function noMarks(channels: Texts, shared: boolean): Int32Array {
  return intColumn(channels.size, shared).fill(-1);
}

/** What of a table scoring looks at. */
export type ScoredTable = Pick<
  Table,
  "texts" | "nameTexts" | "personTexts" | "cities" | "owners" | "forms" | "sources" | "words" | "personWords" | "size"
>;

/** What the records' features say, and what the run does. */
function joinedFlags(said: Int32Array, given: Int32Array): Int32Array {
  for (let row = 0; row < said.length; row++) said[row]! |= given[row]!;
  return said;
}

function countTerms(size: number, owners: Lists, words: Lists, table: Words): void {
  const seen = new Set<number>();
  for (let row = 0; row < size; row++) {
    seen.clear();
    for (let o = owners.starts[row]!; o < owners.starts[row + 1]!; o++) {
      const name = owners.values[o]!;
      for (let w = words.starts[name]!; w < words.starts[name + 1]!; w++) {
        const term = table.terms[words.values[w]!]!;
        if (!seen.has(term)) {
          seen.add(term);
          table.count(term);
        }
      }
    }
  }
}

function countValues(column: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const value of column) if (value >= 0) counts[value]!++;
  return counts;
}

function rankBy(ids: TextColumn, shared: boolean): Int32Array {
  const order = Int32Array.from({ length: ids.size }, (_, row) => row).sort((a, b) => ids.compare(a, b));
  const rank = intColumn(ids.size, shared);
  order.forEach((row, at) => (rank[row] = at));
  return rank;
}
