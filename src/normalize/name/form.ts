import { mayNameInstitution } from "../../countries/institution-forms.ts";
import { legalFormAt } from "../../countries/legal-forms.ts";
import { familyShape, givenName } from "../../countries/given-names.ts";
import { compareWords, wordsOf, type Word } from "../letters.ts";
import { nameWord } from "../person/word.ts";
import { formAsMeant } from "./form-as-meant.ts";
import { counts, glued, isShouted, mayBeGroup, mayBeHouses } from "./form-counts.ts";
import { severalFirms, type Found } from "./several.ts";
import { whoseBehind } from "./whose.ts";
import { doubtOnce, tidy, type NameRule, type NameWork } from "./work.ts";

/**
 * Splits off the legal form, wherever it stands: `ООО "Ромашка"`, `Ромашка, ООО`, `Киви/ООО/Челябинск`. A form that could be
 * another word (АО, КП, AS) counts only at an end or beside punctuation. `СБ Банк (ООО)` loses nothing but its form; two different
 * forms are a doubt, the outer one is taken.
 */
export const legalFormRule: NameRule = {
  name: "name-legal-form",
  field: "name",
  before: "«Ромашка», ООО",
  after: "«Ромашка»",
  apply: splitForm,
};

/** «И.П. Ахмедов Руслан»: nobody has initials beside his first name. */
const beforeFirstName = /^И\.\s?П\.\s*(?=(\p{Lu}[\p{L}-]+)\s(\p{Lu}[\p{L}-]+)$)/u;

/** A given name beside a family name or a patronymic: «IP Alexander Group», «IP Viktoria Hotel» are called so. */
function isWrittenOut(words: readonly string[]): boolean {
  const read = words.map((one) => nameWord(one));
  return (
    read.some(({ given }) => given !== undefined) &&
    read.some(({ patronymic, family }) => patronymic !== undefined || family?.strength === "strong")
  );
}

/** «IP Ivanov Ivan», as passports and sites spell him. Before a trade («IP Telecom») the letters are something else. */
const latinTrader = /^[Ii][Pp]\s+([A-Za-z]\p{Ll}+(?:\s[A-Za-z]\p{Ll}+){1,2})$/u;

/** «1. ООО Альфа», `001 ООО "Альфа"`: the number of a line or card, before the form where no name begins with one. */
const numbering = /^\(?(\d{1,6})\)?[.):]?\s+(?=(?:ООО|ОАО|ЗАО|ПАО|НАО|АО|ИП|ТОО|ОДО|ТОВ)(?![\p{L}\d-]))/u;

/** «1_Альфа», `002_ООО "Альфа"`: numbers that sort the cards. */
const sorting = /^(\d{1,6})_+(?=["«“„]?\p{Lu}\p{L}{2})/u;

function splitForm(work: NameWork): boolean {
  const number = numbering.exec(work.text) ?? sorting.exec(work.text);
  if (number !== null) {
    work.notes.push({ value: number[1] ?? "", raw: number[0], rule: "name-legal-form" });
    work.text = work.text.slice(number[0].length);
  }
  work.text = formAsMeant(work.text);
  work.text = work.text.replace(beforeFirstName, (written, one: string, two: string) =>
    givenName(one) !== undefined || givenName(two) !== undefined ? "ИП " : written,
  );
  work.text = work.text.replace(latinTrader, (written, name: string) =>
    isWrittenOut(name.split(" ")) ? `ИП ${name}` : written,
  );
  const words = wordsOf(work.text);
  if (isInstitutionAlone(words)) {
    mayBe(work, words[0]!);
    return false;
  }
  const found: Found[] = [];
  for (let at = 0; at < words.length; at++) {
    const longest = legalFormAt(words, at);
    if (longest === undefined) continue;
    // «НП «ОДО»»: what is in quotes is the name.
    const between = work.text.slice(words[at]?.end, words[at + longest.length - 1]?.start);
    const isAll = at + longest.length === words.length;
    const match = isAll && /["«“„]/u.test(between) ? legalFormAt(words.slice(0, at + 1), at) : longest;
    if (match === undefined) continue;
    const start = words[at]?.start ?? 0;
    const end = words[at + match.length - 1]?.end ?? start;
    const { form, length, spelled } = match;
    const here: Found & { start: number } = { form, length, spelled, at, start, end };
    // «Brown & Co. Ltd»: what follows the «&» is the name's; the form is what comes after it.
    if (match.length > 1 && /(?:&|(?<!\p{L})(?:and|und|et|y|e))\s*$/iu.test(work.text.slice(0, start))) continue;
    const region =
      ownerBehind(here, work) ??
      regionBehind(here, words[at + length], work.text) ??
      regionAtEnd(here, words, work.text);
    if (region === undefined && !counts(here, words, work.text)) {
      if (at === 0 && mayBeHouses(here, end, work.text) && !glued(work.text, start, end)) mayBe(work, here);
      continue;
    }
    const formsBefore = found.reduce((sum, one) => sum + one.length, 0);
    if (formsBefore < at && mayBeGroup(here, work.text)) {
      mayBe(work, here);
      continue;
    }
    const inside = firmInBrackets(work.text, here);
    if (inside !== undefined) {
      doubtOnce(work, { code: "name-aside-kept", severity: "note", params: { word: inside } });
      at += length - 1;
      continue;
    }
    here.start = tradeInFront(here, words);
    at += match.length - 1;
    if (region === undefined) {
      found.push(here);
      continue;
    }
    found.push({ ...here, end: region.end });
    work.notes.push({ value: region.text, raw: work.text.slice(start, region.end), rule: "name-legal-form" });
    // Four regions are СО, and the hospitals of all of them are called ЦРБ.
    doubtOnce(work, { code: "name-region-taken", severity: "note", params: { region: region.text } });
    while ((words[at + 1]?.start ?? region.end) < region.end) at++;
  }
  const main = choose(found, words.length);
  if (main === undefined) return false;
  const several = severalFirms(work, found);
  if (several !== undefined) return several;
  takeHead(work, main);
  const gone = found.filter((one) => one === main || isSameForm(one, main));
  const other = found.find((one) => !gone.includes(one) && one.form.generic !== "" && !isInName(one, main, work.text));
  const rest = cut(work.text, gone);
  if (!/[\p{L}\p{N}]/u.test(rest)) {
    work.doubts.push({ code: "name-only-form", severity: "warning", params: { form: main.form.display } });
    work.form = main.form;
    work.text = "";
    return true;
  }
  if (other !== undefined) {
    work.doubts.push({
      code: "name-two-forms",
      severity: "note",
      params: { form: main.form.display, other: other.form.display },
    });
  }
  work.form = main.form;
  work.text = rest;
  return true;
}

function mayBe(work: NameWork, { start, end }: Pick<Found, "start" | "end">): void {
  doubtOnce(work, { code: "name-may-be-form", severity: "note", params: { form: work.text.slice(start, end) } });
}

/** «ООО ПО «Вектор»», «ЗАО «ПК Вектор»»: a production association or company, for no co-operative has the form of a company. */
function isInName({ form, spelled, end }: Found, { form: main }: Found, text: string): boolean {
  if (!/\p{L}/u.test(text.slice(end))) return false;
  return !spelled && /^(?:ПО|ПК|ГК)$/u.test(form.compare) && /^(?:LLC|JSC)$/u.test(main.generic);
}

/**
 * «ООО «Вектор Гипс ГмбХ»»: a form of one country abroad is of what the firm is called after. `ООО "Вега" LLC` says its own in English.
 */
function isSameForm({ form, spelled }: Found, { form: main }: Found): boolean {
  // «ТОО «Вега» LLP»: as Kazakhstan itself translates it.
  if (form.display === "LLP" && main.compare === "ТОО") return true;
  if (form.compare !== main.compare || form.display === main.display) return form.display === main.display;
  const abroad = /\p{Script=Latin}/u;
  if (spelled || abroad.test(form.display) === abroad.test(main.display)) return true;
  return inEnglish.test(form.display) || inEnglish.test(main.display);
}

const inEnglish = /^(?:LLC|LLP|Ltd|Co\. Ltd|[PCO]?JSC|PLC|Inc\.|Corp\.)$/u;

/**
 * «Вега (Петрова Анна ООО Заря (ООО «Лотос»))», «ООО «Вега» (ООО «Заря») (ЗАО «Лотос»)»: a form beside a name of its own inside brackets
 * is of another firm. «СБ Банк (ООО)» and «Вега (АО, Самара)» say the form of this one, and so does what is called as it is:
 * «Bosch (Robert Bosch GmbH)». A trader in brackets, «Берёзка (Иванов И.И. ИП)», is whose it is.
 */
function firmInBrackets(text: string, { start, end, form }: Found): string | undefined {
  const open = text.lastIndexOf("(", start);
  if (form.kind === "sole-trader") return undefined;
  if (open < 0 || text.slice(open, start).includes(")") || !/\p{L}{2}/u.test(text.slice(0, open))) return undefined;
  const nested = /\([^()]*$/u.test(text.slice(0, open));
  const [rest = ""] = /^[^()]*/u.exec(text.slice(end)) ?? [];
  const own = `${text.slice(open + 1, start)} ${rest}`;
  const outside = new Set(
    compareWords(text.slice(0, text.indexOf("(")))
      .split(" ")
      .filter((word) => word.length > 2),
  );
  const isCalledSo = compareWords(own)
    .split(" ")
    .some((word) => outside.has(word));
  if (!/\p{L}{2}/u.test(own) || isCalledSo) return undefined;
  return nested || /["«“„]\s?\p{L}|\p{Lu}\p{Ll}+\s+\p{Lu}/u.test(own) ? tidy(text.slice(open + 1)) : undefined;
}

/** «ОГУ», «ОГУ им. Тургенева»: nothing but letters that a university bears too, or it and whose name was given to it. */
const isInstitutionAlone = ([first, second]: readonly Word[]): boolean =>
  first !== undefined && mayNameInstitution(first.text) && (second === undefined || /^(?:им|имени)$/u.test(second.key));

/**
 * «… San. ve Tic. Ltd. Şti.»: industry and trade, which every second Turkish firm has before its form, short or in words, are words of
 * the form. «Dış Ticaret» alone says what the firm does and stays.
 */
const turkishTrade: readonly RegExp[] = [/^(?:tic|ticaret)$/u, /^ve$/u, /^(?:san|sanayi|sanayii)$/u];

function tradeInFront({ form, at, start }: Found, words: readonly Word[]): number {
  if (!form.countries.includes("TR")) return start;
  // «San. ve Dış Tic.»: industry and trade abroad.
  const abroad = [words[at - 1], words[at - 2], words[at - 3], words[at - 4]].map((word) => word?.key ?? "");
  if (/^(?:tic|ticaret) d[iı]ş ve san(?:ayi|ayii)?$/u.test(abroad.join(" ")) && at > 4)
    return words[at - 4]?.start ?? start;
  let from = at;
  for (const [step, wanted] of turkishTrade.entries())
    if (wanted.test(words[from - 1]?.key ?? "")) from--;
    else if (step !== 1) return start;
  // A name has to be left.
  return from > 0 ? (words[from]?.start ?? start) : start;
}

/** «Нива КФХ Степанов»: behind the form of a farm that has its name in front stands who leads it. */
function takeHead(work: NameWork, main: Found): void {
  const head = /^\s+(\p{Lu}[\p{L}-]+)(?:\s+\p{Lu}\.?\s?(?:\p{Lu}\.?)?)?$/u.exec(work.text.slice(main.end));
  if (main.form.compare !== "КФХ" || main.at === 0 || head === null) return;
  if (familyShape((head[1] ?? "").toLowerCase())?.strength !== "strong") return;
  work.notes.push({ value: head[0].trim(), raw: head[0], rule: "name-legal-form" });
  work.text = work.text.slice(0, main.end);
}

/** «ГБУЗ НО «Больница № 5»», «МБДОУ ЧО …»: whose the institution is, in letters that could be a form of their own (НО, АО). */
const regionLetters =
  /^(?:[АБВИКЛМНОПРСТУХЧЯ]О|Е?АО|[ХЯ]МАО|ЯНАО|НАО|[АЗКПСХ]К|Р[АБДИКМСТХ]|РМЭ|РСО|[УЧ]Р|КБР|КЧР|ДНР|ЛНР|СПб|СПБ|г\.?\s?Москвы)$/u;

/** «ГБУЗ Самарской области «Больница № 5»», «МБУ города Тулы «Центр»»: the same in words, before a name in quotes. */
function ownerBehind(form: Found, work: NameWork): { readonly text: string; readonly end: number } | undefined {
  if (form.at !== 0 || form.form.generic !== "STATE") return undefined;
  const owner = whoseBehind(work.text, form.end);
  for (const [field, value] of [
    ["city", owner?.town],
    ["region", owner?.region],
  ] as const)
    if (owner !== undefined && value !== undefined)
      work.found.push({ field, value, rule: "name-legal-form", raw: owner.text });
  return owner;
}

function regionBehind(form: Found, next: Word | undefined, text: string): Word | undefined {
  if (form.at !== 0 || form.spelled || form.form.generic !== "STATE" || next === undefined) return undefined;
  if (!/У/u.test(form.form.display) || !regionLetters.test(next.text)) return undefined;
  // «МБУ СК «Химик»»: what is the town's is of no region, and a sports club.
  if (next.text === "СК" && form.form.display.startsWith("М")) return undefined;
  return /^\s+$/u.test(text.slice(form.end, next.start)) && /^\s*["«“„]|^\s+\p{L}/u.test(text.slice(next.end))
    ? next
    : undefined;
}

/** «Медтехника ГУП СО», «Самараавтодор ГКУ СО»: the same letters behind a form that stands behind the name. */
function regionAtEnd(form: Found, words: readonly Word[], text: string): Word | undefined {
  const next = words[form.at + form.length];
  if (form.at === 0 || form.spelled || form.form.generic !== "STATE" || next !== words.at(-1)) return undefined;
  if (next === undefined || !/У/u.test(form.form.display) || !regionLetters.test(next.text)) return undefined;
  if (!isShouted(words[form.at]) || glued(text, form.start, form.end)) return undefined;
  return /^\s+$/u.test(text.slice(form.end, next.start)) && next.end === text.length ? next : undefined;
}

/** At the start, else at the end, else the first: the outer form is the firm's own. Words of trade («PPHU Kram sp. z o.o.») are no form beside one. */
function choose(all: readonly Found[], words: number): Found | undefined {
  const legal = all.filter(({ form }) => form.generic !== "");
  const found = legal.length > 0 ? legal : all;
  return found.find((one) => one.at === 0) ?? found.find((one) => one.at + one.length === words) ?? found[0];
}

function cut(text: string, gone: readonly Found[]): string {
  let rest = "";
  let from = 0;
  for (const one of gone) {
    // A dot right after an abbreviation («О.О.О.», «Inc.») goes with it.
    const abbreviated = text[one.end] === "." && (!one.spelled || /\.\s?\p{L}$/u.test(text.slice(one.start, one.end)));
    // «UG (haftungsbeschränkt)»: a bracket that opened inside the form closes with it.
    const bracket = text[one.end] === ")" && /\([^)]*$/u.test(text.slice(one.start, one.end));
    const end = abbreviated || bracket ? one.end + 1 : one.end;
    rest += `${text.slice(from, one.start)} `;
    from = end;
  }
  // `Киви/ /Челябинск` and `СБ Банк ( )`, left when the form between delimiters goes, are tidied too.
  return tidy(rest + text.slice(from));
}
