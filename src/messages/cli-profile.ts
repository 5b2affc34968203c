import type { Catalogue } from "./index.ts";

/** What `profile` says of files and their columns. */
export const cliProfileMessages: Catalogue = {
  "profile-title": { en: "What is in the files", ru: "Что в файлах" },
  "profile-column": { en: "column", ru: "колонка" },
  "profile-fill": { en: "filled", ru: "заполнено" },
  "profile-distinct": { en: "distinct", ru: "разных" },
  "profile-looks-like": { en: "looks like", ru: "похоже на" },
  "profile-examples": { en: "examples", ru: "примеры" },
  "profile-together": { en: "Side by side", ru: "Рядом друг с другом" },
  "profile-header-at": { en: "header in row {line}", ru: "заголовок в строке {line}" },
  "profile-hidden": { en: "hidden", ru: "скрыт" },
  "profile-rows": {
    en: "{read} {read|row|rows} read, {rows} of data",
    ru: "прочитано строк: {read}, с данными: {rows}",
  },
  "profile-one-header": {
    en: "one header, so one mapping will do: {tables}",
    ru: "один заголовок, хватит одной карты: {tables}",
  },
  "profile-copy-same": {
    en: "{table} says the same as {of} ({rows} equal rows)",
    ru: "{table} совпадает с {of} (одинаковых строк: {rows})",
  },
  "profile-copy-older": {
    en: "{table} looks like an older version of {of} ({rows} equal rows)",
    ru: "{table} похожа на старую версию {of} (одинаковых строк: {rows})",
  },
  "profile-copy-part": {
    en: "{table} is a part of {of} ({rows} equal rows)",
    ru: "{table} – часть {of} (одинаковых строк: {rows})",
  },
  "profile-overlap": {
    en: "{left} and {right} share about {shared} customers by {by}",
    ru: "у {left} и {right} около {shared} общих клиентов (по признаку: {by})",
  },
  "profile-ranks": {
    en: "Which to rely on first, by richness and size (richness × √rows):",
    ru: "На что опираться в первую очередь, по полноте и размеру (полнота × √строк):",
  },
  "profile-rank": {
    en: "{place}. {table}: {rows} {rows|row|rows}, richness {richness} of 400, {own}% of its customers stand in no table above it, latest date {latest}",
    ru: "{place}. {table}: строк {rows}, полнота {richness} из 400, {own}% клиентов нет в таблицах выше, последняя дата {latest}",
  },
  "shape-phone": { en: "phone", ru: "телефон" },
  "shape-email": { en: "e-mail", ru: "e-mail" },
  "shape-inn": { en: "ИНН", ru: "ИНН" },
  "shape-kpp": { en: "КПП", ru: "КПП" },
  "shape-ogrn": { en: "ОГРН", ru: "ОГРН" },
  "shape-bin": { en: "БИН", ru: "БИН" },
  "shape-unp": { en: "УНП", ru: "УНП" },
  "shape-date": { en: "date", ru: "дата" },
  "shape-person": { en: "person", ru: "человек" },
  "shape-organisation": { en: "organisation", ru: "организация" },
  "shape-contract": { en: "contract", ru: "договор" },
  "shape-name": { en: "name", ru: "название" },
  "shape-url": { en: "web address", ru: "сайт" },
  "shape-address": { en: "address", ru: "адрес" },
  "shape-number": { en: "number", ru: "число" },
  "shape-placeholder": { en: "placeholder", ru: "заглушка" },
  "shape-text": { en: "text", ru: "текст" },
};
