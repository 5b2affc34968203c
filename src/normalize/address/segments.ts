import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { regionByName, townByName } from "../../countries/ru/regions.ts";
import { remember } from "../../model/index.ts";
import { properCapitals } from "./capitals.ts";
import { markWords } from "./marks.ts";
import { remarkApart } from "./remarks.ts";

/** «443001 г.Самара ул.Ленина д.5» has no commas: a mark that opens a part (г., ул., д.) opens a segment. «р.п.», «с.п.» and «вн.тер.г.» are marks of several letters. */
export const opening =
  /(?<=[\s.)]|\d|[«»"])(?<!\sн\.|^н\.|\/ |(?:^|[\s,])а\.\s?(?=г\.))(?!(?<=\d\s)(?:эт|этаж|подъезд)\.?\s+[А-ЯЁ])(?!(?<=(?:^|\s)(?:[рР]\.\s?|[гс]\.)|(?:^|(?:р-н|район|обл|область)\.?\s)[гс]\.\s)п\.|(?<=вн\.\s?тер\.\s?)г\.)(?=(?:г|гор|город|ул|улица|пр-т|пр-кт|просп|проспект|пер|переулок|б-р|бульвар|бул|ш|шоссе|наб|набережная|пл|площадь|проезд|пр-д|мкр|мкр-н|микрорайон|кв-л|квартал|с|село|п|пос|пгт|рп|дер|деревня|ст-ца|х|хутор|д|дом|вл|влад|владение|зд|здание|кор|корп|корпус|к|стр|строение|блок|лит|литера?|оф|офис|кв|квартира|пом|помещение|ком|комн|комната|каб|кабинет|ауд|аудитория|эт|этаж|подъезд|ТЦ|ТРК|ТРЦ|ТДЦ|БЦ|ТК|МЦ|ТД)(?:\s*[.:]\s*|\s+)(?:№\s*)?(?!(?:В\.\s?О|П\.\s?С)\.(?:\s?\d|\s*$|\s+[а-яё]))[А-ЯЁ\d«"]|(?:корп|корпус|стр|строение|лит|литера?)(?:\.\s*|\s+)[а-яё](?![а-яё])|(?:д|дом|корп|стр|оф|кв)\d|(?<!\d)\d+[а-я]?[\s-](?:үй|кеңсе|пәтер)(?:$|\s))/u;

/** Cuts a line at its commas, and where it has none, before the words that open a part or behind those that close one. */
export function segmentsOf(line: string): string[] {
  const segments: string[] = [];
  const plain = /["«“]/u.test(line) ? line.replace(quotedLetter, "$1$2") : line;
  for (const piece of bracketsApart(properCapitals(plain)).split(", "))
    if (piece.startsWith("(")) segments.push(piece.replaceAll(innerComma, ","));
    else segments.push(...withoutRemark(piece));
  return segments;
}

function withoutRemark(piece: string): readonly string[] {
  const apart = remarkApart(piece);
  if (apart === undefined) return cutOnce(piece);
  const { before, remark, after } = apart;
  return [
    ...(before === "" ? [] : cutOnce(before)),
    remark.replaceAll(innerComma, ","),
    ...(after === "" ? [] : cutOnce(after)),
  ];
}

/** A comma inside a bracket, which divides nothing. */
const innerComma = "\u0001";

/**
 * «д. 5 (вход со двора)», «г. Самара (п. Мехзавод)»: a bracket with words behind a number, or with a mark in it, is a segment of its own
 * and no part of a name before it.
 */
function bracketsApart(line: string): string {
  if (!line.includes("(")) return line;
  return line
    .replace(/\([^()]*\)/gu, (bracket) => bracket.replaceAll(",", innerComma))
    .replace(ofItsOwn, ", $1$2, ")
    .replace(/, (?:, )+|, $/gu, (commas, at: number) => (at + commas.length === line.length ? "" : ", "));
}

const ofItsOwn =
  /(?<=\d\s?[«"]?[А-Яа-яЁё]?[»"]?)\s*(\((?=[^()]*\p{L})[^()]*(?:\)|$))\s*|(?:^|\s+|(?<=, ))(\((?:[^()]*\s)?(?:г|м|п|пос|пгт|с|д|дер|мкр|м-н|ул|пр)\.\s*\p{Lu}[^()]*\))\s*/gu;

/** `5"А"`, «5 «а»», «литера "Ф"»: the letter of a house. */
const quotedLetter =
  /(\d|(?<!\p{L})(?:лит|литера?|корп|корпус|стр|строение|секция|блок)[.\s])\s?["«“„]([А-Яа-я])["»”“](?:\s*["»”“])*/giu;

/** What stands between two commas is as often the same as a street or a house number is. */
const cutOnce = remember(cutPiece);

function cutPiece(whole: string): readonly string[] {
  const segments: string[] = [];
  const piece = withoutCountry(whole, segments);
  const coded = /^(?:(?:почт(?:овый|\.)?\s?)?инд(?:екс)?[.:]?\s?)?(\d{3}\s?\d{3})(?:\s+|$)(.*)$/iu.exec(piece);
  if (coded !== null) segments.push((coded[1] ?? "").replace(/\s/u, ""));
  const uncoded = coded === null ? piece : withoutCountry(coded[2] ?? "", segments);
  if (uncoded === "") return segments;
  // «МО Химки»: the region, or the municipality, which lies in it.
  const [, near = ""] = /^(?:МО|М\.\s?О\.)\s(\p{Lu}\S+)$/u.exec(uncoded) ?? [];
  if (townByName(near)?.regions.includes("50") === true) return [...segments, "МО", near];
  // «ул. Ленина»: one mark and one word have no room for another mark, nor has «Ленинград-1».
  if (/^[^\s.]+(?:\.? ?[^\s.\d]+)?$/.test(uncoded)) {
    segments.push(uncoded);
    return segments;
  }
  const inNominative = uncoded.replace(ofDistrict, nominative).replace(ofRegion, ", $1ая область");
  if (inNominative !== uncoded) return [...segments, ...inNominative.split(", ").flatMap(cutOnce)];
  const [before, rest, after] = regionApart(uncoded.replace(spacedHyphen, "-"));
  if (before !== "") segments.push(before);
  const [town = "", behind] = numberedBehindTown(rest) ?? townApart(rest);
  if (behind !== undefined) segments.push(town);
  const words: string[] = [];
  cutWords(behind ?? rest, words);
  segments.push(...words.flatMap(emptyMarkApart).flatMap(townApart));
  if (after !== "") segments.push(after);
  return segments;
}

/** «5 - 7», «21 - а», «21 -а оф. 5» */
const spacedHyphen = /(?<=\d)(?: - ?| ?- )(?=\d|[а-яА-Я](?:$|[\s.]+(?:оф|кв|пом|каб|эт)))/gu;

/** «дер. Малая Малышевка Кинельского района Самарской области»: as one says it, the larger behind the smaller. */
const ofDistrict = /(?<=\p{L})\s(\p{Lu}[\p{L}-]*[сц]к)ого\s(?:муниципального\s)?(?:р-на|района)(?=\s|$)/u;

/**
 * «Тверского района» is of Тверской, «Борского» of Борский: where neither the list nor a town (Томск, Ржев) tells it, the genitive of a
 * name of one syllable stays, and is said to be unread.
 */
function nominative(whole: string, stem: string): string {
  if (likeTverskoy.test(stem)) return `, ${stem}ой р-н`;
  const isShort = /^[^аеёиоуыэюя]*[аеёиоуыэюя][^аеёиоуыэюя]*$/iu.test(stem);
  const isOfTown = townByName(stem) !== undefined || townByName(stem.slice(0, -2)) !== undefined;
  return isShort && !isOfTown ? `,${whole}` : `, ${stem}ий р-н`;
}

const likeTverskoy = /^(?:Тверск|Донск|Морск|Городск|Заводск|Костромск|Межевск|Чусовск)$/u;
const ofRegion = /(?<=\p{L})\s(\p{Lu}[\p{L}-]*[сц]к)ой\sобл(?:асти|\.)?(?=\s|$)/u;

/** «446001 Россия Самарская обл …»: the country in front of a region or a town. «Россия ул» is a street. */
function withoutCountry(text: string, segments: string[]): string {
  const [country = "", next = ""] = countryFirst.exec(text) ?? [];
  if (country === "" || closing.test(next)) return text;
  segments.push(country.trim());
  return text.slice(country.length);
}

const countryFirst =
  /^(?:Российская Федерация|Россия|РФ|Республика Казахстан|Казахстан|Республика Беларусь|Беларусь|Украина)\s+(?=(\p{Lu}[^\s]*|\d{5,6}(?!\d)|(?:г|гор|город|обл)[.\s]))/u;

function cutWords(text: string, segments: string[]): void {
  const named = namesBeforeMarks(text);
  segments.push(...named.segments);
  if (named.rest === "") return;
  let ahead = "";
  for (const part of named.rest.split(opening)) {
    const clean = part.trim().replace(/^[.\s]+/u, "");
    // «г.о. город Самара», as the state's register writes it: one name, and the town is said behind it; «3-я ул. Ямского Поля».
    if (/^(?:г\.\s?о\.?|городской округ|\d+-?(?:я|ая|й|ый|ой)|проектируемый)$/iu.test(clean)) ahead = `${clean} `;
    // «въезд с Маяковского»: behind a word of the language it is no village.
    else if (/^с\s/u.test(clean) && isBehindWord(segments.at(-1))) segments.push(`${segments.pop()} ${clean}`);
    else if (clean !== "") {
      // What was cut off behind it may lay a region bare: «ст-ца Динская Краснодарский кр. ул. Мира».
      segments.push(...regionApart(ahead + clean).filter((one) => one !== ""));
      ahead = "";
    }
  }
  if (ahead !== "") segments.push(ahead.trim());
}

function isBehindWord(segment: string | undefined): boolean {
  const last = segment?.slice(segment.lastIndexOf(" ") + 1) ?? "";
  return /^[а-яё]{3,}$/u.test(last) && !markWords.has(last);
}

const regionFirst =
  /^([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*\.?\s?(?:обл(?:асть|\.)?|край|кр\.)|(?:Респ(?:ублика|\.)?)\s[А-ЯЁ][а-яё]+)(?:\s+|(?<=\.))(?=\S)/u;
const regionLast = /\s([А-ЯЁ][а-яё]+(?:ская|ский|ое)\s(?:обл(?:асть|\.)?|край|кр\.?))$/u;

/** «Лен. обл. Всеволожск», «д.Ивановка Самарская обл.»: a region that no comma divides from what stands beside it. */
function regionApart(text: string): readonly [before: string, rest: string, after: string] {
  // «Кемеровская область - Кузбасс», «Республика Саха (Якутия)»
  if (/[-–—(]/u.test(text) && regionByName(text) !== undefined) return [text, "", ""];
  // «МО» is a municipal district too: only before a town is it Moscow's region.
  const moscow = /^(?:МО|М\.\s?О\.)\s+(?=\S)/u.exec(text);
  if (moscow !== null && townAtStart(text.slice(moscow[0].length)) !== undefined)
    return ["МО", text.slice(moscow[0].length), ""];
  const first = regionFirst.exec(text);
  if (first !== null && regionByName(first[1] ?? "") !== undefined)
    return [first[1] ?? "", text.slice(first[0].length), ""];
  const last = regionLast.exec(text);
  if (last !== null && regionByName(last[1] ?? "") !== undefined) return ["", text.slice(0, last.index), last[1] ?? ""];
  return ["", text, ""];
}

const closing =
  /^(?:обл|область|край|р-н|район|г|город|пгт|рп|п|пос|с|село|дер|деревня|д|ст-ца|станица|х|хутор|мкр|мкр-н|микрорайон|кв-л|ул|улица|пр-т|пр-кт|пр|просп|проспект|пер|переулок|б-р|бульвар|ш|шоссе|наб|набережная|пл|площадь|проезд|пр-д|тупик|тракт|аллея|просека|линия|көшесі|к-сі|даңғылы)\.?$/u;
const isStreetMark = /^(?:ул|пр|пер|б-р|бульвар|ш|наб|пл|туп|тракт|алл|линия|кө|к-с|даң)/u;
const nameStart =
  /^(?:\p{Lu}|\d+-?(?:я|ая|й|ый|ой)\s|(?:перв|втор|четв[её]рт|пят|шест|седьм|восьм|девят|десят)(?:ая|ый|ой)\s|трет(?:ья|ий)\s)/u;
/** «5-й Донской», «22-го Партсъезда», «50 лет Октября», «1905 года»: a number that opens a name, and no house. */
const numberOfName = /^\d+(?:-?(?:я|ая|й|ый|ой|го|ти|летия|лет)\s\p{Lu}|\s(?:лет|летия|год|года)(?:\s|$))/u;
/** «8 Марта», or a house and its town. */
const numberAndName = /^\d+ \p{Lu}\p{Ll}{2}/u;
/** What may follow the last name: a house, or a mark that opens a part. */
const numberOrMark = /^(?:№?\d|(?:д|дом|вл|влад|зд|уч|корп|стр|лит|оф|кв|пом)[.\s\d])/u;

/**
 * «Химки г Ленина ул 5»: as 1C writes it, the mark behind its name, and without commas. Taken only when every name finds its mark,
 * else «Самара ул Ленина д 5» would have a street Самара.
 */
function namesBeforeMarks(text: string): { readonly segments: readonly string[]; readonly rest: string } {
  const none = { segments: [], rest: text };
  const words = text.split(" ");
  if (words.length < 3 || closing.test(words[0] ?? "") || !nameStart.test(text)) return none;
  const segments: string[] = [];
  let from = 0;
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? "";
    if (at === from || at - from > 4 || !closing.test(word)) continue;
    const next = words.slice(at + 1, at + 3).join(" ");
    // «Москва ул. 8 Марта 5», «Лопатино ул 50 лет Октября 5»: the mark opens what follows it.
    const opens =
      numberOfName.test(next) ||
      (numberAndName.test(next) && townByName(words.slice(from, at).join(" ")) !== undefined);
    if (isStreetMark.test(word) && opens) return none;
    if (isStreetMark.test(word) ? next === "" || numberOrMark.test(next) : !/^\d/.test(next) || opens) {
      const name = words.slice(from, at).join(" ");
      const [place, own] = isStreetMark.test(word) ? placeApart(name) : ["", name];
      if (/\d/.test(own) && !/^\d+(?:-\S+| лет| \p{Lu})|^\p{Lu}\p{L}+ \d+-[яй]$/u.test(own)) return none;
      if (place !== "") segments.push(place);
      segments.push(`${own} ${word}`);
      from = at + 1;
    }
  }
  const rest = words.slice(from).join(" ");
  return segments.length > 0 && (rest === "" || numberOrMark.test(rest)) ? { segments, rest } : none;
}

/** «Самара Ленина», «Москва 5-й Донской», «Лопатино 2-я Садовая»: the town, known or not, in front of a street whose number begins its name. */
function placeApart(name: string): readonly [place: string, street: string] {
  const town = townAtStart(name);
  if (town !== undefined && town.rest !== "") return [town.name, town.rest];
  const [, place = "", street = name] = /^(\p{Lu}\D*) (\d+-?(?:я|ая|й|ый|ой) \p{Lu}.*)$/u.exec(name) ?? [];
  return [place, street];
}

/** The town at the beginning of a segment, and what follows it: `Самара Ленина 5`. */
export function townAtStart(segment: string): { readonly name: string; readonly rest: string } | undefined {
  const whole = townByName(segment);
  if (whole !== undefined) return { name: whole.name, rest: "" };
  const words = segment.split(" ");
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const start = words.slice(0, count).join(" ");
    const town = townByName(start);
    // «Нижний Ломов» is no part of Нижний Новгород, which is called so only by itself.
    if (town !== undefined)
      return inHurry.test(start) ? undefined : { name: town.name, rest: words.slice(count).join(" ") };
    // «Александров Гай», «Светлый Яр»: a place of its own, whose first word is another town.
    if (count > 1 && areaCodesOfTown(start, "RU").length > 0) return undefined;
  }
  return undefined;
}

/** «Сызрань г ул»: the word for a street, whose name was left out, stands behind a town and its mark. */
function emptyMarkApart(segment: string): readonly string[] {
  const [, town, mark] =
    /^(.+\s(?:г|город|пгт|рп|п|пос|с|село|дер|д)\.?)\s+(ул|улица|пр-т|пр-кт|пер|б-р|ш)\.?$/u.exec(segment) ?? [];
  return town === undefined || mark === undefined ? [segment] : [town, mark];
}

/** «Москва 5-й Донской пр-д», «Санкт-Петербург 7-я линия В.О. 72»: no town's name goes on with an ordinal number. */
function numberedBehindTown(segment: string): readonly [town: string, rest: string] | undefined {
  if (!/^\p{Lu}\D* \d+-?(?:я|ая|й|ый|ой)\s/u.test(segment)) return undefined;
  const town = townAtStart(segment);
  return town !== undefined && /^\d/.test(town.rest) ? [town.name, town.rest] : undefined;
}

const inHurry = /^нижний$/iu;

/** «г Самара Куйбышева 139»: behind its mark a known town ends where its name does. */
function townApart(segment: string): readonly string[] {
  const [, mark = "", name = ""] = markedTown.exec(segment) ?? [];
  const words = name.split(" ");
  if (words.length < 2 || townByName(name) !== undefined) return [segment];
  for (let count = Math.min(3, words.length - 1); count > 0; count--) {
    const town = words.slice(0, count).join(" ");
    const rest = words.slice(count).join(" ");
    if (townByName(town) === undefined && areaCodesOfTown(town, "RU").length === 0) continue;
    // «г. Ростов Великий», «г. Нижний Ломов», «г. Красный Кут» may be names that no table knows.
    return inHurry.test(town) ||
      (/[иыо]й$/u.test(town) && townByName(town) === undefined) ||
      /^\p{L}+[иыо]й$/u.test(rest)
      ? [segment]
      : [`${mark}${town}`, rest];
  }
  return [segment];
}

const markedTown = /^((?:г|гор|город)(?:\.\s*|\s+))(\p{L}.*)$/iu;
