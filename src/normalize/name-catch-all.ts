import { foldWord } from "./letters.ts";
import type { NameRule } from "./name-work.ts";

const whole = new RegExp(
  "^(?:" +
    [
      "розничн[a-zа-ӿ]* (?:покупател[a-zа-ӿ]*|клиент[a-zа-ӿ]*|продаж[a-zа-ӿ]*)",
      "розница",
      "покупател[ьи](?: (?:розница|розничный|без карты|физ[a-zа-ӿ]* ?лиц[a-zа-ӿ]*))?",
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
      "интернет (?:покупатель|заказ|магазин|клиент)",
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
    if (!whole.test(folded)) return false;
    work.catchAll = true;
    return true;
  },
};
