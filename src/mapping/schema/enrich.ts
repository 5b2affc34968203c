import { z } from "zod";
import { counterpartyFields, type CounterpartyField } from "../../model/index.ts";
import { both } from "./parts.ts";

/** A join with a file the user supplies: by identifier, with provenance, without overwriting unless told. */
export const enrichment = z
  .strictObject({
    file: z.string().min(1).describe(both("Reference file, CSV or XLSX.", "Справочный файл.")),
    sheet: z.string().min(1).optional().describe(both("Sheet of a workbook.", "Лист книги.")),
    on: z
      .string()
      .min(1)
      .describe(both("Identifier to join on: inn, ogrn, kz-bin…", "По какому номеру соединять: inn, ogrn, kz-bin…")),
    key: z
      .string()
      .min(1)
      .optional()
      .describe(both("Column of the file with it; default the first.", "Колонка файла с ним; иначе первая.")),
    take: z.record(z.string(), z.string().min(1)).describe(both("field: column.", "поле: колонка.")),
    overwrite: z
      .boolean()
      .optional()
      .describe(both("Replace what the row has; it goes to extra.", "Заменять имеющееся; оно уйдёт в extra.")),
  })
  .meta({ id: "enrichment" });

export type Enrichment = z.infer<typeof enrichment>;

/** Fields of a counterparty that can be taken from a file: all that a text fills. */
export const enrichFields: readonly CounterpartyField[] = counterpartyFields.filter(
  (field) => !["identifiers", "head", "relations"].includes(field),
);

const schemesOf: Readonly<Record<string, readonly string[]>> = {
  inn: ["ru-inn"],
  kpp: ["ru-kpp"],
  ogrn: ["ru-ogrn", "ru-ogrnip"],
  okpo: ["ru-okpo"],
};

/** `inn` is the field's name for `ru-inn`; everything else is a scheme by its own name. */
export function joinSchemes(on: string): readonly string[] {
  return schemesOf[on] ?? [on];
}

export const joinNames = Object.keys(schemesOf);
