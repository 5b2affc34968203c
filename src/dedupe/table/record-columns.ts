import { parsePlace } from "../../model/index.ts";
import { Ints, keyed, ListBuilder, type Lists } from "../columns.ts";
import { type PackedTexts, TextColumn } from "../text-column.ts";
import { type PackedNumbering, Texts } from "../texts.ts";
import { domainsOf } from "./domains.ts";
import type { Features } from "./features.ts";
import { flag, kinds } from "./flags.ts";
import { isSurelyFirm, isTraderInLatin } from "./firm-or-trader.ts";
import { refText } from "./reference.ts";

/** Columns of one number of a text a record, −1 without. */
const single = ["source", "path", "city", "owner"] as const;
/** Columns of one number a record. */
const plain = ["line", "kind", "flags"] as const;
/** Columns of numbers of texts. */
const several = [
  "identifier", "phone", "email", "domain", "account", "address", "birth", "ref", "name", "person", "spelt",
] as const; // prettier-ignore
const numbered = [...single, ...several] as const;

type Single = (typeof single)[number];
type Plain = (typeof plain)[number];
type Several = (typeof several)[number];

/** {@link RecordColumns} as numbers alone. */
export interface PackedRecords {
  readonly ids: PackedTexts;
  readonly texts: Readonly<Record<Single | Several, PackedNumbering>>;
  readonly numbers: Readonly<Record<Single | Plain, Int32Array>>;
  readonly lists: Readonly<Record<Several, Lists>>;
}

/**
 * What features say of records of one type, column by column: every text is a number into a list of distinct texts, in order of first sight.
 * A thread packs a batch of records so, and what takes it over neither makes nor hashes a text again: objects would be copied twice on their way,
 * and every text of theirs hashed by the one thread for which all others wait.
 */
export class RecordColumns {
  readonly ids = new TextColumn();
  readonly texts = keyed(numbered, () => new Texts());
  readonly numbers = keyed([...single, ...plain], () => new Ints());
  readonly lists = keyed(several, () => new ListBuilder());

  get size(): number {
    return this.ids.size;
  }

  add(features: Features): void {
    this.ids.push(features.id);
    const place = parsePlace(features.place);
    this.numbers.source.push(this.texts.source.id(features.source));
    this.numbers.path.push(this.texts.path.id(`${place?.path ?? ""}\n${place?.sheet ?? ""}`));
    this.numbers.line.push(place?.line ?? 0);
    this.numbers.kind.push(kinds.indexOf(features.kind));
    this.numbers.flags.push(
      (features.catchAll ? flag.catchAll : 0) |
        (features.branch ? flag.branch : 0) |
        (isSurelyFirm(features) ? flag.firm : isTraderInLatin(features) ? flag.trader : 0),
    );
    const city = cityOf(features);
    this.numbers.city.push(city === "" ? -1 : this.texts.city.id(city));
    this.numbers.owner.push(features.owner === undefined ? -1 : this.texts.owner.id(features.owner));
    this.list("identifier", features.identifiers);
    this.list("phone", features.phones);
    this.list("email", features.emails);
    this.list("domain", domainsOf(features));
    this.list("account", features.accounts);
    this.list("address", features.addresses);
    this.list("birth", features.birthDate === undefined ? [] : [features.birthDate]);
    this.list("ref", features.of?.map(refText) ?? []);
    this.list("name", features.names);
    this.list("person", features.persons);
    this.list("spelt", features.spelt ?? []);
  }

  /** Adds rows of a batch, one column after the other. {@link add} is the slow twin: all texts get the numbers that it would give them. */
  append({ ids, texts, numbers, lists }: PackedRecords, rows: Int32Array): void {
    const theirIds = new TextColumn(ids);
    for (const row of rows) this.ids.pushOf(theirIds, row);
    for (const name of plain) for (const row of rows) this.numbers[name].push(numbers[name][row]!);
    for (const name of single) {
      const numberOf = this.renumbering(name, texts[name]);
      for (const row of rows) this.numbers[name].push(numberOf(numbers[name][row]!));
    }
    for (const name of several) {
      const numberOf = this.renumbering(name, texts[name]);
      const { starts, values } = lists[name];
      const list = this.lists[name];
      for (const row of rows) {
        for (let at = starts[row]!; at < starts[row + 1]!; at++) list.push(numberOf(values[at]!));
        list.next();
      }
    }
  }

  packed(): PackedRecords {
    return {
      ids: this.ids.packed(),
      texts: keyed(numbered, (name) => this.texts[name].numbering()),
      numbers: keyed([...single, ...plain], (name) => this.numbers[name].values),
      lists: keyed(several, (name) => this.lists[name].soFar()),
    };
  }

  /** From numbers of a batch to those of here. A text that no row taken over holds gets none. */
  private renumbering(name: Single | Several, packed: PackedNumbering): (number: number) => number {
    const mine = this.texts[name];
    const theirs = new Texts(packed);
    const known = new Int32Array(theirs.size).fill(-1);
    return (number) => {
      if (number < 0) return number;
      if (known[number]! < 0) known[number] = mine.idOf(theirs, number);
      return known[number]!;
    };
  }

  private list(name: Several, values: readonly string[]): void {
    for (const value of values) this.lists[name].push(this.texts[name].id(value));
    this.lists[name].next();
  }
}

/** The town of the record, or the first that its addresses name. */
function cityOf({ city, addresses }: Features): string {
  if (city !== undefined) return city;
  for (const address of addresses) {
    const named = address.split("\t")[1] ?? "";
    if (named !== "") return named;
  }
  return "";
}
