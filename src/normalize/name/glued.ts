import { givenName } from "../../countries/given-names.ts";
import { parseLegalForm, withoutLegalForm } from "../../countries/legal-forms.ts";
import { regionByCode, townByName } from "../../countries/ru/regions.ts";
import { partsSaid } from "../address/clean-address.ts";
import { parseAddress } from "../address/parse.ts";
import { tidy, type FoundValue, type NameRule, type NameWork } from "./work.ts";

/** Values that were typed into the name for want of a field: taken off, and kept where they belong. */

/** Takes `raw` off the name, unless no name would be left. */
export function take(work: NameWork, raw: string, found: Omit<FoundValue, "raw">): boolean {
  // «(Иван, 8 916 …)»: the bracket was opened before what is taken, and closes there still.
  const kept = raw.endsWith(")") && !raw.includes("(") && /\([^()]*$/u.test(before(work.text, raw)) ? ") " : " ";
  const rest = tidy(work.text.replace(raw, kept));
  if (!/\p{L}{2}|\p{L}.*\d|\d.*\p{L}/u.test(rest)) return false;
  work.text = rest;
  work.found.push({ ...found, raw });
  return true;
}

function before(text: string, part: string): string {
  return text.slice(0, text.indexOf(part));
}

const labelled =
  /(?<![a-zа-ӿ\d])(ИНН\s*\/\s*КПП|ИНН|INN|КПП|ОГРНИП|ОГРН|БИН|ИИН|BIN|УНП|УНН|ОКПО|ЄДРПОУ|ЕДРПОУ|TIN)(?:\s*[:№.]|\s+№)?\s*(\d[\d ]{6,16}\d)(?:\s*[/\\]\s*(\d{9}))?(?!\d)/i;
const paired = /(?<!\d)(\d{10})\s*[/\\]\s*(\d{4}\d{2}\d{3})(?!\d)/u;
const bare = /^(\d{10}|\d{12})(?:\s*[,;/|–—-]\s*|\s+)(?=\D)|(?:[\s,;/(|]+|(?<=["»”]))(\d{10}|\d{12})\s?\)?$/u;

const schemes: Readonly<Record<string, string>> = {
  инн: "ru-inn",
  inn: "ru-inn",
  "инн/кпп": "ru-inn",
  кпп: "ru-kpp",
  огрн: "ru-ogrn",
  огрнип: "ru-ogrnip",
  бин: "kz-bin",
  bin: "kz-bin",
  иин: "kz-iin",
  унп: "by-unp",
  унн: "by-unp",
  окпо: "ru-okpo",
  єдрпоу: "ua-edrpou",
  едрпоу: "ua-edrpou",
  tin: "ru-inn",
};

export const identifierRule: NameRule = {
  name: "name-identifier",
  field: "name",
  before: "Ромашка ИНН 7707001234",
  after: "Ромашка",
  hint: /\d[\d ]{6}/,
  apply: (work) => {
    const before = work.found.length;
    for (let turn = 0; turn < 4; turn++) {
      const match = labelled.exec(work.text);
      if (match === null) break;
      const scheme = schemes[(match[1] ?? "").toLowerCase().replace(/\s/g, "")] ?? "ru-inn";
      const value = (match[2] ?? "").replaceAll(" ", "");
      if (!take(work, match[0], { field: "identifiers", value, scheme, rule: "name-identifier" })) break;
      if (match[3] !== undefined)
        work.found.push({
          field: "identifiers",
          value: match[3],
          scheme: "ru-kpp",
          rule: "name-identifier",
          raw: match[0],
        });
    }
    const pair = paired.exec(work.text);
    if (
      pair !== null &&
      take(work, pair[0], { field: "identifiers", value: pair[1] ?? "", scheme: "ru-inn", rule: "name-identifier" })
    )
      work.found.push({
        field: "identifiers",
        value: pair[2] ?? "",
        scheme: "ru-kpp",
        rule: "name-identifier",
        raw: pair[0],
      });
    const alone = bare.exec(work.text);
    const number = alone?.[1] ?? alone?.[2];
    // Ten digits are a phone as well: only a number that begins with a region's code and does not look like a mobile counts.
    if (alone !== null && number !== undefined && !isPhone(work.text.slice(0, alone.index + 1), number))
      take(work, alone[0], { field: "identifiers", value: number, scheme: "ru-inn", rule: "name-identifier" });
    return work.found.length > before;
  },
};

/** «(моб. 9271112233)», 9271112233: of the regions with a nine only offices with small numbers are open. */
function isPhone(before: string, number: string): boolean {
  if (/(?<!\p{L})(?:тел(?:ефон)?|т|моб|сот|факс|раб|tel|mob)\.?:?[\s(]*$/iu.test(before)) return true;
  if (number.length === 10 && /^9\d[2-8]|^9[0-8]9/u.test(number)) return true;
  return regionByCode(number.slice(0, 2)) === undefined;
}

const account =
  /[\s,;(]*(?<![a-zа-ӿ])(бик(?=\s*[:№]?\s*\d{9})|р\/сч?|р\.\s?сч?\.|расч[её]тный\s+сч[её]т|л\/сч?|лиц(?:евой)?\.?\s+сч[её]т|к\/сч?|p\/c)\s*[.:№]?\s*([\dА-ЯA-Z]{9,20})\)?(?:[\s,;]*бик\s*[:№]?\s*\d{9})?(?:\s*(?:в|банк)\s+.+)?/i;

/** «… договор №12 от 01.02.2020»; in brackets, behind quotes and after «дог.» a number without its sign too: «(дог. 116)». */
const agreement =
  /[\s,;(]+(?:по\s+)?(?:(?:договор[а-я]*|дог\.?|контракт[а-я]*|сч[её]т[а-я]*)\s*(?:№|N)\s*[\p{L}\d/-]+|(?:(?<=\((?:по\s+)?|["»”][\s,;]+(?:по\s+)?)(?:договор[а-я]*|контракт[а-я]*|дог)|дог\.)\s*(?=[\p{L}/-]{0,8}\d)[\p{L}\d/-]+)(?:\s+от\s+[\d.]+(?:\s?г\.?)?)?\)?$/iu;

export const accountRule: NameRule = {
  name: "name-account",
  field: "name",
  before: "Ромашка р/с 40702810500000000001 в ПАО Сбербанк",
  after: "Ромашка",
  hint: /(?:р|л|к)\s?[./]\s?с|p\/c|дог|контракт|сч[её]т|(?:^|[^а-яё])бик\s?[:№\d]/,
  apply: (work) => {
    const match = account.exec(work.text) ?? agreement.exec(work.text);
    if (match === null) return false;
    const rest = tidy(work.text.replace(match[0], " "));
    if (!/\p{L}{2}/u.test(rest)) return false;
    work.text = rest;
    work.notes.push({ value: match[0].replace(/^[\s,;(]+|\)$/gu, ""), raw: match[0], rule: "name-account" });
    return true;
  },
};

const email =
  /[\s,;(<]*(?:(?<!\p{L})(?:e-?mail|почта|эл\.\s?почта)\s*[:–-]?\s*)?([\w.+-]+@[a-zа-ӿ\d-]+(?:\.[a-zа-ӿ\d-]+)+)[)>]?/iu;
const site = /[\s,;(]*((?:https?:\/\/|www\.)[^\s,;)]+)\)?/i;
const phoneLabel =
  /[\s,;(-]*(?<![a-zа-ӿ])(?:тел(?:ефоны?)?|тел\/факс|т\/ф|т|моб(?:ильный)?|сот(?:овый)?|факс|раб|tel|phone|ph|mob|fax)\.?\s*[:№]?\s*(\+?[\d(][\d\s()+-]{3,}\d(?:\s*(?:доб|вн|ext)\.?\s*\d{1,6})?)\)?/i;
const phoneBare =
  /[\s,;(-]*(?<![\da-zа-ӿ])((?:\+\d[\d\s()-]{8,16}\d|[78][\s(-]{0,2}\d{3,5}[\s)-]{0,2}\d{1,3}[\s-]?\d{2}[\s-]?\d{2}|9\d{9}|\(\d{3,5}\)\s?\d{1,3}[\s-]?\d{2}[\s-]?\d{2}|\d{3}-\d{2}-\d{2}|\d{2}-\d{2}-\d{2}(?=\)?$))(?:\s*(?:доб|вн|ext)\.?\s*\d{1,6})?)(?!\d)\)?/i;

export const contactDetailsRule: NameRule = {
  name: "name-contact-details",
  field: "name",
  before: "Ромашка т. 8 (846) 231-60-14, info@romashka.example",
  after: "Ромашка",
  hint: /@|www\.|:\/\/|\d[\d\s()-]{3,}\d/,
  apply: (work) => {
    const before = work.found.length;
    const rule = "name-contact-details";
    if (work.text.includes("@")) {
      for (let match = email.exec(work.text); match !== null; match = email.exec(work.text))
        if (!take(work, match[0], { field: "emails", value: match[1] ?? "", rule })) break;
    }
    if (/www\.|:\/\//i.test(work.text)) {
      const match = site.exec(work.text);
      if (match !== null) take(work, match[0], { field: "sites", value: match[1] ?? "", rule });
    }
    if (/\d[\d\s()-]{3,}\d/.test(work.text)) {
      for (const pattern of [phoneLabel, phoneBare]) {
        for (let match = pattern.exec(work.text); match !== null; match = pattern.exec(work.text)) {
          if ((match[1] ?? "").replace(/\D/g, "").length < 5) break;
          // «…, 8-916-123-45-67 Ольга»: who stands behind the number goes with it.
          const behind = work.text.slice(match.index + match[0].length);
          const somebody = /^\s*[(,-]?\s*(\p{Lu}\p{Ll}+)[^,;]*/u.exec(behind);
          const whose = givenName(somebody?.[1] ?? "") === undefined ? "" : (somebody?.[0] ?? "");
          const number = (match[1] ?? "").trim();
          const value = `${number}${whose === "" ? "" : ` ${tidy(whose)}`}`;
          if (take(work, match[0] + whose, { field: "phones", value, rule })) continue;
          // «89161234567 Ольга»: nobody else is left to be called so.
          if (whose === "" || !take(work, match[0], { field: "phones", value: number, rule })) break;
        }
      }
    }
    takeWhole(work);
    return work.found.length > before;
  },
};

/** «+7 916 123-45-67», «ivan@romashka.example» for want of a name: the card keeps it as a name too, for it has no other. */
function takeWhole(work: NameWork): void {
  const text = work.text.trim();
  const field = wholly(email, text) ? "emails" : !/\p{L}/u.test(text) && wholly(phoneBare, text) ? "phones" : undefined;
  if (field === undefined || work.found.some(({ value }) => value === text)) return;
  work.found.push({ field, value: text, raw: text, rule: "name-contact-details" });
  work.doubts.push({ code: "name-is-contact", severity: "warning" });
}

function wholly(pattern: RegExp, text: string): boolean {
  return pattern.exec(text)?.[0].trim() === text;
}

/** Where an address begins: a postcode, «г. …, ул. …», a region, a street. Never inside quotes, never after a preposition. */
const addressStart =
  /(?:^|[\s,;(/]|(?<=[»"]))(?<!(?:^|\s)(?:на|по|в|во|у|при|из)\s)(?=\d{6}(?:\s*,|\s+[А-ЯЁ])|(?:г\.?|гор\.|город)\s?[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ]?[а-яё]+){0,2}\s*[,.]\s*\S|[А-ЯЁ][а-яё]+ская\s+обл(?:асть|\.)?[\s,]|(?:Респ(?:ублика|\.)?)\s+[А-ЯЁ]|(?:ул|пр-т|пр-кт|просп|пер|наб|б-р|бул|мкр|ш|пл)\.\s?[А-ЯЁ\d]|(?:ул|улица|проспект|переулок|шоссе|набережная|бульвар|проезд)\s[А-ЯЁ\d])/u;

/** «ИП Петров А.В., Пенза, Кирова 5»: a town between commas, and a number behind what follows it. */
const townBetween =
  /[,;]\s+(?=([А-ЯЁ][а-яё]+(?:[- ](?:на|[А-ЯЁ]?[а-яё]+)){0,2}),\s+(?:[\p{L}.]+\s){0,2}[А-ЯЁ][\p{L}-]+[\s,]+\d)/u;

function afterComma(text: string): RegExpExecArray | null {
  const match = townBetween.exec(text);
  return match !== null && townByName(match[1] ?? "") !== undefined ? match : null;
}

export const addressRule: NameRule = {
  name: "name-address",
  field: "name",
  before: "Ромашка, 443001, г. Самара, ул. Ленина, д. 5",
  after: "Ромашка",
  hint: /\d{6}|\([^()]*[,.]|,\s[а-яё -]+,\s[^,]*[\s,]\d|[а-яё]\s(?:обл|кр)|(?:^|[\s,;(/"»])(?:г\.?|гор\.|город|ул\.?|улица|пр-т|пр-кт|просп\.?|проспект|пер\.?|переулок|наб\.?|набережная|б-р|бул\.?|бульвар|мкр|ш\.?|шоссе|пл\.|проезд)[\s.]|(?:г|ул|пр-т|просп|пер|наб|пл)\.|[\s,]обл|респ|["»”][\s,;(]+(?:с|д|дер|пос|п|пгт|р\.?\s?п|ст-ца|аул|аг|х|село|деревня|пос[её]лок|станица|хутор)[.\s]/,
  apply: (work) => {
    if (takeBracket(work)) return true;
    const outside = outsideQuotes(work.text);
    const match = addressStart.exec(outside) ?? afterComma(outside);
    if (match === null || match.index < 2) return false;
    const start = match.index;
    const open = work.text.lastIndexOf("(", start);
    const close = open < 0 ? -1 : work.text.indexOf(")", start);
    const from = open >= 0 && work.text.slice(open + 1, start).trim() === "" ? open : start;
    const raw = work.text.slice(from, close < 0 ? undefined : close + 1);
    const text = raw.replace(/^[\s,;(/]+|[\s,;)]+$/gu, "");
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

/** «ООО «Вега» с. Красный Яр», «(пгт Стройкерамика)»: a village behind the quotes, as a town is. */
const village =
  /(?<=["»”])[\s,;(]+((?:с|д|дер|пос|п|пгт|р\.?\s?п|ст-ца|аул|аг|х)\.\s?[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ]?[а-яё]+){0,2}|(?:село|деревня|пос[её]лок|станица|хутор|аул|пгт|рп|ст-ца|аг)\s+[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ]?[а-яё]+){0,2})\)?$/u;

/** «д. Иванов», «п. Петрова Анна»: a director or a representative as likely as a village; one called after somebody ends in «-ово». */
const mayBeSomebody = /^(?:[сдпх]|дер|пос)\.\s?[А-ЯЁ][а-яё]+[оеё]ва?(?![а-яё])/u;

/** A school is told from another by its village, a company has its seat there. */
const isCompany = (text: string): boolean => /^(?:LLC|JSC|LP|SP)$/.test(withoutLegalForm(text).form?.generic ?? "");

const region =
  /[\s,]+((?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:ская|ский|ое)\s+(?:обл(?:асть|\.)?|край|кр\.))|Респ(?:ублика|\.)\s+[А-ЯЁ][а-яё]+)\.?$/u;

/** «(Самарская обл., г. Тольятти)», «(Москва, Тверская 5)», «, Самарская обл.»: a place and nothing else. */
function takeBracket(work: NameWork): boolean {
  const rule = "name-address";
  const ending = region.exec(work.text);
  if (ending !== null && /[»",]\s*$/u.test(work.text.slice(0, ending.index + 1)))
    return take(work, ending[0], { field: "addresses", value: ending[1] ?? "", rule });
  const place = village.exec(work.text);
  if (place !== null && !mayBeSomebody.test(place[1] ?? "") && isCompany(work.text.slice(0, place.index)))
    return take(work, place[0], { field: "addresses", value: place[1] ?? "", rule });
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

/** The text with everything inside quotes blanked out, so that positions stay. */
export function outsideQuotes(text: string): string {
  return text.replace(
    /«[^»]*»|"[^"]*"|“[^”]*”|„[^“]*“/gu,
    (quoted) => " ".repeat(quoted.length - 1) + quoted.slice(-1),
  );
}
