import type { Catalogue } from "./index.ts";

/** Why a file could not be read, and what readers notice about rows and cells. */
export const extractMessages: Catalogue = {
  "file-missing": {
    en: "there is no such file",
    ru: "такого файла нет",
    advice: {
      en: "Check the path; it is relative to the project folder.",
      ru: "Проверьте путь: он считается от папки проекта.",
    },
  },
  "file-unreadable": {
    en: "the file cannot be opened: {reason}",
    ru: "файл не открывается: {reason}",
    advice: {
      en: "Close it in the program that holds it open, or check your rights to it.",
      ru: "Закройте его в программе, которая его держит, или проверьте права доступа.",
    },
  },
  "file-is-directory": {
    en: "this is a folder, not a file",
    ru: "это папка, а не файл",
    advice: { en: "Name the files in it: {example}", ru: "Укажите файлы в ней: {example}" },
  },
  "file-is-device": {
    en: "this is not an ordinary file but a device, pipe or socket",
    ru: "это не обычный файл, а устройство, канал или сокет",
  },
  "file-empty": { en: "the file is empty", ru: "файл пуст" },
  "file-changed": {
    en: "the file changed while it was being read",
    ru: "файл изменился, пока его читали",
    advice: {
      en: "Wait until it is written to its end, or copy it, and run again.",
      ru: "Дождитесь окончания записи или сделайте копию и запустите снова.",
    },
  },
  "format-unknown": {
    en: "the format of the file is not recognised; known are {known}",
    ru: "формат файла не распознан; известны: {known}",
    advice: {
      en: "Name it in the mapping: source: { format: … }, or save the file as XLSX or CSV.",
      ru: "Назовите его в сопоставлении: source: { format: … }, или сохраните файл как XLSX или CSV.",
    },
  },
  "format-unsupported": {
    en: "there is no reader called {format}; there are {known}",
    ru: "формата {format} нет; есть: {known}",
  },
  "encoding-unknown": {
    en: "there is no encoding called {encoding}",
    ru: "кодировки {encoding} нет",
    advice: {
      en: "Try utf-8, windows-1251, cp866 or koi8-r.",
      ru: "Попробуйте utf-8, windows-1251, cp866 или koi8-r.",
    },
  },
  "line-too-long": {
    en: "the line is longer than {limit} bytes: this is no text table",
    ru: "строка длиннее {limit} байт: это не текстовая таблица",
  },
  "header-not-found": {
    en: "no row has the headers {wanted}",
    ru: "нет строки с заголовками {wanted}",
    advice: {
      en: "Look at the file with sverka profile and correct headerHas in the mapping.",
      ru: "Посмотрите файл командой sverka profile и исправьте headerHas в сопоставлении.",
    },
  },
  "header-not-recognised": {
    en: "no row looks like a header, so the columns are called A, B, C…",
    ru: "строка заголовков не найдена, столбцы названы A, B, C…",
    advice: {
      en: "If there is one, name some of its words in headerHas.",
      ru: "Если она есть, укажите её слова в headerHas.",
    },
  },
  "column-without-header": {
    en: "column {at} has values but no header",
    ru: "в столбце {at} есть значения, но нет заголовка",
  },
  "row-only-first-cell": {
    en: "only the first cell of the row is filled; it was taken for data, not for the heading of a group",
    ru: "в строке заполнена только первая ячейка; она принята за данные, а не за заголовок группы",
  },
  "row-too-short": {
    en: "the row has {found} fields, the header {expected}",
    ru: "в строке {found} полей, в заголовке {expected}",
    advice: {
      en: "See whether a delimiter or a line break stands in a field without quotes.",
      ru: "Проверьте, нет ли разделителя или перевода строки внутри поля без кавычек.",
    },
  },
  "row-too-long": {
    en: "the row has {found} fields, the header {expected}",
    ru: "в строке {found} полей, в заголовке {expected}",
    advice: {
      en: "See whether a delimiter stands in a field without quotes.",
      ru: "Проверьте, нет ли разделителя внутри поля без кавычек.",
    },
  },
  "quote-not-closed": {
    en: "a quote opens a field and is never closed; the line was read by itself",
    ru: "кавычка открывает поле и не закрывается; строка прочитана отдельно",
  },
  "quote-stray": {
    en: "a quote stands inside a field without being doubled; the line was read in the way that fits the header",
    ru: "кавычка внутри поля не удвоена; строка прочитана так, как подходит к заголовку",
  },
  "bytes-undecodable": {
    en: "line {line} has bytes that are no text in the encoding of the file: {raw}",
    ru: "в строке {line} есть байты, которых нет в кодировке файла: {raw}",
    advice: { en: "Name the encoding in the mapping.", ru: "Укажите кодировку в сопоставлении." },
  },
  "encoding-mixed": {
    en: "line {line} is in {encoding}, unlike the rest of the file",
    ru: "строка {line} записана в {encoding}, не как остальной файл",
  },
  "mojibake-repaired": {
    en: "the text had been read in a wrong encoding ({wrong}) and was restored",
    ru: "текст был прочитан в неверной кодировке ({wrong}) и восстановлен",
  },
  "workbook-broken": {
    en: "the workbook is broken or cut off: {reason}",
    ru: "книга повреждена или обрезана: {reason}",
    advice: {
      en: "Open it in Excel or LibreOffice, let it be repaired, and save it anew.",
      ru: "Откройте её в Excel или LibreOffice, дайте восстановить и сохраните заново.",
    },
  },
  "xml-dtd": {
    en: "the XML declares a document type, which is refused because of entity bombs: {reason}",
    ru: "XML объявляет тип документа; такие файлы отклоняются из-за «бомб» из сущностей: {reason}",
  },
  "sheet-missing": {
    en: "there is no sheet {sheet}; there are {there}",
    ru: "листа {sheet} нет; есть: {there}",
    advice: { en: "Correct sheet in the mapping.", ru: "Исправьте sheet в сопоставлении." },
  },
  "sheets-not-read": {
    en: "{count} more sheets were not read: {names}",
    ru: "ещё листов не прочитано: {count} ({names})",
    advice: {
      en: 'If they hold customers, say sheet: "*" or name them.',
      ru: 'Если в них есть клиенты, укажите sheet: "*" или их имена.',
    },
  },
  "sheet-hidden": { en: "the sheet is hidden; it was read", ru: "лист скрыт; он прочитан" },
  "rows-hidden": {
    en: "{count} rows are hidden or filtered out; they were read",
    ru: "строк скрыто или отфильтровано: {count}; они прочитаны",
  },
  "columns-hidden": {
    en: "{count} columns are hidden; they were read",
    ru: "столбцов скрыто: {count}; они прочитаны",
  },
  "numbers-shown-rounded": {
    en: "{count} {count|number|numbers} in column {at} {count|is|are} shown as 5.02E+11; all their digits were read",
    ru: "в столбце {at} чисел, показанных как 5,02E+11: {count}; прочитаны все цифры",
  },
  "digits-lost": {
    en: "a number of more than 15 digits was kept as a number, so its last digits are lost",
    ru: "число длиннее 15 цифр хранилось как число, последние цифры потеряны",
    advice: {
      en: "Take it from the original source; it cannot be brought back from this file.",
      ru: "Возьмите его из исходной системы: из этого файла его не восстановить.",
    },
  },
  "date-out-of-range": {
    en: "the cell is formatted as a date but {raw} is none",
    ru: "ячейка отформатирована как дата, но {raw} не дата",
  },
  "cell-error": { en: "the cell holds an error: {raw}", ru: "в ячейке ошибка: {raw}" },
  "cell-broken": {
    en: "the cell cannot be read: {raw}",
    ru: "ячейку не удалось прочитать: {raw}",
  },
  "formula-without-result": {
    en: "the formula has no stored result: {raw}",
    ru: "у формулы нет сохранённого результата: {raw}",
    advice: {
      en: "Open the workbook in Excel, let it calculate, and save it.",
      ru: "Откройте книгу в Excel, дайте пересчитать и сохраните.",
    },
  },
  "workbook-encrypted": {
    en: "the workbook is protected by a password",
    ru: "книга защищена паролем",
    advice: { en: "Save it without the password.", ru: "Сохраните её без пароля." },
  },
  "file-too-large": {
    en: "this format is read whole, and the file is larger than {limit} bytes",
    ru: "файлы этого формата читаются целиком, а этот больше {limit} байт",
    advice: {
      en: "Save it as XLSX or CSV, which are read as a stream, or raise limits.wholeFileBytes.",
      ru: "Сохраните его как XLSX или CSV (они читаются потоком) или увеличьте limits.wholeFileBytes.",
    },
  },
  "file-truncated": {
    en: "the file is cut off: {found} of {expected} records are there",
    ru: "файл обрезан: записей {found} из {expected}",
    advice: { en: "Ask for the file again.", ru: "Запросите файл ещё раз." },
  },
  "html-without-table": { en: "the page has no table", ru: "на странице нет таблицы" },
  "dbf-broken": { en: "this is no DBF table: {reason}", ru: "это не таблица DBF: {reason}" },
  "dbf-code-page": {
    en: "the file says it is in {claimed}, its text is {encoding}",
    ru: "файл заявляет кодировку {claimed}, текст в нём – {encoding}",
    advice: {
      en: "If letters look wrong, name the encoding in the mapping.",
      ru: "Если буквы выглядят неверно, укажите encoding в сопоставлении.",
    },
  },
  "access-broken": {
    en: "the database cannot be read: {reason}",
    ru: "базу не удалось прочитать: {reason}",
    advice: {
      en: "Open it in Access, compact and repair it, or ask for the file again.",
      ru: "Откройте её в Access, сожмите и восстановите, или запросите файл ещё раз.",
    },
  },
  "access-encrypted": {
    en: "the database is protected by a password",
    ru: "база защищена паролем",
    advice: { en: "Save it without the password.", ru: "Сохраните её без пароля." },
  },
  "access-without-tables": {
    en: "the database has no tables of its own",
    ru: "в базе нет ни одной таблицы",
    advice: { en: "Ask for the file that holds the data.", ru: "Попросите файл, в котором лежат сами данные." },
  },
  "access-tables-elsewhere": {
    en: "the database only links to tables that lie elsewhere: {names}",
    ru: "в базе только ссылки на таблицы в других местах: {names}",
    advice: {
      en: "Ask for the file that holds the data (its name often ends in _be) and name that one.",
      ru: "Попросите файл, в котором лежат сами данные (его имя часто кончается на _be), и укажите его.",
    },
  },
  "access-tables-linked": {
    en: "tables that lie elsewhere were not read: {names}",
    ru: "таблицы, лежащие в других местах, не прочитаны: {names}",
    advice: {
      en: "If they hold customers, name the files they lie in.",
      ru: "Если в них есть клиенты, укажите файлы, в которых они лежат.",
    },
  },
  "access-row-count": {
    en: "the table says it has {expected} rows, {found} were there and were read",
    ru: "в описании таблицы записей {expected}, а нашлось и прочитано {found}",
  },
  "objects-not-read": {
    en: "column {at} holds pictures or attached files, which are not read",
    ru: "в столбце {at} картинки или вложенные файлы; они не читаются",
  },
  "json-broken-file": { en: "the JSON is broken or cut off: {reason}", ru: "JSON повреждён или обрезан: {reason}" },
  "json-broken": { en: "the object is no JSON: {reason}", ru: "объект не является JSON: {reason}" },
  "vcard-binaries": {
    en: "{count} pictures, sounds or keys were left out",
    ru: "пропущено картинок, звуков и ключей: {count}",
  },
  "vcard-stray-lines": {
    en: "{count} lines stand outside of any card",
    ru: "строк вне карточек: {count}",
  },
  "vcard-line-broken": { en: "the line is no property of a card: {raw}", ru: "строка не является свойством: {raw}" },
  "vcard-not-closed": { en: "the card does not end with END:VCARD", ru: "карточка не закрыта строкой END:VCARD" },
  "table-missing": { en: "there is no table {table}; there are {there}", ru: "таблицы {table} нет; есть: {there}" },
  "table-not-named": {
    en: "which table is to be read? There are {there}",
    ru: "какую таблицу читать? Есть: {there}",
    advice: {
      en: "Say source: { table: … } or query in the mapping, --table on the command line.",
      ru: "Укажите source: { table: … } или query в карте, --table в команде.",
    },
  },
  "database-unreachable": {
    en: "the database does not answer: {reason}",
    ru: "база не отвечает: {reason}",
    advice: { en: "Check address, user and password.", ru: "Проверьте адрес, пользователя и пароль." },
  },
  "database-login-outdated": {
    en: "the server asks for a way of logging in that is no longer spoken",
    ru: "сервер требует способ входа, который больше не поддерживается",
    advice: {
      en: "Ask its administrator to set this user's password anew (mysql_native_password or caching_sha2_password).",
      ru: "Попросите администратора заново задать пароль этого пользователя (mysql_native_password или caching_sha2_password).",
    },
  },
  "database-protocol-unknown": {
    en: "a database is named by postgres:// or mysql://, not {protocol}",
    ru: "база задаётся как postgres:// или mysql://, а не {protocol}",
  },
  "query-refused": { en: "the database refused to read: {reason}", ru: "база отказалась читать: {reason}" },
};
