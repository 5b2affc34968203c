import type { RecordId } from "../model/index.ts";
import { invert, ListBuilder, type Lists } from "./columns.ts";
import type { Features } from "./table/features.ts";
import { Texts } from "./texts.ts";

/**
 * How the people who speak for each counterparty are known: by telephone, by mailbox, by family name and first letter. Two cards of one firm
 * often name one person, when everything else about them has changed.
 */
export class Speakers {
  private firms = new Texts();
  private marks = new Texts();
  /** By contact: the firms he speaks for, and how he is known. */
  private readonly spokenFor = new ListBuilder();
  private readonly knownBy = new ListBuilder();
  private index: { readonly ofFirm: Lists; readonly knownBy: Lists } | undefined;

  /** Takes what a contact says of the counterparties it refers to by record; anything else it refers to is not known yet. */
  add({ type, of = [], phones, emails, persons, kind }: Features): void {
    if (type !== "contact" || kind !== "person") return;
    const marks = [
      ...phones.filter((phone) => phone.startsWith("+")).map((phone) => phone.split(";")[0]!),
      ...emails,
      ...persons.flatMap(knownNames),
    ];
    if (marks.length === 0) return;
    for (const ref of of) {
      const firm = ref.by === "record" ? ref.id : ref.by === "key" ? `${ref.source}:${ref.key}` : undefined;
      if (firm !== undefined) this.spokenFor.push(this.firms.id(firm));
    }
    this.spokenFor.next();
    for (const mark of marks) this.knownBy.push(this.marks.id(mark));
    this.knownBy.next();
  }

  /**
   * Without repetition, in an order that does not depend on the order of adding. To be asked when all contacts are added.
   *
   * @param persons of the counterparty itself: a sole trader who is his own contact says nothing by his name that his card does not say
   */
  of(firm: RecordId, persons: () => readonly string[]): readonly string[] {
    this.index ??= { ofFirm: invert(this.spokenFor.done(), this.firms.size), knownBy: this.knownBy.done() };
    const number = this.firms.find(firm);
    if (number === undefined) return [];
    const { ofFirm, knownBy } = this.index;
    const marks = new Set<number>();
    for (let at = ofFirm.starts[number]!; at < ofFirm.starts[number + 1]!; at++) {
      const contact = ofFirm.values[at]!;
      for (let k = knownBy.starts[contact]!; k < knownBy.starts[contact + 1]!; k++) marks.add(knownBy.values[k]!);
    }
    const own = new Set(persons().flatMap((person) => knownNames(person).slice(0, 1)));
    const texts = Array.from(marks, (mark) => this.marks.at(mark));
    return (own.size === 0 ? texts : texts.filter((text) => !own.has(shortName(text)))).sort();
  }

  /** Whether a telephone line or mailbox is one by which somebody who speaks for a firm is known. */
  isMark(channel: string): boolean {
    return this.marks.find(channel) !== undefined;
  }

  /** Gives back what it remembers: from now on nobody speaks for anybody. */
  forget(): void {
    this.firms = new Texts();
    this.marks = new Texts();
    const none = { starts: new Int32Array(1), values: new Int32Array(0) };
    this.index = { ofFirm: none, knownBy: none };
  }
}

/**
 * A person's name as firms know it: family name with the given name's first letter, then with given name and patronymic in full. The rarer
 * of what two firms have in common counts.
 */
function knownNames(person: string): string[] {
  const [family = "", given = "", patronymic = ""] = person.split("\t");
  if (family.length < 2 || given === "") return [];
  const full = `${family} ${given} ${patronymic}`;
  return given.length > 1 && patronymic.length > 1 ? [shortName(full), full] : [shortName(full)];
}

/** The short one of {@link knownNames} for either of them; a telephone or mailbox stays as it is. */
function shortName(mark: string): string {
  const [family = "", given] = mark.split(" ");
  return given === undefined ? mark : `${family} ${given.charAt(0)}`;
}
