import { foldSpace } from "../../model/index.ts";
import { isFamilyName } from "../../countries/family-names.ts";
import { givenName, familyShape, patronymicGender } from "../../countries/given-names.ts";
import { contactDetailsRule } from "../name/glued.ts";
import { startWork, tidy, type FoundValue } from "../name/work.ts";
import { inAnotherCase, mayBeInAnotherCase } from "../person/another-case.ts";
import { isFamilyAlone, readWithBrackets } from "./name-in-brackets.ts";
import { isHonoured, takeAside, wordAside } from "./aside.ts";
import { hidesAnother, isClosedBeforeComma, namesAnotherBehind, splitPeople, type Parse } from "./people.ts";
import { remarksInBrackets } from "./remarks.ts";
import { asMeant } from "./typed.ts";
import {
  allPositions,
  headedBy,
  ledByDepartment,
  onlyPosition,
  isPost,
  isWork,
  takeDepartment,
  workAhead,
  workBehind,
} from "./work.ts";
import { hasCyrillic } from "../letters.ts";
import type { CleanPerson } from "../person/clean-person.ts";
import { isPlaceholder } from "../placeholder.ts";
import { honorific, service, takeKin } from "../person/title.ts";
import { nameWord } from "../person/word.ts";
import { isDepartment, isRelative } from "../positions.ts";
import type { Doubt } from "../rule.ts";
import { tooLongToRead } from "../value/cell-length.ts";

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
  if (clean.rank !== undefined || isHonoured(cell) || service.test(cell)) return undefined;
  // «Иванов Ван Ван» ends as nothing that looks like a name, and that is said.
  if (isUnread(clean) || inAnotherCase(cell) || mayBeInAnotherCase(cell)) return undefined;
  return { people: [{ text: cell, kind: "person", clean, notes: none, found: none }], doubts: clean.doubts };
}

const none: readonly never[] = [];
const caseUnclear: Doubt = { code: "person-case-unclear", severity: "note" };
const undivided: Doubt = { code: "person-undivided", severity: "note" };
const notUnderstood: Doubt = { code: "person-not-understood", severity: "note" };

/** {@link readContactCell} for a cell in any state. */
export function readSlowly(cell: string, parse: Parse): ContactCell {
  return readApart(workBehind(workAhead(asMeant(cell))), cell, parse);
}

function readApart(text: string, cell: string, parse: Parse): ContactCell {
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
    !hidesAnother(text, parse) &&
    !namesAnotherBehind(text, parse)
  )
    return { people: [whole], doubts: whole.clean.doubts };
  const parts = splitPeople(text, parse);
  if (parts.length > 1) {
    const read = parts.map((part) => ({ part, person: readOne(part, parse) }));
    const people = read.flatMap(({ person }) => person ?? []);
    // «Иванов Иван; муж Ольги»: what names nobody is said of who stands before it, or of the first.
    for (const [at, { part, person }] of read.entries()) {
      if (person !== undefined || !/[\p{L}\d]/u.test(part)) continue;
      const to = Math.max(0, read.slice(0, at).filter((one) => one.person !== undefined).length - 1);
      const whose = people[to];
      if (whose === undefined) continue;
      const doubts = [...whose.clean.doubts, wordAside(part)];
      people[to] = { ...whose, clean: { ...whose.clean, doubts }, notes: [...whose.notes, part] };
    }
    if (people.length > 0) return { people, doubts: people.flatMap(doubtsOf) };
  }
  if (whole === undefined) return { people: [], doubts: [] };
  return { people: [whole], doubts: doubtsOf(whole) };
}

/**
 * «Тюрин», «Рябинина», «Ким» for the whole name of a contact: fewer other words end so than family names, and of those no work is spoken;
 * or many bear it. A name of a firm may be Рубин, so only here.
 */
function familyByEnding(clean: CleanPerson, text: string): CleanPerson {
  if (clean.sure !== "no" || !/^\p{Lu}[а-яё]{2,}$/u.test(text)) return clean;
  const { key, family, speaksOfWork, isNobodys, patronymic } = nameWord(text);
  const ends = family !== undefined && /(?:ина?|[гк]их|ых|юк|аго|ово)$/u.test(key);
  if (!(ends || isFamilyName(key)) || speaksOfWork || isNobodys || patronymic !== undefined) return clean;
  return {
    ...clean,
    family: text,
    gender: family?.gender,
    sure: "likely",
    doubts: [...clean.doubts, { code: "person-family-by-ending", severity: "note" }],
  };
}

/** «раб.», «моб. тел.»: said of the number beside it. «Гор» is a name of Armenia. */
const kindOfPhone =
  /^(?!Гор$)(?:раб|моб|дом|сот|гор|тел|факс|(?:рабоч|домашн|сотов|мобильн|городск|личн|служебн|основн|дополнительн)(?:ий|ый|ой))(?:\.|\.?\s?тел\.?|\.?\s?телефон|\s?номер)?$/iu;

/** A room alone: nobody in person. */
const room = /^(?:каб|кабинет|комната|комн)\.?\s?№?\s?\d{1,4}[а-яё]?$/iu;

/** Which of two of one name: it stays in what is shown, and no column of a name holds it. */
const generationBehind = /(?<=\s)(?:[js]r|jun\.|sen\.|I{2,3}|IV|мл|ст|младший|старший)\.?$/iu;

function formerFamily(word: string): Doubt {
  return { code: "person-former-family", severity: "note", params: { word } };
}

function doubtsOf({ kind, clean }: NamedContact): readonly Doubt[] {
  if (kind !== "person" || clean.doubts.length > 0) return clean.doubts;
  return isUnread(clean) ? [notUnderstood] : isUndivided(clean) ? [undivided] : clean.doubts;
}

/** Of which nothing was understood, and a name in an alphabet of which few names are known is not to be wondered at. */
function isUnread({ sure, family, given, patronymic, display }: CleanPerson): boolean {
  if (sure !== "no") return false;
  const read = family !== undefined || given !== undefined || patronymic !== undefined;
  return !plainName(display) || (!read && hasCyrillic(display));
}

/** «Kristjan Tamm» of whom no table knows either word: which is the family's, nobody can tell. */
function isUndivided({ family, given, patronymic, display }: CleanPerson): boolean {
  return (family ?? given ?? patronymic) === undefined && display.includes(" ");
}

/** One to four words that could be somebody's name in some language. */
function plainName(text: string): boolean {
  return /^\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,3}$/u.test(text);
}

function readOne(part: string, parse: Parse): NamedContact | undefined {
  const work = startWork(part);
  contactDetailsRule.apply(work);
  const tidied = tidy(work.text);
  // «(Ольга)»: brackets around all there is.
  const whole = /^\(([^()]+)\)$/u.exec(tidied)?.[1] ?? tidied;
  const kin = takeKin(whole);
  const text = kin?.bare ?? whole;
  if (text === "") return undefined;
  const found = work.found;
  // «89161234567» for want of a name.
  if (work.doubts.length > 0) {
    const clean = { ...asWritten(part.trim()), doubts: [notUnderstood] };
    return { text: part, kind: "person", clean, notes: [], found };
  }
  const inside = departmentOf(text, parse);
  if (inside !== undefined) return { ...inside, text: part, found: [...found, ...inside.found] };
  const led = ledByDepartment(text) ?? headedBy(text);
  if (led === undefined && (isDepartment(text) || room.test(text)))
    return { text: part, kind: "department", clean: asWritten(text), notes: [], found };
  if (isRelative(text) || kindOfPhone.test(text)) return undefined;
  const { bare, notes, department } = takeBrackets(remarksInBrackets(text));
  // «приёмная, 101 каб.»
  if (led === undefined && isDepartment(bare)) {
    const all = department === undefined ? notes : [...notes, department];
    return { text: part, kind: "department", clean: asWritten(bare), notes: all, found };
  }
  const placed = led !== undefined ? led : department === undefined ? takeDepartment(bare) : { rest: bare, department };
  const split = allPositions(placed.rest);
  // «Инженер по перепланировке помещений» names nobody.
  const workAlone = split !== undefined && split.rest !== "" && saysWorkAlone(split.rest) && isWork(placed.rest);
  const position = workAlone ? placed.rest : (split?.position ?? notes.find(isPost));
  const bareName = workAlone ? "" : (split?.rest ?? placed.rest);
  if (position === undefined && isNicknamed(bareName)) return undefined;
  // «не звонить», «уволилась»: a remark, and nobody of whom it is made; with a number it is a note beside that.
  if (bare === "" && position === undefined && department === undefined && notes.length > 0 && found.length === 0)
    return undefined;
  const aside = takeAside(bareName);
  const rest = aside.name;
  const more = {
    ...(position === undefined ? {} : { position }),
    ...(placed.department === undefined ? {} : { department: placed.department }),
    notes: [...notes.filter((note) => note !== position), ...aside.notes],
    found,
  };
  if (rest === "") {
    // «водитель гончар»: what ends like no doing may be somebody's name in small letters.
    const doubts = workAlone && !thingsEnd.test(placed.rest) ? [notUnderstood] : [];
    return { text: part, kind: "department", clean: { ...asWritten(bare), doubts }, ...more };
  }
  const own = familyByEnding(parse(rest), rest);
  const read = readWithBrackets(own, { rest, text }, more.notes, parse);
  const clean = kin === undefined ? read : { ...read, gender: kin.gender ?? read.gender, rank: kin.rank };
  // «Директору Иванову Ивану Ивановичу»: beside a position, too, it is no name as one bears it.
  const doubts = inAnotherCase(rest) ? [notUnderstood] : mayBeInAnotherCase(rest) ? [caseUnclear] : clean.doubts;
  if (clean.rank !== undefined) more.notes.push(clean.rank);
  const generation = clean.family === undefined ? undefined : generationBehind.exec(clean.display)?.[0];
  if (generation !== undefined) more.notes.push(generation);
  const which = generation === undefined ? [] : [wordAside(generation)];
  const former = clean.family === undefined ? [] : notes.filter(isFamilyAlone).map(formerFamily);
  const said = { ...clean, doubts: [...doubts, ...aside.doubts, ...which, ...former] };
  return { text: part, kind: "person", clean: said, ...more };
}

/** «Приёмная (Наталья)», «Склад (Котов И.И.)», «Бухгалтер (Ирина)»: a department or a position, and who answers there. */
function departmentOf(text: string, parse: Parse): NamedContact | undefined {
  const [, department = "", name = ""] = /^([^()]+?)\s*\((\p{Lu}[^()]+)\)$/u.exec(text) ?? [];
  const held = onlyPosition(department);
  if ((!isDepartment(department) && !held) || isDepartment(name)) return undefined;
  const person = readOne(name, parse);
  const { sure, family, given } = person?.clean ?? {};
  if (person?.kind !== "person" || sure === "no" || (family === undefined && given === undefined)) return undefined;
  if (!held) return { ...person, department };
  return person.position === undefined ? { ...person, position: department } : undefined;
}

/** Small letters, and longer words than a family name that nobody shifted for («директор пак»). */
function saysWorkAlone(text: string): boolean {
  return (
    /^[а-яё]{5,}(?:\s[а-яё]{3,}){0,3}$/u.test(text) &&
    !text.split(" ").some((one) => familyShape(one) !== undefined && !thingsEnd.test(one))
  );
}

/** «образования», «продвижений»: nouns of doings, which end as some families do. */
const thingsEnd = /(?:[ая]ния|ений|аний|ци[ийя]|ости|ства|тва)$/u;

/** «Света новая», «Саша с рынка»: a first name that needs a description, which is no family name. */
function isNicknamed(text: string): boolean {
  const [first = "", ...rest] = text.split(" ");
  if (rest.length === 0 || givenName(first) === undefined || text === text.toLowerCase()) return false;
  return rest.every(
    (word) =>
      word === word.toLowerCase() &&
      !honorific.test(word) &&
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
