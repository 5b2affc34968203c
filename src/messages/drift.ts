import type { Catalogue } from "./index.ts";

/** Snapshots of a catalogue, and what has changed since. */
export const driftMessages: Catalogue = {
  "snapshot-empty": {
    en: "None of the profile's tables is in schema {schema} of {where}: there is nothing to write down.",
    ru: "В схеме {schema} ({where}) нет ни одной таблицы профиля: записывать нечего.",
    advice: {
      en: "`sverka target apply` makes the tables of a profile that brings its own.",
      ru: "Таблицы профиля, у которого они свои, создаёт `sverka target apply`.",
    },
  },
  "snapshot-invalid": {
    en: "{path} is no snapshot of a target: {problem}",
    ru: "{path} не снимок цели: {problem}",
    advice: {
      en: "Do not edit it; `sverka target snapshot` writes it anew.",
      ru: "Не правьте его руками; `sverka target snapshot` запишет заново.",
    },
  },
  "drift-schema": {
    en: "The snapshot is of schema {before}, the target is {now}.",
    ru: "Снимок сделан со схемы {before}, а цель теперь {now}.",
  },
  "drift-table-added": {
    en: "Table {table} is new: the snapshot does not have it.",
    ru: "Таблица {table} новая: в снимке её нет.",
  },
  "drift-table-removed": {
    en: "Table {table} stands in the snapshot and is no longer in the database.",
    ru: "Таблица {table} есть в снимке, но в базе её больше нет.",
  },
  "drift-column-added": {
    en: "Column {table}.{column} is new: {now}.",
    ru: "Колонка {table}.{column} новая: {now}.",
  },
  "drift-column-removed": {
    en: "Column {table}.{column} is gone; it was {before}.",
    ru: "Колонки {table}.{column} больше нет; была {before}.",
  },
  "drift-rule-added": {
    en: "Table {table} has a new rule {rule}: {now}.",
    ru: "У таблицы {table} новое правило {rule}: {now}.",
  },
  "drift-rule-removed": {
    en: "Table {table} has lost its rule {rule}; it was {before}.",
    ru: "У таблицы {table} больше нет правила {rule}; было {before}.",
  },
  "drift-rule-changed": {
    en: "Rule {rule} of table {table} was {before} and is {now}.",
    ru: "Правило {rule} таблицы {table} было {before}, стало {now}.",
  },
  "drift-column-changed": {
    en: "Column {table}.{column} was {before} and is {now}.",
    ru: "Колонка {table}.{column} была {before}, стала {now}.",
  },
};
