import { honorific } from "../person/title.ts";
import { nameWord } from "../person/word.ts";
import type { Doubt } from "../rule.ts";

/** A name, and what stood beside it and is no part of it. */
export interface Aside {
  readonly name: string;
  readonly notes: readonly string[];
  readonly doubts: readonly Doubt[];
}

/**
 * «Сергей авито», «Покупатель Иван», «Сергей Самара», «мененджер Аня»: one word in front of a name or behind it that nobody is called.
 * Only beside a given name that the tables know.
 */
export function takeAside(text: string): Aside {
  const parts = text.split(/[\s,]+/u);
  const nothing: Aside = { name: text, notes: [], doubts: [] };
  if (parts.length < 2 || parts.length > 4) return nothing;
  const last = parts.length - 1;
  const shouted = text === text.toUpperCase();
  const small = text === text.toLowerCase();
  for (const at of [0, last]) {
    const word = parts[at] ?? "";
    const rest = parts.filter((_, index) => index !== at);
    if (!rest.some((one) => nameWord(one).given !== undefined || nameWord(one).patronymic !== undefined)) continue;
    const known = nameWord(word.replace(/\.$/u, "")).isAside || (at === last && isHonoured(text));
    // «Алексей Иванович кровля»: behind a patronymic, too.
    const mayStand = at === 0 || (last === 2 && nameWord(parts[1] ?? "").patronymic !== undefined);
    if (!known && !(mayStand && !shouted && !small && isRemark(word))) continue;
    // «Илья Самара Авито»
    const more = takeAside(rest.join(" "));
    return {
      name: more.name,
      notes: at === 0 ? [word, ...more.notes] : [...more.notes, word],
      doubts: at === 0 ? [wordAside(word), ...more.doubts] : [...more.doubts, wordAside(word)],
    };
  }
  return nothing;
}

/** What is said of a word, or of several, that stood beside a name and became a remark. */
export function wordAside(word: string): Doubt {
  return { code: "person-word-aside", severity: "note", params: { word } };
}

/** A word in small letters before a name in capitals, that is no name by its ending. */
function isRemark(word: string): boolean {
  if (!/^[а-яё]{3,}$/u.test(word)) return false;
  const { given, family, patronymic, isParticle, isPrefix } = nameWord(word);
  return given === undefined && family?.strength !== "strong" && patronymic === undefined && !isParticle && !isPrefix;
}

/** «Рустам Ака»: what is said behind a given name, with a capital as if it were the family's. */
export function isHonoured(text: string): boolean {
  const [given = "", word = "", ...more] = text.split(" ");
  if (more.length > 0 || !/^[А-ЯЁ][а-яё]/u.test(word) || !honorific.test(word.toLowerCase())) return false;
  return nameWord(given).given !== undefined;
}
