import { familyShape } from "../../countries/given-names.ts";
import { remember } from "../../model/index.ts";
import { withAllKeys } from "../all-keys.ts";
import { capitals, isTurkish, smallLetters } from "../letters.ts";
import { nameWord, type NameWord } from "./word.ts";

/** One word of a name in its place. */
export interface Token {
  /** As it will be shown. */
  readonly text: string;
  readonly word: NameWord;
  readonly initial: boolean;
  /** A patronymic cut short: «Викт.», «Влад-на». */
  readonly cut?: true;
  /** «оглы» behind an initial: `Э. Р. оглы`. */
  readonly particle?: string;
}

function tokenOf(text: string, word: NameWord, initial: boolean, cut?: true, particle?: string): Token {
  return withAllKeys<Token>({ text, word, initial, cut, particle });
}

/** «Иванов Иван Иванович», «Иванов И. И.»: words and initials that need no look at their letters. */
const plain = /^[А-ЯЁ][а-яё]+(?: [А-ЯЁ][а-яё]+){0,2}$|^[А-ЯЁ][а-яё]+ [А-ЯЁ]\. ?[А-ЯЁ]\.$/u;

/** The words of a name. */
export function tokensOf(
  text: string,
  off: ReadonlySet<string>,
  note: (rule: string, changed: boolean) => void,
): readonly Token[] {
  if (plain.test(text)) {
    const words = text.endsWith(".") ? text.slice(0, -1).split(/\. ?| /u) : text.split(" ");
    const tokens = words.map(plainToken);
    if (!tokens.some(({ word }) => word.isParticle || word.isPrefix)) return tokens;
  }
  return readTokens(text, off, note);
}

/** «И.о. Петров»: he acts for somebody, as likely as not; behind the family name these are initials. */
function isActing(letter: string, before: readonly Token[]): boolean {
  return letter === "о" && before.length === 1 && before[0]?.text === "И";
}

const dottedPair = /\s\p{Ll}\.\s?\p{Ll}\.$/u;

const plainToken = remember((text: string) => tokenOf(text, nameWord(text), text.length === 1));

/** A digit between letters is one that was read wrong («Va5quez», «Св3тлана»), and no end of a word. */
const words =
  /(?<![\p{L}.])v\.\s?d\.|\p{L}(?:[\p{L}\p{M}'’ʼ`ʻ‘]|\d(?=\p{L}))*(?:-\p{L}(?:[\p{L}\p{M}'’ʻ‘]|\d(?=\p{L}))*)*(\.)?/gu;

/**
 * «v. d.», «v.d.», «v.» before a family name: von der, van den, nobody can tell; and «jun.», «sen.» behind a name. «Sen» and «Jun» with
 * a capital and without a dot are names of people.
 */
function shortenedWord(written: string, at: number, text: string): string | undefined {
  if (text === text.toLowerCase()) return undefined;
  const behind = text.slice(at + written.length);
  if (/^v\.(?:\s?d\.)?$/u.test(written))
    return /^\s?\p{Lu}\p{L}/u.test(behind) ? written.replace(/\.\s?d/u, ". d") : undefined;
  const generation = at > 0 ? /^(jun|sen)\.?$/iu.exec(written)?.[1] : undefined;
  if (generation === undefined || (generation !== generation.toLowerCase() && !written.endsWith("."))) return undefined;
  return `${generation.toLowerCase()}.`;
}

/** «КД Петров»: two capitals that no word is, before what is only a family name. */
function isInFront(written: string, text: string): boolean {
  if (!/^[БВГДЖЗКЛМНПРСТФХЦЧШЩ]{2}$/u.test(written)) return false;
  const family = /^\p{Lu}{2}\s(\p{Lu}\p{Ll}+)$/u.exec(text)?.[1];
  return family !== undefined && familyShape(family)?.strength === "strong";
}

/** {@link tokensOf} for a text in any state. */
export function readTokens(
  text: string,
  off: ReadonlySet<string>,
  note: (rule: string, changed: boolean) => void,
): Token[] {
  const tokens: Token[] = [];
  const turkish = isTurkish(text);
  // «ИвановП.С.»: a small letter before an initial ends a word.
  const parted = text
    .replace(/(?<=\p{Ll}{2})(?=\p{Lu}\.\s?\p{Lu}\.)/gu, " ")
    // «Олегович-мл»: the word for the younger of two is no part of the name.
    .replace(/(?<=\p{L}{3})-(?=(?:мл|ст|младший|старший|jr|sr)\.?(?:\s|$))/giu, " ")
    // «Рафик-кызы», «Гусейн-оглы»: as one writes them apart.
    .replace(/(?<=\p{L}{3})-(?=(?:оглы|оглу|кызы|гызы|угли|уулу|ogly|oglu|oğlu|kyzy|qizi|qızı)(?:\s|$))/giu, " ");
  for (const match of parted.matchAll(words)) {
    // «Katharina v. d. Heide», «Thomas Weber jun.»: cut short, the one is part of a family name and the other of none.
    const shortened = shortenedWord(match[0], match.index, parted);
    if (shortened !== undefined) {
      tokens.push(tokenOf(shortened, nameWord(shortened), false));
      continue;
    }
    const written = match[1] === undefined ? match[0] : match[0].slice(0, -1);
    // «Иванов ИИ»: two capitals at the end, without a vowel pattern of a name, are initials.
    const two = /^\p{Lu}{2}$/u.test(written) && tokens.length === 1 && match.index + match[0].length === parted.length;
    if ((two || isInFront(written, parted)) && !off.has("person-initials") && nameWord(written).given === undefined) {
      note("person-initials", true);
      for (const letter of written) tokens.push(tokenOf(letter, nameWord(letter), true));
      continue;
    }
    const initial =
      (written.length === 1 &&
        (written !== written.toLowerCase() || (match[1] !== undefined && text === text.toLowerCase()))) ||
      // «Иванов и.и.»
      (written.length === 1 && match[1] !== undefined && dottedPair.test(text)) ||
      // «А.н. Иванов»: a small letter with its dot behind an initial.
      (written.length === 1 &&
        match[1] !== undefined &&
        tokens.at(-1)?.initial === true &&
        !isActing(written, tokens)) ||
      // «иванова о.п»
      (written.length === 1 && tokens.at(-1)?.initial === true && text === text.toLowerCase()) ||
      (match[1] !== undefined && /^(?:дж|дз|ю|я|th|ch|sh)$/i.test(written));
    const word = nameWord(turkish ? properCase(written, true) : written);
    const small = word.isPrefix && (written === written.toLowerCase() || text === text.toUpperCase());
    const younger = written === written.toLowerCase() && /^(?:мл|ст|младший|старший)$/u.test(written);
    const numbered = /^(?:ii|iii|iv)$/iu.test(written) && tokens.length > 0;
    const cased = numbered
      ? written.toUpperCase()
      : small || younger
        ? written.toLowerCase()
        : properCase(written, turkish);
    const shown = off.has("person-case") ? written : cased;
    note("person-case", shown !== written);
    const cut = !initial && isCut(written, word, match[1] !== undefined, tokens.at(-1));
    tokens.push(tokenOf(shown, word, initial, cut || undefined));
  }
  // «Мамед оглы» is one patronymic, «von Berg» one family name.
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last?.initial === true && token.word.isParticle) {
      joined[joined.length - 1] = tokenOf(last.text, last.word, last.initial, last.cut, token.word.key);
      continue;
    }
    if (
      last !== undefined &&
      ((token.word.isParticle && !last.initial) || nameWord(last.word.key.split(" ").at(-1) ?? "").isPrefix)
    ) {
      const lower = token.word.isParticle || token.word.isPrefix ? token.word.key : token.text;
      const word = nameWord(`${last.word.key} ${token.word.key}`);
      joined[joined.length - 1] = tokenOf(`${last.text} ${lower}`, word, false);
    } else joined.push(token);
  }
  return joined;
}

/**
 * A few letters and a dot, or the beginning and the end of a name, that are no name by themselves: «Вл.», «Ал-др», «Серг-на». Behind a
 * given name or another such beginning a name with a dot is the beginning of a patronymic: «Алексей Иван.», «Вл. Ник.».
 */
function isCut(written: string, { given, family }: NameWord, dotted: boolean, before: Token | undefined): boolean {
  if (/^\p{Lu}\p{Ll}{1,5}-(?:на|вна|ч|ич|вич|р|др|ндр|ра|дра|ей|сей|ий|ан)$/u.test(written)) return true;
  const first = before !== undefined && (before.cut === true || before.word.given !== undefined);
  if (dotted && /^[А-ЯЁ][бвгджзйклмнпрстфхцчшщ]{1,2}$/u.test(written)) return true;
  if (dotted && first && /^[А-ЯЁІЇЄ][а-яёіїє]{1,5}$/u.test(written)) return true;
  return dotted && given === undefined && family === undefined && /^\p{Lu}\p{Ll}{1,4}$/u.test(written);
}

/** ИВАНОВ, иванов → Иванов; САЛТЫКОВ-ЩЕДРИН → Салтыков-Щедрин; O'BRIEN → O'Brien; McDonald stays; YILDIZ of a Turk → Yıldız. */
function properCase(word: string, turkish: boolean): string {
  const upper = (word === word.toUpperCase() && word.length > 1) || isCapsLock(word);
  const lower = word === word.toLowerCase();
  if (!upper && !lower) return word;
  return smallLetters(word, turkish)
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string, at: number) => {
      // A capital stays as it is: of a small i it is I for one and İ for another.
      const own = word.charAt(at + before.length);
      return before + (own === own.toLowerCase() ? capitals(letter, turkish) : own);
    })
    .replace(/(['’])(\p{Lu})(?=$)/gu, (_, sign: string, letter: string) => sign + smallLetters(letter, turkish));
}

/** «иВАНОВ», «щЕДРИН» of a caps lock, «ИВанов» of a shift held too long; McDonald and МакКей are called so. */
function isCapsLock(word: string): boolean {
  if (!/\p{Ll}/u.test(word) || !/\p{Lu}{2}/u.test(word)) return false;
  return word.split("-").every((part) => /^\p{L}\p{Lu}{2,}$/u.test(part) || /^[А-ЯЁ]{2}[а-яё]{2,}$/u.test(part));
}

/** «Иванович», «Мамед оглы» */
export function isPatronymic({ word: { key, patronymic } }: Token): boolean {
  return patronymic !== undefined || (key.includes(" ") && nameWord(lastWord(key)).patronymic !== undefined);
}

function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(" ") + 1);
}
