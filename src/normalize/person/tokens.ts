import { familyShape, givenName } from "../../countries/given-names.ts";
import { foldWord } from "../letters.ts";

/** One word of a name. */
export interface Token {
  /** As it will be shown. */
  text: string;
  readonly key: string;
  readonly initial: boolean;
  /** A patronymic cut short: «Викт.», «Влад-на». */
  readonly cut?: true;
  /** «оглы» behind an initial: `Э. Р. оглы`. */
  readonly particle?: string;
}

export const suffix = /^(?:jr|sr|ii|iii|iv|мл|ст|младший|старший|phd|md)$/i;
const particle =
  /^(?:оглы|оглу|кызы|гызы|улы|углы|угли|уулу|қызы|ұлы|кизи|o'?g'?li|qizi|ogly|oglu|oğlu|kyzy|gyzy|gizi|qızı|uly)$/i;
const prefix = /^(?:von|van|de|der|den|da|di|del|della|la|le|el|al|bin|ibn|фон|ван|де|дер|ибн|эль|аль|бен)$/i;

/** «Иванов Иван Иванович», «Иванов И. И.»: words and initials that need no look at their letters. */
const plain = /^[А-ЯЁ][а-яё]+(?: [А-ЯЁ][а-яё]+){0,2}$|^[А-ЯЁ][а-яё]+ [А-ЯЁ]\. ?[А-ЯЁ]\.$/u;

/** The words of a name. */
export function tokensOf(
  text: string,
  off: ReadonlySet<string>,
  note: (rule: string, changed: boolean) => void,
): Token[] {
  if (plain.test(text)) {
    const words = text.endsWith(".") ? text.slice(0, -1).split(/\. ?| /u) : text.split(" ");
    if (!words.some((word) => particle.test(word) || prefix.test(word)))
      return words.map((word) => ({ text: word, key: foldWord(word), initial: word.length === 1 }));
  }
  return readTokens(text, off, note);
}

/** {@link tokensOf} for a text in any state. */
export function readTokens(
  text: string,
  off: ReadonlySet<string>,
  note: (rule: string, changed: boolean) => void,
): Token[] {
  const tokens: Token[] = [];
  // «ИвановП.С.»: a small letter before an initial ends a word.
  const parted = text
    .replace(/(?<=\p{Ll}{2})(?=\p{Lu}\.\s?\p{Lu}\.)/gu, " ")
    // «Олегович-мл»: the word for the younger of two is no part of the name.
    .replace(/(?<=\p{L}{3})-(?=(?:мл|ст|младший|старший|jr|sr)\.?(?:\s|$))/giu, " ")
    // «Рафик-кызы», «Гусейн-оглы»: as one writes them apart.
    .replace(/(?<=\p{L}{3})-(?=(?:оглы|оглу|кызы|гызы|угли|уулу|ogly|oglu|oğlu|kyzy|qizi|qızı)(?:\s|$))/giu, " ");
  for (const match of parted.matchAll(/\p{L}[\p{L}\p{M}'’ʼ`ʻ‘]*(?:-\p{L}[\p{L}\p{M}'’ʻ‘]*)*(\.)?/gu)) {
    const written = match[1] === undefined ? match[0] : match[0].slice(0, -1);
    // «Иванов ИИ»: two capitals at the end, without a vowel pattern of a name, are initials.
    const two = /^\p{Lu}{2}$/u.test(written) && tokens.length === 1 && match.index + match[0].length === parted.length;
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
    const younger = written === written.toLowerCase() && /^(?:мл|ст|младший|старший)$/u.test(written);
    const shown = off.has("person-case") ? written : small || younger ? written.toLowerCase() : properCase(written);
    note("person-case", shown !== written);
    const key = foldWord(written);
    tokens.push(
      !initial && isCut(written, key, match[1] !== undefined, tokens.at(-1))
        ? { text: shown, key, initial, cut: true }
        : { text: shown, key, initial },
    );
  }
  // «Мамед оглы» is one patronymic, «von Berg» one family name.
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last?.initial === true && particle.test(token.key)) {
      joined[joined.length - 1] = { ...last, particle: token.key };
      continue;
    }
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

/**
 * A few letters and a dot, or the beginning and the end of a name, that are no name by themselves: «Вл.», «Ал-др», «Серг-на». Behind a
 * given name or another such beginning a name with a dot is the beginning of a patronymic: «Алексей Иван.», «Вл. Ник.».
 */
function isCut(written: string, key: string, dotted: boolean, before: Token | undefined): boolean {
  if (/^\p{Lu}\p{Ll}{1,5}-(?:на|вна|ч|ич|вич|р|др|ндр|ра|дра|ей|сей|ий|ан)$/u.test(written)) return true;
  const first = before !== undefined && (before.cut === true || givenName(before.key) !== undefined);
  if (dotted && /^[А-ЯЁ][бвгджзйклмнпрстфхцчшщ]{1,2}$/u.test(written)) return true;
  if (dotted && first && /^[А-ЯЁІЇЄ][а-яёіїє]{1,5}$/u.test(written)) return true;
  return (
    dotted && /^\p{Lu}\p{Ll}{1,4}$/u.test(written) && givenName(key) === undefined && familyShape(key) === undefined
  );
}

/** ИВАНОВ, иванов → Иванов; САЛТЫКОВ-ЩЕДРИН → Салтыков-Щедрин; O'BRIEN → O'Brien; McDonald stays. */
function properCase(word: string): string {
  const upper = word === word.toUpperCase() && word.length > 1;
  const lower = word === word.toLowerCase();
  if (!upper && !lower) return word;
  return word
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/(['’])(\p{Lu})(?=$)/gu, (_, sign: string, letter: string) => sign + letter.toLowerCase());
}
