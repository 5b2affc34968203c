import { foldSpace } from "../model/index.ts";
import { givenName, familyShape, patronymicGender } from "../countries/given-names.ts";
import { contactDetailsRule } from "./name/glued.ts";
import { startWork, tidy, type FoundValue } from "./name/work.ts";
import { inAnotherCase, mayBeInAnotherCase } from "./person/another-case.ts";
import { takeAside } from "./contact-aside.ts";
import { closingRemark, remarksInBrackets } from "./contact-remarks.ts";
import { hasCyrillic, mendLookAlikes } from "./letters.ts";
import type { CleanPerson } from "./person/clean-person.ts";
import { isPlaceholder } from "./placeholder.ts";
import { nameWord } from "./person/word.ts";
import { isDepartment, isRelative, splitPosition } from "./positions.ts";
import type { Doubt } from "./rule.ts";
import { tooLongToRead } from "./value/cell-length.ts";

/** What a cell of contact names holds. */
export interface ContactCell {
  /** Empty when the cell speaks of nobody by name («муж Ольги», «Света новая»). */
  readonly people: readonly NamedContact[];
  readonly doubts: readonly Doubt[];
}

export interface NamedContact {
  /** Its part of the cell, as written. */
  readonly text: string;
  readonly kind: "person" | "department";
  readonly clean: CleanPerson;
  readonly position?: string;
  readonly department?: string;
  readonly notes: readonly string[];
  /** Phones and e-mails written beside the name. */
  readonly found: readonly FoundValue[];
}

type Parse = (text: string) => CleanPerson;

/**
 * Reads the cell of a contact's name: several people by any separator, a position, a phone, a remark in brackets; a department; or
 * somebody who is not named at all.
 */
export function readContactCell(cell: string, parse: Parse): ContactCell {
  const long = tooLongToRead(cell);
  if (long === undefined) return plainPerson(cell, parse) ?? readSlowly(cell, parse);
  const clean = asWritten(foldSpace(cell));
  return { people: [{ text: cell, kind: "person", clean, notes: none, found: none }], doubts: [long] };
}

/**
 * A family name and a given one, with a patronymic or initials: what nearly every cell holds. Any word that begins like a position, a
 * department or a relation sends it the long way.
 */
function plainPerson(cell: string, parse: Parse): ContactCell | undefined {
  if (!/^[А-ЯЁ][а-яё]+(?: [А-ЯЁ](?:[а-яё]+|\.(?: ?[А-ЯЁ]\.)?)){0,2}$/u.test(cell)) return undefined;
  for (const word of cell.split(" ")) if (nameWord(word).speaksOfWork) return undefined;
  const clean = parse(cell);
  // «Иванов Ван Ван» ends as nothing that looks like a name, and that is said.
  if (isUnread(clean) || inAnotherCase(cell) || mayBeInAnotherCase(cell)) return undefined;
  return { people: [{ text: cell, kind: "person", clean, notes: none, found: none }], doubts: clean.doubts };
}

const none: readonly never[] = [];
const caseUnclear: Doubt = { code: "person-case-unclear", severity: "note" };
const notUnderstood: Doubt = { code: "person-not-understood", severity: "note" };

/** {@link readContactCell} for a cell in any state. */
export function readSlowly(cell: string, parse: Parse): ContactCell {
  const text = mendLookAlikes(cell)
    .replace(/[ \t\u00a0]+/gu, " ")
    .trim()
    // «1. Иванова О.П. 2. Петрова М.И.», «Иванова Ольга + Петрова Марина»
    .replace(/(?:^|[\s,;])\d{1,2}[.)] ?(?=\p{Lu}\p{Ll})/gu, "; ")
    .replace(/ ?\+ ?(?=\p{Lu}\p{Ll})/gu, "; ")
    .replace(/^[;\s]+/u, "")
    // «ФИО: Иванов Иван», «z. Hd. Frau Schmidt»: the cell names its column.
    .replace(label, "")
    // «ИвановИванИванович»
    .replace(/^\S+$/u, (word) => word.replace(/(\p{Ll}{2})(?=\p{Lu}\p{Ll}{2})/gu, "$1 "))
    // «ИП Иванов Иван», «Иванов Иван (ИП)»: whose the firm is, and himself.
    .replace(/^(?:ИП|самозанят(?:ый|ая)|индивидуальный предприниматель)\s+(?=\p{Lu}\p{Ll})/iu, "")
    .replace(/(?<=\p{L}{2}|\.)[\s,]+\(?(?:ИП|самозанят(?:ый|ая))\)?$/u, "")
    .replace(twoPeople, (written, one: string, two: string) =>
      one[0] === two.replace(/^\S+\s/u, "")[0] ? written : `${one}; ${two}`,
    )
    .replace(twoNamed, (written, one: string, two: string) =>
      one.split(" ").length === two.split(" ").length ? `${one}; ${two}` : written,
    )
    // «Сергей/менеджер»
    .replace(/(?<=\p{L})\/(?=\p{Ll}{3})/gu, ", ")
    // «Иванова - Петрова Мария Сергеевна»: one double name, and not two people.
    .replace(doubleFamily, (written, one: string, two: string) =>
      familyShape(one)?.gender === familyShape(two)?.gender && familyShape(two) !== undefined
        ? `${one}-${two}`
        : written,
    );
  if (inAnotherCase(text)) {
    return {
      people: [{ text: cell, kind: "person", clean: asWritten(text), notes: none, found: none }],
      doubts: [notUnderstood],
    };
  }
  const whole = readOne(text.replace(/[\r\n]+/gu, " "), parse);
  if (
    whole !== undefined &&
    (whole.clean.sure === "yes" || whole.kind === "department") &&
    !/[;\n]|\/\s*\p{Lu}/u.test(text) &&
    !isClosedBeforeComma(text) &&
    !hidesAnother(text, parse)
  )
    return { people: [whole], doubts: whole.clean.doubts };
  const parts = splitPeople(text, parse);
  if (parts.length > 1) {
    const people = parts.flatMap((part) => readOne(part, parse) ?? []);
    if (people.length > 0) return { people, doubts: people.flatMap(doubtsOf) };
  }
  if (whole === undefined) return { people: [], doubts: [] };
  return { people: [whole], doubts: doubtsOf(whole) };
}

function doubtsOf({ kind, clean }: NamedContact): readonly Doubt[] {
  return kind === "person" && clean.doubts.length === 0 && isUnread(clean) ? [notUnderstood] : clean.doubts;
}

const label =
  /^(?:ф\.?\s?и\.?\s?о\.?|имя|конт(?:акт(?:ное лицо)?|\.(?:\s?лицо)?)|к[./]\s?л\.?|name|contact|attn?|ansprechpartner(?:in)?|kontakt)\s*[:–-]\s*|^(?:конт(?:актное|\.)\s?лицо|к\/л)\.?\s+(?=\p{Lu})|^(?:z\.\s?Hd\.|zu Händen|c\/o)\s+/iu;

/** «Ольга Викторовна Петрова ГБ»: initials behind a whole given name are somebody else's, unless they begin with its letter. */
export const twoPeople = /^(\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(?:вич|вна|ич|ична))\s(\p{Lu}\p{Ll}+\s\p{Lu}\.?\s?\p{Lu}\.?)$/u;

/** «Ольга Сергеевна Светлана Петровна»: two people, each by a given name and a patronymic, or both with a family name in front. */
const twoNamed =
  /^((?:\p{Lu}\p{Ll}+\s)?\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(?:вич|вна|ич|ична))\s((?:\p{Lu}\p{Ll}+\s)?\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(?:вич|вна|ич|ична))$/u;

const doubleFamily =
  /^(\p{Lu}\p{Ll}+)\s+[-–—]\s+(\p{Lu}\p{Ll}+)(?=\s\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(?:вич|вна|ич|ична)$)/u;

/** Of which nothing was understood, and a name in an alphabet of which few names are known is not to be wondered at. */
function isUnread({ sure, family, given, patronymic, display }: CleanPerson): boolean {
  if (sure !== "no") return false;
  const read = family !== undefined || given !== undefined || patronymic !== undefined;
  return !plainName(display) || (!read && hasCyrillic(display));
}

/** One to four words that could be somebody's name in some language. */
function plainName(text: string): boolean {
  return /^\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,3}$/u.test(text);
}

function readOne(part: string, parse: Parse): NamedContact | undefined {
  const work = startWork(part);
  contactDetailsRule.apply(work);
  const text = tidy(work.text);
  if (text === "") return undefined;
  const found = work.found;
  // «89161234567» for want of a name.
  if (work.doubts.length > 0) {
    const clean = { ...asWritten(part.trim()), doubts: [notUnderstood] };
    return { text: part, kind: "person", clean, notes: [], found };
  }
  const led = departmentInFront.exec(text);
  if (led === null && isDepartment(text))
    return { text: part, kind: "department", clean: asWritten(text), notes: [], found };
  if (isRelative(text)) return undefined;
  const { bare, notes, department } = takeBrackets(remarksInBrackets(text));
  const placed =
    led !== null
      ? { rest: led[2] ?? "", department: led[1] ?? "" }
      : department === undefined
        ? takeDepartment(bare)
        : { rest: bare, department };
  const split = allPositions(placed.rest);
  const position = split?.position ?? notes.find((note) => splitPosition(note)?.rest === "");
  const bareName = split?.rest ?? placed.rest;
  if (position === undefined && isNicknamed(bareName)) return undefined;
  const aside = takeAside(bareName);
  const rest = aside.name;
  const more = {
    ...(position === undefined ? {} : { position }),
    ...(placed.department === undefined ? {} : { department: placed.department }),
    notes: [...notes.filter((note) => note !== position), ...aside.notes],
    found,
  };
  if (rest === "") return { text: part, kind: "department", clean: asWritten(bare), ...more };
  const clean = parse(rest);
  // «Директору Иванову Ивану Ивановичу»: beside a position, too, it is no name as one bears it.
  const doubts = inAnotherCase(rest) ? [notUnderstood] : mayBeInAnotherCase(rest) ? [caseUnclear] : clean.doubts;
  const said = { ...clean, doubts: [...doubts, ...aside.doubts] };
  return { text: part, kind: "person", clean: said, ...more };
}

/** «ЛПР - Иван, закупки»: what he is may stand on both sides of him. */
function allPositions(text: string): ReturnType<typeof splitPosition> {
  const first = splitPosition(text);
  const second = first === undefined || first.rest === "" ? undefined : splitPosition(first.rest);
  if (first === undefined || second === undefined || second.rest === "" || !onlyPosition(second.position)) return first;
  return { position: `${first.position}, ${second.position}`, rest: second.rest };
}

/** «отдел закупок Иван», «Сметный отдел: Анна» */
const departmentInFront =
  /^((?:[А-ЯЁа-яё][а-яё]+(?:ый|ий|ой)\s+)?[Оо]тдел(?:\s+[а-яё]+){0,3})[\s,:–—-]+(\p{Lu}[\p{L}.\s-]+)$/u;

/** «Ольга Ивановна, бухгалтерия», «Ольга склад», «Склад Олег». */
function takeDepartment(text: string): { readonly rest: string; readonly department?: string } {
  const [first = "", ...others] = text.split(/[\s,:–—-]+/u);
  const named = others.join(" ");
  if (isDepartment(first) && /^\p{Lu}/u.test(named) && others.some((word) => givenName(word) !== undefined))
    return { rest: named, department: first };
  for (const gap of text.matchAll(/(?:\s*,\s*|\s+[–—-]\s+|\s)(?=\p{L})/gu)) {
    const department = text.slice(gap.index + gap[0].length);
    if (gap.index > 0 && isDepartment(department)) return { rest: text.slice(0, gap.index), department };
  }
  return { rest: text };
}

/** «Света новая», «Саша с рынка»: a first name that needs a description, which is no family name. */
function isNicknamed(text: string): boolean {
  const [first = "", ...rest] = text.split(" ");
  if (rest.length === 0 || givenName(first) === undefined || text === text.toLowerCase()) return false;
  return rest.every(
    (word) =>
      word === word.toLowerCase() &&
      !/^(?:bey|hanım|hanim|efendi)$/u.test(word) &&
      familyShape(word)?.strength !== "strong" &&
      patronymicGender(word) === undefined,
  );
}

export function takeBrackets(text: string): { bare: string; notes: string[]; department?: string } {
  const notes: string[] = [];
  let department: string | undefined;
  const bare = tidy(
    text.replace(/\(([^()]*)\)?/gu, (_, inner: string) => {
      const note = inner.trim();
      if (isDepartment(note)) department ??= note;
      else if (note !== "" && !isPlaceholder(note)) notes.push(note);
      return " ";
    }),
  );
  return { bare, notes, ...(department === undefined ? {} : { department }) };
}

export function asWritten(text: string): CleanPerson {
  const compare = text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return { display: text, compare, sure: "no", doubts: [], applied: [] };
}

/** What stands between people. */
const separators =
  /\s*[;\r\n|]+\s*|\s*\/\s*(?=\p{Lu})|\s+(?:и|&|and|та)\s+(?=\p{Lu})|\s*,\s*|\s+[–—-]\s+(?=\p{Lu}\p{Ll}+\s+\p{Lu})/u;

/** «Иванов Иван по доверенности 5, Петров Пётр»: a remark reaches no further than to the next who is named by more than one word. */
function hidesAnother(text: string, parse: Parse): boolean {
  const [remark = "", ...behind] = closingRemark(text)?.split(separators) ?? [];
  return behind.some((piece) => {
    const { family, given } = nameIn(piece, parse) ?? {};
    if (family === undefined || given === undefined) return false;
    // «а/м А123ВС, Лада Калина»
    return !/^(?:а\/м|авто|машина|г\/н|гос)/iu.test(remark) || familyShape(family)?.strength === "strong";
  });
}

/** Cuts a cell at its separators, then puts back together what was no cut between people («Иванов И.И., директор»). */
function splitPeople(text: string, parse: Parse): string[] {
  const pieces = text
    .split(separators)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  // «Олег, снабжение»: behind a comma it says where he works.
  const belongs = (last: string, department: string): boolean =>
    isSomebody(last, parse) && text.replace(/\s*,\s*/gu, ", ").includes(`${last}, ${department}`);
  const people: string[] = [];
  for (const piece of pieces) {
    const last = people.at(-1);
    const opens = last === undefined || isSomebody(piece, parse) || (isDepartment(piece) && !belongs(last, piece));
    if (opens && !(last !== undefined && onlyPosition(last))) people.push(piece);
    else people[people.length - 1] = `${last}, ${piece}`;
  }
  return people.flatMap((one) => cutBehindMarks(one, parse));
}

/** What ends somebody's part of a cell: a phone, or a bracket that says where he works. */
const phoneEnds = /\d[\d\s()-]{4,}\d$/u;

function isClosed(piece: string): boolean {
  const inner = /\(([^()]+)\)$/u.exec(piece)?.[1]?.trim();
  if (inner === undefined) return phoneEnds.test(piece);
  return isDepartment(inner) || onlyPosition(inner);
}

/** «Петров (закупки), Анна»: with what he does between them, the comma does not stand between a family name and a first name. */
function isClosedBeforeComma(text: string): boolean {
  return [...text.matchAll(/\s*,\s*(?=\p{Lu})/gu)].some(({ index }) => isClosed(text.slice(0, index)));
}

/** «Пётр (закупки) Анна (бух)», «Пётр 89211234567 Анна»: cut where somebody's part has ended and somebody else begins. */
function cutBehindMarks(text: string, parse: Parse): readonly string[] {
  const pieces = text.split(/(?<=[)\d])\s+(?=\p{Lu}\p{Ll})/u);
  if (pieces.length < 2) return [text];
  const apart = pieces.every((piece, at) => isSomebody(piece, parse) && (at === pieces.length - 1 || isClosed(piece)));
  return apart ? pieces : [text];
}

export function onlyPosition(text: string): boolean {
  return splitPosition(text)?.rest === "";
}

function isSomebody(piece: string, parse: Parse): boolean {
  return nameIn(piece, parse) !== undefined;
}

/** Who a part of a cell names, without the position and the remarks beside the name. */
function nameIn(piece: string, parse: Parse): CleanPerson | undefined {
  const split = splitPosition(piece);
  const name = split === undefined ? piece : split.rest;
  if (name === "") return undefined;
  const work = startWork(name);
  contactDetailsRule.apply(work);
  const bare = tidy(remarksInBrackets(tidy(work.text)).replace(/\([^()]*\)?/gu, " "));
  const clean = /^\p{L}/u.test(bare) ? parse(bare) : undefined;
  return clean === undefined || clean.sure === "no" ? undefined : clean;
}
