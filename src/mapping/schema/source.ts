import { z } from "zod";
import { both, homeCountryCode } from "./parts.ts";

/** Formats a mapping may name in `source.format`. Left out, the format is found by content. */
export const sourceFormats = [
  "csv",
  "xlsx",
  "xls",
  "ods",
  "html-table",
  "dbf",
  "1c77",
  "access",
  "vcard",
  "json",
  "postgres",
  "mysql",
  "commerceml",
  "enterprise-data",
  "1c-exchange",
  "1c-data-dump",
  "1c-bank",
] as const;

export const sourceBlock = z
  .strictObject({
    format: z
      .enum(sourceFormats)
      .optional()
      .describe(
        both("Format of the files; left out: found by content.", "Формат файлов; если не указан – по содержимому."),
      ),
    sheet: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .optional()
      .describe(
        both(
          'Sheet or sheets; "*": all, hidden too. Default: the first visible.',
          'Лист или листы; "*" – все, и скрытые.',
        ),
      ),
    headerHas: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(
        both(
          "The header is the first row that has at least these.",
          "Заголовок – первая строка, где есть все эти названия.",
        ),
      ),
    headerRows: z
      .int()
      .min(1)
      .max(5)
      .optional()
      .describe(both("How many rows the header takes.", "Сколько строк занимает заголовок.")),
    encoding: z
      .string()
      .min(1)
      .optional()
      .describe(
        both(
          "windows-1251, cp866, utf-8…; left out: found by content.",
          "Кодировка; если не указана – по содержимому.",
        ),
      ),
    delimiter: z.string().length(1).optional().describe(both("Delimiter of a CSV.", "Разделитель CSV.")),
    quote: z
      .string()
      .max(1)
      .optional()
      .describe(both('Quote of a CSV; "": quotes are plain characters.', "Кавычка CSV; пустая – кавычки не особые.")),
    table: z
      .string()
      .min(1)
      .optional()
      .describe(
        both("Table of a database or Access file, catalogue of 1C 7.7.", "Таблица базы или справочник 1С 7.7."),
      ),
    query: z.string().min(1).optional().describe(both("SQL query, read-only.", "SQL-запрос, только чтение.")),
    totals: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(both("First words of rows that are totals, besides Итого and Total.", "Первые слова итоговых строк.")),
    limits: z
      .record(z.string(), z.number().positive())
      .optional()
      .describe(both("How much a file may ask of us.", "Ограничения на размер и вложенность.")),
  })
  .meta({ id: "source" });

export const defaultsBlock = z
  .strictObject({
    country: homeCountryCode.optional().describe(both("ISO code, RU; or unknown.", "Код страны ISO, RU; или unknown.")),
    region: z.string().min(1).optional().describe(both("Region.", "Регион.")),
    city: z
      .string()
      .min(1)
      .optional()
      .describe(both("City; completes local phones.", "Город; дополняет местные номера.")),
    areaCode: z
      .string()
      .regex(/^\d{2,6}$/, "846, 495, 84635…")
      .optional()
      .describe(both("Area code without trunk prefix, 846.", "Код города без 8, 846.")),
  })
  .meta({ id: "defaults" });
