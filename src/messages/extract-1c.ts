import type { Catalogue } from "./index.ts";

/** What to do with a spreadsheet that only 1C reads. */
export const saveMxl = {
  en: "Open it in 1C, choose File → Save as, the type «Excel 2007 sheet (*.xlsx)», and take that file instead.",
  ru: "Откройте его в 1С, выберите «Файл → Сохранить как», тип «Лист Excel2007 (*.xlsx)», и возьмите этот файл.",
};

/** What the readers of 1C formats have to say. */
export const extractOnecMessages: Catalogue = {
  "format-mxl": {
    en: "this is a spreadsheet in 1C's own format (MXL), which only 1C reads",
    ru: "это табличный документ 1С (MXL), его читает только сама 1С",
    advice: saveMxl,
  },
  "texts-elsewhere-not-read": {
    en: "texts of unlimited length lie in {file} ({count} pieces) and are not read",
    ru: "тексты неограниченной длины лежат в {file} (частей: {count}) и не читаются",
    advice: {
      en: "If customers' notes are among them, let 1C write the list out as a table.",
      ru: "Если среди них примечания о клиентах, выгрузите список из 1С таблицей.",
    },
  },
  "periodic-values-not-read": {
    en: "values with a history (periodic attributes, constants) lie in {file} ({count} of them) and are not read",
    ru: "значения с историей (периодические реквизиты, константы) лежат в {file} ({count}) и не читаются",
    advice: {
      en: "If an attribute of customers is periodic, let 1C write the list out as a table.",
      ru: "Если у клиентов есть периодические реквизиты, выгрузите список из 1С таблицей.",
    },
  },
  "xml-truncated": {
    en: "the XML file ends in the middle ({reason})",
    ru: "файл XML обрывается на середине ({reason})",
    advice: {
      en: "Export it again and compare the size of the file before and after copying.",
      ru: "Выгрузите его ещё раз и сравните размер файла до и после копирования.",
    },
  },
  "xml-broken": {
    en: "the file is not well-formed XML at column {column}: {reason}",
    ru: "файл не является правильным XML, позиция {column} в строке: {reason}",
    advice: {
      en: "Export it again; if the same line is wrong again, the program that writes it has to be mended.",
      ru: "Выгрузите его ещё раз; если ошибка в той же строке повторится, чинить нужно программу, которая его пишет.",
    },
  },
  "xml-doctype": {
    en: "the file declares a document type, which can define entities; no export of 1C does, so it is not read",
    ru: "в файле объявлен тип документа (DOCTYPE), через который задаются сущности; выгрузки 1С его не содержат, поэтому файл не читается",
    advice: {
      en: "If you trust the file, remove the DOCTYPE declaration from it.",
      ru: "Если вы доверяете файлу, удалите из него объявление DOCTYPE.",
    },
  },
  "xml-too-deep": {
    en: "elements are nested more than {limit} deep",
    ru: "вложенность элементов больше {limit}",
  },
  "xml-text-too-long": {
    en: "a value or tag is longer than {limit} characters",
    ru: "значение или тег длиннее {limit} символов",
  },
  "xml-element-too-large": {
    en: "one record holds more than {limit} elements",
    ru: "в одной записи больше {limit} элементов",
  },
  "xml-illegal-character": {
    en: "line {line} holds bytes that are no character of XML or of the file's encoding ({raw}); they are shown as �",
    ru: "в строке {line} есть байты, которые не являются символами XML или кодировки файла ({raw}); они показаны как �",
    advice: {
      en: "Look at the value and, if it matters, correct it: sverka correct.",
      ru: "Посмотрите на значение и при необходимости исправьте его: sverka correct.",
    },
  },
  "contact-info-unreadable": {
    en: "a stored value of contact information could not be taken apart; it is kept as it is",
    ru: "сохранённое значение контактной информации не удалось разобрать; оно оставлено как есть",
    advice: {
      en: "Open the card in 1C and write it again, or map the presentation instead.",
      ru: "Перезапишите карточку в 1С или используйте в карте представление.",
    },
  },
  "catalogue-missing": {
    en: "the file holds no catalogue {wanted}; it holds: {found}",
    ru: "в файле нет справочника {wanted}; есть: {found}",
    advice: {
      en: "Name one that is there in `source.sheet` of the mapping.",
      ru: "Укажите имеющийся справочник в `source.sheet` карты.",
    },
  },
  "fast-infoset": {
    en: "the dump is in binary XML (Fast Infoset), which is not read",
    ru: "выгрузка в двоичном XML (Fast Infoset), он не читается",
    advice: {
      en: "Make it again without the option for fast infosets, so that it is an .xml file.",
      ru: "Повторите выгрузку без режима Fast Infoset, чтобы получился файл .xml.",
    },
  },
  "bank-truncated": {
    en: "the bank file ends inside the section that begins on line {section}",
    ru: "файл банка обрывается внутри секции, начатой в строке {section}",
    advice: { en: "Get it from the bank again.", ru: "Получите его из банка ещё раз." },
  },
  "bank-section-open": {
    en: "a section begins or the file ends before the section of line {section} has ended",
    ru: "секция начинается или файл кончается раньше, чем закрыта секция строки {section}",
    advice: { en: "Get it from the bank again.", ru: "Получите его из банка ещё раз." },
  },
  "bank-end-missing": {
    en: "the file has no «КонецФайла» at its end (line {line}): documents may be missing",
    ru: "в конце файла нет строки «КонецФайла» (строка {line}): возможно, не все документы на месте",
    advice: {
      en: "Compare the number of documents with the bank's.",
      ru: "Сравните число документов с данными банка.",
    },
  },
  "inn-in-name": {
    en: "the ИНН stood only in front of the name and was taken from there",
    ru: "ИНН стоял только перед наименованием и взят оттуда",
  },
  "dictionary-empty": {
    en: "1Cv7.DD describes no catalogue",
    ru: "в 1Cv7.DD не описан ни один справочник",
    advice: {
      en: "Take the folder of the base itself, with 1Cv7.DD and SC*.DBF of the same day.",
      ru: "Возьмите папку самой базы, где 1Cv7.DD и SC*.DBF одного дня.",
    },
  },
  "dictionary-too-large": {
    en: "1Cv7.DD is larger than {limit} bytes, which no dictionary is",
    ru: "1Cv7.DD больше {limit} байт – таких словарей не бывает",
  },
  "catalogue-file-missing": {
    en: "the folder has no {file}, in which catalogue {catalogue} is kept",
    ru: "в папке нет файла {file}, в котором хранится справочник {catalogue}",
    advice: {
      en: "Copy it from the base, or name other catalogues in `source.sheet`.",
      ru: "Скопируйте его из базы или укажите другие справочники в `source.sheet`.",
    },
  },
};
