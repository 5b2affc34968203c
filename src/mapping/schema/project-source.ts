import { z } from "zod";
import { enrichment } from "./enrich.ts";
import { both, duplicatePolicy, onOff } from "./parts.ts";
import { defaultsBlock } from "./source.ts";

/** One source of a project: what is read by which mapping, and what its rows, or their absence, are good for. */
export const projectSource = z
  .strictObject({
    mapping: z.string().min(1).describe(both("Mapping file, or preset:<name>.", "Файл карты или preset:<имя>.")),
    files: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .optional()
      .describe(both("Files or patterns, relative to the project.", "Файлы или маски, путь от проекта.")),
    database: z
      .string()
      .min(1)
      .optional()
      .describe(
        both("A database to read from: URL, or a name under databases.", "База, из которой читать: URL или имя."),
      ),
    priority: z.int().min(1).optional().describe(both("1 is the most trusted source.", "1 – самый надёжный источник.")),
    completeness: z
      .enum(["full", "delta"])
      .optional()
      .describe(
        both(
          "full: what is missing is gone; delta (default): only what changed.",
          "full: чего нет, то исчезло; delta: только изменения.",
        ),
      ),
    whenGone: z
      .enum(["keep", "mark"])
      .optional()
      .describe(
        both(
          "A record that has vanished: keep (default) its row as it is, or mark it out of use.",
          "Исчезнувшая запись: keep – строка остаётся как есть, mark – выводится из работы.",
        ),
      ),
    whenEmpty: z
      .enum(["keep", "clear"])
      .optional()
      .describe(
        both(
          "An emptied cell: keep (default) what was loaded from it, or clear it.",
          "Опустевшая ячейка: keep – загруженное остаётся, clear – очищается.",
        ),
      ),
    lists: z
      .enum(["add", "mirror"])
      .optional()
      .describe(both("Lists grow (default), or follow the source.", "Списки пополняются или повторяют источник.")),
    clean: onOff
      .optional()
      .describe(both("No two records of this source are ever the same one.", "В этом источнике нет дублей.")),
    doubles: duplicatePolicy
      .optional()
      .describe(
        both(
          "Several cards of one counterparty, kept on purpose (one a contract, delivery point, manager): one card of them (merge, default), cards linked to the first of one official number (link), or cards by themselves (separate).",
          "Несколько карточек одного контрагента заведены нарочно (на договор, точку доставки, менеджера): merge (по умолчанию) – одна карточка, link – карточки со ссылкой на первую с тем же ИНН, separate – отдельные карточки.",
        ),
      ),
    defaults: defaultsBlock
      .optional()
      .describe(both("Values for every row, over those of the mapping.", "Значения для всех строк.")),
    expect: z
      .strictObject({
        rows: z
          .union([
            z.int().min(0),
            z.strictObject({
              min: z.int().min(0).optional().describe(both("At least.", "Не меньше.")),
              max: z.int().min(0).optional().describe(both("At most.", "Не больше.")),
            }),
          ])
          .optional()
          .describe(both("How many rows there must be.", "Сколько строк должно быть.")),
      })
      .optional()
      .describe(both("What must be true of the files; a gate.", "Что должно быть верно о файлах.")),
    enrich: z
      .array(enrichment)
      .min(1)
      .optional()
      .describe(both("Fill in from reference files.", "Дополнить из справочных файлов.")),
  })
  .meta({ id: "projectSource" });

export type ProjectSource = z.infer<typeof projectSource>;
