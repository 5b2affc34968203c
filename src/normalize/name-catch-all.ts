import { foldWord } from "./letters.ts";
import type { NameRule } from "./name-work.ts";

const whole = new RegExp(
  "^(?:" +
    [
      "розничн\\p{L}* (?:покупател\\p{L}*|клиент\\p{L}*|продаж\\p{L}*)",
      "розница",
      "покупател[ьи](?: (?:розница|розничный|без карты|физ\\p{L}* ?лиц\\p{L}*))?",
      "частн\\p{L}* лиц\\p{L}*",
      "физ\\p{L}* ?лиц\\p{L}*",
      "физик\\p{L}*",
      "юр\\p{L}* ?лиц\\p{L}*",
      "разов\\p{L}* (?:клиент|покупател[ьи]|контрагент|поставщик)\\p{L}*",
      "случайн\\p{L}* (?:клиент|покупател[ьи])\\p{L}*",
      "проч(?:ие|ий|ее)(?: (?:контрагент|покупател|клиент|поставщик)\\p{L}*)?",
      "население",
      "наличн\\p{L}* (?:расчет|продаж\\p{L}*)",
      "наличные|нал",
      "безымянн\\p{L}* (?:клиент|покупатель)",
      "аноним\\p{L}*(?: (?:клиент|покупатель))?",
      "неизвестн\\p{L}* (?:клиент|покупатель|контрагент|плательщик)",
      "гость|гости|посетител[ьи]",
      "клиент(?:ы)?|контрагент(?:ы)?|поставщик(?:и)?|заказчик(?:и)?",
      "интернет (?:покупатель|заказ|магазин|клиент)",
      "покупатель интернет магазина",
      "сотрудник[иа]?|работник[иа]?",
      "самовывоз",
      "общий(?: контрагент)?",
      "основной (?:покупатель|клиент)",
      "walk in(?: customer)?|cash (?:customer|sale|sales|client)|retail (?:customer|client|sale|sales)|guest|anonymous|private (?:person|individual)|misc(?:ellaneous)?(?: customers?)?|one time customer|various(?: customers?)?|counter sale",
    ].join("|") +
    ")(?: \\d{1,4})?$",
  "u",
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
