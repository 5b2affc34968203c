import { familyShape } from "../../countries/given-names.ts";
import { parseLegalForm, withoutLegalForm } from "../../countries/legal-forms.ts";
import { parsePerson } from "../person/parse.ts";
import { nameWord } from "../person/word.ts";
import { splitPosition } from "../positions.ts";
import { isBareTrade, isCommonWord } from "./case.ts";
import { outsideQuotes } from "./glued.ts";
import { tidy, type NameRule, type NameWork } from "./work.ts";

/**
 * What somebody wrote to himself beside a name: «(долг 45 т.р.)», «- не звонить», `«Вега» КЛИЕНТ ПЕТРОВОЙ`, «ООО до 2018». Such words
 * are in one of two cards of a firm and would part them, so they go off the name and stay as a note.
 */
export const remarkRule: NameRule = {
  name: "name-remark",
  field: "name",
  before: "Ромашка, ООО (долг 45 т.р.)",
  after: "Ромашка, ООО",
  hint: /\(|\sв\s+лице\s|\sумер|(?:attn|attention|z\.\s?hd|zhd)[.:]|[\s,](?:долг|задолж)|[\s,]не\s+(?:плат|отвеч)|[-–—,»"”]\s*(?:не\s|(?:пере|со|по)?зв[оа]н|спрос|отмена|стар|нов|прежн|клиент|поставщ|покупат|заказч|конкурент|груз|плательщ)|(?:ооо|[зоп]?ао|тоо|ип)[\s,]+(?:клиент|поставщ|покупат|заказч|конкурент)|\s(?:до|по|с|от)\s[\d.]*(?:19|20)\d\d|^(?:сотрудни|работни|клиент|покупат|заказч|поставщ|грузо|плательщ)/,
  apply: (work) => {
    const before = work.text;
    while (takeBracket(work));
    takeBehind(work);
    takeWho(work);
    return work.text !== before;
  },
};

/** Words with which a remark begins and a name in brackets does not. */
const opensRemark =
  /^[!?*\s]*(?:долг(?:и|а|у|ов)?|долж(?:ен|на|ны)|задолж\p{L}*|контакт(?:ное лицо|ный|ы|а)?|конт\.|(?:пере|по|со)?звон\p{L}*|перезв\p{L}*|покупател\p{L}*|поставщик\p{L}*|пост\.|клиент\p{L}*|заказчик\p{L}*|грузо(?:получател|отправител)\p{L}*|плательщик\p{L}*|конкурент\p{L}*|сотрудни[кц]\p{L}*|спросить|спрашивать|ждать|жд[её]т|жд[её]м|оплат\p{L}*|заплат\p{L}*|отправ\p{L}*|выслать|выслал\p{L}*|прислать|напомнить|написать|обсудить|согласовать|см\.|смотри|внимание|важно|срочно|скидк\p{L}*|самовывоз|доставк\p{L}*|отгрузк\p{L}*|постоплат\p{L}*|рабочий контакт|через|только|кроме|нужн[оаы]|надо|не\s\p{L}+(?:ть|ться|чь|ет|ют|ит|ят|ат)|(?:с|до|по|от)\s[\d.]*\d{4})(?![\p{L}-])/iu;

/** «45 т.р.», «15 %», «14 дней», «c 2019 г.»: an amount or a time, in which no word could be a name. */
const amount =
  /^[\s+-]*(?:(?:с|до|по|от|за|на|около|более)\s)?\d[\d\s.,:/-]*\s?(?:т\.?\s?р|тыс\.?(?:\s?р(?:уб)?)?|р|руб\p{L}*|₽|\$|€|%|дн(?:ей|я)?|день|мес(?:яц\p{L}*)?|г|год[ау]?|лет|кг|тонн?)\.?$/iu;

/** In brackets anywhere but in front, where the words say no name. */
function takeBracket(work: NameWork): boolean {
  const open = outsideQuotes(work.text);
  for (const match of open.matchAll(/(?<=[^\s(])\s*\(([^()]{1,120})\)/gu)) {
    const inside = tidy(work.text.slice(match.index, match.index + match[0].length).replace(/^\s*\(|\)$/gu, ""));
    if (!isRemark(inside)) continue;
    if (take(work, match.index, match.index + match[0].length, inside)) return true;
  }
  return false;
}

function isRemark(text: string): boolean {
  return (opensRemark.test(text) && !goesOnAsName(text)) || amount.test(text) || isPosition(text);
}

/** «Контакт Плюс», «Клиент Сервис»: a second word with a capital goes on with a name, unless it is somebody's («Контакт Лена»). */
function goesOnAsName(text: string): boolean {
  const [, opening = "", second = ""] = /^(\p{Lu}\p{L}+)[\s-]+(\p{Lu}\p{L}+)/u.exec(text) ?? [];
  if (second === "" || opening.toLowerCase().endsWith("ть")) return false;
  if (isCommonWord(second.toLowerCase())) return true;
  // In capitals altogether nothing tells.
  if (!/\p{Ll}/u.test(second)) return false;
  const { given, family, patronymic } = nameWord(second);
  const somebody = given ?? family ?? patronymic ?? familyShape(second.replace(/(?:ой|ым|у)$/u, "а"));
  return somebody === undefined;
}

/** «завуч», «Директор Петров»: who answers, not what the firm is called, as «(Мастер)» and «(Прораб)» with a capital may be. */
function isPosition(text: string): boolean {
  if (/^\p{Lu}\p{L}+$/u.test(text)) return false;
  const split = /\d/.test(text) || withoutLegalForm(text).form !== undefined ? undefined : splitPosition(text);
  if (split === undefined || !text.startsWith(split.position)) return false;
  return split.rest === "" || parsePerson(split.rest).sure === "yes";
}

const role = String.raw`(?:клиент|поставщик|покупатель|заказчик|конкурент|грузополучатель|грузоотправитель|плательщик)(?:[\s,]+[^«»"()]{2,40})?`;
const forbids = String.raw`(?:не\s+(?:звонить|беспокоить|писать|отвлекать|оплачивать|платить)|отмена,?\s+не\s+\p{Ll}+|(?:пере|по)звонить|созвониться|спросить)(?!\p{L})[^«»"()]{0,40}`;
const formInFront = String.raw`[\p{L}\d][\s,]+(?:ООО|[ЗОП]АО|АО|ТОО|ИП)`;
/** «долг 120тр», «долг по акту сверки 12 500 руб», «не платят»: behind the quotes or the form. */
const owes = String.raw`(?:(?:долг|задолженность)(?!\p{L})(?=[^«»"()]*\d|$)|не\s+(?:плат\p{Ll}+|отвеча\p{Ll}+)(?!\p{L}))[^«»"()]{0,60}`;
/** What no name goes on with, wherever the name ends: «… в лице конкурсного управляющего …», «… умер директор», «ATTN: Herr Schmidt». */
const certain =
  /(?<=[\p{L}\d»"”).])[\s,–—-]+(в\s+лице\s+(?:(?:\p{Ll}+\s+)*(?:управляющ|директор|руководител|председател|заведующ|начальник)\p{Ll}*|КУ(?!\p{L})|[Кк]\/у|\p{L}{3,}\s\p{L}\.\s?\p{L}\.)[^«»"()]*|умер(?:ла?|ли)?\s+(?:директор|хозя|владел|бухгалтер|руководител|собственник|учредител)[^«»"()]*|(?:директор|хозяин|хозяйка|владелец|собственник)\s+умер(?:ла)?|(?:attn|attention|z\.\s?hd|zhd)[.:]\s?[^«»"()]+)$/iu;
/** Without brackets only behind a dash, a comma, quotes, or the form: «Сервис клиент» may be a name. */
const behind: readonly RegExp[] = [
  certain,
  // «ООО «Вега» старый КПП»
  /(?<=[»"”])[\s,–—-]+((?:стар|нов|прежн)\p{Ll}{2,3}\s+(?:КПП|ИНН|реквизиты|сч[её]т|адрес|договор|карточка))$/iu,
  new RegExp(String.raw`(?<=[»"”]|${formInFront})[\s,–—-]+(${owes})$`, "iu"),
  new RegExp(String.raw`(?:\s[-–—]\s*|[,;]\s*|(?<=[»"”])[\s,–—-]*)(${forbids})$`, "iu"),
  new RegExp(String.raw`(?<=[»"”])[\s,–—-]+(${role})$`, "iu"),
  new RegExp(String.raw`(?<=[\p{L}\d»"”][\s,]+(?:ООО|[ЗОП]АО|АО|ТОО|ИП))[\s,–—-]+(${role})$`, "iu"),
  /(?<=[»"”]|[\p{L}\d][\s,]+(?:ООО|[ЗОП]АО|АО|ТОО|ИП))[\s,–—-]+((?:до|по|с|от)\s+(?:\d\d?\.){0,2}(?:19|20)\d\d(?:\s?(?:г\.?|год[ау]?))?)$/iu,
];

function takeBehind(work: NameWork): void {
  for (const pattern of behind) {
    const match = pattern.exec(work.text);
    if (match !== null && !goesOnAsName(match[1] ?? ""))
      take(work, match.index, work.text.length, tidy(match[1] ?? ""));
  }
}

/** «Сотрудник Павлов А. А.»: what somebody is to the firm that keeps the list; a whole name must follow. */
const whoInFront =
  /^(сотрудни(?:к|ца)|работни(?:к|ца)|клиент(?:ка)?|покупатель(?:ница)?|заказчи(?:к|ца)|поставщик)[\s:,–—-]+(?=\p{Lu})/iu;

/** «Поставщик ООО Вега», «Клиент: АО Вега»: what the firm is to the keeper of the card, right before its form. */
const roleInFront =
  /^(клиент|покупатель|заказчик|поставщик|грузополучатель|грузоотправитель|плательщик)[\s:,–—-]+(?=(?:ООО|ОАО|ЗАО|ПАО|АО|ТОО|ОДО|ТОВ)\s+["«“„]?\p{Lu}|ИП\s+\p{Lu})/iu;

function takeWho(work: NameWork): void {
  const role = roleInFront.exec(work.text);
  if (role !== null && take(work, 0, role[0].length, role[1] ?? "")) return;
  const match = whoInFront.exec(work.text);
  if (match === null || parsePerson(work.text.slice(match[0].length)).sure !== "yes") return;
  take(work, 0, match[0].length, match[1] ?? "");
}

/** What a card is to its keeper, in one word: a tag, for a note of one word would say no more. */
const oneWord =
  /^(?:клиент|поставщик|покупатель|заказчик|конкурент|сотрудник|сотрудница|работник|работница|не звонить|перезвонить|не беспокоить)$/u;

function take(work: NameWork, start: number, end: number, said: string): boolean {
  const rest = tidy(`${work.text.slice(0, start)} ${work.text.slice(end)}`);
  // A firm may be called «Клиент»: nothing is taken where no name would be left.
  if (!isName(rest)) return false;
  const value = said.replace(/^[!?*\s]+|[!?*\s]+$/gu, "");
  const raw = work.text.slice(start, end);
  const word = value.toLowerCase();
  // «Вега» - ДОЛГ: how much is not said, so it says what a debtor's tag does.
  const tag = /^(?:долги?|задолженность)$/u.test(word) ? "должник" : oneWord.test(word) ? word : undefined;
  if (tag === undefined) work.notes.push({ value, raw, rule: "name-remark" });
  else if (!work.tags.some((taken) => taken.value === tag)) work.tags.push({ value: tag, raw, rule: "name-remark" });
  work.text = rest;
  return true;
}

/** «Вега, ООО», «школа № 112», and not «СНТ», «УК ООО», «Магазин». */
function isName(text: string): boolean {
  const { rest } = withoutLegalForm(text);
  return /\p{L}{2}|\p{L}.*\d/u.test(rest) && parseLegalForm(rest) === undefined && !isBareTrade(rest);
}
