import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { kazakhRegionByLetters } from "../../countries/kz/regions.ts";
import { isNumberedTown } from "../../countries/ru/numbered-towns.ts";
import { regionByName, townAsRegion, townByGenitive, townByName } from "../../countries/ru/regions.ts";
import { remember, type AddressPart } from "../../model/index.ts";
import { properCapitals } from "./capitals.ts";
import { partsSaid, setPart, startAddress, type CleanAddress } from "./clean-address.ts";
import { areaAlone, markOf, marksAsNames, type Mark } from "./marks.ts";
import { countryByName } from "../../countries/country-names.ts";
import { takeNumbers } from "./numbers.ts";
import { opening } from "./segments.ts";

/** What a segment says by itself; undefined when that takes the address around it to tell. */
type Alone = { readonly parts: readonly (readonly [AddressPart, string])[] } | "nothing" | "unclear";

/** Addresses differ, their segments («г. Самара», «ул. Ленина», «д. 5») are the same few thousand: each is read once. */
const readAlone = remember((segment: string): Alone => {
  const address = startAddress("");
  // «М.О.» is Moscow's region, and in a Ukrainian address a town.
  if (segment.startsWith("м.") || segment.startsWith("М.")) return "unclear";
  // Where in the country it is, and whether a kilometre stands behind it, tells what these are.
  if (stanitsaOrStation.test(segment) || federalRoad.test(segment)) return "unclear";
  if (segment.length === 3 && kazakhRegionByLetters(segment) !== undefined) return "unclear";
  if (!readSegment(segment, address)) return /км/i.test(segment) ? "unclear" : "nothing";
  return { parts: partsSaid(address).map((part) => [part, address[part] ?? ""] as const) };
});

/** Reads one segment into the parts of an address. False when it is not understood whole. */
export function takeSegment(segment: string, address: CleanAddress): boolean {
  const alone = readAlone(segment);
  if (alone === "nothing") return false;
  // What is said for the second time may belong to another part, or continue the first.
  if (alone === "unclear" || isSaid(alone.parts, address)) return readSegment(segment, address);
  for (const [part, value] of alone.parts) address[part] = value;
  return true;
}

function isSaid(parts: readonly (readonly [AddressPart, string])[], address: CleanAddress): boolean {
  for (const part of parts) if (address[part[0]] !== undefined) return true;
  return false;
}

/** {@link takeSegment} without memory. */
export function readSegment(segment: string, address: CleanAddress): boolean {
  // Kazakhstan's new postcodes have letters: A15E3B4.
  if (/^(?:\d{5,6}|[A-Z]\d\d[A-Z]\d[A-Z]\d|MD-?\d{4}|AZ-?\d{4})$/.test(segment) && address.postcode === undefined)
    return setPart(address, "postcode", segment);
  const lower = segment.toLowerCase();
  // «ул. Ленина, 112»: a number is a house, and no country by its code but in front of everything.
  const country = /^\d/.test(lower) ? undefined : countryByName(lower);
  if (country !== undefined) return setPart(address, "country", country);
  // «с 9 до 18» is no village.
  if (/^с\s*\d{1,2}(?:[:.-]\d\d)?\s*(?:до|по)\s*\d/u.test(lower)) return false;
  if (takeNumbers(segment, lower, address)) return true;
  const bare = numberless.exec(lower);
  if (bare !== null) return setPart(address, "house", bare[1] === undefined ? "б/н" : `${bare[1]}. б/н`);
  const kilometre = kilometreOf.exec(segment);
  if (kilometre !== null) return takeKilometre(kilometre, address);
  const road = federalRoad.exec(segment);
  if (road !== null && (isRoad(segment) || /\d(?:-?й)?\s?км(?![а-яё])/iu.test(address.text)))
    return setPart(address, "street", [road[1], road[2]].filter((one) => one !== undefined).join(", "));
  const between = roadBetween.exec(segment);
  if (between !== null)
    return setPart(address, "street", [between[1], between[2]].filter((one) => one !== undefined).join(", "));
  const quarter = block.exec(lower);
  if (quarter !== null) return setPart(address, "street", `комплекс ${quarter[1] ?? quarter[2] ?? ""}`);
  const numbered = numberedStreet.exec(lower);
  if (numbered !== null) return takeNumbered(segment, numbered, address);
  const island = islandBehind.exec(segment);
  if (island !== null) return takeIsland(island, address);
  const stanitsa = stanitsaOrStation.exec(segment)?.[1];
  if (stanitsa !== undefined && hasStanitsas(address)) return setPart(address, "settlement", `ст-ца ${stanitsa}`);
  // «ул. Ифтихор №1»
  if (segment.includes("№") && houseBehindSign.test(segment))
    return readSegment(segment.replace(/\s?№\s?/u, " "), address);
  // «Набережная ул»: the first word is a mark elsewhere, and a name here.
  const asName = endsAsStreet.test(lower) ? (namedAsMark.exec(segment)?.[1] ?? "") : "";
  const marked = marksAsNames.has(asName.toLowerCase())
    ? markOf(`ул. ${asName}`, `ул. ${asName}`)
    : markOf(segment, lower);
  // «Наб. Челны» is a town, whatever its first word is short for.
  const town = marked?.mark.kind === "street" ? townByName(segment) : undefined;
  if (town !== undefined) return takeTown(town.name, address);
  if (marked !== undefined && isName(marked.name)) {
    const { mark: kind, name: written } = marked;
    // «Большой В.О. пр.»: the mark behind the island is read as if it stood in front.
    if (kind.kind === "street" && /\s[ВП]\.\s?[ОС]\.$/u.test(written))
      return readSegment(`${kind.shown} ${written}`, address);
    // «ул. Комсомольский проспект»: the form had «ул.» printed already.
    if (kind.shown === "ул." && /\p{L}{3}\s(?:проспект|переулок|проезд|бульвар|шоссе|площадь)$/iu.test(written))
      return readSegment(written, address);
    // «пр. Крепостной спуск»: neither an avenue nor a drive.
    if (kind.shown === "пр-т" && descent.test(written))
      return readSegment(`спуск ${written.replace(descent, "")}`, address);
    // «2-й Южнопортовый пр.», «Строительный пр.»: a проезд or a проспект, which settleAvenue tells or says that nobody can.
    const mark = kind.shown === "пр-т" && unclearAvenue.test(lower) ? { ...kind, shown: "пр." } : kind;
    // In a line without a capital every name gets one, so a name gets its own wherever it stands: else the line written anew reads otherwise.
    if (kind.shown === "дер." && houseAndWords.test(written)) return false;
    const small = !/\p{Lu}/u.test(written) && !/^(?:линия|просека)$/.test(mark.shown);
    const name = small || shoutedName.test(written) ? properCapitals(written) : written;
    // A name that holds a mark of its own is two names that nobody has parted.
    if (mark.kind !== "street" && opening.test(name)) return false;
    // «угол ул. Ленина и ул. Мира»: between two streets, and in none.
    if (mark.kind === "street" && /\sи$/u.test(name)) return false;
    return mark.kind === "street" || mark.kind === "area"
      ? takeStreet(mark, name, address)
      : takePlace(mark, name, segment, address);
  }
  if (/^м\.\s?\S/.test(lower)) {
    const town = segment.slice(2).trim();
    if (/[іїєґ]/i.test(address.text) || areaCodesOfTown(town, "UA").length > 0) return setPart(address, "city", town);
  }
  if (/^\d+(?:-й)?\s?-?\s?(?:й\s)?км(?:\.|$)/.test(lower) && address.street !== undefined) {
    address.street += `, ${segment}`;
    return true;
  }
  if (complex.test(lower)) {
    // «ТК "Мебель" 4 этаж»: behind its quotes nothing is of its name.
    const [, named = segment, inside] = /^([^«»"“”„]*[«"“„][^«»"“”„]*[»"”“])\s+(\S.*)$/u.exec(segment) ?? [];
    const whole = inside === undefined || !takeNumbers(inside, inside.toLowerCase(), address) ? segment : named;
    address.building = address.building === undefined ? whole : `${address.building}, ${whole}`;
    return true;
  }
  const abroadByLetters = segment.length === 3 ? kazakhRegionByLetters(segment) : undefined;
  // «г. Тверь, ЗКО»: no such town lies there.
  const elsewhere = address.city !== undefined && townByName(address.city) !== undefined;
  if (abroadByLetters !== undefined && (!elsewhere || isKazakh(address.city)))
    return setPart(address, "region", abroadByLetters);
  const region = regionByName(segment);
  if (region !== undefined && address.region === undefined && townByName(segment) === undefined)
    return setPart(address, "region", region.name);
  return false;
}

function isKazakh(town = ""): boolean {
  return areaCodesOfTown(town, "KZ").length > 0;
}

/** «43 комплекс», «комплекс 12»: how the blocks of Naberezhnye Chelny and of other new towns are called. */
const block = /^(?:(\d{1,3})(?:-?й)?\s(?:комплекс|компл\.?)|(?:комплекс|компл\.?)\s(\d{1,3}))$/u;

/** «трасса Алматы-Бишкек 15 км»: a road by the towns that it joins. */
const roadBetween = /^((?:трасса|автодорога|а\/д)\s\p{Lu}[\p{L}]+\s?[–-]\s?\p{Lu}\p{L}+)(?:\s(\d+(?:-?й)?\s?км)\.?)?$/u;

const endsAsStreet = /(?:ул|улица)\.?$/;
const namedAsMark = /^(\p{L}+)\s(?:ул|улица)\.?$/iu;
/** A street's house behind «№»; a drive or an alley may be called by such a number. */
const houseBehindSign =
  /^(?:ул|улица|пр-т|пр-кт|просп|проспект|пер|переулок|б-р|бульвар|ш|шоссе|наб)[.\s][^№]*\p{L}{3}\s?№\s?\d+[а-я]?(?:\/\d+)?$/iu;
const descent = /(?<=\p{L}{3})\sспуск(?=\s\d|$)/iu;
/** «ул. ЛЕНИНА», «г. САМАРА»: five capitals and more that end as words do and abbreviations (ВНИИССОК, ВЦСПС) do not. */
const shoutedName = /^(?=.*[А-ЯЁ]{5})[А-ЯЁ\d. -]*[А-ЯЁ]{2}(?:А|Я|[ИОЫ]Й|ОЕ|[ОЕ]В|ЫХ|О|Ы)(?:\s\d+[А-Я]?)?$/u;
/** «д. 5 вход со двора» is a house; «8 Марта» and «2-я Пятилетка» are names. */
const houseAndWords =
  /^\d+\s?\p{L}?(?:[/-]\d+\p{L}?)?\s+(?!(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр|лет|год))[\p{L}(]/iu;
const unclearAvenue =
  /^(?:\d+-?(?:й|ый|ой)\s.*|\p{L}[\p{L}-]*[иыо]й)\sпр\.?$|^пр\.?\s(?:\d+-?(?:й|ый|ой)\s|\p{L}[\p{L}-]*[иыо]й(?:,|\s\d|$))/u;
/** «д. б/н», «дом без номера». */
const numberless = /^(?:(?:д|дом|(вл|зд|уч))\.?\s*)?(?:б\/н|без номера)$/u;
/** «3-я ул. Ямского Поля», «Проектируемый проезд № 4062», «23-й км МКАД»: streets that bear a number before or behind the word for them. */
const numberedStreet =
  /^(?:(\d+-?(?:я|ая|й|ый|ой))\s+(?=(?:ул|улица|пр-д|проезд|пер|переулок|аллея)[.\s]+\p{L})|((?:проектируемый\s)?проезд\s?№\s?\d+)$|((?:\d+(?:-?й)?\s?км\.?\s)?(?:мкад|кад)(?:\s\d+(?:-?й)?\s?км\.?)?)$)/u;

/** «7-й км Московского шоссе», «18 км Сибирского тракта»: the road, and where on it. */
const kilometreOf = /^(\d+(?:-?й)?\s?км)\.?\s+(\p{L}+ск)ого\s+(шоссе|ш\.?|тракта)$/iu;

/** «М-5 "Урал"», «автодорога М5 Урал, 1023 км», «а/д Р-255 12 км»: a road of the state by its number, and where on it. */
const federalRoad =
  /^((?:(?:автодорога|автомагистраль|трасса|а\/д|ФАД)\.?\s+)?[МАР]-?\d{1,3}(?:\s+["«“]?\p{Lu}\p{Ll}+["»”]?)?)(?:\s+(\d+(?:-?й)?\s?км))?\.?$/u;

/** «А-12», «Р-12» are as often cells of a market hall: only the word for a road, its name or a kilometre makes them roads. */
function isRoad(segment: string): boolean {
  return /\p{L}{3}|\d\s?км|а\/д/iu.test(segment);
}

/** «ст. Северская»: a Cossack village where there are such, elsewhere a station of the railway. */
const stanitsaOrStation = /^ст\.?\s(\p{Lu}[\p{L}-]+ая)$/u;

/** Codes of the regions of the Don, the Kuban and the Terek, of the lower Volga and of Orenburg. */
const withStanitsas = new Set("01 05 06 07 09 15 20 23 26 30 34 56 61".split(" "));

function hasStanitsas(address: CleanAddress): boolean {
  const codes = regionCodes(address);
  return codes.length > 0 && codes.every((one) => withStanitsas.has(one));
}

/** Codes of the region that an address names, else of those in which its town may lie; none outside Russia. */
export function regionCodes({ region, city }: CleanAddress): readonly string[] {
  const code = region === undefined ? undefined : regionByName(region, true)?.code;
  if (code !== undefined) return [code];
  return city === undefined ? [] : (townByName(city)?.regions ?? []);
}

function takeKilometre([, kilometre = "", stem = "", road = ""]: RegExpExecArray, address: CleanAddress): boolean {
  if (address.street !== undefined) return false;
  const name = properCapitals(stem);
  address.street = road.toLowerCase().startsWith("т") ? `тракт ${name}ий, ${kilometre}` : `ш. ${name}ое, ${kilometre}`;
  return true;
}

function takeNumbered(segment: string, [, ordinal, drive, ring]: RegExpExecArray, address: CleanAddress): boolean {
  if (address.street !== undefined) return false;
  if (drive !== undefined) return setPart(address, "street", segment.replace(/\s?№\s?/u, " № "));
  if (ring !== undefined) {
    const [, before, road = segment, behind] = /^(?:(\d.*км)\.?\s)?(\p{L}+)(?:\s(\d.*км)\.?)?$/iu.exec(segment) ?? [];
    const kilometre = before ?? behind;
    return setPart(address, "street", [road.toUpperCase(), ...(kilometre === undefined ? [] : [kilometre])].join(", "));
  }
  const first = segment.slice(0, ordinal?.length);
  if (!readSegment(segment.slice(first.length).trim(), address)) return false;
  address.street = `${first} ${address.street ?? ""}`.trim();
  return true;
}

/** «6-я линия В.О.», «Большой пр. П.С. 5»: Petersburg's islands, by which streets of one name are told apart. Without dots only behind a line. */
const islandBehind =
  /^(.*\S)\s+(?:(В|П)\.\s?(О|С)\.|(?<=(?:линия|лин\.?|пр\.|пр-т|пр-кт|просп\.?|проспект)\s)(В|П)(О|С))(?:\s*(\d+[А-Яа-я]?(?:[/-]\d+[А-Яа-я]?)?))?$/u;

function takeIsland([, before = "", ...said]: RegExpExecArray, address: CleanAddress): boolean {
  const [letter = said[2], other = said[3]] = said;
  const house = said[4];
  const island = `${letter}.${other}.`;
  const lower = before.toLowerCase();
  if (!/^(?:В\.О|П\.С)\.$/u.test(island) || address.street !== undefined) return false;
  if (house !== undefined && address.house !== undefined) return false;
  if (markOf(before, lower)?.mark.kind !== "street" || !readSegment(before, address)) return false;
  address.street = `${address.street} ${island}`;
  if (house !== undefined) address.house = house;
  return true;
}

/** A house that has a name instead of a number, or besides one: «ТЦ "Космопорт"», «рынок Птичка». */
const complex =
  /^(?:тц|трц|трк|бц|тк|тоц|мц|тд|тдц|рынок|торговый центр|торговый комплекс|бизнес[- ]центр|технопарк|индустриальный парк|учебный корпус|главный корпус)\s*[«"„]?(?:№\s?)?[а-яёa-z\d](?:[^,()]|\([^()\s]*\))*$|^(?:учебный|главный|лабораторный|административный) корпус$|^дом культуры(?:\s[^,]*)?$/u;

/** Letters, digits and what stands between them in names of places. */
function isName(text: string): boolean {
  return /^[\p{L}\d"«„][\p{L}\d\s./()"«»„“'’-]*$/u.test(text);
}

function takePlace(mark: Mark, name: string, segment: string, address: CleanAddress): boolean {
  if (mark.kind === "region")
    return setPart(address, "region", regionByName(segment, true)?.name ?? abroad(segment, name));
  // «5а С», «С а.» are numbers and letters of houses, and no village: a place has a word.
  if (!/\p{L}{2}/u.test(name)) return false;
  // «Новый город» of Naberezhnye Chelny is a part of it.
  if (mark.kind === "city" && /^(?:Нов|Стар)ый$/u.test(name) && segment.startsWith(name)) return false;
  // «г. Отрадное Ленина 5»: whatever the town is called, the house is no part of it.
  if (mark.kind === "city" && /\s\d/u.test(name)) return false;
  // «г. Семей.»
  if (/\p{Ll}{3}\.$/u.test(name)) return takePlace(mark, name.slice(0, -1), segment.slice(0, -1), address);
  // «г. Омск-44»: the town is told from its post office by takeUnmarked, which says so.
  if (mark.kind === "city" && townOfPostOffice(name) !== undefined) return false;
  if (mark.kind === "city") return takeTown((townByName(name) ?? townByGenitive(name))?.name ?? name, address);
  if (mark.kind === "settlement") return setPart(address, "settlement", `${mark.shown} ${name}`);
  if (mark.kind === "district" && /\d/.test(name)) return false;
  // «муниципальный округ Тверской вн.тер.г.»: the kind of a kind.
  const plain = name.replace(/\s+вн\.\s?тер\.\s?г\.?$/u, "");
  // «Волжский р-н», but «р-н Есиль»: only an adjective stands before it.
  const behind = mark.shown === "р-н" || mark.shown === "внутригородской округ";
  const district = behind && /[иоы]й$/u.test(plain) ? `${plain} ${mark.shown}` : `${mark.shown} ${plain}`;
  if (address.district !== undefined && address.district !== district) address.district += `, ${district}`;
  else address.district = district;
  return true;
}

/** «Омск-44»: the town, whose post office the number is of. «Арзамас-16» is a town's own name. */
export function townOfPostOffice(name: string): string | undefined {
  const [, town = ""] = /^(\p{Lu}\D+)-\d{1,3}$/u.exec(name) ?? [];
  return town === "" || isNumberedTown(name) ? undefined : townByName(town)?.name;
}

/** A region of a neighbour, for which there is no table: only its mark is written out. */
function abroad(segment: string, name: string): string {
  return /(?:^|[\s.])обл\.?(?:\s|$)/iu.test(segment) ? `${name} область` : segment;
}

/** Moscow, Petersburg and Sevastopol are regions as well; a town inside them follows and takes their place. */
export function takeTown(town: string, address: CleanAddress): boolean {
  if (townAsRegion(town) !== undefined) address.region ??= town;
  if (address.city !== undefined && address.city !== town && address.city === address.region) {
    address.city = town;
    return true;
  }
  return setPart(address, "city", town);
}

function takeStreet(mark: Mark, name: string, address: CleanAddress): boolean {
  const numbered = !/\d/.test(name)
    ? null
    : (/^(.*\p{L}[^\d]*?)\s+(\d+(?:\s?[А-Яа-я](?![\p{L}])|[/-][А-ИК-Юа-ик-ю])?(?:[/-]\d+[а-яА-Я]?){0,2})$/u.exec(
        name,
      ) ??
      // «ул. Ленина5»
      /^(.*\p{Ll}{3})(\d+(?:[А-Яа-я](?![\p{L}]))?)$/u.exec(name));
  // «ст. Ярославское ш.»: a station, and the road it stands at.
  if (/^ст\.?\s\p{L}+(?:ое|ая|ий|ый)(?!\p{L})/u.test(name)) return false;
  // «ул. Мира (старый дом)»: words in brackets are no part of its name.
  if (/\([^()]*\p{Ll}{2}[^()]*\)$/u.test(name)) return false;
  // A telephone or a postcode behind the house, which may share its digits: no name of a street has as many.
  if (numbered === null && name.replace(/\D+/gu, "").length > 6) return false;
  // «Ленина 5 за углом»: a number in the middle is a house, and what follows it is not understood.
  if (numbered === null && /(?<!имени|памяти)\s\d+[а-я]?(?:[/-]\d+[а-я]?)?\s(?!лет|год|км$)[а-яё]{2,}/u.test(name))
    return false;
  // «Проспект Мира. 14 А»: a full stop behind a vowel shortens nothing.
  const plain = (numbered === null ? name : (numbered[1] ?? "")).replace(/(?<=\p{Ll}{2}[аеиоуыэюя])\.$/u, "");
  const street = /^(?:линия|просека)$/.test(mark.shown) ? `${plain} ${mark.shown}` : `${mark.shown} ${plain}`;
  // «м-в Чинор, махалля Навруз»: of two areas the second lies in the first.
  const inArea = address.street !== undefined && areaAlone.test(address.street);
  if (mark.kind === "area" && address.street !== undefined && !(inArea && address.settlement === undefined)) {
    if (!setPart(address, "settlement", street)) return false;
  } else if (address.street !== undefined && address.street !== street) {
    // «мкр. Сходня, ул. Первомайская»: the first was the quarter, not the street.
    if (!inArea) return false;
    if (address.settlement === undefined) {
      address.settlement = address.street;
      address.street = street;
    } else address.street += `, ${street}`;
  } else address.street = street;
  if (numbered !== null) return setPart(address, "house", (numbered[2] ?? "").replace(/\s/gu, ""));
  return true;
}
