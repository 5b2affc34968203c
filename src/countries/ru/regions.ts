import { foldCase, remember } from "../../model/index.ts";
import { otherRegionCodes, regionRows } from "./regions.data.ts";

export interface Region {
  /** Two digits: the tax service's code of the region. */
  readonly code: string;
  /** In one spelling: `Самарская область`. */
  readonly name: string;
  /** IANA zone of its capital. */
  readonly timeZone: string;
  readonly capital: string;
}

export interface Town {
  /** In one spelling, with ё. */
  readonly name: string;
  /** Codes of the regions that have a town of this name. */
  readonly regions: readonly string[];
}

const fold = (text: string): string =>
  foldCase(text)
    .replace(/[^a-zа-я0-9]+/g, " ")
    .trim();

const byCode = new Map<string, Region>();
const byName = new Map<string, Region>();
const towns = new Map<string, { readonly name: string; readonly regions: string[] }>();

/** Short and everyday names of towns, folded; what is left of a town's name when people are in a hurry. */
const townAliases: ReadonlyMap<string, string> = new Map(
  (
    "спб=Санкт-Петербург;с петербург=Санкт-Петербург;с пб=Санкт-Петербург;питер=Санкт-Петербург;петербург=Санкт-Петербург;санкт петербург=Санкт-Петербург;" +
    "мск=Москва;moscow=Москва;msk=Москва;saint petersburg=Санкт-Петербург;st petersburg=Санкт-Петербург;spb=Санкт-Петербург;" +
    "н новгород=Нижний Новгород;нн=Нижний Новгород;ниж новгород=Нижний Новгород;нижний=Нижний Новгород;в новгород=Великий Новгород;" +
    "екб=Екатеринбург;е бург=Екатеринбург;екат=Екатеринбург;ростов н д=Ростов-на-Дону;ростов нд=Ростов-на-Дону;ростов на д=Ростов-на-Дону;рнд=Ростов-на-Дону;" +
    "н челны=Набережные Челны;наб челны=Набережные Челны;челны=Набережные Челны;н тагил=Нижний Тагил;нск=Новосибирск;новосиб=Новосибирск;" +
    "комсомольск н а=Комсомольск-на-Амуре;п камчатский=Петропавловск-Камчатский;петропавловск камч=Петропавловск-Камчатский;" +
    "ю сахалинск=Южно-Сахалинск;минводы=Минеральные Воды;мин воды=Минеральные Воды;владик=Владивосток;челяба=Челябинск;" +
    "тлт=Тольятти;смр=Самара;крд=Краснодар;члб=Челябинск;прм=Пермь;кзн=Казань;ебург=Екатеринбург;нвсб=Новосибирск;новоросс=Новороссийск;мгн=Магнитогорск;" +
    "птз=Петрозаводск;нвкз=Новокузнецк;влдв=Владивосток;ростов дон=Ростов-на-Дону;ростов н дону=Ростов-на-Дону;вел новгород=Великий Новгород;" +
    "вел луки=Великие Луки;в луки=Великие Луки;н уренгой=Новый Уренгой;й ола=Йошкар-Ола;у удэ=Улан-Удэ;с посад=Сергиев Посад;о зуево=Орехово-Зуево;" +
    "ст оскол=Старый Оскол;каменск ур=Каменск-Уральский;каменск уральск=Каменск-Уральский;" +
    "samara=Самара;kazan=Казань;novosibirsk=Новосибирск;ekaterinburg=Екатеринбург;yekaterinburg=Екатеринбург"
  )
    .split(";")
    .map((pair) => pair.split("=") as [string, string]),
);

for (const line of regionRows.split("\n")) {
  if (line.trim() === "") continue;
  const [code = "", name = "", timeZone = "", others = "", list = ""] = line.split("|").map((cell) => cell.trim());
  const names = list.split(" ").map((town) => town.replaceAll("_", " "));
  const region: Region = { code, name, timeZone, capital: names[0] ?? "" };
  byCode.set(code, region);
  for (const spelling of [name, ...others.split(";")]) byName.set(regionKey(spelling), region);
  for (const town of names) {
    const key = fold(town);
    const known = towns.get(key) ?? { name: town, regions: [] };
    known.regions.push(code);
    towns.set(key, known);
  }
}
for (const pair of otherRegionCodes.split(" ")) {
  const [code = "", same = ""] = pair.split("=");
  const region = byCode.get(same);
  if (region !== undefined && !byCode.has(code)) byCode.set(code, region);
}

/** What tells regions apart once «область», «обл.», «край», «Респ.» are gone: `самарская`, `татарстан`. */
function regionKey(text: string): string {
  return fold(text)
    .replace(
      /(?:^| )(?:область|обл|край|кр|республика|респ|автономный округ|автономная область|аобл|ао|г|город)(?= |$)/gu,
      " ",
    )
    .replace(/\s+/gu, " ")
    .trim();
}

/** Codes of the tax service: first two digits of КПП, of ИНН. Undefined for none (99: largest taxpayers). */
export function regionByCode(code: string): Region | undefined {
  return byCode.get(code);
}

const regionWord =
  /(?:^|[\s.])(?:обл(?:асть|\.)?|край|кр\.|респ(?:ублика|\.)?|а\.?о\.?|автономн\S+ округ)(?=$|[\s.,])/iu;

/**
 * The region a text names, in any spelling: `Самарская обл`, `обл. Самарская`, `Респ Татарстан`, `ХМАО - Югра`. A bare adjective
 * («Самарская») is a region only when `certain` says that the text is a region's name.
 */
export function regionByName(text: string, certain = false): Region | undefined {
  const region = regionOf(text);
  if (region === undefined) return undefined;
  if (certain || regionWord.test(text)) return region;
  return /(?:ская|ский|ной|ний)$/u.test(fold(text)) ||
    (fold(text).length < 3 && !/^(?:РТ|УР|ЛО|МО)\.?$/u.test(text.trim()))
    ? undefined
    : region;
}

/** The region that a town is by itself: `Москва`, `Санкт-Петербург`, `Севастополь`, as the tables spell them. Undefined for any other town. */
export function townAsRegion(town: string): Region | undefined {
  const region = regionByName(town, true);
  return region?.name === town ? region : undefined;
}

/** The town a text names, in one spelling: `С-Петербург`, `спб` → `Санкт-Петербург`. */
export function townByName(text: string): Town | undefined {
  return townOf(text);
}

/** The town whose name stands in the genitive: `Москвы`, `Нижнего Новгорода`. Of use only where a town is meant: «Кирова» is a street. */
export function townByGenitive(text: string): Town | undefined {
  if (genitives.size === 0)
    for (const [key, town] of towns)
      for (const form of genitivesOf(key)) genitives.set(form, genitives.has(form) ? undefined : town);
  const key = fold(text);
  return towns.has(key) ? undefined : genitives.get(key);
}

/** The region whose name stands in the genitive: `Самарской области`, `Республики Карелия`, `Удмуртской Республики`. */
export function regionByGenitive(text: string): Region | undefined {
  const words = fold(text)
    .replace(/(?<=[сц]к)ой(?= (?:области|республики))/u, "ая")
    .replace(/(?<=\p{L})(?:ого|его)(?= (?:края|автономного округа))/u, "ий")
    .replace("автономного округа", "автономный округ")
    .replace("автономной области", "автономная область")
    .replace(/(?<= |^)области$/u, "область")
    .replace(/(?<= |^)края$/u, "край")
    .replace(/(?<= |^)республики(?= |$)/u, "республика");
  if (!/(?:^| )(?:область|край|республика|автономный округ)(?: |$)/u.test(words)) return undefined;
  return regionByName(words, true) ?? regionByName(words.replace(/ии$/u, "ия"), true);
}

/** What two towns share is undefined. */
const genitives = new Map<string, Town | undefined>();

function genitivesOf(town: string): readonly string[] {
  const [, first = "", behind = ""] = /^(\S+?)((?: на .+)?)$/u.exec(town) ?? [];
  if (first !== "") return wordGenitives(first).map((one) => one + behind);
  // «Великий Новгород», «Набережные Челны»; «Санкт-Петербург» and «Улан-Удэ» have one word to bend.
  const [, adjective = "", noun = ""] = /^(\S+) (\S+)$/u.exec(town) ?? [];
  const bent = /^\S+(?:ий|ый|ой|ая|ое|ие|ые)$/u.test(adjective) ? wordGenitives(adjective) : [adjective];
  return bent.flatMap((one) => wordGenitives(noun).map((other) => `${one} ${other}`));
}

const genitiveEndings: readonly (readonly [ending: RegExp, genitives: readonly string[]])[] = [
  [/(?<=[гкхжчшщ])ий$/u, ["ого", "его"]],
  [/ий$/u, ["его"]],
  [/(?:ый|ой|ое)$/u, ["ого"]],
  [/ая$/u, ["ой"]],
  [/(?<=[гкхжчшщн])ие$/u, ["их"]],
  [/ые$/u, ["ых"]],
  [/(?<=[гкхжчшщ])а$/u, ["и"]],
  [/а$/u, ["ы"]],
  [/я$/u, ["и"]],
  [/ь$/u, ["и", "я"]],
  [/орел$/u, ["орла"]],
  [/(?<=[бвгджзклмнпрстфхцчшщ])ы$/u, ["", "ов"]],
  [/(?<=[бвгджзклмнпрстфхцчшщ])$/u, ["а"]],
];

function wordGenitives(word: string): readonly string[] {
  const [ending, endings = []] = genitiveEndings.find(([one]) => one.test(word)) ?? [];
  return ending === undefined ? [] : endings.map((one) => word.replace(ending, one));
}

const regionOf = remembered((text) => {
  const key = regionKey(text);
  return byName.get(key) ?? regionAbbreviated(text, key);
});

/** «Тюм. обл.», «Свердл.обл»: the beginning of one region's adjective, and of no other's. */
function regionAbbreviated(text: string, key: string): Region | undefined {
  const type = /(?:^|[\s.])(обл|край|кр(?=\.|$))/iu.exec(text)?.[1]?.toLowerCase();
  if (type === undefined || !/^[а-я]{3,}$/.test(key)) return undefined;
  const word = type === "обл" ? "область" : "край";
  let found: Region | undefined;
  for (const region of byCode.values()) {
    if (region === found || !region.name.endsWith(word) || !regionKey(region.name).startsWith(key)) continue;
    if (found !== undefined) return undefined;
    found = region;
  }
  return found;
}
const townOf = remembered((text) => {
  const key = fold(text);
  return towns.get(key) ?? towns.get(fold(townAliases.get(key) ?? ""));
});

/** A million rows name the same few hundred places, so folding them once is enough. A long text is none of them. */
function remembered<T>(find: (text: string) => T | undefined): (text: string) => T | undefined {
  const known = remember((text) => find(text) ?? null, 2_500);
  return (text) => (text.length > 60 ? find(text) : (known(text) ?? undefined));
}
