/** Texts that mean «nothing here». Pure. */

const words = new Set(
  (
    "нет|нету|не указан|не указана|не указано|не указаны|не указ|неуказан|не задан|не задано|неизвестно|неизвестен|не известно|не известен|" +
    "не определено|не определен|не заполнено|не заполнен|не предоставлен|не предоставлено|отсутствует|отсутств|пусто|пустой|пустое|" +
    "без имени|без названия|без наименования|нет данных|нет информации|нет имени|нет названия|н д|н у|н з|нд|б н|б и|прочерк|" +
    "уточнить|уточняется|уточнить позже|позже|заполнить|не знаю|xxx|ххх|xxxx|хххх|zzz|qwe|qwerty|asdf|йцукен|фыва|тест|test|test test|" +
    "n a|na|none|null|nil|undefined|unknown|not available|not specified|not known|no name|noname|no data|empty|tbd|tba|nan|" +
    "контактное лицо|контакт|новый контрагент|новый клиент|имя|фамилия|фио|name|контрагент|удалить|жоқ|немає|няма|не вказано|не вказаний"
  ).split("|"),
);

/** A cell that says it is empty: «нет», «-», «н/д», «не указано», `N/A`, `xxx`, `???`. An empty text is one too. */
export function isPlaceholder(text: string): boolean {
  if (text.length > 24) return !/[\p{L}\p{N}]/u.test(text);
  const lower = text.toLowerCase();
  if (beginsOtherwise(lower)) return false;
  const folded = /[^a-zа-я0-9]/.test(lower)
    ? lower
        .replaceAll("ё", "е")
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim()
    : lower;
  if (folded === "" || folded === "0" || folded === "00" || words.has(folded)) return true;
  return isOneSign(folded);
}

/** The first two letters of every placeholder. */
const beginnings = new Set([...words].map((word) => word.slice(0, 2)));

/** Two different letters with which no placeholder begins: true of most texts, and cheaper than folding them. */
function beginsOtherwise(lower: string): boolean {
  const first = lower.charCodeAt(0);
  const second = lower.charCodeAt(1);
  return isPlain(first) && isPlain(second) && first !== second && !beginnings.has(lower.slice(0, 2));
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
