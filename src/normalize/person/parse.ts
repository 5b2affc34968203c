import { foldSpace } from "../../model/index.ts";
import { mendLookAlikes, withoutSpareDots } from "../letters.ts";
import type { Doubt, Rule } from "../rule.ts";
import { tooLongToRead } from "../value/cell-length.ts";
import type { CleanPerson, PersonParts } from "./clean-person.ts";
import { finish } from "./finish.ts";
import { assign, type Assigned } from "./order.ts";
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

const titles =
  /^(?:(?:dr\.-\p{L}{2,6}\.|(?:уважаем(?:ый|ая)|дорог(?:ой|ая)|г-н|г-жа|гр-н|гр-ка|гр\.|гражданин|гражданка|господин|госпожа|тов\.|товарищ|д-р|mr|mrs|ms|miss|mme|mlle|monsieur|madame|señora?|signora?|dr|prof|sir|herr|frau|pani|mgr|inż|пан|пані)(?:\.|(?=\s))|(?:hr|fr|ing|dott(?!\.ssa)|sig(?!\.ra)|sra?|srta|mag|lic|dipl\.-\p{L}{2,8}|h\.\s?c)\.|(?:проф|доц|акад)\.|(?:профессор|доцент|академик|dott\.ssa|sig\.ra)(?=\s))\s*)+/iu;
/** «к.т.н.», «д. ф.-м. н.»: small letters and a known science, for «К. А. Н. Иванов» has initials. */
const degree =
  /^[КкДд]\.\s?(?:ф\.?\s?-?\s?м|с\.?\s?-?\s?х|г\.?\s?-?\s?м|[тэмюфбпхигс]|техн|экон|мед|юр(?:ид)?|филос|филол|физ|биол|псх|псих(?:ол)?|пед|хим|ист|полит|соц(?:иол)?|культ|арх|иск|геогр|вет|фарм|воен)\.\s?н\.,?\s*/u;
/** Names that are written so in Polish and Czech alone. */
const polishSpelling = /[ąćęłńóśźżěřůšč]|[crs]z|^(?:Piotr|Pawel|Jan|Marek|Jakub)$/u;
/** «Pan Kowalski» is addressed so, «Pan Wei» is called so: a title only before a Polish or Czech name. */
const pan = /^Pan\s+(?=(\p{Lu}\p{L}+))/u;

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
    person = { ...again, applied: [...new Set([...first.applied, ...again.applied])] };
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
  if (!off.has("person-title")) {
    if (isPanOrMister(body)) return asWritten(body, [{ code: "person-not-understood", severity: "note" }]);
    const bare = withoutTitle(body);
    note("person-title", bare !== body && bare !== "");
    if (bare !== "") body = bare;
  }
  body = body.replace(particleBehind, "$3 $1, $2");
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
  return finish(body, tokens, parts, applied, note, off);
}

/** «p. Agnieszka Nowak» in small letters, for an initial is a capital; «Mehmet bey», «Ayşe hanım» behind the name. */
const shortPani = /^pp?\.\s*(?=\p{Lu}[a-zà-ž])/u;
const turkishTitle = /(?<=\p{L})\s+(?:[Bb]ey|[Hh]anım|[Hh]anim|[Ee]fendi)$/u;
/** «Рамиль абый», «Гульнара апа»: said behind a given name in Tatar, Bashkir, Kazakh, Uzbek, Turkish. */
export const honorific = /^(?:bey|hanım|hanim|efendi|абый|абзый|апа|апай|агай|ага|ака|хазрат|бей|ханум|ханым|эфенди)$/u;
/** «о. Николай», «M. Claude Dupont»: before a given name that the tables know; before another word a letter is an initial. */
const priestOrMonsieur = /^(?:о\.\s*(?=(\p{Lu}\p{Ll}+))|M\.\s+(?=(\p{Lu}\p{L}+)\s+\p{Lu}\p{L}+$))/u;

/** «Heide, Katharina v. d.», «Silva, Ana M. da»: what a family name begins with, behind the given name as in a register. */
const particleBehind =
  /^([^,]*\p{L}),\s*(\p{Lu}[^,]*?[\p{L}.])\s+((?:(?:von|van|de|der|den|da|dos|di|del|della|zur|vom|la|le|фон|ван|де|дер)(?![\p{L}.])\s*|v\.\s?(?:d\.)?\s*)+)$/u;

function withoutTitle(body: string): string {
  let bare = body;
  for (let before = ""; before !== bare;) {
    before = bare;
    bare = bare.replace(titles, "").replace(degree, "");
  }
  bare = bare.replace(shortPani, "").replace(turkishTitle, "");
  const first = priestOrMonsieur.exec(bare);
  if (first !== null && nameWord(first[1] ?? first[2] ?? "").given !== undefined) bare = bare.slice(first[0].length);
  const words = bare.split(" ");
  const honoured = words.length > 1 && honorific.test(words.at(-1) ?? "") && bare !== bare.toLowerCase();
  if (honoured && nameWord(words.at(-2) ?? "").given !== undefined) bare = words.slice(0, -1).join(" ");
  const addressed = pan.exec(bare);
  if (addressed === null) return bare;
  const name = addressed[1] ?? "";
  // Chinese given names are known here as well, and short.
  const given = /^(?:Jan|(?!.*ng$)\p{L}{4,})$/u.test(name) && nameWord(name).given?.gender === "m";
  return given || /(?:sk|ck|dzk)i$/u.test(name) ? bare.slice(addressed[0].length) : bare;
}

/** «Pan Peter»: a Chinese family name and a given one, or how somebody is addressed by his given name; nobody can tell. */
function isPanOrMister(body: string): boolean {
  const name = /^(?:Pan|PAN)\s+(\p{Lu}\p{L}{3,})$/u.exec(body)?.[1];
  if (name === undefined || name.endsWith("ng") || polishSpelling.test(name)) return false;
  return nameWord(name).given?.gender === "m" && !/(?:sk|ck|dzk)i$/u.test(name);
}

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
