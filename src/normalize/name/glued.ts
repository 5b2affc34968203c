import { givenName } from "../../countries/given-names.ts";
import { withoutLegalForm } from "../../countries/legal-forms.ts";
import { regionByCode } from "../../countries/ru/regions.ts";
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
  /[\s,;(]*(?<![a-zа-ӿ])(?:(?:бик(?=\s*[:№]?\s*\d{9})|р\/сч?|р\.\s?сч?\.|расч[её]тный\s+сч[её]т|л\/сч?|лиц(?:евой)?\.?\s+сч[её]т|к\/сч?|p\/c)\s*[.:№]?\s*[\dА-ЯA-Z]{9,20}|(?:л\/сч?|лиц(?:евой)?\.?\s+сч[её]т)\s*[.:№]?\s*\d{5,8}(?![\p{L}\d]))\)?(?:[\s,;]*бик\s*[:№]?\s*\d{9})?(?:\s*(?:в|банк)\s+.+|[\s,;]+(?:(?:филиал|отделение|ф-л)\s[^«"]*?)?(?:(?:[ОЗПН]?АО|ООО|КБ|АКБ|ОО|ДО|г\.?\s?[А-ЯЁ]\p{Ll}+)[\s"«(]+)*["«]?(?:[\p{L}-]*банк|втб|сбер)(?!\p{L}).*)?/iu;

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
/** «ООО Вега vega.ru», «Вега (vega.ru)»: behind a firm. «Интернет-магазин vega.ru», «ООО Vega.ru» have no other name. */
function siteBehind(text: string): RegExpExecArray | null {
  const match = bareSite.exec(outsideQuotes(text));
  if (match === null || match.index < 2 || match[0].startsWith(" (")) return match;
  const { form, rest } = withoutLegalForm(text.slice(0, match.index));
  return (form !== undefined && /\p{L}{2}/u.test(rest)) || /["»”]$/u.test(rest) ? match : null;
}

const bareSite =
  /[\s,;(]+((?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:ru|su|com|net|org|info|biz|by|kz|ua|pro|shop|online|store))\)?$/iu;
const phoneLabel =
  /[\s,;(-]*(?<![a-zа-ӿ])(?:тел(?:ефоны?)?|тел\/факс|т\/ф|т|моб(?:ильный)?|сот(?:овый)?|факс|раб|tel|phone|ph|mob|fax)\.?\s*[:№]?\s*(\+?[\d(][\d\s()+-]{3,}\d(?:\s*(?:доб|вн|ext)\.?\s*\d{1,6})?)\)?/i;
const phoneBare =
  /[\s,;(-]*(?<![\da-zа-ӿ])((?:\+\d[\d\s()-]{8,16}\d|[78][\s(-]{0,2}\d{3,5}[\s)-]{0,2}\d{1,3}[\s-]?\d{2}[\s-]?\d{2}|9\d{9}|\(\d{3,5}\)\s?\d{1,3}[\s-]?\d{2}[\s-]?\d{2}|\d{3}-\d{2}-\d{2}|\d{2}-\d{2}-\d{2}(?=\)?$))(?:\s*(?:доб|вн|ext)\.?\s*\d{1,6})?)(?!\d)\)?/i;

export const contactDetailsRule: NameRule = {
  name: "name-contact-details",
  field: "name",
  before: "Ромашка т. 8 (846) 231-60-14, info@romashka.example",
  after: "Ромашка",
  hint: /@|www\.|:\/\/|\.[a-z]{2,6}\)?$|\d[\d\s()-]{3,}\d/,
  apply: (work) => {
    const before = work.found.length;
    const rule = "name-contact-details";
    if (work.text.includes("@")) {
      for (let match = email.exec(work.text); match !== null; match = email.exec(work.text))
        if (!take(work, match[0], { field: "emails", value: match[1] ?? "", rule })) break;
    }
    if (/www\.|:\/\/|\.[a-z]{2,6}\)?$/i.test(work.text)) {
      const match = site.exec(work.text) ?? siteBehind(work.text);
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

/** The text with everything inside quotes blanked out, so that positions stay. */
export function outsideQuotes(text: string): string {
  return text.replace(
    /«[^»]*»|"[^"]*"|“[^”]*”|„[^“]*“/gu,
    (quoted) => " ".repeat(quoted.length - 1) + quoted.slice(-1),
  );
}
