import { foldCase } from "../model/index.ts";
import { endsLikeFather, isFamilyOfPatronymicShape } from "./family-names.ts";
import { givenNameRows } from "./given-names.data.ts";

export type Gender = "m" | "f";

export interface GivenName {
  /** The full names it may stand for: itself when it is one. */
  readonly full: readonly string[];
  /** Undefined when its full names disagree (Саша, Chris). */
  readonly gender?: Gender;
  /** It is written so in documents: not a diminutive. */
  readonly isFull: boolean;
}

interface Row {
  readonly full: Set<string>;
  readonly genders: Set<Gender>;
  isFull: boolean;
  fullGender?: Gender;
}

function read(): ReadonlyMap<string, GivenName> {
  const rows = new Map<string, Row>();
  const add = (name: string, full: string, gender: Gender, isFull: boolean): void => {
    const key = foldCase(name);
    const row: Row = rows.get(key) ?? { full: new Set(), genders: new Set(), isFull: false };
    row.full.add(foldCase(full));
    row.genders.add(gender);
    if (isFull) {
      row.isFull = true;
      row.fullGender = gender;
    }
    rows.set(key, row);
  };
  for (const line of givenNameRows.split("\n")) {
    const [mark = "", ...names] = line.split(" ");
    if (mark === "") continue;
    const gender: Gender = mark.toLowerCase() === "m" ? "m" : "f";
    const first = names[0] ?? "";
    for (const name of names) {
      if (mark === "m" || mark === "f") add(name, first, gender, name === first);
      else add(name, name, gender, true);
    }
  }
  const names = new Map<string, GivenName>();
  for (const [key, row] of rows) {
    // A full name (Валентин) says its own gender, even where it is also somebody's short form.
    const gender = row.fullGender ?? (row.genders.size === 1 ? [...row.genders][0] : undefined);
    names.set(key, {
      full: row.isFull ? [key] : [...row.full],
      ...(gender === undefined ? {} : { gender }),
      isFull: row.isFull,
    });
  }
  return names;
}

const names = read();

/** What is known of a given name in any of its forms, Cyrillic or Latin. Case and ё/е do not matter. */
export function givenName(text: string): GivenName | undefined {
  const key = foldCase(text);
  return names.get(key) ?? (unusual.test(key) ? givenNameOtherwise(key) : undefined);
}

const unusual = /[-à-öø-ž]/;

const frenchFirst = /^(?:jean|marie|anne|pierre|hans|karl|anna|juan|jose)-/;

/** «Jean-Pierre», «Анна-Мария»: known when both names are; «María»: known without its accents. */
function givenNameOtherwise(key: string): GivenName | undefined {
  if (key.includes("-")) {
    const parts = key.split("-").map((part) => givenName(part));
    const [first] = parts;
    // «Jean-Luc»: a second name of a few letters in the West is whatever stands behind the first.
    const isKnown = parts.every(
      (part, at) => part !== undefined || (at > 0 && /^[a-zà-ÿ-]{5,16}$/.test(key) && frenchFirst.test(key)),
    );
    if (first === undefined || !isKnown) return undefined;
    return { full: [key], isFull: true, ...(first.gender === undefined ? {} : { gender: first.gender }) };
  }
  const bare = names.get(key.normalize("NFD").replace(/[\u0300-\u036f]/g, ""));
  return bare === undefined ? undefined : { ...bare, full: [key] };
}

/** Whether a full given name begins so, and ends so: «Вл», «Ал…др» are such, «Тех» is no beginning of one. */
export function isCutGivenName(beginning: string, end: string): boolean {
  const [first, last] = [foldCase(beginning), foldCase(end)];
  for (const [name, { isFull }] of names)
    if (isFull && name.length > first.length + last.length && name.startsWith(first) && name.endsWith(last))
      return true;
  return false;
}

/**
 * The full names a written form may stand for, folded: `саша` → `александр`, `александра`. For comparing only: what people
 * wrote is what is stored. Unknown names stand for themselves.
 */
export function fullGivenNames(text: string): readonly string[] {
  return names.get(foldCase(text))?.full ?? [foldCase(text)];
}

const malePatronymic = /(?:[оеё]вич|[иь]ич|[лнмр]ыч|[ае]ич|ильич|кузьмич|лукич|фомич|никитич|саввич)$/u;
const femalePatronymic = /(?:[оеё]вна|ична|инична)$/u;
const turkicMale = /^(?:оглы|оглу|ұлы|улы|углы|угли|уулу|заде|огли|o'?g'?li|ogly|oglu|oğlu|uly)$/u;
const turkicFemale = /^(?:кызы|гызы|қызы|кизи|qizi|kyzy|gyzy|gizi|qızı)$/u;
const joinedTurkicMale = /[а-яәіңғүұқөһ]{3,}(?:ұлы|улы|оглы)$/u;
const joinedTurkicFemale = /[а-яәіңғүұқөһ]{3,}(?:қызы|кызы)$/u;
const ukrainianMale = /[оеєії]вич$|віч$/u;
const ukrainianFemale = /(?:[оеєії]вна|івна|ївна|аўна|еўна)$/u;
const latinMale = /(?:[oe]vich|[oe]vitch|ilyich|ilich|kuzmich|lukich|fomich|nikitich|savvich)$/;
const latinFemale = /(?:[oe]vna|yevna|ievna|ichna|inichna)$/;

/** As they are spoken: «Сан Саныч», «Марь Пална». */
const spoken =
  /^(?:сан|пал|михал|нил|иван|степан|антон)ыч$|^(?:никола|алексе|серге|андре|матве|тимофе)ич$|^(?:сан|пал|михал|никола[е]?в|серге?в|алексе?в|андре?в|васильв|евгеньв|анатольв|викт(?:о)?р)на$/u;

const patronymicEnds = new Set("чаыуиеahiyuı");

/** Tells a patronymic by its ending: `Иванович` → m, `Ивановна` → f. Needs at least five letters. */
export function patronymicGender(text: string): Gender | undefined {
  const word = foldCase(text);
  // Every ending below ends so; looking for fifty of them in every word took longer than the rest of reading a name.
  if (!patronymicEnds.has(word.charAt(word.length - 1))) return undefined;
  if (turkicMale.test(word)) return "m";
  if (turkicFemale.test(word)) return "f";
  if (word.length < 5) return undefined;
  if (endsLikeFather.test(word) && isOnlyFamily(word)) return undefined;
  if (malePatronymic.test(word) || ukrainianMale.test(word) || joinedTurkicMale.test(word)) return "m";
  if (spoken.test(word)) return word.endsWith("ч") ? "m" : "f";
  if (femalePatronymic.test(word) || ukrainianFemale.test(word) || joinedTurkicFemale.test(word)) return "f";
  if (word.length >= 7 && latinMale.test(word)) return "m";
  if (word.length >= 7 && latinFemale.test(word)) return "f";
  return undefined;
}

/** «Станкевич», «Матусевич»: whatever given name that were made of would end otherwise; or many are called so, as Рабинович. */
function isOnlyFamily(word: string): boolean {
  if (isFamilyOfPatronymicShape(word)) return true;
  return hardBeforeEnding.test(word) && fathers(word).every((name) => names.get(name)?.isFull !== true);
}

/** A soft ending behind a letter that is hard in names (Стан-к-евич, but Василь-евич), or one that only short forms end in (Ян-к-ович). */
const hardBeforeEnding = /(?:[бвгджзкмнпстфхцчшщ]е|[бвгджзлмнпрстфхцчшщьй]ко)(?:вич|віч)$|kevich$/u;

/** The given names that a patronymic in -ович, -евич may be made of, whether anybody is called so or not. */
function fathers(word: string): readonly string[] {
  const [, stem = "", vowel = ""] = /^(.*)([ое])в[иі]ч$/u.exec(word) ?? [];
  if (vowel === "о") {
    const own = [stem, `${stem}о`, `${stem}ь`, stem.replace(/й?л$/u, "ил"), stem.replace(/л$/u, "ел")];
    return [...own, stem.endsWith("к") ? stem : `${stem}а`, stem.replace(/^льв$/u, "лев")];
  }
  // «Геннадевич», «Евгеневич»: as they are misspelt.
  const soft = stem.replace(/ь$/u, "");
  return [stem, `${stem}й`, `${soft}й`, `${soft}ий`, `${soft}ь`, stem.replace(/вл$/u, "в")];
}

/**
 * A man's patronymic by its ending that is as likely a family name: «Абрамович», or one of a given name that nobody here knows.
 * Endings that nearly only patronymics have (Сергеевич, Васильевич) tell themselves.
 */
export function mayBeFamilyForPatronymic(text: string): boolean {
  const word = foldCase(text);
  if (!endsLikeFather.test(word) || !/[а-я]/u.test(word) || patronymicGender(word) !== "m") return false;
  if (asOftenFamily.has(word)) return true;
  if (/(?:[аеиоуыэюя]евич|[ьй][ое]вич)$/u.test(word)) return false;
  return fathers(word).every((name) => names.get(name)?.isFull !== true);
}

/** Patronymics of given names that few bear today, borne as family names by many. */
const asOftenFamily: ReadonlySet<string> = new Set(
  (
    "абрамович адамович богданович василевич давидович карпович климович лазаревич мартинович мартынович самойлович симонович стефанович " +
    "хаимович якубович янович"
  ).split(" "),
);

const maleFamily = /(?:[оеё]в|[иы]н|[сц]к(?:ий|ой)|ской|цкой|[оеё]вский|енок|ёнок|[кч]ий|[нч]ый|ной|той)$/u;
const femaleFamily = /(?:[оеё]ва|[иы]на|[сц]кая|ная|тая|чая|кая)$/u;
const neutralFamily =
  /(?:енко|нко|чук|щук|юк|ук|ак|як|дзе|швили|ян|янц|ец|ко|ых|их|ич|ик|ук|ун|арь|ия|ава|оглу|беков|баев|ман|берг|штейн|дт|ер)$/u;
const latinFamily = /(?:ov|ev|yov|ova|eva|sk(?:y|iy|aya|ij)|tsk(?:y|iy|aya)|enko|chuk|yan|shvili|dze)$/;
/** As many first names of other languages end so: Yassin, Caitlin. */
const latinWeak = /(?:in|yn|ina|yna)$/;

export interface FamilyShape {
  readonly gender?: Gender;
  /** `strong`: an ending that hardly any other word has. */
  readonly strength: "strong" | "weak";
}

/** What the ending of a word says about its being a Russian family name. Undefined: nothing. */
export function familyShape(text: string): FamilyShape | undefined {
  const word = foldCase(text);
  if (word.length < 3) return undefined;
  // «Гулієв», «Іваноў», «Шаўчэнка»: as Ukrainians and Belarusians spell the same endings.
  if (/(?:[оеёє]в|[аоеё]ў|[сц]кий)$/u.test(word)) return { gender: "m", strength: "strong" };
  if (/(?:[оеёє]ва|[сц]кая)$/u.test(word)) return { gender: "f", strength: "strong" };
  if (/(?:енко|[а-яўі]{2}энка|швили|дзе|чук|.{3}[бгджзклмнпрстхцчш]ян)$/u.test(word)) return { strength: "strong" };
  if (endsLikeFather.test(word) && isOnlyFamily(word)) return { strength: "strong" };
  if (latinFamily.test(word) && word.length > 4) return { strength: "strong" };
  if (latinWeak.test(word) && word.length > 4) return { strength: "weak" };
  if (maleFamily.test(word)) return { gender: "m", strength: "weak" };
  if (femaleFamily.test(word)) return { gender: "f", strength: "weak" };
  if (neutralFamily.test(word)) return { strength: "weak" };
  return undefined;
}

/** Of the endings that tell only mostly, those of which a man and a woman have each their own: Лапин and Лапина, Чёрный and Чёрная. */
export function familyGender(text: string): Gender | undefined {
  const word = foldCase(text);
  const shape = familyShape(word);
  if (shape?.strength === "strong" || word.length < 5) return shape?.strength === "strong" ? shape.gender : undefined;
  const last = word.slice(word.lastIndexOf("-") + 1);
  if (/[иы]на$/u.test(last)) return isOfMan(last.slice(0, -1)) && !bothBear.has(last) ? "f" : undefined;
  if (last.endsWith("ая")) return "f";
  return /(?:[иы]н|ый)$/u.test(last) ? "m" : undefined;
}

/**
 * Whether men are called so (Лапин, Кузьмин), and Лапина is therefore a woman. Of -ина alone nobody can tell: Тычина, Скорина, Дружина are
 * borne by men. Known by endings that hardly a noun has, by the given name they are made of, or from the list.
 */
function isOfMan(family: string): boolean {
  if (/(?:[гкмнхь]ин|цын)$/u.test(family) || pairs.has(family)) return true;
  const stem = family.slice(0, -2);
  return names.has(`${stem}а`) || names.has(`${stem}я`);
}

/** Of the other endings, compiled by hand for Sverka (November 2026): families of men that no given name and no ending tells. */
const pairs: ReadonlySet<string> = new Set(
  (
    "лапин левин савин разин кузин тишин юдин шубин головин зорин гагарин мамин ершин паршин рощин щедрин бородин дудин гудин володин бабурин " +
    "бурин мурин чурин шаталин сталин карамзин мазин зюзин козин трошин лапшин паншин каншин елин зелин шмелин куприн пашин петелин батурин " +
    "скрябин бабин барабин голубин любин зубин крапивин травин литвин шорин вавилин тюрин шмарин косарин ноздрин пырин лисин мясин русин трусин " +
    "карасин вахрушин букашин ильюшин андрюшин кирюшин петрушин ванюшин матюшин павлушин кашин лаптин шатин лактин батин устин путин шаляпин " +
    "репин цаплин чаплин тяпин ляпин потапин крупин шляпин хлопин белозерин бредин родин колядин сухотин кротин шипицин " +
    "каверин чичерин державин еропин кручинин шишлин рогозин брызгалин бухарин жарин комарин овчарин самарин суворин татарин"
  ).split(" "),
);

/** Nouns that became family names of men, too. */
const bothBear: ReadonlySet<string> = new Set(
  (
    "щербина калина кручина дубина долина малина былина рябина осина перепелина скотина година лозина пружина горбина лучина пучина " +
    "мякина махина солонина конина свинина домина"
  ).split(" "),
);
