/**
 * Legal forms of Russian state, municipal and private institutions: ГБУЗ, МБДОУ, ФГБОУ ВО. There are hundreds, all built by
 * one grammar (whose, financed how, of what field + «учреждение» + purpose), so the grammar stands here instead of a list.
 * The words are those of 7-ФЗ, 174-ФЗ and 273-ФЗ; abbreviations follow custom. Pure.
 */

/** Word stems before «учреждение» and the letters they give. Order of words is free in life, so only membership counts. */
const before: ReadonlyMap<string, string> = new Map([
  ["федеральн", "Ф"],
  ["областн", "О"],
  ["краев", "К"],
  ["республиканск", "Р"],
  ["окружн", "О"],
  ["городск", "Г"],
  ["районн", "Р"],
  ["государственн", "Г"],
  ["муниципальн", "М"],
  ["частн", "Ч"],
  ["негосударственн", "Н"],
  ["некоммерческ", "Н"],
  ["бюджетн", "Б"],
  ["автономн", "А"],
  ["казенн", "К"],
  ["лечебно-профилактическ", "ЛП"],
  ["дошкольн", "Д"],
  ["общеобразовательн", "О"],
  ["образовательн", "О"],
  ["профессиональн", "П"],
  ["научн", "Н"],
  ["коррекционн", "К"],
  ["специальн", "С"],
  ["медицинск", "М"],
]);

/** What may follow «учреждение», longest first: stems, and the letters (with a blank where custom writes one). */
const after: readonly (readonly [readonly string[], string])[] = [
  [["дополнительн", "профессиональн", "образовани"], " ДПО"],
  [["высш", "профессиональн", "образовани"], " ВПО"],
  [["средн", "профессиональн", "образовани"], " СПО"],
  [["дополнительн", "образовани"], " ДО"],
  [["высш", "образовани"], " ВО"],
  [["социальн", "обслуживани"], "СО"],
  [["здравоохранени"], "З"],
  [["культур"], "К"],
  [["наук"], "Н"],
  [["спорт"], "С"],
];

const noun = "учреждени";
const ending = /^(?:ое|ая|ого|ому|ым|ом|ее|его|я|е|ю|ем|и|ий|ия|ы|ую|ой)?$/;

function stemOf(word: string, stems: Iterable<string>): string | undefined {
  let best: string | undefined;
  for (const stem of stems) {
    if (!word.startsWith(stem) || !ending.test(word.slice(stem.length))) continue;
    if (best === undefined || stem.length > best.length) best = stem;
  }
  return best;
}

export interface InstitutionForm {
  /** `ГБУЗ`, `ФГБОУ ВО`. */
  readonly display: string;
  /** How many of the words it took. */
  readonly length: number;
}

/**
 * Reads a spelt-out institution form at the start of `words` (lower case, ё as е). At least one adjective must precede
 * «учреждение»: the bare noun is a word like any other.
 */
export function spelledInstitution(words: readonly string[]): InstitutionForm | undefined {
  let letters = "";
  let at = 0;
  for (; at < words.length && at < 8; at++) {
    const stem = stemOf(words[at] ?? "", before.keys());
    if (stem === undefined) break;
    letters += before.get(stem) ?? "";
  }
  if (letters === "" || stemOf(words[at] ?? "", [noun]) === undefined) return undefined;
  at++;
  letters += "У";
  for (const [stems, add] of after) {
    if (!stems.every((stem, index) => (words[at + index] ?? "").startsWith(stem))) continue;
    return { display: letters + add, length: at + stems.length };
  }
  return { display: letters, length: at };
}

/** ГБУЗ, МБДОУ, ФГАОУ, ГКУ, МАУК, ЧОУ, ОГАУ, КОГБУЗ (Kirov's), ГБУСО … : whose, financed how, field, У, purpose. */
const short =
  /^(?:Ф?Г|О?Г|[КЛСТ]ОГ(?=[АБК])|К?Г|Р?Г|СПБ ?Г|М|Ф|О|К|Ч|НЧ?|НО|А)?(?:НБ|НА|Б|А|К)?(?:ЛП|Д|О|ДО|СО|СКО|ПО|Н|НО|ОЧ|КД)?У(?:З|К|Н|СО|ЗСО|ЗМО|СОН)?$/u;
const listed = new Set(["ГУ", "МУ", "БУ", "АУ", "КУ", "ОУ", "ЧУ", "НУ", "ДУ", "СОУ", "ПОУ", "МОУ"]);
const purpose = new Set(["ВО", "ДО", "ДПО", "СПО", "ВПО", "НПО"]);

/**
 * Reads an abbreviated institution form (as written) and the word after it. Two-letter ones (ГУ, МУ, БУ) are forms too, but also
 * districts and initials, so the caller lets them count only at an edge: see `weak`.
 */
export function abbreviatedInstitution(
  word: string,
  next: string,
): (InstitutionForm & { readonly weak: boolean }) | undefined {
  const known = listed.has(word) || (word.length >= 3 && short.test(word));
  if (!known) return withPurpose(word);
  if (purpose.has(next)) return { display: `${word} ${next}`, length: 2, weak: false };
  return { display: word, length: 1, weak: word.length <= 3 };
}

/** «МБУДО», «МАУДО»: without the blank. */
function withPurpose(word: string): (InstitutionForm & { readonly weak: boolean }) | undefined {
  const [, own = "", what = ""] = /^([А-Я]{2,}У)(ДО|ДПО|СПО|ВО)$/u.exec(word) ?? [];
  return own !== "" && short.test(own) ? { display: `${own} ${what}`, length: 1, weak: false } : undefined;
}

/**
 * «ОГУ», «КГУ», «СПбГУ», «КГАУ», «ОДУ»: universities, agrarian ones and dispatch offices are called by letters that the grammar reads as
 * an institution's form, the letter of their town in place of областное, краевое, республиканское. Where nothing else is the name, they are it.
 */
export function mayNameInstitution(word: string): boolean {
  return /^(?:[ОКР]|СП[Бб])ГА?У$|^ОДУ$/u.test(word);
}

/** Two to seven Russian capitals with an У among them: all that the abbreviations can be made of. */
export function mayAbbreviate(word: string): boolean {
  return word.length > 1 && word.length < 8 && word.includes("У") && /^[А-Я]+$/.test(word);
}

const firstLetters = new Set([...before.keys()].map((stem) => stem.slice(0, 4)));

/** Whether a word (folded) can open a spelt-out form. */
export function maySpell(word: string): boolean {
  return word.length > 5 && firstLetters.has(word.slice(0, 4));
}
