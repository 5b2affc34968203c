/** Words made of other words: made small, or made short. */

const vowel = /[аеёиоуыэюяй]$/;
const small = /^(?:к|ик|ок|ек|очк|ечк|ичк|чк|ушк|юшк|ышк|оньк|еньк|чик)[аоуеи]?$/;
/** How a stem's last letter sounds before such an ending. */
const softened: Readonly<Record<string, string>> = { к: "ч", ц: "ч", г: "ж", х: "ш" };

/**
 * Whether one of two Russian words is the other made small: `яблоко` and `яблочко`, `береза` and `березка`. The letter between them is another word,
 * not a slip.
 */
export function isDiminutive(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length === long.length || short.length < 4) return false;
  const stem = short.replace(vowel, "");
  if (long.startsWith(stem) && small.test(long.slice(stem.length))) return true;
  const soft = softened[stem.at(-1)!];
  if (soft === undefined) return false;
  const changed = stem.slice(0, -1) + soft;
  return long.startsWith(changed) && small.test(long.slice(changed.length));
}

/**
 * Whether a word is another one abbreviated: its beginning (`agr`, `agricola`), or some of its letters from the first to the last (`ets`,
 * `etablissements`). Both as they sound.
 */
export function isAbbreviation(short: string, long: string): boolean {
  if (short.length < 3 || short.length > 6 || long.length < short.length + 2 || short.charAt(0) !== long.charAt(0))
    return false;
  if (long.startsWith(short)) return true;
  if (short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const letter of long) if (letter === short.charAt(at)) at++;
  return at === short.length;
}

const familyEnding = /(?:ов|ев|ин|[oe]v|in)[аa]?$/;
/** What a given name ends in before the ending of a family name takes its place: `Никита`, `Никитин`; `Андрей`, `Андреев`. */
const lastSound = /[аеийоуьяaeio]$/;

/** Whether a word is the family name made of a given name: `Степанов` of `Степан`, `Алексеев` of `Алексей`. Two names, and no slip of one. */
export function isFamilyOf(family: string, given: string): boolean {
  const ending = familyEnding.exec(family);
  if (ending === null || given.length < 3) return false;
  const stem = plain(family.slice(0, ending.index));
  const name = plain(given);
  return [stem, stem.replace(lastSound, "")].some((root) => root === name || root === name.replace(lastSound, ""));
}

/** `Михайлов` of `Михаил`. */
const plain = (word: string): string => word.replaceAll("й", "и");
/** Latin letters: what Russian words share at their beginning or end is as often another word (`строй`, `Стройка`). */
const latin = /^[a-z]+$/;

/** Whether a word is another one cut short, whatever it means: `mecc` and `meccaniche`. Both as they sound. */
export function isCutShort(short: string, long: string): boolean {
  return (
    short.length >= 3 &&
    short.length <= 5 &&
    long.length >= short.length + 3 &&
    latin.test(short) &&
    long.startsWith(short)
  );
}

/** Endings of Russian adjectives. */
const adjective = /(?:[ыио]й|[аяы]я|[ое]е|[ыи]е)$/;

/**
 * Whether a word is a Russian adjective cut short, as people do who write names by hand: «Сиб. кабельная комп.», «Волж. пивоваренный завод». Nouns
 * are hardly ever: «строй» is no «Стройка».
 */
export function isCutAdjective(short: string, long: string): boolean {
  return (
    short.length >= 3 &&
    short.length <= 6 &&
    long.length >= short.length + 4 &&
    /[бвгджзклмнпрстфхцчшщ]$/.test(short) &&
    long.startsWith(short) &&
    adjective.test(long)
  );
}

const endings = /(?:ings?|ers?|ors?|ants?|ements?|e?s|e)$/;

/** Whether two words say one trade: `landscaping` and `landscapers`, `consulting` and `consultants`. */
export function areOfOneTrade(a: string, b: string): boolean {
  if (a.length < 7 || b.length < 7 || !latin.test(a) || !latin.test(b) || a.slice(0, 5) !== b.slice(0, 5)) return false;
  return a.replace(endings, "") === b.replace(endings, "");
}
