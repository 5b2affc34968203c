import { z } from "zod";
import { masterRules } from "../../model/index.ts";
import { both, duplicatePolicy, homeCountryCode, onOff, percent, scalarText } from "./parts.ts";
import { projectSource } from "./project-source.ts";
import { survivorship, survivorshipFields } from "./survivorship.ts";

/** The fields that `load.update` may name. */
const updatedFields = [
  ...new Set([...survivorshipFields.counterparty, ...survivorshipFields.contact, "timeZone", "extra", "of", "*"]),
];

const gates = z
  .strictObject({
    rejected: percent.optional().describe(both("Rejected rows, of rows read.", "Доля отклонённых строк.")),
    leftOut: percent.optional().describe(both("Left-out rows, of rows read.", "Доля пропущенных строк.")),
    unparsedPhones: percent.optional().describe(both("Phones kept as they were.", "Доля неразобранных телефонов.")),
    inferredPhones: percent
      .optional()
      .describe(both("Phones with an inferred code.", "Доля телефонов с выведенным кодом.")),
    review: percent.optional().describe(both("Records that wait for a person.", "Доля записей, ждущих решения.")),
    merged: percent.optional().describe(both("Drafts merged away.", "Доля слитых записей.")),
    rejectedAtLoad: percent.optional().describe(both("Drafts the database refused.", "Доля отклонённых базой.")),
    gone: percent.optional().describe(both("Records that vanished from full sources.", "Доля исчезнувших записей.")),
  })
  .meta({ id: "gates" });

export const project = z
  .strictObject({
    version: z.literal(1).describe(both("Version of the project file.", "Версия файла проекта.")),
    name: z.string().min(1).describe(both("Name of the project.", "Имя проекта.")),
    country: homeCountryCode
      .optional()
      .describe(
        both(
          "Home country, ISO code, or unknown; RU when absent.",
          "Страна по умолчанию: код ISO или unknown; без неё RU.",
        ),
      ),
    language: z.enum(["en", "ru"]).optional().describe(both("Language of messages.", "Язык сообщений.")),
    databases: z
      .record(
        z.string(),
        z.strictObject({
          url: z
            .string()
            .min(1)
            .describe(both("postgres:// URL; take secrets from ${NAME}.", "URL; секреты – из ${ИМЯ}.")),
          production: z
            .boolean()
            .optional()
            .describe(both("Wants its name typed, or --yes.", "Требует подтверждения именем.")),
          schema: z.string().min(1).optional().describe(both("Schema of the CRM's tables.", "Схема таблиц CRM.")),
          sverkaSchema: z
            .string()
            .min(1)
            .optional()
            .describe(both("Sverka's own schema; default sverka.", "Схема Сверки.")),
        }),
      )
      .optional()
      .describe(both("Databases by name.", "Базы по именам.")),
    own: z
      .strictObject({
        inns: z.array(scalarText).optional().describe(both("Our own ИНН.", "Наши ИНН.")),
        phones: z.array(scalarText).optional().describe(both("Our own phones.", "Наши телефоны.")),
        domains: z.array(z.string()).optional().describe(both("Our own e-mail domains.", "Наши домены почты.")),
      })
      .optional()
      .describe(both("Ours: never evidence that two records are one.", "Наше: никогда не довод для слияния.")),
    sources: z
      .record(z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, "a-z 0-9 _ -"), projectSource)
      .describe(both("Sources; the key is the source's id for ever.", "Источники; ключ – имя источника навсегда.")),
    dedupe: z
      .strictObject({
        automatic: onOff
          .optional()
          .describe(both("off: everything that matches waits for a person.", "off: всё ждёт решения человека.")),
        branches: duplicatePolicy.optional().describe(both("One ИНН with several КПП.", "Один ИНН с разными КПП.")),
        thresholds: z
          .strictObject({
            automatic: z
              .number()
              .optional()
              .describe(both("Bits from which pairs merge by themselves.", "Порог слияния, биты.")),
            review: z
              .union([z.number(), z.literal("wide")])
              .optional()
              .describe(
                both(
                  "Bits from which a person is asked; wide: about common names too, a queue several times as long.",
                  "Порог проверки, биты; wide: спрашивать и о частых названиях, очередь в несколько раз длиннее.",
                ),
              ),
          })
          .optional()
          .describe(both("Thresholds in bits.", "Пороги в битах.")),
        parameters: z
          .string()
          .optional()
          .describe(
            both(
              "Own weights of matching, a YAML file: what it names stands instead of the shipped parameters.",
              "Свои веса сличения, файл YAML: что в нём названо, заменяет поставляемые.",
            ),
          ),
      })
      .optional()
      .describe(both("How duplicates are found.", "Как искать дубли.")),
    merge: z
      .strictObject({
        counterparty: survivorship
          .optional()
          .describe(both("Which value wins, field by field.", "Чьё значение побеждает, по полям.")),
        contact: survivorship
          .optional()
          .describe(both("Which value wins, field by field.", "Чьё значение побеждает, по полям.")),
        master: z
          .array(z.enum(masterRules))
          .optional()
          .describe(both("Which card in the CRM stays.", "Какая карточка остаётся.")),
      })
      .optional()
      .describe(both("How records are merged.", "Как сливать записи.")),
    normalize: z
      .strictObject({
        off: z.array(z.string()).optional().describe(both("Rules to switch off.", "Какие правила отключить.")),
        order: z
          .record(z.string(), z.array(z.string()))
          .optional()
          .describe(both("Order of rules, by field.", "Порядок правил по полям.")),
        lookups: z
          .record(z.string(), z.union([z.string().min(1), z.record(z.string(), scalarText)]))
          .optional()
          .describe(
            both(
              "Own spellings by field, a file or a table: applied to whole cells before every other rule.",
              "Свои написания по полям, файл или таблица: для целой ячейки, до остальных правил.",
            ),
          ),
      })
      .optional()
      .describe(both("Rules of cleaning.", "Правила очистки.")),
    load: z
      .strictObject({
        target: z
          .string()
          .min(1)
          .optional()
          .describe(both("Target profile: crm, a preset or a file.", "Профиль цели.")),
        to: z
          .string()
          .min(1)
          .optional()
          .describe(both("Database; left out: the embedded one.", "База; если нет – встроенная.")),
        update: z
          .union([
            z.enum(["managed", "always", "fill-empty", "never", "newer"]),
            z.partialRecord(z.enum(updatedFields), z.enum(["managed", "always", "fill-empty", "never", "newer"])),
          ])
          .optional()
          .describe(
            both(
              'managed: overwrite what we wrote, else fill-empty. One rule, or one a field, "*" for the others.',
              'managed: обновлять своё, иначе заполнять пустое. Одно правило или по полям, "*" – для остальных.',
            ),
          ),
        readBack: z
          .array(z.string().min(1))
          .min(1)
          .optional()
          .describe(
            both(
              "Sources that are later exports of a target of kind: file.",
              "Источники – выгрузки из самой CRM, когда цель – файлы импорта.",
            ),
          ),
        mergeInTarget: z
          .enum(["ask", "auto", "never"])
          .optional()
          .describe(both("Merging records that are already in the CRM.", "Слияние того, что уже есть в CRM.")),
        lockTimeout: z
          .string()
          .regex(/^[0-9]{1,6}(?:ms|s|min)$/, "500ms, 5s, 2min")
          .optional()
          .describe(
            both(
              "How long to wait for a row that others have locked: 5s; default 10s.",
              "Сколько ждать строку, занятую другими: 5s; обычно 10s.",
            ),
          ),
      })
      .optional()
      .describe(both("Where golden records go.", "Куда загружать.")),
    gates: gates
      .optional()
      .describe(both("What success is; a miss loads nothing.", "Что считается успехом; иначе ничего не загружается.")),
  })
  .meta({ id: "project" });

export type Project = z.infer<typeof project>;
