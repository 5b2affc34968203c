import { type ContactLink, parsePlace, type RecordId } from "../../model/index.ts";
import { intColumn, Ints, invert, ListBuilder, type Lists } from "../columns.ts";
import { Texts } from "../texts.ts";
import { domainsOf } from "./domains.ts";
import type { Features } from "./features.ts";
import type { Frozen } from "./frozen.ts";
import { KnownEntities } from "./known-entities.ts";
import { type ValueKind, valueKinds } from "./value-kinds.ts";
import { skeleton } from "../words/skeleton.ts";
import { tokens, Words } from "../words/words.ts";

export const kinds = ["organisation", "sole-trader", "person", "department"] as const;

/** Bits of `flags`. */
export const flag = { catchAll: 1, branch: 2, fresh: 4, firm: 8, stays: 16 } as const;

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

/** A reference as one text: `record TAB id`, `inn TAB 7701…`, `name TAB …`. A reference by key is one to a record. */
export function refText(ref: ContactLink["ref"]): string {
  switch (ref.by) {
    case "key":
      return `record\t${ref.source}:${ref.key}`;
    case "record":
      return `record\t${ref.id}`;
    case "inn":
      return `inn\t${ref.inn.trim()}`;
    case "name":
      return `name\t${ref.name}`;
  }
}

/**
 * All records of one type, column by column. A record is a row number; every text is a number into a list of distinct
 * texts. Rows stand in the order in which they were added; `rank` is their order by id, and everything that must not
 * depend on the order of adding goes by rank.
 */
export class Table {
  readonly ids: RecordId[] = [];
  /** By row: its number among the records of both types, in the order of adding. */
  readonly numbers = new Ints();
  readonly sources = new Texts();
  readonly paths = new Texts();
  texts: Readonly<Record<ValueKind, Texts>>;
  readonly nameTexts = new Texts();
  readonly personTexts = new Texts();
  readonly cities = new Texts();
  readonly words: Words;
  readonly personWords = new Words(true);
  readonly forms = new Texts();
  /** The entities that came with the records. */
  readonly known = new KnownEntities();

  private readonly builders: Readonly<Record<ValueKind, ListBuilder>>;
  /** What records refer to, as {@link refText}. */
  readonly refs = new Texts();
  private readonly refBuilder = new ListBuilder();
  private readonly nameBuilder = new ListBuilder();
  private readonly personBuilder = new ListBuilder();
  private readonly nameWordBuilder = new ListBuilder();
  private readonly personWordBuilder = new ListBuilder();
  private readonly columns = {
    source: new Ints(), path: new Ints(), line: new Ints(), kind: new Ints(), flags: new Ints(), city: new Ints(),
    nameForm: new Ints(), nameJoined: new Ints(), personRoles: new Ints(),
  }; // prettier-ignore
  private readonly joined = new Texts();

  constructor() {
    this.words = new Words(false);
    this.texts = Object.fromEntries(valueKinds.map((kind) => [kind, new Texts()])) as unknown as Record<
      ValueKind,
      Texts
    >;
    this.builders = Object.fromEntries(valueKinds.map((kind) => [kind, new ListBuilder()])) as unknown as Record<
      ValueKind,
      ListBuilder
    >;
  }

  get size(): number {
    return this.ids.length;
  }

  /** @param number its place among the records of both types, in the order of adding */
  add(features: Features, state: RecordState, number: number): void {
    this.ids.push(features.id);
    this.numbers.push(number);
    const place = parsePlace(features.place);
    const c = this.columns;
    c.source.push(this.sources.id(features.source));
    c.path.push(this.paths.id(`${place?.path ?? ""}\n${place?.sheet ?? ""}`));
    c.line.push(place?.line ?? 0);
    c.kind.push(kinds.indexOf(features.kind));
    c.flags.push(
      (features.catchAll ? flag.catchAll : 0) |
        (features.branch ? flag.branch : 0) |
        (state.fresh ? flag.fresh : 0) |
        (state.stays === true ? flag.stays : 0) |
        (isSurelyFirm(features) ? flag.firm : 0),
    );
    const cities = new Set(features.addresses.map((address) => address.split("\t")[1] ?? ""));
    const city = features.city ?? [...cities].find((each) => each !== "") ?? "";
    c.city.push(city === "" ? -1 : this.cities.id(city));
    this.known.add(state.entityId, state.since);

    this.list("identifier", features.identifiers);
    this.list("phone", features.phones);
    this.list("email", features.emails);
    this.list("domain", domainsOf(features));
    this.list("account", features.accounts);
    this.list("address", features.addresses);
    this.list("birth", features.birthDate === undefined ? [] : [features.birthDate]);
    for (const ref of features.of ?? []) this.refBuilder.push(this.refs.id(refText(ref)));
    this.refBuilder.next();
    this.addNames(features);
    this.addPersons(features);
  }

  private list(kind: ValueKind, values: readonly string[]): void {
    for (const value of values) this.builders[kind].push(this.texts[kind].id(value));
    this.builders[kind].next();
  }

  private addNames(features: Features): void {
    const seen = new Set<number>();
    for (const text of features.names) {
      const known = this.nameTexts.size;
      const id = this.nameTexts.id(text);
      if (id === known) this.learnName(text);
      this.nameBuilder.push(id);
      seen.add(id);
    }
    this.nameBuilder.next();
  }

  private learnName(text: string): void {
    const [compare = "", form = ""] = text.split("\t");
    // `El Hogar, El Hogar del Niño`: said twice is said once.
    const words = [...new Set(tokens(compare))];
    for (const word of words) this.nameWordBuilder.push(this.words.id(word));
    this.nameWordBuilder.next();
    this.columns.nameForm.push(form === "" ? -1 : this.forms.id(form));
    this.columns.nameJoined.push(this.joined.id(skeleton(words.join(""))));
  }

  private addPersons(features: Features): void {
    for (const text of features.persons) {
      const known = this.personTexts.size;
      const id = this.personTexts.id(text);
      if (id === known) this.learnPerson(text);
      this.personBuilder.push(id);
    }
    this.personBuilder.next();
  }

  private learnPerson(text: string): void {
    text.split("\t").forEach((part, role) => {
      for (const word of part.split(" ")) {
        if (word === "") continue;
        this.personWordBuilder.push(this.personWords.id(word));
        this.columns.personRoles.push(role);
      }
    });
    this.personWordBuilder.next();
  }

  /** What is read off contacts to know who speaks for firms, before they are frozen. */
  get contactColumns(): ContactColumns {
    return {
      kind: this.columns.kind.values,
      refs: { texts: this.refs, lists: this.refBuilder.soFar() },
      phones: { texts: this.texts.phone, lists: this.builders.phone.soFar() },
      emails: { texts: this.texts.email, lists: this.builders.email.soFar() },
      persons: { texts: this.personTexts, lists: this.personBuilder.soFar() },
    };
  }

  /**
   * Freezes the columns and counts what is rare.
   * @param entityOf entity ids that a reference leads to; a contact's counterparties are evidence only when there is one.
   * @param speakers how the people who speak for a counterparty's record are known; nobody speaks for a contact
   */
  finish(entityOf: (ref: string) => readonly string[], speakers: FirmSpeakers | undefined, shared = false): Frozen {
    const c = this.columns;
    const refs = this.refBuilder.done();
    const persons = this.personBuilder.done(shared);
    const own = { phone: this.builders.phone.done(shared), email: this.builders.email.done(shared) };
    const refEntity = this.refs.ints((ref) => {
      const found = entityOf(ref);
      return found.length === 1 ? this.texts.entity.id(found[0]!) : -1;
    });
    const entities: number[] = [];
    for (let row = 0; row < this.size; row++) {
      entities.length = 0;
      for (let at = refs.starts[row]!; at < refs.starts[row + 1]!; at++) {
        const entity = refEntity[refs.values[at]!]!;
        if (entity >= 0 && !entities.includes(entity)) entities.push(entity);
      }
      for (const entity of entities) this.builders.entity.push(entity);
      this.builders.entity.next();
    }
    const markOf = {
      phone: speakers?.marksOf("phone", this.texts.phone, shared) ?? noMarks(this.texts.phone, shared),
      email: speakers?.marksOf("email", this.texts.email, shared) ?? noMarks(this.texts.email, shared),
    };
    this.addSpeakers(speakers, own, markOf, persons);
    const rest = valueKinds.filter((kind) => kind !== "phone" && kind !== "email");
    const lists = {
      ...Object.fromEntries(rest.map((kind) => [kind, this.builders[kind].done(shared)])),
      ...own,
    } as unknown as Record<ValueKind, Lists>;
    const names = this.nameBuilder.done(shared);
    const nameWords = this.nameWordBuilder.done(shared);
    const personWords = this.personWordBuilder.done(shared);
    countTerms(this.size, names, nameWords, this.words);
    countTerms(this.size, persons, personWords, this.personWords);
    this.words.weigh(this.size);
    this.personWords.weigh(this.size);
    for (const texts of [...Object.values(this.texts), this.nameTexts, this.personTexts, this.refs, this.joined])
      texts.seal(shared);
    const city = c.city.done(shared);
    return {
      size: this.size,
      source: c.source.done(shared),
      path: c.path.done(shared),
      line: c.line.done(shared),
      kind: c.kind.done(shared),
      flags: c.flags.done(shared),
      refs,
      refEntity,
      city,
      cityCounts: countValues(city, this.cities.size),
      cityHash: this.cities.hashes,
      rank: rankBy(this.ids),
      lists,
      holders: Object.fromEntries(
        valueKinds.map((kind) => [kind, invert(lists[kind], this.texts[kind].size)]),
      ) as unknown as Record<ValueKind, Lists>,
      names,
      nameWords,
      nameForm: c.nameForm.done(shared),
      nameJoined: c.nameJoined.done(shared),
      persons,
      personWords,
      personRoles: c.personRoles.done(shared),
      joinedHash: this.joined.hashes,
      markOf,
      shorter: speakers?.shorter ?? new Int32Array(),
    };
  }

  /** Of each row the channels of its own by which somebody who speaks for a firm is known, then how those who speak for it are known. */
  private addSpeakers(
    speakers: FirmSpeakers | undefined,
    own: Readonly<Record<"phone" | "email", Lists>>,
    markOf: Frozen["markOf"],
    persons: Lists,
  ): void {
    const { speaker } = this.builders;
    if (speakers !== undefined) this.texts = { ...this.texts, speaker: speakers.marks };
    const addOwn = ({ starts, values }: Lists, marks: Int32Array, row: number): void => {
      for (let at = starts[row]!; at < starts[row + 1]!; at++) {
        const mark = marks[values[at]!]!;
        if (mark >= 0) speaker.push(mark);
      }
    };
    for (let row = 0; row < this.size; row++) {
      if (speakers !== undefined) {
        addOwn(own.phone, markOf.phone, row);
        addOwn(own.email, markOf.email, row);
        const named = () =>
          Array.from(persons.values.subarray(persons.starts[row]!, persons.starts[row + 1]!), (person) =>
            this.personTexts.at(person),
          );
        for (const mark of speakers.of(this.ids[row]!, named)) speaker.push(mark);
      }
      speaker.next();
    }
  }
}

function noMarks(channels: Texts, shared: boolean): Int32Array {
  return intColumn(channels.size, shared).fill(-1);
}

/** Who speaks for firms, read off {@link ContactColumns}. */
export interface FirmSpeakers {
  /** What people are known by. */
  readonly marks: Texts;
  /** By mark: of a name that of the same name told shorter, of all else itself. */
  readonly shorter: Int32Array;
  /** Marks of those who speak for a firm. @param persons of the firm's own card */
  of(firm: RecordId, persons: () => readonly string[]): readonly number[];
  /** By telephone or mailbox: its mark, −1 without. */
  marksOf(kind: "phone" | "email", channels: Texts, shared: boolean): Int32Array;
}

export interface ContactColumns extends Readonly<Record<"refs" | "phones" | "emails" | "persons", ValueColumn>> {
  /** By row: its place among {@link kinds}. */
  readonly kind: Int32Array;
}

/** By row numbers of texts. */
interface ValueColumn {
  readonly texts: Texts;
  readonly lists: Lists;
}

/** What of a table scoring looks at. */
export type ScoredTable = Pick<
  Table,
  "texts" | "nameTexts" | "personTexts" | "cities" | "forms" | "sources" | "words" | "personWords" | "size"
>;

/** A firm for certain: it has a legal form, or a valid ИНН of ten digits. Without either the kind is only a default. */
function isSurelyFirm(features: Features): boolean {
  if (features.kind !== "organisation") return false;
  return (
    features.names.some((name) => !name.endsWith("\t")) ||
    features.identifiers.some((identifier) => /^ru-inn:\d{10}$/.test(identifier))
  );
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

function rankBy(ids: readonly string[]): Int32Array {
  const order = Array.from({ length: ids.length }, (_, row) => row);
  order.sort((a, b) => (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : 0));
  const rank = new Int32Array(ids.length);
  order.forEach((row, at) => (rank[row] = at));
  return rank;
}
