import { z } from "zod";
import { condition } from "./condition.ts";
import type { Condition } from "./condition.ts";
import { both, columnRef, scalarText } from "./parts.ts";

/**
 * Where one canonical value comes from: a bare word is a column, a list is several values, an object says more.
 *
 * In an object exactly one source (`column`, `literal`, `template`, `firstOf`, `parts`, `attribute`), then the steps, which
 * are always taken in this order whatever the order of the keys: `extract`, `replace`, `split`, `take`, `lookup`, `join`;
 * then facts about the value (`kind`, `scheme`, `country`, `date`, `note`…), in which a bare word is the word itself.
 */
export type Value = string | ValueObject | readonly Value[];

export interface ValueObject {
  readonly column?: string | readonly string[] | undefined;
  readonly literal?: string | number | boolean | undefined;
  readonly template?: string | undefined;
  readonly firstOf?: readonly Value[] | undefined;
  readonly parts?: Readonly<Record<string, Value>> | undefined;
  readonly attribute?: string | undefined;
  readonly extract?: string | undefined;
  readonly replace?: Replacement | readonly Replacement[] | undefined;
  readonly split?: string | undefined;
  readonly take?: "first" | "last" | number | undefined;
  readonly lookup?: Lookup | undefined;
  readonly join?: string | undefined;
  readonly kind?: Fact | undefined;
  readonly scheme?: Fact | undefined;
  readonly country?: Fact | undefined;
  readonly date?: string | readonly string[] | undefined;
  readonly note?: Fact | undefined;
  readonly find?: boolean | undefined;
  readonly proposeContact?: boolean | undefined;
  readonly when?: Condition | undefined;
}

/** A bare word is the word itself; an object is a value of the row. */
export type Fact = string | ValueObject;

export interface Replacement {
  readonly pattern: string;
  readonly with: string;
}

export type Lookup = string | LookupObject;

export interface LookupObject {
  readonly file?: string | undefined;
  readonly table?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly sheet?: string | undefined;
  readonly key?: string | undefined;
  readonly value?: string | undefined;
  readonly unknown?: "keep" | "reject" | undefined;
  readonly default?: string | undefined;
}

const lookupObject = z
  .strictObject({
    file: z
      .string()
      .min(1)
      .optional()
      .describe(both("CSV or XLSX, relative to this file.", "CSV или XLSX, путь от этого файла.")),
    table: z
      .record(z.string(), scalarText)
      .optional()
      .describe(both("The table itself, written here.", "Сама таблица, записанная здесь.")),
    sheet: z
      .string()
      .optional()
      .describe(both("Sheet of a workbook; default: the first.", "Лист книги; по умолчанию первый.")),
    key: z
      .string()
      .optional()
      .describe(
        both(
          "Column with what the source says; default: the first.",
          "Колонка со значениями источника; по умолчанию первая.",
        ),
      ),
    value: z
      .string()
      .optional()
      .describe(
        both("Column with what it becomes; default: the second.", "Колонка с результатом; по умолчанию вторая."),
      ),
    unknown: z
      .enum(["keep", "reject"])
      .optional()
      .describe(
        both(
          "A value that the table does not know: keep it as it is, with an issue (default), or reject the row.",
          "Значение, которого нет в таблице: оставить как есть с замечанием (по умолчанию) или отклонить строку.",
        ),
      ),
    default: z
      .string()
      .optional()
      .describe(both("What every unknown value becomes.", "Чем становится любое неизвестное значение.")),
  })
  .meta({
    id: "lookup",
    examples: [
      { table: { да: "active", нет: "closed" } },
      { file: "tables/users.csv", key: "Менеджер", value: "login" },
    ],
  });

const replacement = z.strictObject({
  pattern: z.string().min(1).describe(both("Regular expression.", "Регулярное выражение.")),
  with: z.string().describe(both("Replacement; $1 is the first group.", "Замена; $1 – первая группа.")),
});

const fact = z.union([z.string().min(1), z.lazy(() => valueObject)]);

export const valueObject: z.ZodType<ValueObject> = z.lazy(() =>
  z
    .strictObject({
      column: z
        .union([columnRef, z.array(columnRef).min(1)])
        .optional()
        .describe(both("Column or columns.", "Колонка или несколько колонок.")),
      literal: scalarText.optional().describe(both("A constant.", "Постоянное значение.")),
      template: z
        .string()
        .min(1)
        .optional()
        .describe(
          both(
            "Text with {columns}; a part in [brackets] is left out when a column in it is empty.",
            "Текст с {колонками}; часть в [скобках] опускается, если колонка в ней пуста.",
          ),
        ),
      firstOf: z
        .array(value)
        .min(1)
        .optional()
        .describe(both("The first of these that is not empty.", "Первое непустое из перечисленного.")),
      parts: z
        .record(z.string(), value)
        .optional()
        .describe(
          both(
            "A value in named parts: address (postcode, city, street…), bank account (account, bik, bank, correspondent), phone (country, area, number, extension).",
            "Значение из частей: адрес, банковский счёт, телефон.",
          ),
        ),
      attribute: z
        .string()
        .min(1)
        .optional()
        .describe(
          both(
            "What stands in the brackets of the path that this value came from: Тип for Контакт[Тип=*].",
            "Что стоит в скобках пути, откуда взято значение: Тип для Контакт[Тип=*].",
          ),
        ),
      extract: z
        .string()
        .min(1)
        .optional()
        .describe(
          both(
            "Regular expression; its first group (else all of it) is the value.",
            "Регулярное выражение; значение – первая группа.",
          ),
        ),
      replace: z
        .union([replacement, z.array(replacement).min(1)])
        .optional()
        .describe(both("Replacements, one after the other.", "Замены по порядку.")),
      split: z
        .string()
        .min(1)
        .optional()
        .describe(
          both("Separator: one cell becomes several values.", "Разделитель: из одной ячейки несколько значений."),
        ),
      take: z
        .union([z.enum(["first", "last"]), z.int().min(1)])
        .optional()
        .describe(both("Which of several values to take, from 1.", "Какое из значений взять, с 1.")),
      lookup: z
        .union([z.string().min(1), lookupObject])
        .optional()
        .describe(both("Translate through a table.", "Перевести по таблице соответствия.")),
      join: z
        .string()
        .optional()
        .describe(both("Several values become one text, with this between.", "Несколько значений соединить в одно.")),
      kind: fact
        .optional()
        .describe(
          both(
            "phones: mobile, fixed, fax…; addresses: legal, actual, postal, delivery; e-mails: work, personal; relations: head, group, successor, payer-for.",
            "Вид: телефона, адреса, почты, связи.",
          ),
        ),
      scheme: fact
        .optional()
        .describe(both("Scheme of an identifier: kz-bin, by-unp, eu-vat…", "Схема идентификатора.")),
      country: fact.optional().describe(both("Country of this value, ISO code.", "Страна значения, код ISO.")),
      date: z
        .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
        .optional()
        .describe(
          both("Pattern of the date: dd.MM.yyyy; several are tried in turn.", "Формат даты; несколько – по очереди."),
        ),
      note: fact.optional().describe(both("A remark that belongs to this value.", "Пометка к значению.")),
      find: z
        .boolean()
        .optional()
        .describe(
          both("The cell is free text: look for values in it.", "В ячейке свободный текст: искать значения в нём."),
        ),
      proposeContact: z
        .boolean()
        .optional()
        .describe(
          both("A name found beside a phone may become a contact.", "Имя рядом с телефоном может стать контактом."),
        ),
      when: condition
        .optional()
        .describe(both("Only in rows of which this holds.", "Только в строках, где это верно.")),
    })
    .meta({
      id: "valueObject",
      examples: [
        { column: "Факс", kind: "fax" },
        { column: ["Last name", "First name"], join: " " },
        { template: "{Улица}[, д. {Дом}]" },
        { column: "Менеджер", lookup: "tables/users.xlsx" },
        { column: "Изменён", date: "dd.MM.yyyy" },
        { literal: "buyer" },
      ],
    }),
);

export const value: z.ZodType<Value> = z.lazy(() =>
  z
    .union([columnRef, valueObject, z.array(value).min(1)])
    .meta({ id: "value", examples: ["Телефон", ["Phone", "Mobile Phone"], { column: "Факс", kind: "fax" }] }),
);

/** A reference to a counterparty of this or another source. */
export interface Reference {
  readonly key?: string | readonly string[] | undefined;
  readonly source?: string | undefined;
  readonly inn?: string | undefined;
  readonly name?: string | undefined;
  readonly kind?: "head" | "group" | "successor" | "payer-for" | undefined;
  readonly when?: Condition | undefined;
}

const referenceKeys = {
  key: z
    .union([columnRef, z.array(columnRef).min(1)])
    .optional()
    .describe(both("Column(s) with the other record's sourceKey.", "Колонка с ключом (sourceKey) другой записи.")),
  source: z
    .string()
    .min(1)
    .optional()
    .describe(
      both("Source id in sverka.yaml; default: this source.", "Источник из sverka.yaml; по умолчанию этот же."),
    ),
  inn: columnRef.optional().describe(both("Column with its ИНН.", "Колонка с её ИНН.")),
  name: columnRef.optional().describe(both("Column with its name.", "Колонка с её названием.")),
  when: condition.optional().describe(both("Only in rows of which this holds.", "Только в строках, где это верно.")),
};

/** One reference, or several tried in turn: the first whose cell is filled counts. */
export const reference: z.ZodType<Reference> = z.strictObject(referenceKeys).meta({
  id: "reference",
  examples: [{ key: "ID компании", source: "companies" }, { inn: "ИНН" }, { name: "Company Name" }],
});

export const relation: z.ZodType<Reference> = z
  .strictObject({
    kind: z
      .enum(["head", "group", "successor", "payer-for"])
      .describe(both("What the other one is to this one.", "Кем другой приходится этому.")),
    ...referenceKeys,
  })
  .meta({ id: "relation" });
