import type { Catalogue } from "./index.ts";

/** What a whole column or export lets one suspect. */
export const extractColumnMessages: Catalogue = {
  "column-empty": { en: "column {at} is empty", ru: "столбец {at} пуст" },
  "column-constant": {
    en: "column {at} says the same in all {count} cells",
    ru: "в столбце {at} во всех {count} ячейках одно и то же",
  },
  "column-placeholders": {
    en: "column {at}: {count} cells hold a placeholder (нет, -, 000…)",
    ru: "столбец {at}: ячеек с заглушкой (нет, -, 000…): {count}",
  },
  "column-exponents": {
    en: "column {at}: {count} codes were saved as 5.02E+11, their digits are lost",
    ru: "столбец {at}: кодов, сохранённых как 5,02E+11 (цифры потеряны): {count}",
    advice: {
      en: "Export it again from the system, without a detour through Excel.",
      ru: "Выгрузите заново из системы, минуя Excel.",
    },
  },
  "column-lost-zeros": {
    en: "column {at}: {count} numbers are one digit short, as if a leading zero was lost",
    ru: "столбец {at}: номеров на цифру короче (похоже, потерян ведущий ноль): {count}",
  },
  "column-cut": {
    en: "column {at}: {count} or more values are exactly {length} long, as if they were cut",
    ru: "столбец {at}: значений длиной ровно {length}, похоже, обрезанных: {count} или больше",
  },
  "column-key-repeats": {
    en: "column {at} looks like a key, but {count} of its values repeat",
    ru: "столбец {at} похож на ключ, но повторов в нём: {count}",
  },
  "export-full-sheet": {
    en: "the table fills a sheet to its last row ({rows}): the export was probably cut off",
    ru: "таблица заполняет лист до последней строки ({rows}): выгрузка, вероятно, обрезана",
    advice: { en: "Export it in parts or as CSV.", ru: "Выгрузите частями или в CSV." },
  },
  "export-round-count": {
    en: "exactly {rows} rows: perhaps the export was limited",
    ru: "ровно {rows} строк: возможно, выгрузка ограничена",
    advice: {
      en: "Compare with the count in the system; expect: { rows: … } makes it a gate.",
      ru: "Сверьте с числом записей в системе; expect: { rows: … } сделает это условием.",
    },
  },
  "export-filtered": {
    en: "a filter stands above the header: {raw}",
    ru: "над заголовком указан отбор: {raw}",
    advice: { en: "Ask for an export without it.", ru: "Запросите выгрузку без отбора." },
  },
  "rows-repeated": {
    en: "{count} rows repeat another one word for word",
    ru: "строк, дословно повторяющих другие: {count}",
  },
};
