import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { foldWord } from "../letters.ts";
import type { NameRule } from "./work.ts";

const whole = new RegExp(
  "^(?:" +
    [
      "розничн[a-zа-ӿ]* (?:покупател[a-zа-ӿ]*|клиент[a-zа-ӿ]*|продаж[a-zа-ӿ]*)",
      "розница(?: опт)?",
      "покупател[ьи](?: (?:розница|розничный|без карты|физ[a-zа-ӿ]* ?лиц[a-zа-ӿ]*))?",
      "конечн[a-zа-ӿ]* (?:покупател[a-zа-ӿ]*|потребител[a-zа-ӿ]*)",
      "(?:покупател[ьи]|клиент[a-zа-ӿ]*|заказ[a-zа-ӿ]*) (?:на сайте|с сайта|из интернета|с улицы)",
      "частн[a-zа-ӿ]* лиц[a-zа-ӿ]*",
      "физ[a-zа-ӿ]* ?лиц[a-zа-ӿ]*",
      "физик[a-zа-ӿ]*",
      "юр[a-zа-ӿ]* ?лиц[a-zа-ӿ]*",
      "разов[a-zа-ӿ]* (?:клиент|покупател[ьи]|контрагент|поставщик)[a-zа-ӿ]*",
      "случайн[a-zа-ӿ]* (?:клиент|покупател[ьи])[a-zа-ӿ]*",
      "проч(?:ие|ий|ее)(?: (?:контрагент|покупател|клиент|поставщик)[a-zа-ӿ]*)?",
      "разн(?:ые|ое|ый)(?: (?:контрагент|покупател|клиент|поставщик)[a-zа-ӿ]*)?",
      "кассов[a-zа-ӿ]* чек[a-zа-ӿ]*|чек[a-zа-ӿ]* (?:ккм|кассы)",
      "население",
      "наличн[a-zа-ӿ]* (?:расчет|продаж[a-zа-ӿ]*)",
      "наличные|нал",
      "безымянн[a-zа-ӿ]* (?:клиент|покупатель)",
      "аноним[a-zа-ӿ]*(?: (?:клиент|покупатель))?",
      "неизвестн[a-zа-ӿ]* (?:клиент|покупатель|контрагент|плательщик)",
      "гость|гости|посетител[ьи]",
      "клиент(?:ы)?|контрагент(?:ы)?|поставщик(?:и)?|заказчик(?:и)?",
      "интернет (?:покупатель|заказ|магазин|клиент)(?: розница| опт)?",
      "без (?:указания )?(?:контрагента|покупателя|клиента|поставщика)",
      "покупатель интернет магазина",
      "сотрудник[иа]?|работник[иа]?",
      "самовывоз",
      "тест[a-zа-ӿ]* (?:контрагент|клиент|покупатель|поставщик|компания|организация|фирма)",
      "общий(?: контрагент)?",
      "основной (?:покупатель|клиент)",
      "walk in(?: customer)?|cash (?:customer|sale|sales|client)|retail (?:customer|client|sale|sales)|guest|anonymous|private (?:person|individual)|misc(?:ellaneous)?(?: customers?)?|one time customer|various(?: customers?)?|counter sale",
    ].join("|") +
    ")(?: \\d{1,4})?$",
);

/** What a collecting card is made of besides who it stands for: how they pay, where they came from, whose goods they bought. */
const circumstances =
  /^(?:розн[a-zа-ӿ]*|опт|оптов[a-zа-ӿ]*|нал|налич[a-zа-ӿ]*|безнал|безналичн[a-zа-ӿ]*|касса|кассы|чек|разов[a-zа-ӿ]*|интернет|онлайн|сайта?|карт[аеуы]|озон|ozon|вайлдберри[сз]|wildberries|вб|wb|яндекс|yandex|маркет|market|авито|avito|мегамаркет|сбермегамаркет|kaspi|каспи|маркетплейса?|fbo|fbs|без|с|на|из|по|и)$/u;
const somebody = /^(?:покупател[ьи]|клиент[ы]?|физлиц[оа]|физик[и]?|розниц[аы]|лиц[оа]|потребител[ьи])$/u;

/** «Покупатель розница нал», «Физлицо OZON»: words for nobody in particular, and not one that is anybody's. */
function isNobody(words: readonly string[]): boolean {
  const who = words.filter((word) => somebody.test(word));
  if (who.length === 0 || words.length < 2) return false;
  return words.every(
    (word) => somebody.test(word) || circumstances.test(word) || /^(?:физ|частн)[a-zа-ӿ]*$/u.test(word),
  );
}

/** Collecting cards: «Розничный покупатель», «Частное лицо», `Walk-in customer`. They stand for nobody, so they match nothing. */
export const catchAllRule: NameRule = {
  name: "name-catch-all",
  field: "name",
  before: "Розничный покупатель",
  after: "Розничный покупатель",
  apply: (work) => {
    if (work.form !== undefined || work.text.length > 48) return false;
    const folded = foldWord(work.text)
      .replace(/\([^)]*\)/gu, " ")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    const words = folded.split(" ");
    const nobody = whole.test(folded) || isNobody(words) ? words.length : wordsBeforeTown(words);
    if (nobody === 0) return false;
    work.catchAll = true;
    // «ФИЗ ЛИЦА», of which capitals alone make «ФИЗ Лица»: words of the language all of them, but for the town of «РОЗНИЦА НН».
    if (work.applied.includes("name-caps") || !/\p{Ll}/u.test(work.text)) {
      let at = 0;
      work.text = work.text.replace(/[\p{L}\d]+/gu, (word) => {
        const lower = at < nobody && !/[A-Za-z]/.test(word) ? word.toLowerCase() : word;
        return at++ === 0 ? word.charAt(0) + lower.slice(1) : lower;
      });
    }
    return true;
  },
};

/** «Розница НН», «Физлица Самара»: nobody in a town is nobody too. How many words say so. */
function wordsBeforeTown(words: readonly string[]): number {
  if (!/^(?:розн|физ|частн|юр)/u.test(words[0] ?? "")) return 0;
  for (let at = 1; at < words.length; at++) {
    const town = words.slice(at).join(" ");
    if (!whole.test(words.slice(0, at).join(" "))) continue;
    if (/^\p{L}{2,3}$/u.test(town) || areaCodesOfTown(town).length > 0) return at;
  }
  return 0;
}
