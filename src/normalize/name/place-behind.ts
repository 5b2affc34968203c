import { countryByName } from "../../countries/country-names.ts";
import { familyShape, givenName } from "../../countries/given-names.ts";
import { townByName } from "../../countries/ru/regions.ts";
import { foldCase } from "../../model/index.ts";
import { isBareTrade, isCommonWord } from "./case.ts";
import { beginsWithSign } from "./sign.ts";
import { tidy, type FoundValue, type NameRule, type NameWork } from "./work.ts";

/** Offices and branches are called after their town: it belongs to the name. */
export const calledAfterTown =
  /(?:^|\s)(?:администраци[a-zа-ӿ]*|мэри[a-zа-ӿ]*|дум[a-zа-ӿ]|совет|управлени[a-zа-ӿ]*|департамент|комитет|отдел[a-zа-ӿ]*|инспекци[a-zа-ӿ]*|ифнс|мифнс|уфк|уфнс|суд|прокуратур[a-zа-ӿ]|военкомат|филиал|представительств[a-zа-ӿ]|посольств[a-zа-ӿ]|консульств[a-zа-ӿ]|глав[a-zа-ӿ]|бюджет[a-zа-ӿ]?|фонд[a-zа-ӿ]?|больниц[a-zа-ӿ]|поликлиник[a-zа-ӿ]|школ[a-zа-ӿ]|(?:район|округ)а|лице[a-zа-ӿ]|гимнази[a-zа-ӿ]|музе[a-zа-ӿ]|театр[a-zа-ӿ]?|в|по|на|из|для|и|при)\s*$|№\s?\d+[»"”]?\s*$/i;

const bracket = /\s*\((\p{L}[\p{L}\s.’'-]{1,40})\)\s*$/u;
const behindQuotes = /(?<=[»"”])[\s,]+(\p{L}[\p{L}\s.’'-]{1,40})$/u;

/** «Йылдыз Текстиль (Турция)», `ТОО "Алатау Трейд" Казахстан`: in brackets and behind the quotes a country is where the firm is. */
export function takeCountry(work: NameWork): boolean {
  const match = bracket.exec(work.text) ?? behindQuotes.exec(work.text);
  if (match === null || match.index < 2) return false;
  const written = (match[1] ?? "").trim();
  const before = work.text.slice(0, match.index);
  if (calledAfterTown.test(before)) return false;
  // Belarus as well as Bashkortostan, Kazakhstan as well as Komi: no name of a firm, and nobody can say of which.
  if (/^(?:РБ|РК)$/u.test(written)) {
    if (!cut(work, before)) return false;
    work.notes.push({ value: written, raw: match[0], rule: "name-city" });
    work.doubts.push({ code: "name-place-unclear", severity: "note", params: { place: written } });
    return true;
  }
  // In Latin letters it tells the companies of one group apart: «Bowne Global Solutions (France)» is not the one «(Germany)».
  const country = /^(?:[а-яё].{3,}|РФ|США|ОАЭ|КНР)$/iu.test(written) ? countryByName(written) : undefined;
  if (country === undefined || !cut(work, before)) return false;
  work.found.push({ field: "country", value: country, rule: "name-city", raw: match[0] });
  work.doubts.push({ code: "name-country-taken", severity: "note", params: { country: written } });
  return true;
}

/** «балтика опт (питер)», «ВЕКТОР (САМАРА)»: a town in brackets that is not written as one. Small, it may be any word but in a small name. */
export function takeTownInBrackets(work: NameWork): boolean {
  const match = bracket.exec(work.text);
  if (match === null || match.index < 2) return false;
  const written = (match[1] ?? "").trim();
  const before = work.text.slice(0, match.index);
  const town = townByName(written);
  if (town === undefined || calledAfterTown.test(before) || givenName(written) !== undefined) return false;
  const small = !/\p{Lu}/u.test(written);
  const certain = small
    ? everyday.has(foldCase(written)) || (!/\p{Lu}/u.test(before) && !/[иыо]й$/u.test(written))
    : !/\p{Ll}/u.test(written) && written.length > 3;
  return certain && takeTown(work, before, town.name, match[0], "name-city");
}

/** «Воронеж ИП Щеглов Д.И.», «Вектор ООО Екатеринбург»: nobody's name stands on both sides of its form. */
export const townBesideFormRule: NameRule = {
  name: "name-town-beside",
  field: "name",
  before: "Ромашка ООО Самара",
  after: "Ромашка ООО",
  hint: /[а-яё\d»"”)-][\s_](?:ооо|[озпн]?ао|ип|тоо)[\s"«“„]+[а-яё\d]/,
  apply(work) {
    const before = townBeforeForm(work.text);
    if (before !== undefined)
      return takeTown(work, work.text.slice(before.raw.length), before.town, before.raw, "name-town-beside");
    const [raw = "", name = "", written = ""] = behindForm.exec(work.text) ?? [];
    const town = raw === "" || givenName(written) !== undefined ? undefined : townByName(written)?.name;
    // «Кафе ООО Москва», «Студия Декор ООО Сокол»: in front stands what the firm does or what hangs over its door, and its name behind.
    if (town === undefined || isBareTrade(name) || beginsWithSign(name) || calledAfterTown.test(name)) return false;
    return takeTown(work, work.text.slice(0, -written.length), town, written, "name-town-beside");
  },
};

const behindForm =
  /^((?!(?:ООО|[ОЗПН]?АО|ИП|ТОО)(?!\p{L})).*\p{L}{3}.*?)\s(?:ООО|[ОЗПН]?АО|ТОО)\s+([А-ЯЁ][а-яё]+(?:[- ][А-ЯЁа-яё]+){0,3}|[А-ЯЁ]{5,}(?:[- ][А-ЯЁ]+){0,3})$/u;

const beforeForm = /^(\p{Lu}[\p{L}-]{3,}(?:\s\p{Lu}[\p{L}-]+)?)[\s_]+(?=(?:ООО|ОАО|ЗАО|ПАО|НАО|АО|ИП)\s*[\s"«“„]\S)/u;

/** The town that stands before the form, and nothing else with it. */
function townBeforeForm(text: string): { readonly town: string; readonly raw: string } | undefined {
  const [raw = "", written = ""] = beforeForm.exec(text) ?? [];
  const town = raw === "" || givenName(written) !== undefined ? undefined : townByName(written)?.name;
  return town === undefined ? undefined : { town, raw };
}

/** What nobody calls a town but in everyday speech, and nothing else at all. */
const everyday: ReadonlySet<string> = new Set(["питер", "челяба", "новосиб", "ебург"]);

/** Ends in such a word. */
export function isSpoken(text: string): boolean {
  return everyday.has(foldCase(lastWord(text)));
}

function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(" ") + 1);
}

const shouted = /^([^\p{Lu}]*\p{Ll}{2}[^\p{Lu}]*?)\s+([А-ЯЁ]{4,}(?:[- ][А-ЯЁ]{2,}){0,2})$/u;
const shoutedAll = /^([^"«»“”„]*\p{L}{2}[^"«»“”„]*?)\s+([А-ЯЁ]{5,})$/u;
const spoken = /^([^"«»“”„]*\p{L}{2}[^"«»“”„]*?)\s+([А-ЯЁ][а-яё]{4,})$/u;

export const placeBehindRule: NameRule = {
  name: "name-town-behind",
  field: "name",
  before: "торгснаб САМАРА",
  after: "торгснаб",
  apply(work) {
    if (work.form?.kind === "sole-trader") return townBehindTrader(work);
    // Every name comes by here: its last word tells nearly always that there is nothing to do.
    const loud = !/\p{Ll}/u.test(lastWord(work.text));
    const named = isSpoken(work.text);
    if (!loud && !named) return false;
    // «БАЛТИКА ПИТЕР» reads as «Балтика Питер» does.
    const all = loud && named && !/\p{Ll}/u.test(work.text);
    const [raw = "", before = "", written = ""] = (all ? shoutedAll : loud ? shouted : spoken).exec(work.text) ?? [];
    if (raw === "") return false;
    // «ООО Балтика Питер» is registered so.
    if ((all || !loud) && work.form !== undefined) return false;
    const town = townByName(written);
    if (town === undefined || calledAfterTown.test(before)) return false;
    // «магазин МОСКВА» is called so.
    if (before.split(/[\s.,-]+/u).every((word) => isCommonWord(foldCase(word)))) return false;
    // «иван КИРОВ», «петров ВЛАДИМИР» are people.
    if (loud && [written, ...before.split(/[\s.]+/u)].some((word) => givenName(word) !== undefined)) return false;
    return takeTown(work, before, town.name, raw.slice(before.length), "name-town-behind");
  },
};

/** Behind his initials, his patronymic or his given name. */
const behindTrader =
  /^(\p{L}[\p{L}-]+\s(?:\p{Lu}\.\s?\p{Lu}\.?|(\p{Lu}\p{L}+)(?:\s\p{Lu}\p{L}+(?:вич|вна|ич|ична|ВИЧ|ВНА))?))\s+(\p{Lu}[\p{L}-]+(?:[\s-][\p{L}-]+){0,2})$/u;

/** «ИП Ахмедов Р.М. Тольятти»: whoever has his family name and the rest before him is called by no town. */
function townBehindTrader(work: NameWork): boolean {
  const [raw = "", before = "", given, written = ""] = behindTrader.exec(work.text) ?? [];
  if (raw === "") return familyBeforeTown(work);
  if (given !== undefined && givenName(given) === undefined) return false;
  return takeTownBehind(work, before, written);
}

/** «ИП Абраменко Санкт-Петербург»: behind what is only a family name there is a given name or none. */
function familyBeforeTown(work: NameWork): boolean {
  const [, family = "", written = ""] =
    /^(\p{Lu}\p{Ll}+)\s+(\p{Lu}\p{Ll}+(?:-\p{L}+){0,2}|\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+)$/u.exec(work.text) ?? [];
  return familyShape(family)?.strength === "strong" && takeTownBehind(work, family, written);
}

/** What stands behind a person, unless it may be a name of his. */
function takeTownBehind(work: NameWork, before: string, written: string): boolean {
  const town = townByName(written);
  if (town === undefined || givenName(written) !== undefined || familyShape(written)?.strength === "strong")
    return false;
  return takeTown(work, before, town.name, work.text.slice(before.length), "name-town-behind");
}

function takeTown(work: NameWork, before: string, town: string, raw: string, rule: string): boolean {
  if (!cut(work, before)) return false;
  work.found.push({ field: "city", value: town, rule, raw } satisfies FoundValue);
  work.doubts.push({ code: "name-city-taken", severity: "note", params: { city: town } });
  return true;
}

/** Leaves what stands before; false where that would be no name. */
function cut(work: NameWork, before: string): boolean {
  const rest = tidy(before);
  if (!/\p{L}{2}/u.test(rest)) return false;
  work.text = rest;
  return true;
}
