import { foldSpace } from "../../model/index.ts";
import { mendLookAlikes, withoutSpareDots } from "../letters.ts";
import type { Doubt, Rule } from "../rule.ts";
import { tooLongToRead } from "../value/cell-length.ts";
import type { Assigned, CleanPerson, PersonParts } from "./clean-person.ts";
import { finish } from "./finish.ts";
import { assign } from "./order.ts";
import { isPanOrMister, takeTitle, type Untitled } from "./title.ts";
import { tokensOf } from "./tokens.ts";
import { foldText, nameWord } from "./word.ts";

export const personRules: readonly Rule[] = [
  { name: "person-title", field: "person", before: "г-н Иванов Иван", after: "Иванов Иван", optional: true },
  { name: "person-case", field: "person", before: "ИВАНОВ иван", after: "Иванов Иван", optional: true },
  { name: "person-initials", field: "person", before: "Иванов ИИ", after: "Иванов И. И.", optional: true },
  {
    name: "person-order",
    field: "person",
    before: "Иван Иванович Иванов",
    after: "Иванов Иван Иванович",
    optional: true,
  },
];

/** Russian words with single blanks, initials with their dots: nothing in it to mend. */
const plainWords = /^[А-ЯЁ][а-яё]*\.?(?: ?[А-ЯЁ](?:[а-яё]+|\.))*$/u;

/**
 * Reads family, given name and patronymic in any order, with initials, diminutives, Latin spelling. Never invents: a word that
 * says nothing about itself takes the place that is left, and with a doubt where there was a choice.
 */
export function parsePerson(text: string, off: ReadonlySet<string> = new Set()): CleanPerson {
  const long = tooLongToRead(text);
  if (long !== undefined) return asWritten(text, [long]);
  const person = readPerson(text, off);
  return person.display === text || isSettled(person) ? person : settled(person, text, off);
}

/** A family name that is no given name, before one that is or before initials: reads the same the second time, as a test shows. */
function isSettled({ display, family, given, patronymic }: CleanPerson): boolean {
  if (family === undefined || given === undefined || !plainWords.test(display) || !display.startsWith(family))
    return false;
  if (family.length < 3) return false;
  if (given.length === 2) return given.endsWith(".") && patronymic?.length === 2;
  if (nameWord(given).given === undefined || nameWord(family).given !== undefined) return false;
  return patronymic === undefined || /^[А-ЯЁ][а-яё]+(?:вич|вна)$/u.test(patronymic);
}

/**
 * Cleaning twice has to be cleaning once: what reads otherwise the second time is taken as it reads then, and what never comes to
 * rest is nobody's name and stays as it was written.
 */
function settled(first: CleanPerson, text: string, off: ReadonlySet<string>): CleanPerson {
  let person = first;
  for (let round = 0; round < 3; round++) {
    const again = readPerson(person.display, off);
    if (again.display === person.display && again.compare === person.compare) return person;
    const { gender = again.gender, rank } = first;
    person = { ...again, gender, rank, applied: [...new Set([...first.applied, ...again.applied])] };
  }
  return asWritten(text, []);
}

function asWritten(text: string, doubts: readonly Doubt[]): CleanPerson {
  const display = foldSpace(text);
  const applied = display === text ? [] : ["name-look-alikes"];
  return { display, compare: foldText(display), sure: "no", doubts, applied };
}

function readPerson(text: string, off: ReadonlySet<string>): CleanPerson {
  const applied: string[] = [];
  const note = (rule: string, changed: boolean): void => {
    if (changed && !applied.includes(rule)) applied.push(rule);
  };
  let body = plainWords.test(text)
    ? text
    : mendLookAlikes(withoutSpareDots(text))
        .replace(/[\s\u00a0]+/gu, " ")
        .trim();
  note("name-look-alikes", body !== text);
  let title: Untitled = { bare: body };
  if (!off.has("person-title")) {
    if (isPanOrMister(body)) return asWritten(body, [{ code: "person-not-understood", severity: "note" }]);
    title = takeTitle(body);
    note("person-title", title.bare !== body);
    body = title.bare;
  }
  if (body.includes(",")) body = body.replace(particleBehind, "$3 $1, $2");
  const comma = plainWords.test(body) ? null : /^([^,]+),\s*([^,]*\p{L}[^,]*)$/u.exec(body);
  const tokens = tokensOf(comma === null ? body : `${comma[1]} ${comma[2]}`, off, note);
  const core = tokens.filter(({ word }) => !word.isSuffix);
  const beforeComma = comma === null ? 0 : tokensOf(comma[1] ?? "", off, () => {}).length;
  const assigned = assign(core, beforeComma);
  // «Herr Müller», «г-н Ким»: who is addressed so is called by the family name.
  const [only] = core;
  const addressed =
    applied.includes("person-title") && assigned.sure === "no" && core.length === 1 && only !== undefined;
  const parts: Assigned = addressed ? { family: only.text, sure: "likely", doubts: [] } : assigned;
  const person = finish(body, tokens, parts, applied, note, off);
  if (title.gender === undefined && title.rank === undefined) return person;
  return { ...person, gender: title.gender ?? person.gender, rank: title.rank };
}

/** «Heide, Katharina v. d.», «Silva, Ana M. da»: what a family name begins with, behind the given name as in a register. */
const particleBehind =
  /^([^,]*\p{L}),\s*(\p{Lu}[^,]*?[\p{L}.])\s+((?:(?:von|van|de|der|den|da|dos|di|del|della|zur|vom|la|le|фон|ван|де|дер)(?![\p{L}.])\s*|v\.\s?(?:d\.)?\s*)+)$/u;

/** The same from parts that the source keeps apart; a part that holds two words keeps both. */
export function joinPerson(parts: PersonParts, off: ReadonlySet<string> = new Set()): CleanPerson {
  const written = [parts.family, parts.given, parts.patronymic].filter((part) => part !== undefined).join(" ");
  const long = tooLongToRead(written);
  if (long !== undefined) return asWritten(written, [long]);
  const applied: string[] = [];
  const note = (rule: string, changed: boolean): void => {
    if (changed && !applied.includes(rule)) applied.push(rule);
  };
  const clean = (part: string | undefined): string | undefined => {
    if (part === undefined || part.trim() === "") return undefined;
    const mended = mendLookAlikes(withoutSpareDots(part))
      .replace(/[\s\u00a0]+/gu, " ")
      .trim();
    return tokensOf(mended, off, note)
      .map((token) => (token.initial ? `${token.text}.` : token.text))
      .join(" ");
  };
  const family = clean(parts.family);
  const given = clean(parts.given);
  const patronymic = clean(parts.patronymic);
  const text = [family, given, patronymic].filter((part) => part !== undefined).join(" ");
  const found: Assigned = {
    ...(family === undefined ? {} : { family }),
    ...(given === undefined ? {} : { given }),
    ...(patronymic === undefined ? {} : { patronymic }),
    sure: "yes",
    doubts: [],
  };
  return finish(text, [], found, applied, () => {}, off);
}
