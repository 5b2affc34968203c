import { withoutLegalForm } from "../countries/legal-forms.ts";
import { addToSet } from "../model/index.ts";
import { invert } from "./columns.ts";
import { foldWords } from "./words/fold-words.ts";
import type { Linker } from "./linker.ts";
import type { FirmCard } from "./table/firm-names.ts";
import { refTarget } from "./table/reference.ts";
import { meanings } from "./words/generic-words.ts";
import { skeleton } from "./words/skeleton.ts";

/**
 * Where references of contacts lead, once counterparties are clustered: to no, one or several entities. References are
 * texts as `refText` writes them.
 */
export class References {
  private readonly counterparties: Linker;
  private byName: Map<string, Set<string>> | undefined;
  private bySource: Map<string, Set<string>> | undefined;
  private byInn: Map<string, Set<string>> | undefined;

  constructor(counterparties: Linker) {
    this.counterparties = counterparties;
  }

  entitiesOf(ref: string): readonly string[] {
    const at = ref.indexOf("\t");
    const text = ref.slice(at + 1);
    switch (ref.slice(0, at)) {
      case "record": {
        const row = this.counterparties.rowOf(text);
        return row === undefined ? [] : [this.counterparties.entityOf(row)];
      }
      case "inn":
        return [...((this.byInn ??= this.indexInns()).get(text) ?? [])].sort();
      default:
        return [...this.named(ref)].sort();
    }
  }

  /**
   * Where a contact of a source is linked: of several cards that bear the name which it gives, to the one that its own source calls so.
   * Only links are settled by that; who is compared with whom, and the evidence under which people decided, is as without it.
   */
  entitiesFrom(ref: string, source: string | undefined): readonly string[] {
    const found = this.entitiesOf(ref);
    if (found.length < 2 || source === undefined || !ref.startsWith("name\t")) return found;
    const own = (this.bySource ??= this.indexNamesakes()).get(`${source}\t${this.nameKey(ref)}`);
    return own?.size === 1 ? [...own] : found;
  }

  /** The card that a reference to a record leads to. */
  firmOf(ref: string): FirmCard | undefined {
    const at = ref.indexOf("\t");
    const row = ref.slice(0, at) === "record" ? this.counterparties.rowOf(ref.slice(at + 1)) : undefined;
    if (row === undefined) return undefined;
    const { table, frozen, grouping } = this.counterparties;
    const { starts, values } = frozen.names;
    const [name = ""] = starts[row] === starts[row + 1] ? [] : table.nameTexts.at(values[starts[row]!]!).split("\t");
    const words = name.split(" ");
    const telling = words.some((word) => /\d/.test(word) || (word.length > 2 && !meanings.has(word)));
    const members = grouping.members(grouping.ofRow[row]!);
    return {
      name: telling ? joinedSkeleton(name) : "",
      numbered: members.some((member) => this.isNumbered(member)),
      town: this.townOf(row) || soleOf(Array.from(members, (member) => this.townOf(member))),
    };
  }

  private townOf(row: number): string {
    const { table, frozen } = this.counterparties;
    return frozen.city[row]! < 0 ? "" : table.cities.at(frozen.city[row]!);
  }

  private isNumbered(row: number): boolean {
    const { starts, values } = this.counterparties.frozen.lists.identifier;
    return values.subarray(starts[row], starts[row + 1]).some((value) => this.counterparties.isOfficial(value));
  }

  /** By what cleaning makes of a firm's name so written; where it gave nothing or finds nothing, by its words. */
  private named(ref: string): ReadonlySet<string> {
    const key = this.nameKey(ref);
    return (key === undefined ? undefined : this.byName?.get(key)) ?? none;
  }

  private nameKey(ref: string): string | undefined {
    const index = (this.byName ??= this.indexNames());
    const [, compare = ""] = ref.split("\t", 2);
    const name = refTarget(ref);
    const cleaned = compare === "" ? undefined : joinedSkeleton(compare);
    if (cleaned !== undefined && index.has(cleaned)) return cleaned;
    return [joinedSkeleton(withoutLegalForm(name).rest), joinedSkeleton(name)].find((key) => index.has(key));
  }

  private indexInns(): Map<string, Set<string>> {
    const index = new Map<string, Set<string>>();
    const { table, frozen } = this.counterparties;
    const { starts, values } = invert(frozen.lists.identifier, table.texts.identifier.size);
    table.texts.identifier.each((text, value) => {
      const inn = /^ru-inn:(\d+)\??$/.exec(text)?.[1];
      if (inn === undefined) return;
      for (let at = starts[value]!; at < starts[value + 1]!; at++)
        addToSet(index, inn, this.counterparties.entityOf(values[at]!));
    });
    return index;
  }

  private indexNames(): Map<string, Set<string>> {
    const index = new Map<string, Set<string>>();
    for (let row = 0; row < this.counterparties.frozen.size; row++)
      for (const key of this.namesOf(row)) addToSet(index, key, this.counterparties.entityOf(row));
    return index;
  }

  /** By source and name, the cards that share their name with another: most names are one card's and need no source. */
  private indexNamesakes(): Map<string, Set<string>> {
    const index = new Map<string, Set<string>>();
    const names = this.byName!;
    const shared = new Set([...names.values()].flatMap((entities) => (entities.size > 1 ? [...entities] : [])));
    const { table, frozen } = this.counterparties;
    for (let row = 0; row < frozen.size; row++) {
      const entity = this.counterparties.entityOf(row);
      if (!shared.has(entity)) continue;
      for (const key of this.namesOf(row))
        if (names.get(key)!.size > 1) addToSet(index, `${table.sources.at(frozen.source[row]!)}\t${key}`, entity);
    }
    return index;
  }

  private *namesOf(row: number): Generator<string> {
    const { table, frozen } = this.counterparties;
    for (let at = frozen.names.starts[row]!; at < frozen.names.starts[row + 1]!; at++) {
      const [compare = ""] = table.nameTexts.at(frozen.names.values[at]!).split("\t");
      yield joinedSkeleton(compare);
    }
  }
}

/** Names that sound the same and are cut differently are one reference; the legal form, written or not, is not looked at. */
function joinedSkeleton(name: string): string {
  return foldWords(name)
    .split(" ")
    .filter((word) => !forms.has(word))
    .map(skeleton)
    .join("");
}

/** What all that is told agrees on, empty where nothing is told or it does not agree. */
function soleOf(told: readonly string[]): string {
  const different = new Set(told.filter((each) => each !== ""));
  return different.size === 1 ? [...different][0]! : "";
}

const none: ReadonlySet<string> = new Set();

const forms = new Set("ооо зао оао пао ао нао ип чп тоо ltd llc inc gmbh ooo oao zao ao pao".split(" "));
