import { z } from "zod";
import { condition } from "./condition.ts";
import { expectation } from "./expectation.ts";
import { contactShape, counterpartyShape } from "./fields.ts";
import { both, columnRef, scalarText } from "./parts.ts";
import { defaultsBlock, sourceBlock } from "./source.ts";
import { reference } from "./value.ts";

const columns = z.union([columnRef, z.array(columnRef).min(1)]);

/** A column of the source that the CRM has a field of its own for. */
export const customField = z
  .strictObject({
    column: columnRef.describe(both("Column.", "Колонка.")),
    type: z
      .enum(["text", "number", "date", "boolean", "choice"])
      .optional()
      .describe(
        both(
          "Type; a cell that does not fit is kept as it is, with an issue.",
          "Тип; неподходящая ячейка остаётся с замечанием.",
        ),
      ),
    values: z.array(scalarText).min(1).optional().describe(both("Allowed values of a choice.", "Допустимые значения.")),
    date: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .optional()
      .describe(both("Pattern of a date.", "Формат даты.")),
  })
  .meta({ id: "customField" });

const extra = z.union([z.array(columnRef).min(1), columnRef, z.record(z.string(), columnRef)]);

const entityKeys = {
  when: condition
    .optional()
    .describe(both("Only rows of which this holds give this record.", "Запись возникает только при этом условии.")),
  sourceKey: columns
    .optional()
    .describe(both("What the source itself keeps unique.", "Ключ, уникальный в самом источнике.")),
  find: z
    .strictObject({
      phones: columns.optional().describe(both("Look for phones in these.", "Искать телефоны в этих колонках.")),
      emails: columns.optional().describe(both("Look for e-mails in these.", "Искать почту в этих колонках.")),
    })
    .optional()
    .describe(
      both(
        "Look for values in free text; the text stays a note.",
        "Искать в свободном тексте; текст остаётся примечанием.",
      ),
    ),
  custom: z
    .record(z.string(), z.union([columnRef, customField]))
    .optional()
    .describe(both("Custom fields by name.", "Дополнительные поля по имени.")),
  extra: extra
    .optional()
    .describe(
      both("Columns to keep without a meaning: a list, or name: column.", "Колонки, которые хранятся без смысла."),
    ),
};

export const counterpartyBlock = z.strictObject({ ...entityKeys, ...counterpartyShape }).meta({ id: "counterparty" });

export const contactBlock = z
  .strictObject({
    ...entityKeys,
    each: columnRef
      .optional()
      .describe(
        both(
          "A repeated element of an XML file: every repeat of it gives a contact, in which its columns are those of the repeat.",
          "Повторяющийся элемент XML: каждое его повторение даёт контакт со своими колонками.",
        ),
      ),
    of: z
      .union([reference, z.array(reference).min(1)])
      .optional()
      .describe(
        both(
          "Which counterparty the contact speaks for, when it is not the one of the same row.",
          "Чей это контакт, если не контрагента той же строки.",
        ),
      ),
    ...contactShape,
  })
  .meta({ id: "contact" });

const ruleName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]*$/u, "a-z а-я 0-9 _ . -");

export const rowRule = z
  .strictObject({
    reason: ruleName.describe(
      both("Short name of the rule, shown in the books.", "Короткое имя правила, видно в отчёте."),
    ),
    when: condition.describe(both("Rows of which this holds.", "Строки, где это верно.")),
  })
  .meta({ id: "rowRule" });

/** A row that is a heading for the rows below it. */
export const groupRule = z
  .strictObject({
    name: ruleName.describe(
      both("The heading is carried down as the column $group.<name>.", "Заголовок станет колонкой $group.<имя>."),
    ),
    column: columnRef.describe(both("Where the heading stands.", "Где стоит заголовок.")),
    when: condition.describe(both("Which rows are headings.", "Какие строки – заголовки групп.")),
  })
  .meta({ id: "groupRule" });

const rowCells = z.record(z.string(), scalarText.nullable());

export const mappingTest = z
  .strictObject({
    name: z.string().min(1).optional().describe(both("What the test shows.", "Что показывает тест.")),
    given: z
      .union([rowCells, z.array(rowCells).min(1)])
      .describe(both("A row, or rows; absent cells are empty.", "Строка или строки; отсутствующие ячейки пусты.")),
    expect: expectation
      .optional()
      .describe(
        both("What becomes of it, after cleaning; only what is named is compared.", "Что получится после очистки."),
      ),
    reject: z
      .string()
      .min(1)
      .optional()
      .describe(both("Issue code that rejects the row.", "Код замечания, отклоняющего строку.")),
    leftOut: z
      .string()
      .min(1)
      .optional()
      .describe(both("Rule by which the row is left out.", "Правило, по которому строка пропускается.")),
    issues: z
      .array(z.string().min(1))
      .optional()
      .describe(both("Codes of the issues that there must be.", "Коды ожидаемых замечаний.")),
  })
  .meta({
    id: "mappingTest",
    examples: [
      { given: { Компания: 'ООО "Ромашка"' }, expect: { counterparty: { name: "Ромашка", legalForm: "ООО" } } },
      { given: { Company: "" }, reject: "name-missing" },
    ],
  });

export const mapping = z
  .strictObject({
    version: z.literal(1).describe(both("Version of the language.", "Версия языка.")),
    title: z.string().min(1).optional().describe(both("What this mapping is for.", "Для чего эта карта.")),
    extends: z
      .string()
      .min(1)
      .optional()
      .describe(
        both("A preset (preset:name) or a file to start from.", "Пресет (preset:имя) или файл, который дополняется."),
      ),
    without: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(
        both(
          "What of the base is not taken over: counterparty.phones, ignore.Logo.",
          "Что не наследуется: counterparty.phones, ignore.Логотип.",
        ),
      ),
    source: sourceBlock.optional().describe(both("How the files are read.", "Как читать файлы.")),
    sample: z
      .string()
      .min(1)
      .optional()
      .describe(
        both("A small file to check columns against, relative to this file.", "Образец файла для проверки колонок."),
      ),
    columns: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(both("The header, where there is no sample.", "Заголовок, если нет образца.")),
    defaults: defaultsBlock
      .optional()
      .describe(both("Values, not columns, for every row.", "Значения (не колонки) для всех строк.")),
    carryDown: z
      .array(columnRef)
      .min(1)
      .optional()
      .describe(
        both(
          "Columns whose empty cells take the value above.",
          "Колонки, пустые ячейки которых берут значение сверху.",
        ),
      ),
    groups: z
      .array(groupRule)
      .min(1)
      .optional()
      .describe(both("Rows that head the rows below.", "Строки-заголовки групп.")),
    leaveOut: z
      .array(rowRule)
      .min(1)
      .optional()
      .describe(both("Rows to leave out, and why.", "Какие строки пропустить и почему.")),
    reject: z
      .array(rowRule)
      .min(1)
      .optional()
      .describe(both("Rows to reject, and why.", "Какие строки отклонить и почему.")),
    counterparty: counterpartyBlock.optional().describe(both("The counterparty of a row.", "Контрагент строки.")),
    contact: contactBlock.optional().describe(both("The contact of a row.", "Контакт строки.")),
    contacts: z
      .array(contactBlock)
      .min(1)
      .optional()
      .describe(both("Several contacts of a row.", "Несколько контактов строки.")),
    extra: extra
      .optional()
      .describe(both("Columns to keep without a meaning.", "Колонки, которые хранятся без смысла.")),
    ignore: z
      .record(z.string(), z.string().min(1))
      .optional()
      .describe(both("Columns to ignore, each with the reason.", "Колонки, которые не нужны, с причиной.")),
    onUnknownColumns: z
      .enum(["error", "extra"])
      .optional()
      .describe(
        both(
          "A column that the mapping does not name: an error in validate (default), or kept in extra.",
          "Колонка, которой нет в карте: ошибка (по умолчанию) или хранить в extra.",
        ),
      ),
    tests: z
      .array(mappingTest)
      .optional()
      .describe(both("Rows and what must come of them.", "Строки и что из них должно получиться.")),
    coverage: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe(
        both(
          "Share of fields and rules the tests must touch, 0 to 1.",
          "Какую долю полей и правил должны задеть тесты.",
        ),
      ),
  })
  .meta({ id: "mapping" });

export type MappingFile = z.infer<typeof mapping>;
export type CounterpartyBlock = z.infer<typeof counterpartyBlock>;
export type ContactBlock = z.infer<typeof contactBlock>;
export type RowRule = z.infer<typeof rowRule>;
export type MappingTest = z.infer<typeof mappingTest>;
export type CustomField = z.infer<typeof customField>;
