import type { RecordId } from "../model/index.ts";
import { intColumn, invert, listAt, ListBuilder, type Lists } from "./columns.ts";
import type { ContactColumns, FirmSpeakers } from "./table/firm-speakers.ts";
import { kinds } from "./table/flags.ts";
import { refText } from "./table/reference.ts";
import { Texts } from "./texts.ts";

const person = kinds.indexOf("person");
const [plus, semicolon] = [0x2b, 0x3b];

/**
 * How the people who speak for each counterparty are known: by telephone, by mailbox, by name: as far as both know it. Two cards of one firm
 * often name one person, when everything else about them has changed.
 *
 * Read off the contacts' columns when all of them are added, each distinct value once and telephones and mailboxes without making texts of them.
 */
export class Speakers implements FirmSpeakers {
  /** What people are known by. */
  readonly marks = new Texts();
  private readonly contacts: ContactColumns;
  /** By reference of a contact: the people who hold it. */
  private readonly speaking: Lists;
  /** By telephone, mailbox and name of a contact: its mark, −1 without. */
  private readonly phone: Int32Array;
  private readonly email: Int32Array;
  /** By name: its marks, the shortest first; see {@link knownNames}. */
  private readonly names: readonly Int32Array[];
  /** By mark: of a name that of the same name told shorter; of all else itself. */
  readonly shorter: Int32Array;
  /** By mark: the last question that met it. */
  private readonly met: Int32Array;
  private questions = 0;

  constructor(contacts: ContactColumns) {
    this.contacts = contacts;
    const { phones, emails, persons } = contacts;
    const people = new ListBuilder();
    const used = [phones, emails, persons].map(({ texts }) => new Uint8Array(texts.size));
    for (let row = 0; row < contacts.kind.length; row++) {
      if (contacts.kind[row] === person) {
        for (const ref of listAt(contacts.refs.lists, row)) people.push(ref);
        [phones, emails, persons].forEach(({ lists }, of) => {
          for (let at = lists.starts[row]!; at < lists.starts[row + 1]!; at++) used[of]![lists.values[at]!] = 1;
        });
      }
      people.next();
    }
    this.speaking = invert(people.done(), contacts.refs.texts.size);
    const { marks } = this;
    this.phone = marksOf(phones.texts, used[0]!, (phone) =>
      phones.texts.indexOf(phone, plus) === 0 ? lineOf(marks, phones.texts, phone, true) : -1,
    );
    this.email = marksOf(emails.texts, used[1]!, (email) => marks.idOf(emails.texts, email));
    const names = [0, 1, 2].map(() => new Int32Array(persons.texts.size).fill(-1));
    for (let name = 0; name < persons.texts.size; name++)
      if (used[2]![name] === 1)
        knownNames(persons.texts.at(name)).forEach((text, length) => (names[length]![name] = marks.id(text)));
    this.names = names;
    this.shorter = new Int32Array(marks.size).map((_, mark) => mark);
    names.slice(1).forEach((longer, at) =>
      longer.forEach((mark, name) => {
        if (mark >= 0) this.shorter[mark] = names[at]![name]!;
      }),
    );
    this.met = new Int32Array(marks.size);
  }

  /**
   * Marks of the people who speak for a counterparty, without repetition, by their texts: in an order that does not depend on the order of adding.
   *
   * @param persons of the counterparty itself: a sole trader who is his own contact says nothing by his name that his card does not say
   */
  of(firm: RecordId, persons: () => readonly string[]): readonly number[] {
    const ref = this.contacts.refs.texts.find(refText({ by: "record", id: firm }));
    if (ref === undefined || this.speaking.starts[ref] === this.speaking.starts[ref + 1]) return none;
    const own = persons().map((name) => this.marks.find(knownNames(name)[0] ?? ""));
    const question = ++this.questions;
    const marks: number[] = [];
    const add = (mark: number): void => {
      if (mark < 0 || this.met[mark] === question) return;
      this.met[mark] = question;
      if (own.length === 0 || !own.includes(this.shortest(mark))) marks.push(mark);
    };
    const { phones, emails, persons: named } = this.contacts;
    const addAll = ({ starts, values }: Lists, contact: number, markOf: Int32Array): void => {
      for (let at = starts[contact]!; at < starts[contact + 1]!; at++) add(markOf[values[at]!]!);
    };
    for (let at = this.speaking.starts[ref]!; at < this.speaking.starts[ref + 1]!; at++) {
      const contact = this.speaking.values[at]!;
      addAll(phones.lists, contact, this.phone);
      addAll(emails.lists, contact, this.email);
      for (const markOf of this.names) addAll(named.lists, contact, markOf);
    }
    return marks.sort((a, b) => this.marks.compare(a, b));
  }

  private shortest(mark: number): number {
    const shorter = this.shorter[mark]!;
    return shorter === mark ? mark : this.shortest(shorter);
  }

  /** For telephones and mailboxes of firms: the mark by which somebody who speaks for a firm is known, −1 without. */
  marksOf(kind: "phone" | "email", channels: Texts, shared: boolean): Int32Array {
    const column = intColumn(channels.size, shared);
    for (let at = 0; at < column.length; at++)
      column[at] = kind === "phone" ? lineOf(this.marks, channels, at, false) : this.marks.findOf(channels, at);
    return column;
  }
}

const none: readonly never[] = [];

/** By text, where it is used: its mark. */
function marksOf(texts: Texts, used: Uint8Array, mark: (number: number) => number): Int32Array {
  const column = new Int32Array(texts.size).fill(-1);
  for (let at = 0; at < column.length; at++) if (used[at] === 1) column[at] = mark(at);
  return column;
}

/** The mark of a telephone's line, without its extension; −1 when it is not known and not to be. */
function lineOf(marks: Texts, phones: Texts, phone: number, learn: boolean): number {
  const cut = phones.indexOf(phone, semicolon);
  if (cut < 0) return learn ? marks.idOf(phones, phone) : marks.findOf(phones, phone);
  const line = phones.at(phone).slice(0, cut);
  return learn ? marks.id(line) : (marks.find(line) ?? -1);
}

/**
 * A person's name as firms know it: family name with the given name's first letter, then with the given name, then with the patronymic, as far
 * as it is told. Each part may be of several words («фон Берг»).
 */
function knownNames(name: string): string[] {
  const [family = "", given = "", patronymic = ""] = name.split("\t");
  if (family.length < 2 || given === "") return [];
  const known = [`${family}\t${given.charAt(0)}`];
  if (given.length > 1) known.push(`${family}\t${given}`);
  if (given.length > 1 && patronymic.length > 1) known.push(`${family}\t${given}\t${patronymic}`);
  return known;
}
