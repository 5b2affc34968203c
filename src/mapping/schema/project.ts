import { z } from "zod";
import { masterRules, survivorRules } from "../../model/index.ts";
import { enrichment } from "./enrich.ts";
import { both, homeCountryCode, percent, scalarText } from "./parts.ts";
import { defaultsBlock } from "./source.ts";

const onOff = z.union([z.boolean(), z.enum(["on", "off"])]);
/** What becomes of cards that one entity has several of for a reason: one card, cards linked to a head, cards by themselves. */
const duplicatePolicy = z.enum(["merge", "link", "separate"]);

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

const strategy = z.union([z.enum(survivorRules), z.array(z.enum(survivorRules)).min(1)]);
const survivorship = z.record(z.string(), strategy);

const mergedFields = [
  "kind",
  "name",
  "identifiers",
  "phones",
  "emails",
  "addresses",
  "sites",
  "country",
  "region",
  "city",
  "status",
  "tags",
  "responsible",
  "notes",
  "birthDate",
  "createdAt",
  "updatedAt",
] as const;

/** The fields of golden records that `merge` may name. */
export const survivorshipFields = {
  counterparty: [
    ...mergedFields,
    "legalName",
    "formerNames",
    "legalForm",
    "person",
    "bankAccounts",
    "roles",
    "relations",
  ],
  contact: [...mergedFields, "gender", "position", "department", "optOuts"],
} as const;

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
export type ProjectSource = z.infer<typeof projectSource>;
