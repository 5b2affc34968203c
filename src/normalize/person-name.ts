import { familyShape, fullGivenNames, givenName, patronymicGender, type Gender } from "../countries/given-names.ts";
import { foldWord, hasCyrillic, mendLookAlikes } from "./letters.ts";
import type { Doubt, Rule } from "./rule.ts";

/** What a text says about one person. */
export interface CleanPerson {
  readonly display: string;
  readonly family?: string;
  readonly given?: string;
  /** Patronymic; for other cultures the middle name. */
  readonly patronymic?: string;
  /** Folded: family given patronymic, as far as known, else the folded text. An unambiguous diminutive stands for its full name. */
  readonly compare: string;
  readonly gender?: Gender;
  /** How sure it is that this is a person's name at all: `no` when nothing speaks for it. */
  readonly sure: "yes" | "likely" | "no";
  readonly doubts: readonly Doubt[];
  /** Rules that changed something, in order. */
  readonly applied: readonly string[];
}

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

/** Parts that the source itself keeps apart. */
export interface PersonParts {
  readonly family?: string;
  readonly given?: string;
  readonly patronymic?: string;
}

interface Token {
  /** As it will be shown. */
  text: string;
  readonly key: string;
  readonly initial: boolean;
}

const titles =
  /^(?:г-н|г-жа|гр-н|гр-ка|гр\.|гражданин|гражданка|господин|госпожа|тов\.|товарищ|mr|mrs|ms|miss|dr|prof|sir|herr|frau|пан|пані)(?:\.|(?=\s))\s*/i;
const suffix = /^(?:jr|sr|ii|iii|iv|мл|ст|младший|старший|phd|md)$/i;
const particle = /^(?:оглы|оглу|кызы|гызы|улы|углы|угли|уулу|қызы|ұлы|кизи)$/i;
const prefix = /^(?:von|van|de|der|den|da|di|del|della|la|le|el|al|bin|ibn|фон|ван|де|дер|ибн|эль|аль|бен)$/i;

/**
 * Reads family, given name and patronymic in any order, with initials, diminutives, Latin spelling. Never invents: a word that
 * says nothing about itself takes the place that is left, and with a doubt where there was a choice.
 */
export function parsePerson(text: string, off: ReadonlySet<string> = new Set()): CleanPerson {
  const applied: string[] = [];
  const note = (rule: string, changed: boolean): void => {
    if (changed && !applied.includes(rule)) applied.push(rule);
  };
  let body = mendLookAlikes(text.normalize("NFC"))
    .replace(/[\s\u00a0]+/gu, " ")
    .trim();
  note("name-look-alikes", body !== text);
  if (!off.has("person-title")) {
    const bare = body.replace(titles, "");
    note("person-title", bare !== body && bare !== "");
    if (bare !== "") body = bare;
  }
  const comma = /^([^,]+),\s*([^,]*\p{L}[^,]*)$/u.exec(body);
  const tokens = tokensOf(comma === null ? body : `${comma[1]} ${comma[2]}`, off, note);
  const core = tokens.filter((token) => !suffix.test(token.key));
  const parts = assign(core, comma !== null);
  return finish(body, tokens, parts, applied, note, off);
}

const shapes = [
  /\p{Lu}[\p{L}-]+\s+\p{Lu}\.\s?\p{Lu}\./u,
  /\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}[\p{L}-]+/u,
  /\p{Lu}[\p{L}-]+\s+\p{Lu}\p{L}+\s+\p{Lu}\p{L}+(?:вич|вна|ич|ична|оглы|кызы)(?![\p{L}])/u,
  /\p{Lu}[\p{L}-]+\s+\p{Lu}\p{L}+(?![\p{L}])/u,
];

/** The person named inside a longer text: `Иванов И.И. маг. Колобок`. Only shapes that are a person's name beyond doubt. */
export function personInside(
  text: string,
  parse: (text: string) => CleanPerson = parsePerson,
): CleanPerson | undefined {
  for (const shape of shapes) {
    const found = shape.exec(text)?.[0];
    if (found === undefined) continue;
    const person = parse(found);
    if (person.sure === "yes") return person;
  }
  return undefined;
}

/** The same from parts that the source keeps apart; a part that holds two words keeps both. */
export function joinPerson(parts: PersonParts, off: ReadonlySet<string> = new Set()): CleanPerson {
  const applied: string[] = [];
  const note = (rule: string, changed: boolean): void => {
    if (changed && !applied.includes(rule)) applied.push(rule);
  };
  const clean = (part: string | undefined): string | undefined => {
    if (part === undefined || part.trim() === "") return undefined;
    const mended = mendLookAlikes(part.normalize("NFC"))
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

function tokensOf(text: string, off: ReadonlySet<string>, note: (rule: string, changed: boolean) => void): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}'’ʼ`]*(?:-\p{L}[\p{L}\p{M}'’]*)*(\.)?/gu)) {
    const written = match[1] === undefined ? match[0] : match[0].slice(0, -1);
    // «Иванов ИИ»: two capitals at the end, without a vowel pattern of a name, are initials.
    const two = /^\p{Lu}{2}$/u.test(written) && tokens.length === 1 && match.index + match[0].length === text.length;
    if (two && !off.has("person-initials") && givenName(written) === undefined) {
      note("person-initials", true);
      for (const letter of written) tokens.push({ text: letter, key: foldWord(letter), initial: true });
      continue;
    }
    const initial =
      (written.length === 1 &&
        (written !== written.toLowerCase() || (match[1] !== undefined && text === text.toLowerCase()))) ||
      (match[1] !== undefined && /^(?:дж|дз|ю|я|th|ch|sh)$/i.test(written));
    const small = prefix.test(written) && (written === written.toLowerCase() || text === text.toUpperCase());
    const shown = off.has("person-case") ? written : small ? written.toLowerCase() : properCase(written);
    note("person-case", shown !== written);
    tokens.push({ text: shown, key: foldWord(written), initial });
  }
  // «Мамед оглы» is one patronymic, «von Berg» one family name.
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      ((particle.test(token.key) && !last.initial) || prefix.test(last.key.split(" ").at(-1) ?? ""))
    ) {
      const lower = particle.test(token.key) || prefix.test(token.key) ? token.key : token.text;
      joined[joined.length - 1] = { text: `${last.text} ${lower}`, key: `${last.key} ${token.key}`, initial: false };
    } else joined.push(token);
  }
  return joined;
}

/** ИВАНОВ, иванов → Иванов; САЛТЫКОВ-ЩЕДРИН → Салтыков-Щедрин; O'BRIEN → O'Brien; McDonald stays. */
export function properCase(word: string): string {
  const upper = word === word.toUpperCase() && word.length > 1;
  const lower = word === word.toLowerCase();
  if (!upper && !lower) return word;
  return word
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/(['’])(\p{Lu})(?=$)/gu, (_, sign: string, letter: string) => sign + letter.toLowerCase());
}

interface Assigned extends PersonParts {
  readonly sure: CleanPerson["sure"];
  readonly doubts: readonly Doubt[];
  /** Order differs from what was written. */
  readonly moved?: boolean;
}

function assign(tokens: readonly Token[], comma: boolean): Assigned {
  const nothing: Assigned = { sure: "no", doubts: [] };
  const names = tokens.filter((token) => !token.initial);
  const initials = tokens.filter((token) => token.initial);
  if (tokens.length === 0 || tokens.length > 5 || names.length === 0 || names.length > 4) return nothing;
  if (initials.length > 0) return withInitials(tokens, names, initials);
  if (names.length === 1) return single(names[0] as Token);
  if (comma) return afterComma(names);
  const patronymicAt = findPatronymic(names);
  if (patronymicAt >= 0) return withPatronymic(names, patronymicAt);
  if (names.length === 2) return pair(names[0] as Token, names[1] as Token);
  if (names.length === 3) return three(names);
  return nothing;
}

function shown(token: Token): string {
  return token.initial ? `${token.text.toUpperCase()}.` : token.text;
}

function withInitials(tokens: readonly Token[], names: readonly Token[], initials: readonly Token[]): Assigned {
  const first = names[0] as Token;
  const [given, patronymic] = initials.map(shown);
  if (names.length === 1 && initials.length <= 2) {
    const known = givenName(first.key);
    // «Иван И.»: a first name with the first letter of the family name.
    if (known !== undefined && initials.length === 1 && familyShape(first.key) === undefined)
      return { given: first.text, family: given ?? "", sure: "likely", doubts: [], moved: true };
    const strong = familyShape(first.key) !== undefined;
    return {
      family: first.text,
      ...(given === undefined ? {} : { given }),
      ...(patronymic === undefined ? {} : { patronymic }),
      sure: strong || initials.length === 2 ? "yes" : "likely",
      doubts: [],
      moved: tokens[0] !== first,
    };
  }
  if (names.length === 2 && initials.length === 1) {
    const second = names[1] as Token;
    const at = tokens.indexOf(initials[0] as Token);
    const isGivenFirst = givenName(first.key) !== undefined && familyShape(first.key)?.strength !== "strong";
    // «John Q. Smith», «Иван П. Иванов»; «Иванов Иван П.».
    if (at === 1)
      return { given: first.text, patronymic: given ?? "", family: second.text, sure: "yes", doubts: [], moved: true };
    if (at === 2) {
      const [family, name] = isGivenFirst && givenName(second.key) === undefined ? [second, first] : [first, second];
      return { family: family.text, given: name.text, patronymic: given ?? "", sure: "yes", doubts: [] };
    }
    return { sure: "no", doubts: [] };
  }
  return { sure: "no", doubts: [] };
}

function single(token: Token): Assigned {
  const known = givenName(token.key);
  if (known !== undefined) return { given: token.text, sure: "likely", doubts: [] };
  if (patronymicGender(token.key) !== undefined && familyShape(token.key)?.strength !== "strong")
    return { patronymic: token.text, sure: "likely", doubts: [] };
  const shape = familyShape(token.key);
  if (shape?.strength === "strong") return { family: token.text, sure: "likely", doubts: [] };
  return { sure: "no", doubts: [] };
}

function afterComma(names: readonly Token[]): Assigned {
  const [family, given, ...rest] = names;
  if (family === undefined || given === undefined || rest.length > 1) return { sure: "no", doubts: [] };
  const middle = rest[0];
  // «Ольга, Наталья» are two people; a family name before a comma is no first name.
  const two =
    givenName(family.key) !== undefined &&
    familyShape(family.key)?.strength !== "strong" &&
    givenName(given.key) !== undefined;
  if (two && middle === undefined && hasCyrillic(family.text)) return { sure: "no", doubts: [] };
  return {
    family: family.text,
    given: given.text,
    ...(middle === undefined ? {} : { patronymic: middle.text }),
    sure: givenName(given.key) === undefined ? "likely" : "yes",
    doubts: [],
  };
}

/** The last patronymic-shaped word that follows another word; else the first word when it is one. -1: none. */
function findPatronymic(names: readonly Token[]): number {
  for (let at = names.length - 1; at > 0; at--) {
    const token = names[at] as Token;
    if (patronymicGender(token.key) === undefined && patronymicGender(token.key.split(" ").at(-1) ?? "") === undefined)
      continue;
    // «Иван Петрович» has one; «Мария Павлович» has a family name of that shape, and so has «Абрамович Роман».
    const before = names[at - 1] as Token;
    if (at === 1 && names.length === 2 && givenName(before.key) === undefined && familyShape(before.key) === undefined)
      continue;
    return at;
  }
  if (
    names.length === 3 &&
    patronymicGender((names[0] as Token).key) !== undefined &&
    givenName((names[1] as Token).key) !== undefined
  )
    return givenName((names[2] as Token).key) === undefined && familyShape((names[2] as Token).key) !== undefined
      ? 0
      : -1;
  return -1;
}

function withPatronymic(names: readonly Token[], at: number): Assigned {
  const patronymic = (names[at] as Token).text;
  const rest = names.filter((_, index) => index !== at);
  const before = names[at - 1];
  if (names.length === 2) {
    const other = rest[0] as Token;
    const known = givenName(other.key);
    if (known !== undefined && familyShape(other.key)?.strength !== "strong")
      return { given: other.text, patronymic, sure: "yes", doubts: [] };
    return { family: other.text, patronymic, sure: "likely", doubts: [] };
  }
  if (names.length === 3) {
    const [one, two] = rest as [Token, Token];
    const given =
      before !== undefined && at === 1 && givenName(one.key) === undefined && givenName(two.key) !== undefined
        ? two
        : (before ?? one);
    // Written family–given–patronymic, the given name stands right before the patronymic, unless only the other word is one.
    const other = given === one ? two : one;
    const swapped =
      at === 2 &&
      givenName(given.key) === undefined &&
      givenName(other.key) !== undefined &&
      familyShape(given.key) !== undefined;
    const [name, family] = swapped ? [other, given] : [given, other];
    return { family: family.text, given: name.text, patronymic, sure: "yes", doubts: [], moved: names[0] !== family };
  }
  // Four words: a double family name or given name written with a blank.
  const given = before;
  if (given === undefined) return { sure: "no", doubts: [] };
  const family = rest.filter((token) => token !== given).map((token) => token.text);
  return {
    family: family.join(" "),
    given: given.text,
    patronymic,
    sure: "likely",
    doubts: [{ code: "person-four-words", severity: "note" }],
  };
}

function pair(one: Token, two: Token): Assigned {
  const first = givenName(one.key);
  const second = givenName(two.key);
  const firstFamily = familyShape(one.key);
  const secondFamily = familyShape(two.key);
  const western = !hasCyrillic(one.text + two.text);
  const firstGiven: Assigned = { given: one.text, family: two.text, sure: "yes", doubts: [], moved: !western };
  const firstIsFamily: Assigned = { family: one.text, given: two.text, sure: "yes", doubts: [], moved: western };
  if (first !== undefined && second === undefined)
    return { ...firstGiven, sure: secondFamily === undefined && !western ? "likely" : "yes" };
  if (second !== undefined && first === undefined)
    return { ...firstIsFamily, sure: firstFamily === undefined ? "likely" : "yes" };
  if (first !== undefined && second !== undefined) {
    // «Мартин Иван», «Ким Анна»: both could be either. An everyday short form is no family name.
    const order = [{ code: "person-order-unclear", severity: "note" } as const];
    if (secondFamily?.strength === "strong" && firstFamily?.strength !== "strong") return firstGiven;
    if (firstFamily?.strength === "strong" && secondFamily?.strength !== "strong") return firstIsFamily;
    if (western) return { ...firstGiven, doubts: [] };
    return { ...firstIsFamily, sure: "likely", doubts: order };
  }
  if (firstFamily?.strength === "strong" && secondFamily?.strength !== "strong")
    return { ...firstIsFamily, sure: "no" };
  if (secondFamily?.strength === "strong" && firstFamily?.strength !== "strong") return { ...firstGiven, sure: "no" };
  return { sure: "no", doubts: [] };
}

function three(names: readonly Token[]): Assigned {
  const [one, two, last] = names as [Token, Token, Token];
  const western = !hasCyrillic(one.text + two.text + last.text);
  if (western && givenName(one.key) !== undefined)
    return { given: one.text, patronymic: two.text, family: last.text, sure: "yes", doubts: [], moved: true };
  if (givenName(two.key) !== undefined && givenName(one.key) === undefined)
    return {
      family: one.text,
      given: two.text,
      patronymic: last.text,
      sure: "likely",
      doubts: [{ code: "person-patronymic-unclear", severity: "note" }],
    };
  return { sure: "no", doubts: [] };
}

function finish(
  body: string,
  tokens: readonly Token[],
  parts: Assigned,
  applied: string[],
  note: (rule: string, changed: boolean) => void,
  off: ReadonlySet<string>,
): CleanPerson {
  const { family, given, patronymic } = parts;
  const known = family !== undefined || given !== undefined || patronymic !== undefined;
  const western = !hasCyrillic(body);
  const isInitial = family !== undefined && /^\p{L}\.$/u.test(family);
  const order =
    (western || isInitial) && given !== undefined && !/(?:vich|vna)$/i.test(patronymic ?? "")
      ? [given, patronymic, family]
      : [family, given, patronymic];
  const tail = tokens.filter((token) => suffix.test(token.key)).map((token) => token.text);
  const ordered = [...order, ...tail].filter((part) => part !== undefined).join(" ");
  const keepOrder = off.has("person-order");
  const spelled = known || tokens.length === 0 || isPlain(body) ? written(body, tokens) : body;
  if (spelled === body && !known) applied = applied.filter((rule) => rule !== "person-case");
  const display = known && !keepOrder ? ordered : spelled;
  const plain = (text: string): string => text.replace(/\s+/gu, " ").toLowerCase();
  note(
    "person-order",
    known && !keepOrder && plain(display).replace(/[.,\s]/gu, "") !== plain(body).replace(/[.,\s]/gu, ""),
  );
  const gender = genderOf(parts);
  return {
    display,
    ...(family === undefined ? {} : { family }),
    ...(given === undefined ? {} : { given }),
    ...(patronymic === undefined ? {} : { patronymic }),
    compare: known ? compareParts(family, given, patronymic) : foldText(body),
    ...(gender === undefined ? {} : { gender }),
    sure: parts.sure,
    doubts: parts.doubts,
    applied,
  };
}

/** Nothing but a few words: a name in a language unknown here, more likely than a remark. */
function isPlain(body: string): boolean {
  if (body !== body.toLowerCase() && body !== body.toUpperCase()) return false;
  return /^[\p{L}'’-]+(?: [\p{L}'’-]+){0,2}$/u.test(body);
}

/** Not understood: the words as written, only their case mended. */
function written(body: string, tokens: readonly Token[]): string {
  let at = 0;
  let out = body;
  for (const token of tokens) {
    const found = out.toLowerCase().indexOf(token.text.toLowerCase(), at);
    if (found < 0) continue;
    out = out.slice(0, found) + token.text + out.slice(found + token.text.length);
    at = found + token.text.length;
  }
  return out;
}

function foldText(text: string): string {
  return foldWord(text)
    .replaceAll("'", "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function compareParts(family?: string, given?: string, patronymic?: string): string {
  const full =
    given === undefined ? [] : fullGivenNames(given).filter((name) => hasCyrillic(name) === hasCyrillic(given));
  const name = full.length === 1 ? full[0] : given;
  return [family, name, patronymic]
    .filter((part) => part !== undefined)
    .map(foldText)
    .join(" ");
}

/** From the patronymic, else the given name, else the ending of the family name (which alone decides nothing for `-ко`, `-ян`). */
function genderOf(parts: PersonParts): Gender | undefined {
  const last = parts.patronymic?.split(" ").at(-1);
  const byPatronymic = last === undefined ? undefined : patronymicGender(last);
  if (byPatronymic !== undefined) return byPatronymic;
  const byGiven = parts.given === undefined ? undefined : givenName(parts.given)?.gender;
  if (byGiven !== undefined) return byGiven;
  const shape = parts.family === undefined ? undefined : familyShape(parts.family);
  return shape?.strength === "strong" && hasCyrillic(parts.family ?? "") ? shape.gender : undefined;
}
