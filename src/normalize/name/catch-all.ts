import { areaCodesOfTown } from "../../countries/area-codes.ts";
import { foldSpace } from "../../model/index.ts";
import { compareWords, foldWord } from "../letters.ts";
import { startWork, type NameRule, type NameWork } from "./work.ts";

/** «розничный», «частное лицо»: with the endings of these words alone, for Розниченко, Частников, Наличников, Физин are families. */
const adjective = "(?:ый|ая|ое|ые|ого|ой|ому|ым|ых|ыми|ую)";
const physical = `(?:физ|физическ(?:ий|ая|ое|ие|ого|ой|им|их|ими))`;
const face = "лиц(?:о|а|у|ом|е|ам|ами|ах)?";

const whole = new RegExp(
  "^(?:" +
    [
      `розничн${adjective} (?:покупател[a-zа-ӿ]*|клиент[a-zа-ӿ]*|продаж[a-zа-ӿ]*|торговля|выручка|реализация|заказ[ы]?)`,
      "розница(?: опт)?",
      `покупател[ьи](?: (?:розница|розничный|без карты|${physical} ?${face}))?`,
      "конечн[a-zа-ӿ]* (?:покупател[a-zа-ӿ]*|потребител[a-zа-ӿ]*)",
      "(?:покупател[ьи]|клиент[a-zа-ӿ]*|заказ[a-zа-ӿ]*) (?:на сайте|с сайта|из интернета|с улицы|с рынка|с выставки|с ярмарки)",
      `частн${adjective} ${face}`,
      `${physical} ?${face}`,
      "физик(?:и|а|ам|ов)?",
      "(?:фізичн|приватн)(?:а|ої|ій|і|их) ос(?:оба|оби|обі|іб)",
      "роздрібн(?:ий|і|ого) (?:покупець|покупці|клієнт|клієнти)|кінцев(?:ий|і) (?:споживач|покупець|покупці)",
      `(?:юр|юридическ(?:ий|ая|ое|ие|ого|ой|им|их|ими)) ?${face}`,
      "разов[a-zа-ӿ]* (?:клиент|покупател[ьи]|контрагент|поставщик|продаж)[a-zа-ӿ]*",
      "случайн[a-zа-ӿ]* (?:клиент|покупател[ьи])[a-zа-ӿ]*",
      "проч(?:ие|ий|ее)(?: (?:контрагент|покупател|клиент|поставщик|дебитор|кредитор|заказчик)[a-zа-ӿ]*)?",
      "разн(?:ые|ое|ый)(?: (?:контрагент|покупател|клиент|поставщик)[a-zа-ӿ]*)?",
      "кассов[a-zа-ӿ]* чек[a-zа-ӿ]*|чек[a-zа-ӿ]* (?:ккм|кассы)",
      "население",
      `наличн${adjective} (?:расчет|продаж(?:а|и|у))`,
      "наличные|нал",
      "безымянн[a-zа-ӿ]* (?:клиент|покупатель)",
      "аноним(?:н(?:ый|ая|ое|ые|о)|ы|у|а)?(?: (?:клиент|покупатель))?",
      "(?:неизвестн|неопознанн|неустановленн|невыясненн|нераспознанн|неидентифицированн)[a-zа-ӿ]* (?:клиент|покупатель|контрагент|плательщик|лиц|платеж|поступлени|отправител)[a-zа-ӿ]*",
      "(?:технич|служебн|временн|условн|виртуальн|фиктивн|типов|базов|стандартн|внутренн|абстрактн)[a-zа-ӿ]* (?:контрагент|клиент|покупатель|поставщик)",
      "(?:контрагент|клиент|покупатель|поставщик|заказчик|плательщик) не (?:указан|определен|известен|выбран|задан|назван|найден|заполнен)",
      "касса(?: магазина)?(?: \\d{1,3})?(?: розница)?|подотчетн[a-zа-ӿ]+ лиц[ао]|(?:собственные|свои|внутренние) нужды",
      "(?:гость|гости|посетител[ьи])(?: (?:магазина|сайта|интернет магазина|кафе|ресторана))?",
      "частник(?:и|ам)?|прохож(?:ий|ие)|оптовики|ф л|физ лиц(?:о|а) ф л",
      `(?:проч|ин|друг|разн|вс)(?:ие|ые|е)? (?:${physical} ?${face}|физики|частные лица|юр(?:идические)? ?лица|юрлица|организации|фирмы)`,
      "сторонн(?:яя|ие|ий) (?:организаци[яи]|контрагент[ы]?|лиц[оа]|покупател[ьи]|клиент[ы]?|юр лиц[оа])",
      `(?:продаж[аи]|реализация|выручка) (?:за нал(?:ичные|ичку)?|в розницу|через кассу|${physical}(?:им)? ?${face}|населению)`,
      `(?:покупатель|клиент|контрагент|поставщик|гость|(?:${physical}|частн${adjective}) ?${face}|чл) (?:по умолчанию|без (?:имени|названия|регистрации|договора|данных|паспорта|паспортных данных|реквизитов|карты|указания (?:имени|данных)))`,
      "незарегистрированн[a-zа-ӿ]* (?:клиент|покупатель|пользователь)[a-zа-ӿ]*",
      "клиент(?:ы)?|контрагент(?:ы)?|поставщик(?:и)?|заказчик(?:и)?",
      "интернет (?:покупател[ьи]|заказы?|магазин|клиенты?)(?: розница| опт)?",
      "без (?:указания )?(?:контрагента|покупателя|клиента|поставщика)",
      "(?:покупател[ьи]|клиенты?|заказы?) (?:интернет магазина|магазина|сайта)",
      "сотрудник[иа]?|работник[иа]?",
      "новый (?:покупатель|поставщик|заказчик)",
      "самовывоз",
      // What a CRM calls a card that nobody has named: «Лид #12345», «Заказ №4521», «Звонок от» beside a phone.
      "(?:новый )?(?:лид|lead|сделка|deal|компания|company|контакт|contact|заказ|order|интернет заказ|заявка|обращение)(?: (?:с|со|из|от|на) (?:сайта|формы|почты|чата|формы обратной связи|обратной связи|whatsapp|telegram|avito|авито))?(?= \\d)",
      "(?:лид|заявка|заказ|обращение) (?:с|со|из) (?:сайта|формы|почты|чата|формы обратной связи|обратной связи)",
      "(?:входящий|исходящий|пропущенный|обратный) звонок(?: (?:с|от|на|сайта|с сайта))?|звонок(?: (?:с|от|на|сайта|с сайта)|(?= \\d{3}))",
      "без (?:названия|имени|наименования)",
      "тест[a-zа-ӿ]* (?:контрагент|клиент|покупатель|поставщик|компания|организация|фирма)",
      "общий(?: контрагент)?",
      "основной (?:покупатель|клиент)",
      "walk in(?: customer)?|cash (?:customer|sale|sales|client)|retail (?:customer|client|sale|sales)|guest|anonymous|private (?:person|individual)|misc(?:ellaneous)?(?: customers?)?|one time customer|various(?: customers?)?|counter sale",
    ].join("|") +
    ")(?: \\d{1,9})?$",
);

/** What a collecting card is made of besides who it stands for: how they pay, where they came from, whose goods they bought. */
const circumstances = new RegExp(
  `^(?:розн|частники?|опт|оптом|оптовики?|нал|наличк(?:а|ой|у)|наличными|расчет|безнал|безналом|(?:розничн|оптов|наличн|безналичн|разов|частн)${adjective}|` +
    `${physical}|касса|кассы|чек|интернет|онлайн|сайта?|карт[аеуы]|озон|ozon|вайлдберри[сз]|wildberries|вб|wb|яндекс|yandex|авито|avito|` +
    "мегамаркет|сбермегамаркет|kaspi|каспи|маркетплейса?|fbo|fbs|без|с|на|из|по|и)$",
  "u",
);
const somebody = /^(?:покупател[ьи]|клиенты?|физлиц[оа]|физики?|розниц[аы]|лиц[оа]|потребител[ьи])$/u;
/** «маркет» is many a shop's own; beside these words it is a marketplace. */
const marketplace = /(?<![^ ])(?:яндекс|yandex|сбер|sber|мега|mega|сбер мега) (?:маркет|market)(?![^ ])/gu;

/** «Покупатель розница нал», «Физлицо OZON»: words for nobody in particular, and not one that is anybody's. */
function isNobody(folded: string): boolean {
  const who = folded.split(" ").filter((word) => somebody.test(word));
  if (who.length === 0) return false;
  const words = folded.replace(marketplace, "маркетплейс").split(" ");
  if (words.length < 2) return false;
  // «Лицо и Карта»: whose face it is has to be said.
  if (who.every((word) => word.startsWith("лиц")) && !words.some((word) => physicalOrPrivate.test(word))) return false;
  return words.every((word) => somebody.test(word) || circumstances.test(word));
}

const physicalOrPrivate = new RegExp(`^(?:${physical}|частн${adjective})$`, "u");

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
    const nobody = whole.test(folded) || isNobody(folded) ? words.length : wordsBeforeTown(words);
    if (nobody === 0 || isPlainName(work.text)) return false;
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

/** What a CRM makes of a number and a word that firms are called by, too. */
const label = /^(?:компания|company|контакт|contact)[\s.,:–-]*([№#]?)\s*(\d+)$/iu;

/** «Контакт-24», «Компания 2000» are names; «Контакт №5», «Контакт 12345» are the numbers of cards. */
function isPlainName(text: string): boolean {
  const [whole, sign, digits = ""] = label.exec(text.trim()) ?? [];
  return whole !== undefined && sign === "" && /^(?:\d{1,2}|\d*00|(?:19|20)\d\d)$/.test(digits);
}

export function isNumberedLabel(text: string): boolean {
  return label.test(text.trim());
}

const newCard = /^нов(?:ый|ая) (?:контрагент|клиент|компания|организация|контакт|лид|сделка)$/u;

/** «Новая компания», which says nothing and is taken for no name, as the name of a card that stands for nobody. */
export function unnamedCard(text: string): NameWork | undefined {
  if (!newCard.test(foldWord(foldSpace(text)))) return undefined;
  const work = startWork(text);
  work.text = foldSpace(text);
  work.compare = compareWords(work.text, work.cyrillic);
  work.catchAll = true;
  work.applied.push("name-catch-all");
  return work;
}

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
