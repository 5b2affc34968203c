/** Texts that mean «nothing here». Pure. */

const words = new Set(
  (
    "нет|нету|не указан|не указана|не указано|не указаны|не указ|неуказан|не задан|не задано|неизвестно|неизвестен|не известно|не известен|" +
    "не определено|не определен|не заполнено|не заполнен|не предоставлен|не предоставлено|отсутствует|отсутств|пусто|пустой|пустое|" +
    "без имени|без названия|без наименования|нет данных|нет информации|нет имени|нет названия|н д|н у|н з|нд|б н|б и|прочерк|" +
    "уточнить|уточняется|уточнить позже|позже|заполнить|не знаю|xxx|ххх|xxxx|хххх|zzz|qwe|qwerty|asdf|йцукен|фыва|тест|test|test test|" +
    "n a|na|none|null|nil|undefined|unknown|not available|not specified|not known|no name|noname|no data|empty|tbd|tba|nan|" +
    "контактное лицо|контакт|нет контакта|без контакта|нет контактного лица|новый контрагент|новый клиент|новая компания|новая организация|новый контакт|новый лид|новая сделка|имя|имя не указано|имя неизвестно|фио не указано|фамилия|фио|name|контрагент|удалить|жоқ|немає|няма|не вказано|не вказаний"
  ).split("|"),
);

/** A cell that says it is empty: «нет», «-», «н/д», «не указано», `N/A`, `xxx`, `???`. An empty text is one too. */
export function isPlaceholder(text: string): boolean {
  if (text.length > 24) return !/[\p{L}\p{N}]/u.test(text);
  if (beginsOtherwise(text)) return false;
  // «П.П.» are somebody's initials, not a sign over and over.
  if (/^\p{Lu}\.\s?\p{Lu}\.?$/u.test(text.trim())) return false;
  const lower = text.toLowerCase();
  const folded = /[^a-zа-я0-9]/.test(lower)
    ? lower
        .replaceAll("ё", "е")
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim()
    : lower;
  if (folded === "" || folded === "0" || folded === "00" || words.has(folded)) return true;
  return isOneSign(folded);
}

/** Two code units as one number: a set of texts would have one made for each question. */
function pair(first: number, second: number): number {
  return first * 0x10000 + second;
}

/** The first two letters of every placeholder. */
const beginnings = new Set([...words].map((word) => pair(word.charCodeAt(0), word.charCodeAt(1))));

/** Two different letters with which no placeholder begins: true of most texts, and cheaper than folding them. */
function beginsOtherwise(text: string): boolean {
  const first = small(text.charCodeAt(0));
  const second = small(text.charCodeAt(1));
  return isPlain(first) && isPlain(second) && first !== second && !beginnings.has(pair(first, second));
}

/** A to Z and А to Я as their small letters, anything else as it is. */
function small(unit: number): number {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x410 && unit <= 0x42f) ? unit + 0x20 : unit;
}

/** a to z, а to я. */
function isPlain(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x430 && unit <= 0x44f);
}

/** The same sign over and over: xxx, 000 000. ООО is a legal form. */
function isOneSign(text: string): boolean {
  const first = text[0];
  if (text.length < 3 || first === "о" || first === "o") return false;
  for (const sign of text) if (sign !== first && sign !== " ") return false;
  return true;
}
