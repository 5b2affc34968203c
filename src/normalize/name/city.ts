import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { townByGenitive, townByName } from "../../countries/ru/regions.ts";
import { isBigTown } from "../address/big-towns.ts";
import { take } from "./glued.ts";
import { calledAfterTown, takeCountry, takeTownInBrackets } from "./place-behind.ts";
import { doubtOnce, tidy, type NameRule, type NameWork } from "./work.ts";

/** «ТОО «Вега» Алматы»: a town that stands by itself behind the quotes is where the firm is, not what it is called. */
const behindQuotes =
  /(?<=[»"”])\s+(СП[бБ]|Мск|ЕКБ|Екб|(?:С\.?-|Н\.\s?)[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+(?:[- ](?:на|[А-ЯЁа-яё]+)){0,3})\s*$/u;
const marked =
  /[\s,;(/–—-]*(?<![\p{L}])(?:г\.\s?о\.\s?|г\.\s?|г\s|гор\.\s?|город\s|городской\s+округ\s)([А-ЯЁ][а-яё]+(?:[- ](?:на|[А-ЯЁ]?[а-яё]+)){0,3})\)?\s*$/u;
const delimited = /\s*(?:[,/;_]\s*|\s[–—-]\s+|\()([А-ЯЁ][а-яё]+(?:[- ][А-ЯЁа-яё]+){0,2})[).]?\s*$/u;

/** «г. Самара доставка»: what stands behind a town that is known is no part of it. */
function townInFront(written: string): readonly [town: string, behind: string] {
  const words = written.split(" ");
  for (let count = words.length; count > 0; count--) {
    const town = words.slice(0, count).join(" ");
    const known = (townByName(town) ?? townByGenitive(town))?.name;
    if (known !== undefined) return [known, words.slice(count).join(" ")];
  }
  return [written, ""];
}

/**
 * «Дворец культуры г. Сызрани», «МУП «Водоканал» г. Бузулука»: a town in the genitive is a part of the name of what is the town's own, and
 * every town has one. The card learns its town from it; the name stays whole.
 */
function keepsTown(work: NameWork, raw: string, town: string): boolean {
  if (!/^\s+\p{L}/u.test(raw) || /[)]\s*$/u.test(raw)) return false;
  if (isCompany(work)) return false;
  if (!work.found.some(({ field }) => field === "city"))
    work.found.push({ field: "city", value: town, rule: "name-city", raw: raw.trim() });
  return true;
}

/** «Отделение Федерального казначейства г. Дмитров»: every town has one, and without its town none is told from another. */
const authority =
  /(?<!\p{L})(?:казначе\p{L}*|министерств\p{L}+(?:\s\p{L}+){1,3}|(?:отдел|управлени|департамент|комитет)\p{L}*\s(?:\p{Ll}+\s){0,2}(?:образования|здравоохранения|культуры|спорта)|УЗ|УО)$/iu;

/** «ТОВ «Вега» м. Львів», `ПП "Вега" (м.Харків)`: as Ukraine marks its towns. In Russian the letter is a station of the underground. */
const ukrainian = /[\s,;(]+м\.\s?([А-ЯІЇЄҐ][а-яіїєґ'’]+(?:[- ][А-ЯІЇЄҐ]?[а-яіїєґ'’]+){0,2})\)?\s*$/u;
/** «Novak d.o.o., Ljubljana» */
const western = /\p{L}.*,\s+(\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?)$/u;

/** A neighbour's town with his mark, a big town behind a firm's foreign form. */
function takeTownAbroad(work: NameWork): boolean {
  const [raw = "", town = ""] = ukrainian.exec(work.text) ?? [];
  if (areaCodesOfTown(town, "UA").length > 0) return take(work, raw, { field: "city", value: town, rule: "name-city" });
  const [, far = ""] = work.form === undefined ? [] : (western.exec(work.text) ?? []);
  if (!isBigTown(far) || !take(work, `, ${far}`, { field: "city", value: far, rule: "name-city" })) return false;
  doubtOnce(work, { code: "name-city-taken", severity: "note", params: { city: far } });
  return true;
}

/** As it is called, in this country or in a neighbour's. */
function townAnywhere(written: string): string | undefined {
  return townByName(written)?.name ?? (areaCodesOfTown(written).length > 0 ? written : undefined);
}

/** Who is no town's: «ООО «Ромашка» г. Самары» has its seat there. */
const isCompany = ({ form }: NameWork): boolean => form !== undefined && /^(?:LLC|JSC|LP|SP)$/.test(form.generic);

/** Тольятти, Сочи, Пушкино: nobody can tell the genitive. */
const unbent = /(?:[оуэ]|тти|чи)$/u;

const townList =
  /\s*\((\p{Lu}[^()]*,[^()]*)\)\s*$|(?<=["»”])\s+(\p{Lu}\p{Ll}[\p{L}-]+(?:,\s*\p{Lu}\p{Ll}[\p{L} -]+)+)$/u;

/** «Лотос (Кинешма, Иваново, Владимир)»: it has shops in all of them, and which is its own nobody can tell. */
function takeTownList(work: NameWork): boolean {
  const [whole = "", bracket, behind] = townList.exec(work.text) ?? [];
  const inside = bracket ?? behind ?? "";
  const before = tidy(work.text.slice(0, work.text.length - whole.length));
  if (whole === "" || before.length < 2) return false;
  const towns = inside.split(/\s*,\s*/u);
  if (!towns.every((one) => townByName(one.replace(/^г\.\s?/u, "")) !== undefined)) return false;
  work.text = before;
  work.notes.push({ value: inside, raw: whole, rule: "name-city" });
  work.doubts.push({ code: "name-place-unclear", severity: "note", params: { place: inside } });
  return true;
}

/** «ВЕГА Г. САМАРА»: a town as loud as the name. */
const shoutedTown = /(?<=[^\p{L}])[гГ]\.?\s?([А-ЯЁ]{3,}(?:[- ][А-ЯЁ]{2,}){0,2})(?=\)?\s*$)/u;

function lowerTown(text: string): string {
  const found = shoutedTown.exec(text);
  const name = townByName(found?.[1] ?? "")?.name;
  if (found === null || name === undefined || calledAfterTown.test(text.slice(0, found.index))) return text;
  return `${text.slice(0, found.index)}г. ${name}${text.slice(found.index + found[0].length)}`;
}

/** «СОШ № 33» города Абакана */
const ofTown = /\sгорода\s([А-ЯЁ][а-яё]+(?:[- ](?:на|[А-ЯЁ]?[а-яё]+)){0,3})\s*$/u;
/** `ООО "Вега" в г. Самара` */
const inTown = /(?<=["»”])\s+в\s+(?:г\.?\s?|городе\s)([А-ЯЁ][\p{L}-]+)\s*$/u;

/** The town that a name says in words: an institution is of it, a company has its seat there. Undefined where it says none. */
function takeSeat(work: NameWork): boolean | undefined {
  const seat = work.branch ? null : inTown.exec(work.text);
  const there = townByName(seat?.[1] ?? "")?.name;
  if (seat !== null && there !== undefined && isCompany(work))
    return take(work, seat[0], { field: "city", value: there, rule: "name-city" });
  const whose = ofTown.exec(work.text);
  const owner = townByGenitive(whose?.[1] ?? "")?.name;
  if (whose === null || owner === undefined) return undefined;
  if (keepsTown(work, whose[0], owner)) return false;
  if (!take(work, whose[0], { field: "city", value: owner, rule: "name-city" })) return false;
  doubtOnce(work, { code: "name-city-taken", severity: "note", params: { city: owner } });
  return true;
}

export const cityRule: NameRule = {
  name: "name-city",
  field: "name",
  before: "Ромашка (г. Самара)",
  after: "Ромашка",
  hint: /[,/;(–—_]|\s-\s|["»”]\s+[а-яёa-z]|(?:^|[^а-яё])(?:г|гор|города?|городской)[.\s]/,
  apply: (work) => {
    if (takeTownList(work) || takeTownAbroad(work)) return true;
    work.text = lowerTown(work.text);
    const found = marked.exec(work.text);
    const seat = takeSeat(work);
    if (seat !== undefined) return seat;
    const genitive = found === null || found.index < 2 ? undefined : townByGenitive((found[1] ?? "").trim())?.name;
    if (found !== null && genitive !== undefined && keepsTown(work, found[0], genitive)) return false;
    const place = found === null ? undefined : townAnywhere((found[1] ?? "").trim());
    if (found !== null && place !== undefined && authority.test(work.text.slice(0, found.index)))
      if (keepsTown(work, found[0], place)) return false;
    if (found !== null && found.index > 1 && !calledAfterTown.test(work.text.slice(0, found.index))) {
      const [value, behind] = townInFront((found[1] ?? "").trim());
      if (!take(work, found[0], { field: "city", value, rule: "name-city" })) return false;
      if (behind !== "") work.notes.push({ value: behind, raw: found[0], rule: "name-city" });
      const mayBeBoth = genitive !== undefined || (unbent.test(value) && !isCompany(work));
      if (mayBeBoth) doubtOnce(work, { code: "name-city-taken", severity: "note", params: { city: value } });
      return true;
    }
    if (takeCountry(work) || takeTownInBrackets(work)) return true;
    const plain = delimited.exec(work.text) ?? behindQuotes.exec(work.text);
    if (plain === null || plain.index < 2) return false;
    const written = (plain[1] ?? "").replace(/^г\.?\s*/u, "");
    // A neighbour's town counts in brackets: nothing else stands so behind a name.
    const abroad =
      plain[0].includes("(") && areaCodesOfTown(written).some(({ country }) => country !== "RU") ? written : undefined;
    const town = townByName(written)?.name ?? abroad;
    if (town === undefined || calledAfterTown.test(work.text.slice(0, plain.index))) return false;
    if (!take(work, plain[0], { field: "city", value: town, rule: "name-city" })) return false;
    work.doubts.push({ code: "name-city-taken", severity: "note", params: { city: town } });
    return true;
  },
};
