/** Texts that mean «nothing here». Pure. */

const words = new Set(
  (
    "нет|нету|не указан|не указана|не указано|не указаны|не указ|неуказан|не задан|не задано|неизвестно|неизвестен|не известно|не известен|" +
    "не определено|не определен|не заполнено|не заполнен|не предоставлен|не предоставлено|отсутствует|отсутств|пусто|пустой|пустое|" +
    "без имени|без названия|без наименования|нет данных|нет информации|нет имени|нет названия|н д|н у|н з|нд|б н|б и|прочерк|" +
    "уточнить|уточняется|уточнить позже|позже|заполнить|не знаю|xxx|ххх|xxxx|хххх|zzz|qwe|qwerty|asdf|йцукен|фыва|тест|test|test test|" +
    "n a|na|none|null|nil|undefined|unknown|not available|not specified|not known|no name|noname|no data|empty|tbd|tba|nan|" +
    "новый контрагент|новый клиент|имя|фамилия|фио|name|контрагент|удалить|жоқ|немає|няма|не вказано|не вказаний"
  ).split("|"),
);

/** A cell that says it is empty: «нет», «-», «н/д», «не указано», `N/A`, `xxx`, `???`. An empty text is one too. */
export function isPlaceholder(text: string): boolean {
  if (text.length > 24) return !/[\p{L}\p{N}]/u.test(text);
  const folded = text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  if (folded === "" || words.has(folded)) return true;
  return /^(?:0+|1+|9+)(?: (?:0+|1+|9+))*$/.test(folded) || /^([^оo])\1{2,}$/u.test(folded.replaceAll(" ", ""));
}
