import { parseLegalForm } from "../../countries/legal-forms.ts";
import { placeOfStatus } from "./own-word.ts";
import { doubtOnce, tidy, type NameRule, type NameWork } from "./work.ts";

/**
 * Status that people write into a name because the card had no field for it: «яя_Ромашка», «!!!ДОЛЖНИК Ромашка», «Ромашка (дубль)»,
 * «НЕ ИСПОЛЬЗОВАТЬ». Taken off the name, kept as a tag in one spelling.
 */
const weak = (words: string): RegExp =>
  new RegExp(
    String.raw`(?<=[(!*_[]\s*)(?:${words})(?=\s*[)!*_\]])|(?<=[a-zа-ӿ]_)(?:${words})$|(?<=[»"”)]\s(?:[–—-]\s)?)(?:${words})\s*$|^(?:${words})(?=[\s!:–-]*\s(?:ООО|АО|ЗАО|ОАО|ПАО|ИП|ТОО|["«“]))`,
    "i",
  );

/** Words that are a firm's own as often as not count only in brackets, behind its quotes, or before its form: {@link weak}. */
const marks: readonly (readonly [tag: string, pattern: RegExp])[] = [
  [
    "не использовать",
    /(?<![a-zа-ӿ\d])не\s+(?:использ(?:овать|уется|уем|\.)?|исп\.?|работать|работаем|пользоваться|трогать|брать)(?![a-zа-ӿ\d])/i,
  ],
  ["не использовать", /(?<![a-zа-ӿ\d])(?:не\s?актуал(?:ьно|ен|ьна|\.)?|неакт\.?)(?![a-zа-ӿ\d])/i],
  // «Неактуальные решения» is a name.
  [
    "не использовать",
    /(?<![A-Za-zА-ӿ\d])(?:[Нн][Ее]\s?[Аа]ктуальн[а-я]{2}(?!\s+[а-яё])|НЕ\s?АКТУАЛЬН[А-Я]{2})(?![A-Za-zА-ӿ\d])/,
  ],
  ["не отгружать", /(?<![a-zа-ӿ\d])не\s+(?:отгружать|отпускать|продавать|поставлять)(?![a-zа-ӿ\d])/i],
  ["не использовать", /(?<![a-zа-ӿ\d])(?:do\s+not\s+use|don'?t\s+use|obsolete|deprecated)(?![a-zа-ӿ\d])/i],
  [
    "дубль",
    /(?<![a-zа-ӿ\d])(?:дубл(?:ь|и|икаты?|ирует|\.)?|задвоен(?:ие|о|а)?|двойник|duplicate|dupe)(?:\s*\d{1,2})?(?![a-zа-ӿ\d])/i,
  ],
  ["должник", /(?<![a-zа-ӿ\d])(?:(?:злостн(?:ый|ые)\s+)?(?:должник|неплательщик)и?|просрочка)(?![a-zа-ӿ\d])/i],
  [
    "ликвидируется",
    /(?<![a-zа-ӿ\d])(?:(?:находится\s+)?в\s+(?:стадии|процессе)\s+ликвидации|на\s+ликвидации|в\s+ликвидации|ликвидируется)(?![a-zа-ӿ\d])/i,
  ],
  [
    "ликвидируется",
    /(?<![a-z])(?:in\s+liquidation|under\s+liquidation|in\s+liquidazione(?:\s+(?:coatta(?:\s+amministrativa)?|volontaria|giudiziale))?|en\s+liquidaci[óo]n|w\s+likwidacji)(?![a-z])/i,
  ],
  ["ликвидируется", /(?<=[\p{L}.)]\s+\(?)i\.\s?L\.?(?=\)?$)/u],
  ["ликвидирован", /(?<![a-zа-ӿ\d])(?:ликвидирован[оаы]?|ликвид\.?|ликв\.?|исключен[оа]?\s+из\s+егрюл)(?![a-zа-ӿ\d])/i],
  ["ликвидирован", /(?<![a-zа-ӿ\d])прекрати(?:л[оаи]?|вшее|вшая)\s+(?:свою\s+)?деятельность(?![a-zа-ӿ\d])/i],
  ["ликвидируется", weak(String.raw`ликвидация(?:\s+(?:с\s+|от\s+)?\d\d\.\d\d\.\d{4})?`)],
  [
    "реорганизуется",
    /(?<![a-zа-ӿ\d])(?:(?:находится\s+)?в\s+(?:стадии|процессе)\s+реорганизации|на\s+реорганизации|в\s+реорганизации|реорганизуется)(?![a-zа-ӿ\d])/i,
  ],
  [
    "реорганизован",
    /(?<![a-zа-ӿ\d])реорганизован[оаы]?(?:\s+(?:пут[её]м|в\s+форме)\s+(?:присоединения|слияния|разделения|выделения))?(?![a-zа-ӿ\d])/i,
  ],
  ["реорганизуется", weak("реорганизация")],
  ["банкрот", /(?<![a-zа-ӿ\d])(?:банкрот(?:ство|ы)?|в\s+стадии\s+банкротства|bankrupt)(?![a-zа-ӿ\d])/i],
  [
    "закрыт",
    /(?<=[(!*_\s-]|^)(?<!(?:договор|контракт|сч[её]т|сделка|заказ|заявка|вопрос|долг|период)\s)(?:закрыт[оаы]?|закрыл(?:ся|сь|ась|ось|ись)|не\s+работает|не\s+работают|не\s+действует|не\s?актив(?:ен|на|но|ный|ная)|недействующ(?:ий|ая|ее)|closed|inactive)(?=[)!*_\s.,-]|$)/i,
  ],
  ["чёрный список", /(?<![a-zа-ӿ\d])(?:ч[её]рный\s+список|чс|blacklist(?:ed)?|в\s+чс)(?![a-zа-ӿ\d])/i],
  ["закрыт", weak(String.raw`не\s+существует|не\s+сущ\.?|недейств\.?`)],
  ["архив", weak(String.raw`архив(?:ный|е)?|в\s+архив(?:е)?|archived?`)],
  [
    "на удаление",
    /(?<![a-zа-ӿ\d])(?:на\s+удаление|к\s+удалению|удал(?:ить|[её]н[оа]?|\.)|помечен\s+на\s+удаление|to\s+delete|deleted)(?![a-zа-ӿ\d])/i,
  ],
  ["не использовать", weak(String.raw`стоп(?:-?лист)?|stop`)],
  ["должник", /^ДОЛГИ?(?=[\s!:–-]*\s(?:ООО|АО|ЗАО|ОАО|ПАО|ИП|ТОО|["«“]))/],
  [
    "проверить",
    weak(
      String.raw`(?:проверить|уточнить)(?:\s+(?:ИНН|КПП|реквизиты|адрес|телефон|данные|название|наименование|контакты|дубль))?|на\s+проверку`,
    ),
  ],
  ["дубль", weak("копия|copy")],
  ["без НДС", weak(String.raw`без\s+ндс`)],
  ["с НДС", weak(String.raw`(?:с\s+)?ндс`)],
  ["безналичный расчёт", weak(String.raw`безнал(?:ичный|ичные)?(?:\s+расч[её]т)?|б/н`)],
  ["наличный расчёт", weak(String.raw`нал(?:ичные)?|за\s+нал`)],
  ["предоплата", weak(String.raw`(?:только\s+)?(?:по\s+)?предоплат[аеы]|только\s+предоплата`)],
  ["отсрочка", weak(String.raw`отсрочка|с\s+отсрочкой`)],
  ["опт", weak(String.raw`опт(?:овик|овый)?`)],
  ["розница", weak(String.raw`розница|розн\.?`)],
  ["старый", weak(String.raw`стар(?:ый|ая|ое|\.)?|old|устар(?:ел[оа]?|\.)?`)],
  ["старый", /_(?:стар(?:ый|ая|ое)?|old)$/i],
  ["новый", weak(String.raw`нов(?:ый|ая|ое|\.)?|new`)],
  ["VIP", /(?<=[(!*_[\s]|^)(?:vip|вип)(?=[)!*_\]\s.,-]|$)/i],
];

/**
 * Letters put in front so that the card sinks to the end of the list or floats to its top: `яя_`, `ZZZ `, `яяяООО`. A separator or a
 * capital must follow, else it is the beginning of a word.
 */
const sinking =
  /^(?:[Яя]{2,}|[Яя](?=_)|[Zz]{2,}|[Zz](?=_)|[Юю]{3,}|[Xx]+(?=_)|[Ъъ]+(?=_)|[Хх]+(?=_)|[Aa]{3,}|[Аа]{3,}|(?:x{3,}|х{3,})(?=[\s_.-]))(?:[\s_.\-–—]+(?=[\p{L}\p{N}"«“'(])|(?=[\p{Lu}"«“](?:\p{Ll}|\p{Lu}{2}\s|["«“\p{Lu}])))/u;
/** «!!!», «***», «###», «?»: attention, without words. */
const shouting =
  /(?:^|\s)[!*#@+~^=_.?-]+(?=\s|$)|^[!*#@+~^=_.?-]+\s*(?=[\p{L}\p{N}"«“'(])|(?<=[\p{L}\p{N})»"])[!?*#_]+\s*$/gu;

export const statusRule: NameRule = {
  name: "name-status",
  field: "name",
  before: "!!!ДОЛЖНИК Ромашка (дубль)",
  after: "Ромашка",
  hint: /[!*#_@+~^=?([]|(?:^|[\s»"”])(?:с\s|без\s|за\s|на\s|по\s|только\s)?(?:опт|нал|безнал|б\/н|ндс|предоплат|копия|copy|нов|стар|отсрочк|розн|провер|уточн|old|new)[а-яё.]{0,8}(?:$|\s)|^яя|^zz|^аа|^ююю|^хх|^xx|^aaa|(?:^|[^а-яё])не\s|^долг|дубл|задво|двойн|должн|плател|проср|ликв|прекрати|реорг|банкр|bankr|liqui|likwi|\si\.\s?l|закры|clos|inact|недейст|неакт|ч[её]рный\s+сп|(?:^|[^а-яё])чс|blackl|архив|archiv|удал|delet|исключен|vip|вип|do\s+not|don'?t|obsol|deprec|dup|^[.-]/,
  apply: takeStatus,
};

/** «просрочка 45 дней», «должник на 12 000 руб»: how long and how much goes with the word. */
const howMuch =
  /^\s+(?:на\s|более\s|свыше\s)?\d[\d\s.,]*\s?(?:дн\p{L}*|мес\p{L}*|т\.?\s?р\.?|тыс\p{L}*|р\.|руб\p{L}*)(?![\p{L}\d])/iu;

/** When it came to that: «закрыты 2023», «ликвидирован с 01.02.2021 г.». A year goes with the word it belongs to. */
const since = /^\s+(?:(?:с|в|от)\s+)?(?:\d\d\.){0,2}(?:19|20)\d\d(?:\s?(?:г\.?|год[ау]?))?(?![\p{L}\d-])/iu;
const lasting = new Set([
  "ликвидируется",
  "ликвидирован",
  "реорганизуется",
  "реорганизован",
  "банкрот",
  "закрыт",
  "архив",
  "должник",
]);

/** The first place of a mark where it is no part of the name: the «банкротство» of «Банкрот-Сервис банкротство 2021». */
function firstRemark(work: NameWork, text: string, pattern: RegExp): RegExpExecArray | undefined {
  if (!pattern.test(text)) return undefined;
  for (const match of text.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
    const place = placeOfStatus(text, { start: match.index, end: match.index + match[0].length });
    if (place === "taken") return match;
    if (place === "doubtful")
      doubtOnce(work, { code: "name-aside-kept", severity: "note", params: { word: match[0].trim() } });
  }
  return undefined;
}

function takeStatus(work: NameWork): boolean {
  const start = work.text;
  let text = start;
  for (const [tag, pattern] of marks) {
    const match = firstRemark(work, text, pattern);
    if (match === undefined) continue;
    const end = match.index + match[0].length;
    const behind = text.slice(end);
    const owed = tag === "должник" ? howMuch.exec(behind)?.[0] : undefined;
    const year = lasting.has(tag) ? (owed ?? since.exec(behind)?.[0] ?? "") : "";
    const rest = tidy(`${text.slice(0, match.index)} ${text.slice(end + year.length)}`);
    // A firm may be called «Архив» or «Оптовик ООО»: a mark takes nothing when it would leave nothing, or a legal form alone.
    if (!/[\p{L}\p{N}]{2}/u.test(rest) || parseLegalForm(rest) !== undefined) continue;
    if (!work.tags.some((taken) => taken.value === tag))
      work.tags.push({ value: tag, raw: match[0], rule: "name-status" });
    if (year !== "") work.notes.push({ value: match[0].trim() + year, raw: match[0] + year, rule: "name-status" });
    text = rest;
  }
  const sunk = sinking.exec(text);
  if (sunk !== null && text.length - sunk[0].length >= 3) {
    work.tags.push({ value: "не использовать", raw: sunk[0].trim(), rule: "name-status" });
    work.doubts.push({ code: "name-sorting-prefix", severity: "note", raw: sunk[0].trim() });
    text = text.slice(sunk[0].length);
  }
  text = text
    .replace(shouting, (sign) => (/^\s+[-–—+@=]\s*$/u.test(sign) ? sign : " "))
    .replace(/\s+/gu, " ")
    .trim();
  if (text === start || !/[\p{L}\p{N}]/u.test(text)) return false;
  work.text = text;
  return true;
}
