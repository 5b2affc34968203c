import type { Catalogue } from "./index.ts";

/** The rules that clean values other than names. */
export const normalizeValueRulesMessages: Catalogue = {
  "rule-text-mojibake": {
    en: "Text decoded with the wrong table is read again where that proves itself.",
    ru: "Текст в неверной кодировке читается заново, где это доказуемо.",
  },
  "rule-text-characters": {
    en: "Control and zero-width characters are taken out.",
    ru: "Управляющие и невидимые знаки убираются.",
  },
  "rule-stored-contact": {
    en: "A contact as 1C stores it (JSON, XML, lines «Индекс=443001») in a cell of a table is read by what it shows to people.",
    ru: "Контакт в том виде, в каком его хранит 1С (JSON, XML, строки «Индекс=443001»), в ячейке таблицы читается по его представлению.",
  },
  "rule-misplaced": {
    en: "An e-mail among the phones or sites, a phone or a site among the e-mails goes to its own kind.",
    ru: "Почта среди телефонов или сайтов, телефон или сайт среди адресов почты переносятся к своим.",
  },
  "rule-phone-parts": {
    en: "Country, area, number and extension kept apart (1C) are read as one number.",
    ru: "Страна, код, номер и добавочный, хранимые порознь (1С), читаются как один номер.",
  },
  "rule-phone-find": {
    en: "Phones are looked for in free text, which stays as it is.",
    ru: "Телефоны ищутся в свободном тексте, сам текст не меняется.",
  },
  "rule-phone-exponent": {
    en: "A spreadsheet’s exponent is undone where no digit is lost.",
    ru: "Экспонента из таблицы раскрывается, если цифры не потеряны.",
  },
  "rule-phone-look-alike": {
    en: "Letters typed in place of digits become digits.",
    ru: "Буквы, набранные вместо цифр, становятся цифрами.",
  },
  "rule-phone-split": {
    en: "Several numbers in a cell become several phones.",
    ru: "Несколько номеров в ячейке становятся отдельными телефонами.",
  },
  "rule-phone-extension": {
    en: "Extensions in all spellings go to their own place.",
    ru: "Добавочные в любой записи выделяются.",
  },
  "rule-phone-tail": {
    en: "A short ending after a number is read as one more number.",
    ru: "Короткое окончание после номера читается как ещё один номер.",
  },
  "rule-phone-note": {
    en: "Words beside a number (whose it is, when to call) become its note.",
    ru: "Слова рядом с номером (чей, когда звонить) становятся примечанием.",
  },
  "rule-phone-e164": {
    en: "Every number is kept in its international form.",
    ru: "Каждый номер хранится в международном виде.",
  },
  "rule-phone-country": {
    en: "A number written as at home in another country than the row’s is read by that country’s rules, if only one fits.",
    ru: "Номер, записанный по правилам другой страны, читается по ним, если подходит только одна.",
  },
  "rule-phone-old-code": {
    en: "Codes changed in the 2000s become today’s.",
    ru: "Коды, сменившиеся в 2000-х, заменяются нынешними.",
  },
  "rule-phone-area-code": {
    en: "A local number gets the area code where exactly one fits.",
    ru: "Местный номер дополняется кодом города, если подходит ровно один.",
  },
  "rule-identifier-number": {
    en: "What a spreadsheet made a decimal or an exponent becomes a number again.",
    ru: "Номер, ставший в таблице дробью или экспонентой, восстанавливается.",
  },
  "rule-identifier-split": {
    en: "Several numbers in a cell, labelled or not, are told apart.",
    ru: "Несколько номеров в ячейке, с подписями и без, разделяются.",
  },
  "rule-identifier-look-alike": {
    en: "Letters in place of digits are mended when the check digit proves it.",
    ru: "Буквы вместо цифр исправляются, если это подтверждает контрольная цифра.",
  },
  "rule-identifier-prefix": {
    en: "A VAT number written without its country gets the prefix of the row's country where the check digit proves it.",
    ru: "Номер НДС без страны получает префикс страны строки, если это подтверждает контрольная цифра.",
  },
  "rule-identifier-padding": {
    en: "An ИНН of ten digits padded to twelve loses its padding.",
    ru: "ИНН из десяти цифр, дополненный до двенадцати, очищается от нулей.",
  },
  "rule-identifier-zeros": {
    en: "Lost leading zeros come back when the check digit proves it.",
    ru: "Потерянные ведущие нули возвращаются, если это подтверждает контрольная цифра.",
  },
  "rule-identifier-scheme": {
    en: "A number in the wrong column is kept as what it is.",
    ru: "Номер не в своём столбце хранится как тот, которым является.",
  },
  "rule-email-find": {
    en: "Addresses are looked for in free text, which stays as it is.",
    ru: "Адреса ищутся в свободном тексте, сам текст не меняется.",
  },
  "rule-email-split": {
    en: "Several addresses in a cell become several.",
    ru: "Несколько адресов в ячейке разделяются.",
  },
  "rule-email-look-alike": {
    en: "Cyrillic letters in a Latin address become Latin.",
    ru: "Кириллица в латинском адресе становится латиницей.",
  },
  "rule-email-spelling": {
    en: "Names, brackets and blanks around an address go; the domain, and a name in capitals throughout, is in lower case.",
    ru: "Имена, скобки и пробелы вокруг адреса убираются; домен и имя, целиком набранное прописными, – строчными.",
  },
  "rule-email-note": {
    en: "What stands beside an address becomes a note of the card.",
    ru: "Слова рядом с адресом становятся примечанием карточки.",
  },
  "rule-site-split": { en: "Several sites in a cell become several.", ru: "Несколько сайтов в ячейке разделяются." },
  "rule-site-spelling": {
    en: "A site is kept without scheme and www, its host in lower case.",
    ru: "Сайт хранится без схемы и www, домен строчными.",
  },
  "rule-date-serial": { en: "A day’s number of Excel becomes a date.", ru: "Номер дня из Excel становится датой." },
  "rule-date-spelling": { en: "Dates are kept as yyyy-MM-dd.", ru: "Даты хранятся как гггг-ММ-дд." },
  "rule-account-spelling": {
    en: "Accounts are kept without blanks, their letters in Latin.",
    ru: "Счета хранятся без пробелов, буквы латиницей.",
  },
};
