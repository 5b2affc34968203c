import { isEastAsianFamily, isFamilyName } from "../../countries/family-names.ts";
import { hasCyrillic, isTurkish } from "../letters.ts";
import type { Doubt } from "../rule.ts";
import type { Assigned } from "./clean-person.ts";
import { cutPatronymic, notUnderstood, severalOfAFamily } from "./cut.ts";
import { withInitials } from "./initials.ts";
import { isPatronymic, type Token } from "./tokens.ts";

/** `beforeComma`: how many words stand before the comma of «Иванов, Иван»; 0 without one. */
export function assign(tokens: readonly Token[], beforeComma: number): Assigned {
  const nothing: Assigned = { sure: "no", doubts: [] };
  const names = tokens.filter((token) => !token.initial);
  const initials = tokens.filter((token) => token.initial);
  if (tokens.some((token) => !token.initial && token.word.isNobodys)) return nothing;
  if (tokens.length === 0 || tokens.length > 5 || names.length === 0 || names.length > 4) return nothing;
  // «Мария Ивановы»: the family name of several is nobody's.
  if (names.length > 1 && names.some(({ word }) => severalOfAFamily.test(word.key))) return notUnderstood;
  if (beforeComma > 1 && isAnother(tokens.slice(beforeComma))) return nothing;
  if (initials.length > 0) return withInitials(tokens, names, initials);
  if (names.length === 1) return single(names[0] as Token);
  const spoken = spokenIvanovna(names);
  if (spoken !== undefined) return spoken;
  const short = cutPatronymic(names);
  if (short !== undefined) return short;
  if (beforeComma > 0) return afterComma(names);
  const [one, two] = names;
  // «Сериковна Айгуль»: no family name ends so, as men's patronymics do (Абрамович Роман).
  if (names.length === 2 && one !== undefined && two?.word.given !== undefined && onlyPatronymic.test(one.word.key))
    return { given: two.text, patronymic: one.text, sure: "yes", doubts: [] };
  // «Абдулла оглы Мамед»; «Азамат уулу Максат», «Улукбек Бакыбек уулу»: a Kyrgyz who has his father's name for a family name.
  if (names.length === 2 && one !== undefined && two !== undefined && one.word.key.includes(" ") && isPatronymic(one))
    if (two.word.given !== undefined || (isKyrgyz(one) && two.word.family === undefined))
      return { given: two.text, patronymic: one.text, sure: "yes", doubts: [] };
  if (names.length === 2 && two !== undefined && isKyrgyz(two) && one?.word.family === undefined)
    return { given: one?.text, patronymic: two.text, sure: "yes", doubts: [] };
  const before = names.length === 2 && two !== undefined && onlyBehindGiven.test(two.word.key) ? one : undefined;
  if (before !== undefined && mayBeGiven(before)) {
    const doubts: readonly Doubt[] = [{ code: "person-given-taken", severity: "note" }];
    return { given: before.text, patronymic: two?.text, sure: "likely", doubts };
  }
  const patronymicAt = findPatronymic(names);
  if (patronymicAt >= 0) return withPatronymic(names, patronymicAt);
  if (names.length === 2) return pair(names[0] as Token, names[1] as Token);
  if (names.length === 3) return three(names);
  return twoAndTwo(names) ?? nothing;
}

const isKyrgyz = ({ word }: Token): boolean => /\s(?:уулу|кызы)$/u.test(word.key);

/** «Мария Иванна»: behind a woman's given name it is no other one. */
function spokenIvanovna(names: readonly Token[]): Assigned | undefined {
  const [last, given, family, ...more] = names.toReversed();
  if (last?.word.key !== "иванна" || given?.word.given?.gender !== "f" || more.length > 0) return undefined;
  const own = family === undefined ? {} : { family: family.text };
  return { ...own, given: given.text, patronymic: last.text, sure: "yes", doubts: [] };
}

const onlyPatronymic = /^[а-яәіңғүұқөһ]{2,}(?:[ое]вна|ична)$/u;

/** «Ашик Гамлетович»: whoever is called by two words, of which the other is a patronymic, has his given name before it. */
const onlyBehindGiven = /^[а-яё]{3,}(?:[ое]вич|[ое]вна|ична)$|^(?:саныч|палыч)$/u;

/** In no table, and no family name by its ending but for such as given names have too. */
function mayBeGiven({ cut, word }: Token): boolean {
  // «Сан Саныч»: three letters are not yet a сантехник's.
  const ofWork = word.speaksOfWork && word.key !== "сан";
  if (cut === true || word.given !== undefined || word.patronymic !== undefined || word.isAside || ofWork) return false;
  return /^[а-яё]{3,}$/u.test(word.key) && (word.family === undefined || /(?:ик|ия|ун|ак)$/u.test(word.key));
}

function single(token: Token): Assigned {
  const known = token.word.given;
  if (known !== undefined) return { given: token.text, sure: "likely", doubts: [] };
  if (token.word.patronymic !== undefined && token.word.family?.strength !== "strong")
    return { patronymic: token.text, sure: "likely", doubts: asFamily(token) };
  const shape = token.word.family;
  if (shape?.strength === "strong") return { family: token.text, sure: "likely", doubts: [] };
  return { sure: "no", doubts: [] };
}

/** «Петров Пётр, Анна»: behind a comma that more than a family name stands before, only a patronymic is of the same person. */
function isAnother(behind: readonly Token[]): boolean {
  const [first] = behind;
  return first !== undefined && !first.initial && hasCyrillic(first.text) && !isPatronymic(first);
}

/** «Роман Абрамович», «Абрамович»: by a father's given name, or by a family name; nobody can tell. */
function asFamily({ word }: Token): readonly Doubt[] {
  return word.isPatronymicUnclear ? [{ code: "person-patronymic-or-family", severity: "note" }] : [];
}

/** «Пётр Анна»: the first names of a man and a woman are not of one person, whatever stands before them. */
function areTwo(one: Token, two: Token): boolean {
  if (isPatronymic(two) || two.word.family?.strength === "strong") return false;
  const [first, second] = [one.word.given?.gender, two.word.given?.gender];
  return first !== undefined && second !== undefined && first !== second && hasCyrillic(two.text);
}

function afterComma(names: readonly Token[]): Assigned {
  const [family, given, ...rest] = names;
  if (family === undefined || given === undefined || rest.length > 1) return { sure: "no", doubts: [] };
  const middle = rest[0];
  // «Ольга, Наталья» are two people; a family name before a comma is no first name.
  const two =
    family.word.given !== undefined && family.word.family?.strength !== "strong" && given.word.given !== undefined;
  if (two && middle === undefined && hasCyrillic(family.text)) return { sure: "no", doubts: [] };
  // «Петров, Анна»: a man's family name and a woman's first name are two people too.
  const shape = family.word.family;
  const gender = given.word.given?.gender;
  const apart =
    shape?.strength === "strong" && shape.gender !== undefined && gender !== undefined && shape.gender !== gender;
  if (apart && middle === undefined && hasCyrillic(family.text)) return { sure: "no", doubts: [] };
  const unclear = middle !== undefined && hasCyrillic(middle.text) && !isPatronymic(middle);
  const doubts: readonly Doubt[] = unclear ? [{ code: "person-patronymic-unclear", severity: "note" }] : [];
  if (middle !== undefined && areTwo(given, middle)) return { sure: "no", doubts };
  return {
    family: family.text,
    given: given.text,
    ...(middle === undefined ? {} : { patronymic: middle.text }),
    sure: given.word.given === undefined || unclear ? "likely" : "yes",
    doubts,
  };
}

/** The last patronymic-shaped word that follows another word; else the first word when it is one. -1: none. */
function findPatronymic(names: readonly Token[]): number {
  for (let at = names.length - 1; at > 0; at--) {
    const token = names[at] as Token;
    if (!isPatronymic(token)) continue;
    // «Иван Петрович» has one; «Мария Павлович» has a family name of that shape, and so has «Абрамович Роман».
    const before = names[at - 1] as Token;
    // «Татьяна Короткевич»: a woman has no patronymic of that shape.
    if (names.length === 2 && before.word.given?.gender === "f" && token.word.patronymic === "m") continue;
    // «Ольга Ивановна Станкевич», «Иван Петрович Абрамович»: nobody has two.
    if (at === 2 && names.length === 3 && token.word.patronymic === "m" && before.word.patronymic !== undefined)
      continue;
    // «Али оглы» is nothing else.
    const unsure = at === 1 && names.length === 2 && !token.word.key.includes(" ");
    if (unsure && before.word.given === undefined && before.word.family === undefined) continue;
    return at;
  }
  if (names.length === 3 && names[0]?.word.patronymic !== undefined && names[1]?.word.given !== undefined)
    return names[2]?.word.given === undefined && names[2]?.word.family !== undefined ? 0 : -1;
  return -1;
}

function withPatronymic(names: readonly Token[], at: number): Assigned {
  const last = names[at] as Token;
  const patronymic = last.text;
  const rest = names.filter((_, index) => index !== at);
  const before = names[at - 1];
  if (names.length === 2) {
    const other = rest[0] as Token;
    const known = other.word.given;
    if (known !== undefined && other.word.family?.strength !== "strong")
      return { given: other.text, patronymic, sure: "yes", doubts: asFamily(last) };
    return { family: other.text, patronymic, sure: "likely", doubts: [] };
  }
  if (names.length === 3) {
    const [one, two] = rest as [Token, Token];
    const given =
      before !== undefined && at === 1 && one.word.given === undefined && two.word.given !== undefined
        ? two
        : (before ?? one);
    // Written family–given–patronymic, the given name stands right before the patronymic, unless only the other word is one.
    const other = given === one ? two : one;
    const swapped =
      at === 2 && given.word.given === undefined && other.word.given !== undefined && given.word.family !== undefined;
    const [name, family] = swapped ? [other, given] : [given, other];
    return { family: family.text, given: name.text, patronymic, sure: "yes", doubts: [] };
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
  const first = one.word.given;
  const second = two.word.given;
  const firstFamily = one.word.family;
  const secondFamily = two.word.family;
  const western = !hasCyrillic(one.text + two.text);
  const firstGiven: Assigned = { given: one.text, family: two.text, sure: "yes", doubts: [] };
  const firstIsFamily: Assigned = { family: one.text, given: two.text, sure: "yes", doubts: [] };
  if (first !== undefined && second === undefined) {
    if (secondFamily !== undefined || western) return firstGiven;
    return { ...firstGiven, sure: "likely", doubts: familyUnknown(two) };
  }
  if (second !== undefined && first === undefined) {
    // «Altyn Dan»: a word of any language that ends so and a short form of a name speak for no person as they do in Russian letters.
    const weak = firstFamily === undefined || (western && firstFamily.strength === "weak" && !second.isFull);
    const doubts = firstFamily === undefined && !western ? familyUnknown(one) : [];
    return { ...firstIsFamily, sure: weak ? "likely" : "yes", doubts };
  }
  if (first !== undefined && second !== undefined) {
    // «Мартин Иван», «Ким Анна»: both could be either. An everyday short form is no family name.
    const order = [{ code: "person-order-unclear", severity: "note" } as const];
    if (secondFamily?.strength === "strong" && firstFamily?.strength !== "strong") return firstGiven;
    if (firstFamily?.strength === "strong" && secondFamily?.strength !== "strong") return firstIsFamily;
    // «Kim Evgenii»: a Korean of Russia, whose family name is a woman's name elsewhere.
    if (western && korean.test(one.word.key) && russianSpelling.test(two.word.key)) return firstIsFamily;
    if (western) return { ...firstGiven, doubts: [] };
    return { ...firstIsFamily, sure: "likely", doubts: order };
  }
  // «Нгуен Ван Тхань»: what is a van elsewhere begins a given name there.
  if (isEastAsianFamily(one.word.key) && /^ван \S{1,6}$/u.test(two.word.key))
    return { ...firstIsFamily, sure: "likely" };
  // «Ludwig van Beethoven»: no given name begins so.
  if (western && /^\p{Ll}+\s/u.test(two.text)) return { ...firstGiven, sure: "likely" };
  if (firstFamily?.strength === "strong" && secondFamily?.strength !== "strong")
    return { ...firstIsFamily, sure: "no" };
  if (secondFamily?.strength === "strong" && firstFamily?.strength !== "strong") return { ...firstGiven, sure: "no" };
  return { sure: "no", doubts: [] };
}

/** «Вика Военипотека»: what stands beside a given name may be a firm's, a town's or a nickname. */
function familyUnknown({ text, word }: Token): readonly Doubt[] {
  if (isFamilyName(word.key) || isEastAsianFamily(word.key) || soundsLikeFamily.test(word.key)) return [];
  return [{ code: "person-family-unknown", severity: "note", params: { word: text } }];
}

/** «де Сантис», «О'Нил», «Белая», «Ахметұлы»: a particle, an apostrophe, an adjective, a father's name. */
const soundsLikeFamily = /['’\s-]|(?:ая|яя|[оы]й|ий|ұлы|улы|қызы|кызы)$/u;

const korean = /^(?:kim|pak|li|lee|tsoi|tsoy|khan|kan)$/u;
const russianSpelling = /(?:i[iy]|slav|geny|gei|gey|ksei|ksey|iia|iya)$/u;

/** «José Luis García Pérez»: two first names and the family names of both parents, in letters of the West. */
function twoAndTwo(names: readonly Token[]): Assigned | undefined {
  const [one, two, three, four] = names;
  if (one === undefined || two === undefined || three === undefined || four === undefined) return undefined;
  const known = [one, two, three, four].map(({ text, word }) => !hasCyrillic(text) && word.given !== undefined);
  if (known.join() !== "true,true,false,false") return undefined;
  const [given, family] = [`${one.text} ${two.text}`, `${three.text} ${four.text}`];
  return { given, family, sure: "likely", doubts: [{ code: "person-four-words", severity: "note" }] };
}

function three(names: readonly Token[]): Assigned {
  const [one, two, last] = names as [Token, Token, Token];
  const western = !hasCyrillic(one.text + two.text + last.text);
  // «Нгуен Ван Тхань», «Пак Ен Су»
  if (!western && isEastAsianFamily(one.word.key) && isSyllable(two) && isSyllable(last))
    return { family: one.text, given: `${two.text} ${last.text}`, sure: "likely", doubts: [] };
  // «Mehmet Ali Yılmaz»: Turks have two given names, and none in the middle.
  const isTurk = isTurkish(one.text + two.text + last.text) || turksFirst.test(one.word.key);
  if (western && isTurk && one.word.given !== undefined && two.word.given !== undefined)
    return { given: `${one.text} ${two.text}`, family: last.text, sure: "yes", doubts: [] };
  if (western && one.word.given !== undefined)
    return { given: one.text, patronymic: two.text, family: last.text, sure: "yes", doubts: [] };
  if (two.word.given !== undefined && one.word.given === undefined) {
    const doubts: readonly Doubt[] = [{ code: "person-patronymic-unclear", severity: "note" }];
    if (areTwo(two, last)) return { sure: "no", doubts };
    return { family: one.text, given: two.text, patronymic: last.text, sure: "likely", doubts };
  }
  // «Анна Мария Петрова»: two first names of one person.
  const gender = one.word.given?.gender;
  if (gender !== undefined && gender === two.word.given?.gender && last.word.family?.strength === "strong")
    return {
      given: `${one.text} ${two.text}`,
      family: last.text,
      sure: "likely",
      doubts: [{ code: "person-patronymic-unclear", severity: "note" }],
    };
  return { sure: "no", doubts: [] };
}

const turksFirst = /^(?:mehmet|ahmet|mustafa|hüseyin|hasan|ayşe|fatma|hatice)$/u;

/** «Ен», «Тхань»: one vowel, and no name that anybody bears here. */
function isSyllable({ word, initial }: Token): boolean {
  const { key, patronymic, family } = word;
  if (
    initial ||
    patronymic !== undefined ||
    family?.strength === "strong" ||
    (word.given?.isFull === true && key !== "ван")
  )
    return false;
  return /^[бвгджзйклмнпрстфхцчшщьъ]{0,4}[аеиоуыэюя]{1,2}[бвгджзйклмнпрстфхцчшщьъ]{0,3}$/u.test(key);
}
