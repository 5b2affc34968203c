import type { Catalogue } from "./index.ts";

/** The workbooks of rejected rows. */
export const reportRejectsMessages: Catalogue = {
  "rejects-how-sheet": { en: "How to mend", ru: "Как исправить" },
  "rejects-long-texts": { en: "Long texts", ru: "Длинные тексты" },
  "rejects-title": {
    en: "{source}: {count} {count|row|rows} to mend",
    ru: "{source}: {count} {count|строка|строки|строк} на доработку",
  },
  "rejects-how-1": {
    en: "These rows of the export could not be loaded. Nothing of them is lost: they stand on the sheet “Rows”, each with its place in the file, what is wrong, and what to do.",
    ru: "Эти строки выгрузки не удалось загрузить. Ничего не потеряно: они стоят на листе «Rows», у каждой указано место в файле, что не так и что сделать.",
  },
  "rejects-how-2": {
    en: "Change the yellow cells only. Rows may be sorted and filtered; a row that need not be loaded may be left alone or deleted.",
    ru: "Меняйте только жёлтые ячейки. Строки можно сортировать и фильтровать; строку, которую загружать не нужно, можно не трогать или удалить.",
  },
  "rejects-how-3": {
    en: "All cells are text, so that Excel does not spoil codes and phones. Type values just as they should be; no formulas.",
    ru: "Все ячейки текстовые, чтобы Excel не испортил коды и телефоны. Пишите значения так, как они должны быть; без формул.",
  },
  "rejects-how-4": {
    en: "Do not rename the sheets and columns, and leave the last column as it is: it tells which row is which. Rows that are wholly equal are mended together.",
    ru: "Не переименовывайте листы и колонки и не меняйте последнюю колонку: по ней узнаются строки. Полностью одинаковые строки исправляются вместе.",
  },
  "rejects-how-5": {
    en: "Save the workbook as XLSX and hand it back: sverka correct FILE, then sverka run.",
    ru: "Сохраните книгу в формате XLSX и верните её: sverka correct ФАЙЛ, затем sverka run.",
  },
  "rejects-how-6": {
    en: "The corrections hold for every later export, as long as the source still says what it says here. The source files are never changed.",
    ru: "Исправления действуют и для следующих выгрузок, пока в источнике стоит то же, что здесь. Сами файлы источника не меняются.",
  },
  "rejects-h-place": { en: "Place", ru: "Место" },
  "rejects-h-codes": { en: "Codes", ru: "Коды" },
  "rejects-h-advice": { en: "What is wrong, what to do", ru: "Что не так и что сделать" },
  "mend-unknown-column": {
    en: "the column “{at}” is not in the original rows; its answers were not taken",
    ru: "колонки «{at}» нет в исходных строках; ответы из неё не взяты",
    advice: { en: "Give the column its old name.", ru: "Верните колонке прежнее название." },
  },
  "mend-unknown-row": {
    en: "this row cannot be told: its last column was changed or it was added by hand",
    ru: "строку не узнать: изменена её последняя колонка или она добавлена вручную",
    advice: { en: "Add new rows in the source, not here.", ru: "Новые строки добавляйте в источнике, а не здесь." },
  },
  "mend-contradiction": {
    en: "two equal rows got two different answers for “{at}”: “{other}” in line {line} and “{raw}” here; neither was taken",
    ru: "двум одинаковым строкам даны разные ответы для «{at}»: «{other}» в строке {line} и «{raw}» здесь; не взят ни один",
    advice: { en: "Give both the same value.", ru: "Укажите в обеих одно и то же." },
  },
  "correction-applied": {
    en: "“{at}” was mended by {by}: “{raw}” → “{value}”",
    ru: "«{at}» исправлено ({by}): «{raw}» → «{value}»",
  },
  "correction-overtaken": {
    en: "the correction by {by} was made for “{was}”, but the source now says “{raw}”: the source's text stands",
    ru: "исправление ({by}) сделано для «{was}», а в источнике теперь «{raw}»: оставлено значение источника",
    advice: {
      en: "Take the correction back, or correct the new value.",
      ru: "Отмените исправление или исправьте новое значение.",
    },
  },
  "correction-no-column": {
    en: "the correction by {by} is for the column “{at}”, which this file no longer has",
    ru: "исправление ({by}) относится к колонке «{at}», которой в файле больше нет",
  },
};
