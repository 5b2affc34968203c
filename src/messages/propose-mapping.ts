import type { Catalogue } from "./index.ts";

/** Why `init` proposes what it proposes: the comments of a mapping that a person reads line by line. */
export const proposeMappingMessages: Catalogue = {
  "guess-head": {
    en: "Proposed by sverka init: each line says why. Check it, change it, then: sverka validate",
    ru: "Предложено командой sverka init: в каждой строке сказано почему. Проверьте, исправьте, затем: sverka validate",
  },
  "guess-header": { en: 'header "{word}"', ru: "заголовок «{word}»" },
  "guess-header-schemes": {
    en: "the header names numbers of several countries, each is read by its own form: {schemes}",
    ru: "в заголовке номера нескольких стран, каждый читается по своему виду: {schemes}",
  },
  "guess-groups": {
    en: "{count} rows have a name and nothing else: taken for folders of the rows below, not for firms; delete this line and the tag where they are firms",
    ru: "строк, в которых только название: {count}; приняты за группы для строк ниже, а не за фирмы; если это фирмы, удалите эту строку и тег",
  },
  "guess-header-person": {
    en: 'header "{word}", in a table of people',
    ru: "заголовок «{word}», в таблице людей",
  },
  "guess-responsible": { en: "header: who is responsible", ru: "по заголовку – ответственный" },
  "guess-address-part": { en: "header: {part} of an address", ru: "по заголовку – часть адреса ({part})" },
  "guess-no-header": { en: "no header", ru: "нет заголовка" },
  "guess-empty": { en: "empty in this file", ru: "в этом файле пусто" },
  "guess-row-number": { en: "row number", ru: "номер строки" },
  "guess-other-record": {
    en: "another record's column: needs a reference",
    ru: "колонка другой записи: нужна ссылка на неё",
  },
  "guess-someone-else": { en: "belongs to someone else ({whose})", ru: "принадлежит не этой записи ({whose})" },
  "guess-contradiction": {
    en: "header says {field}, cells look like {shape}",
    ru: "по заголовку {field}, а ячейки похожи на {shape}",
  },
  "guess-unknown": { en: "no known header word", ru: "такого заголовка не знаю" },
  "guess-phones-inside": {
    en: "free text with phones in it; the words beside them become their notes",
    ru: "свободный текст с телефонами; слова рядом станут их примечаниями",
  },
  "guess-contents": {
    en: "{percent} % of its cells look like {shape}",
    ru: "{percent} % ячеек похожи на {shape}",
  },
  "guess-key-poor": {
    en: "header says key, but {percent} % of the rows have a value of their own",
    ru: "по заголовку ключ, но своё значение есть лишь у {percent} % строк",
  },
  "guess-key-repeats": {
    en: 'header "{word}", but check: about {count} {count|value stands|values stand} more than once, such as {examples}; rows of one key become one card',
    ru: "заголовок «{word}», но проверьте: около {count} {count|значения повторяется|значений повторяются|значений повторяются}, например {examples}; строки с одним ключом станут одной карточкой",
  },
  "guess-second-key": { en: "a second key", ru: "второй ключ" },
  "guess-second-name": { en: "a second name", ru: "второе название" },
  "guess-any-name": {
    en: "a guess: no header names the record; please check",
    ru: "догадка: ни один заголовок не называет запись; проверьте",
  },
  "guess-taken": { en: "{field} is taken by another column", ru: "{field} уже занято другой колонкой" },
  "guess-kind-column": { en: "says which row is a firm", ru: "говорит, какая строка – фирма" },
  "guess-person-alone": { en: "a row without it is a person alone", ru: "строка без него – человек сам по себе" },
  "guess-firm-key": {
    en: "takes all rows of one name for one firm, namesakes too; without it each row makes a card, and those that look alike wait for review",
    ru: "примет все строки с одним названием за одну фирму, и тёзок тоже; без него каждая строка даёт карточку, а похожие ждут решения",
  },
  "guess-rows-company": {
    en: "A guess, please check: rows are taken for firms, and what no header gives to the person is the firm's; the other reading stands at the end",
    ru: "Догадка, проверьте: строки приняты за фирмы, и что заголовок не отдаёт человеку, отдано фирме; другое прочтение – в конце файла",
  },
  "guess-rows-person": {
    en: "A guess, please check: rows are taken for people, and what no header gives to the firm is the person's; the other reading stands at the end",
    ru: "Догадка, проверьте: строки приняты за людей, и что заголовок не отдаёт фирме, отдано человеку; другое прочтение – в конце файла",
  },
  "guess-rows-instead-company": {
    en: "Where each row is a person, and phones, e-mails and the key are the person's, put these lines in place of counterparty, contact and extra:",
    ru: "Если строка – это человек, и телефоны, e-mail и ключ его, поставьте эти строки вместо counterparty, contact и extra:",
  },
  "guess-rows-instead-person": {
    en: "Where each row is a firm, and phones, e-mails and the key are the firm's, put these lines in place of counterparty, contact and extra:",
    ru: "Если строка – это фирма, и телефоны, e-mail и ключ её, поставьте эти строки вместо counterparty, contact и extra:",
  },
  "guess-of": { en: "{reason}; listed in {source}", ru: "{reason}; список в {source}" },
  "guess-of-key": { en: "the key of the firm there", ru: "ключ фирмы в том списке" },
  "guess-this-file": { en: "this file", ru: "этом же файле" },
  "guess-find": {
    en: "some cells hold phones or e-mails; the text stays a note",
    ru: "в части ячеек телефоны или e-mail; текст остаётся заметкой",
  },
  "guess-extension": { en: "the extension of {column}", ru: "добавочный к «{column}»" },
  "guess-extension-alone": {
    en: "an extension, but of which phone?",
    ru: "добавочный, но к какому телефону?",
  },
  "guess-country-given": { en: "said by --country", ru: "задано через --country" },
  "guess-country-numbers": {
    en: "{column} holds numbers of this country",
    ru: "в колонке «{column}» номера этой страны",
  },
  "guess-country-column": { en: "{column} says no other", ru: "в колонке «{column}» нет другой" },
  "guess-country-phones": {
    en: "{count} of {of} phones that name a country name this one",
    ru: "из телефонов, по которым видна страна, её называют {count} из {of}",
  },
  "guess-country-script": { en: "by the letters of the headers", ru: "по буквам заголовков" },
  "guess-country-unknown": {
    en: "nothing here tells; phones without + stay as they are written until you put an ISO code: US, DE…",
    ru: "по файлу не видно; телефоны без + останутся как написаны, пока не указать код ISO: US, DE…",
  },
  "guess-country-rows": {
    en: "no home country: {column} says the country of each row, by which its phones are read",
    ru: "своей страны нет: страну каждой строки говорит «{column}», по ней читаются её телефоны",
  },
  "guess-country-some-rows": {
    en: "no home country: {column} says it of some rows; phones without + of the others stay as they are written until you put an ISO code: US, DE…",
    ru: "своей страны нет: «{column}» говорит её не в каждой строке; телефоны без + в остальных останутся как написаны, пока не указать код ISO: US, DE…",
  },
  "guess-leave-out": { en: "marked for deletion", ru: "помечено на удаление" },
  "guess-deletion-mark": {
    en: "the source marks what it has deleted; without this line such rows come as cards in use",
    ru: "источник помечает удалённое; без этой строки такие строки станут действующими карточками",
  },
  "guess-contract": { en: "contract of the firm above", ru: "договор организации выше" },
  "guess-contract-rows": {
    en: "{percent}% of these cells name contracts; without this line each comes as a card",
    ru: "{percent}% этих ячеек – договоры; без этой строки каждый станет карточкой",
  },
  "guess-reject": { en: "neither firm nor person", ru: "ни фирма, ни человек" },
};
