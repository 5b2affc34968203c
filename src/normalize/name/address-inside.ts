import { parseLegalForm, withoutLegalForm } from "../../countries/legal-forms.ts";
import { townByName } from "../../countries/ru/regions.ts";
import { partsSaid } from "../address/clean-address.ts";
import { parseAddress } from "../address/parse.ts";
import { outsideQuotes, take } from "./glued.ts";
import { tidy, type NameRule, type NameWork } from "./work.ts";

/** Where an address begins: a postcode, «г. …, ул. …», a region, a street. Never inside quotes, never after a preposition. */
const addressStart =
  /(?:^|[\s,;(/]|(?<=[»"]))(?<!(?:^|\s)(?:на|по|в|во|у|при|из)\s)(?=\d{6}(?:\s*,|\s+[А-ЯЁ])|(?:г\.?|гор\.|город)\s?[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ]?[а-яё]+){0,2}\s*[,.]\s*\S|[А-ЯЁ][а-яё]+ская\s+обл(?:асть|\.)?[\s,]|(?:Респ(?:ублика|\.)?)\s+[А-ЯЁ]|(?:ул|пр-т|пр-кт|просп|пер|наб|б-р|бул|мкр|ш|пл)\.\s?(?:[А-ЯЁ]|\d+[\p{L}-]*\s\p{L}{3})|мкр\.?\s?\d|(?:ул|улица|проспект|переулок|шоссе|набережная|бульвар|проезд)\s(?:[А-ЯЁ]|\d+[\p{L}-]*\s\p{L}{3}))/u;

/**
 * «Кафе «Встреча» - Московское шоссе, 81А»: a street with its kind behind it, and a house. It begins behind quotes or a sign, for without
 * them nothing tells where the name ends.
 */
const kindBehind =
  /(?:[,;(]\s*|\s[–—-]\s+|(?<=["»”])\s+)(?=(?:[А-ЯЁ\d][\p{L}\d-]*\.?\s){1,3}(?:ул|улица|ш|шоссе|просп|проспект|пр-т|пр-кт|пер|переулок|б-р|бульвар|наб|набережная|проезд|пр-д|тракт)(?:\.|(?=[\s,]))[,\s]*(?:д(?:ом)?\.?\s?)?\d)/u;

/** «ИП Петров А.В., Пенза, Кирова 5»: a town between commas, and a number behind what follows it. */
const townBetween =
  /[,;]\s+(?=([А-ЯЁ][а-яё]+(?:[- ](?:на|[А-ЯЁ]?[а-яё]+)){0,2}),\s+(?:[\p{L}.]+\s){0,2}[А-ЯЁ][\p{L}-]+[\s,]+\d)/u;

function firstOf(one: RegExpExecArray | null, other: RegExpExecArray | null): RegExpExecArray | null {
  return one === null || (other !== null && other.index < one.index) ? other : one;
}

function afterComma(text: string): RegExpExecArray | null {
  const match = townBetween.exec(text);
  return match !== null && townByName(match[1] ?? "") !== undefined ? match : null;
}

export const addressRule: NameRule = {
  name: "name-address",
  field: "name",
  before: "Ромашка, 443001, г. Самара, ул. Ленина, д. 5",
  after: "Ромашка",
  hint: /\d{6}|\d(?<=(?:эт|оф|каб|пом|комн|пав|секция|бокс)[а-яё.]*\s?№?\s?\d)|\d[- ]?[йм]?\s?этаж|\d(?<=(?:[,(]|\s[–—-])\s*[а-яё. ]{4,40}[,\s]+(?:д\.?\s?)?\d)|\d(?<=\s(?:ул|ш|просп|пр-т|пр-кт|пер|б-р|наб|проезд|пр-д|тракт)[а-яё]*[.,\s][^"»]*\d)|\([^()]*[,.]|,\s[а-яё -]+,\s[^,]*[\s,]\d|[а-яё]\s(?:обл|кр)|(?:^|[\s,;(/"»])(?:г\.?|гор\.|город|ул\.?|улица|пр-т|пр-кт|просп\.?|проспект|пер\.?|переулок|наб\.?|набережная|б-р|бул\.?|бульвар|мкр|ш\.?|шоссе|пл\.|проезд)[\s.]|(?:г|ул|пр-т|просп|пер|наб|пл)\.|[\s,]обл|респ|[а-яё]{3}[\s,;(]+(?:с|д|дер|пос|п|пгт|ст-ца|аул|аг|х)\.\s?[а-яё]|["»”][\s,;(]+(?:с|д|дер|пос|п|пгт|р\.?\s?п|ст-ца|аул|аг|х|село|деревня|пос[её]лок|станица|хутор)[.\s]/,
  apply: (work) => {
    if (takeBracket(work)) return true;
    const outside = outsideQuotes(work.text);
    const match = firstOf(kindBehind.exec(outside), addressStart.exec(outside)) ?? afterComma(outside);
    if (match === null || match.index < 2) {
      const street = unmarkedStreet.exec(work.text);
      return street !== null && street.index > 1 && takePlace(work, street[0]);
    }
    const start = match.index;
    const open = work.text.lastIndexOf("(", start);
    const close = open < 0 ? -1 : work.text.indexOf(")", start);
    const from = open >= 0 && work.text.slice(open + 1, start).trim() === "" ? open : start;
    const raw = work.text.slice(from, close < 0 ? undefined : close + 1);
    const text = raw.replace(/^[\s,;(/–—-]+|[\s,;)]+$/gu, "");
    const { address } = parseAddress(text);
    if (address === undefined) return false;
    const parts = partsSaid(address).length;
    if (
      address.street === undefined &&
      !(address.postcode !== undefined && parts > 1) &&
      !(
        address.city !== undefined &&
        (parts > 2 || (address.region !== undefined && isCompany(work.text.slice(0, from))))
      )
    )
      return false;
    // A housing association is called after its address: nothing but the form would be left.
    if (parseLegalForm(tidy(work.text.replace(raw, " "))) !== undefined) return false;
    return take(work, raw, { field: "addresses", value: text, rule: "name-address" });
  },
};

function takePlace(work: NameWork, raw: string): boolean {
  const value = tidy(raw.replace(/^\s*[(–—-]|\)$/gu, ""));
  return take(work, raw, { field: "addresses", value, rule: "name-address" });
}

/** «ООО «Вега» с. Красный Яр», «(пгт Стройкерамика)»: a village behind the quotes, as a town is. */
const village =
  /(?:(?<=["»”])[\s,;(]+|(?<=\p{L}{3})[\s,;(]+(?=\p{Ll}[\p{Ll}-]*\.))((?:с|д|дер|пос|п|пгт|р\.?\s?п|ст-ца|аул|аг|х)\.\s?[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ]?[а-яё]+){0,2}|(?:село|деревня|пос[её]лок|станица|хутор|аул|пгт|рп|ст-ца|аг)\s+[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ]?[а-яё]+){0,2})\)?$/u;

/** «д. Иванов», «п. Петрова Анна»: a director or a representative as likely as a village; one called after somebody ends in «-ово». */
const mayBeSomebody = /^(?:[сдпх]|дер|пос)\.\s?[А-ЯЁ][а-яё]+[оеё]ва?(?![а-яё])/u;

/** A school is told from another by its village, a company has its seat there. */
const isCompany = (text: string): boolean => /^(?:LLC|JSC|LP|SP)$/.test(withoutLegalForm(text).form?.generic ?? "");

const region =
  /[\s,]+((?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:ская|ский|ое)\s+(?:обл(?:асть|\.)?|край|кр\.))|Респ(?:ублика|\.)\s+[А-ЯЁ][а-яё]+)\.?$/u;

const room = String.raw`(?:\d{1,2}(?:-?[йм])?\s?этаже?|эт(?:аж|\.)\s?\d{1,2}|(?:оф(?:ис|\.)?|каб(?:инет|\.)|пом(?:ещение|ещ\.|\.)|комн(?:ата|\.)|пав(?:ильон|\.)|секция|бокс)\s?№?\s?\d{1,4}[А-Яа-я]?)`;

/** «ООО «Вега» 2-й этаж, оф. 205»: behind the quotes, a comma or in brackets. */
const rooms = new RegExp(String.raw`(?:(?<=["»”])[\s,–—-]+|,\s*|\s*\()(${room}(?:,?\s+${room}){0,3})\)?$`, "iu");

/** «Шиномонтаж, Ленина 5», «Продукты (Гагарина, 20)»: named after somebody or as only streets are, with a house behind it. */
const unmarkedStreet =
  /(?:,\s+|\s[–—-]\s+|\s*\()((?:\p{Lu}\p{Ll}+\s|\p{Lu}\.\s?)?\p{Lu}\p{Ll}+(?:[оеё]ва|[иы]на|[оеё]го|[сц]кая|нная|овая|чная|дная)|(?:Карла\s)?Маркса|Мира|Победы|Труда|Космонавтов|Строителей|Энгельса|Горького|Орджоникидзе|Гоголя|Металлургов|Нефтяников|Дружбы|Свободы|Республики)[,\s]+((?:д\.?\s?)?\d{1,3}\p{L}?(?:[/-]\d+)?)\)?$/u;

/** «(Самарская обл., г. Тольятти)», «(Москва, Тверская 5)», «, Самарская обл.»: a place and nothing else. */
function takeBracket(work: NameWork): boolean {
  const rule = "name-address";
  const ending = region.exec(work.text);
  // «ООО Вега Самарская обл»: cut short, the word is of no name.
  const short = /обл\.?$/u.test(ending?.[0] ?? "") && isCompany(work.text.slice(0, ending?.index));
  if (ending !== null && (short || /[»",]\s*$/u.test(work.text.slice(0, ending.index + 1))))
    return take(work, ending[0], { field: "addresses", value: ending[1] ?? "", rule });
  const place = village.exec(work.text);
  if (place !== null && !mayBeSomebody.test(place[1] ?? "") && isCompany(work.text.slice(0, place.index)))
    return take(work, place[0], { field: "addresses", value: place[1] ?? "", rule });
  const room = rooms.exec(work.text);
  if (room !== null && room.index > 1) return takePlace(work, room[0]);
  const match = /\s*\(([^()]{6,120})\)\s*$/u.exec(work.text);
  const inside = match?.[1] ?? "";
  if (match === null || !/[,.]/.test(inside)) return false;
  const { address, doubts } = parseAddress(inside);
  const known =
    address?.region !== undefined || (address?.city !== undefined && townByName(address.city) !== undefined);
  const unread = doubts.some(({ code }) => !/^address-(?:street|flat)-guessed$/.test(code));
  if (!known || unread || address === undefined || partsSaid(address).length < 2) return false;
  return take(work, match[0], { field: "addresses", value: inside, rule });
}
