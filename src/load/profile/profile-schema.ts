import { z } from "zod";
import { profileSchema } from "./profile.ts";

/**
 * The hover texts of a profile's keys in editors: English, Russian, and an example where one helps. By the key's name, which means the
 * same wherever it stands.
 */
const words: Readonly<Record<string, readonly [en: string, ru: string, example?: unknown]>> = {
  version: ["Version of the profile's language.", "Версия языка профиля.", 1],
  kind: [
    "file: import files of a CRM without a database of one's own. Left out: tables.",
    "file: файлы импорта для CRM без своей базы. Если нет – таблицы.",
    "file",
  ],
  title: ["What people call the target.", "Как цель зовут люди.", "EspoCRM 10"],
  proved: [
    "Against what it was tried: the vendor's program, or table definitions only.",
    "На чём проверено: сама программа или только описания таблиц.",
  ],
  schema: ["Schema of the CRM's tables.", "Схема с таблицами CRM.", "public"],
  ddl: ["Tables that Sverka itself makes in an empty schema.", "Таблицы, которые Сверка создаёт сама в пустой схеме."],
  entities: ["The tables of counterparties and of contacts.", "Таблицы контрагентов и контактных лиц."],
  counterparty: ["For counterparties.", "Для контрагентов."],
  contact: ["For contacts.", "Для контактных лиц."],
  children: [
    "Tables that hang on the cards: phones, e-mails, links.",
    "Таблицы при карточках: телефоны, почта, связи.",
  ],
  polymorphic: [
    "Links that no foreign key shows; a merge re-points them.",
    "Связи, которых не видно по внешним ключам; слияние перевешивает и их.",
  ],
  checks: [
    "Statements that must give 0 after a load, before COMMIT.",
    "Запросы, которые после загрузки, до COMMIT, должны дать 0.",
  ],
  table: ["A table of the schema.", "Таблица схемы.", "res_partner"],
  key: [
    "How new primary keys come about; the column's own default unless given.",
    "Как рождаются новые ключи; если не сказано – как сама база.",
    { code: "К-000000" },
  ],
  sequence: ["The CRM's own sequence, to be drawn from.", "Последовательность самой CRM.", "party_party_id_seq"],
  hex: [
    "Hex digits of the entity's own id: the same key in every run.",
    "Шестнадцатеричный ключ такой длины, одинаковый во всех запусках.",
    17,
  ],
  code: [
    "A code whose zeros count on from the largest there is.",
    "Код, нули которого считают дальше от наибольшего.",
    "К-000000",
  ],
  columns: [
    "What becomes of each column: a path, or a rule.",
    "Что попадает в каждую колонку: путь или правило.",
    { title: "name.display" },
  ],
  where: [
    "Which rows of the table are of this kind, where two share it.",
    "Какие строки таблицы – этого вида, если она общая.",
    { is_company: true },
  ],
  inactive: [
    "What a row out of use holds; now in a column of times.",
    "Что стоит в строке, выведенной из работы; now – в колонке времени.",
    { deleted: true },
  ],
  replacedBy: ["The column that names the row which took over.", "Колонка со строкой-преемницей.", "merged_into"],
  merge: ["What becomes of a row that was merged away.", "Что становится со слитой строкой.", "deactivate"],
  changedAt: [
    "When the CRM last changed a row: for the rule newer.",
    "Когда CRM меняла строку: для правила newer.",
    "write_date",
  ],
  changedBy: ["Who last changed a row: for the audit.", "Кто менял строку последним: для аудита.", "write_uid"],
  responsible: ["Who looks after a row: for the audit.", "Кто отвечает за строку: для аудита.", "user_id"],
  keep: [
    "Foreign keys that a merge leaves alone.",
    "Внешние ключи, которых слияние не трогает.",
    ["party_address.party"],
  ],
  path: [
    "Where the value stands in the golden record.",
    "Где значение стоит в итоговой карточке.",
    "identifiers[ru-inn]",
  ],
  literal: ["The same for every row.", "Одно и то же во всех строках.", true],
  list: ["All values as an array column.", "Все значения массивом.", "tags"],
  json: ["The value, or all of them, as JSON.", "Значение или все значения как JSON.", "phones.e164"],
  as: [
    "Keys of the object that each value of json becomes.",
    "Ключи объекта, которым становится каждое значение json.",
    { number: "e164" },
  ],
  object: ["One JSON object with these keys.", "Один объект JSON с такими ключами.", { city: "addresses.city" }],
  join: ["All values in one text.", "Все значения одним текстом.", "notes"],
  by: ["What stands between joined values.", "Что стоит между соединёнными значениями.", "; "],
  first: ["The first path that has a value.", "Первый путь, у которого есть значение.", ["e164", "raw"]],
  with: ["Taken only where all of these have a value.", "Только если у всех этих путей есть значение.", "name.family"],
  without: [
    "Taken only where none of these has a value.",
    "Только если ни у одного из них нет значения.",
    "name.given",
  ],
  template: ["Text with paths in braces.", "Текст с путями в фигурных скобках.", "{legalForm} {name.display}"],
  ref: [
    "The key of the row that another golden record became.",
    "Ключ строки, которой стала другая карточка.",
    "of[1].counterparty",
  ],
  self: ["The row's own key.", "Ключ самой строки.", true],
  sql: [
    "An SQL expression over the row's other columns, after its key is drawn.",
    "Выражение SQL над остальными колонками строки, когда ключ уже есть.",
    "'SV' || lpad(id::text, 7, '0')",
  ],
  map: [
    "Translates words; one that it does not list is a reject.",
    "Переводит слова; слово не из списка – отказ.",
    { organisation: "company" },
  ],
  otherwise: [
    "For words that map does not list, and for no value.",
    "Для слов не из map и когда значения нет.",
    "other",
  ],
  format: [
    "The form of the value; of import files, csv or xlsx.",
    "Вид значения; у файлов импорта – csv или xlsx.",
    "international",
  ],
  isFirst: [
    "True for the first row of its list: vendors' «primary».",
    "Истина у первой строки списка: «основной».",
    true,
  ],
  update: ["How a later run treats the column.", "Как колонку обновляют следующие запуски.", "never"],
  shared: [
    "The key of a row that several owners share, found by its value.",
    "Ключ строки, общей для нескольких владельцев: ищется по значению.",
  ],
  match: [
    "The column by whose value a shared row is found.",
    "Колонка, по значению которой ищется общая строка.",
    "lower",
  ],
  each: ["The list that gives one row for each of its values.", "Список: по строке на каждое его значение.", "phones"],
  when: [
    "Only values that hold these words.",
    "Только значения с такими словами.",
    { quality: ["as-written", "inferred"] },
  ],
  owner: [
    "The column that names the owner, by kind of owner.",
    "Колонка владельца, по виду владельца.",
    { counterparty: "client_id" },
  ],
  same: [
    "Columns that make two rows of one owner the same row.",
    "Колонки, по которым две строки владельца – одна.",
    ["kind", "value"],
  ],
  unless: ["This column, where it has a value; else column.", "Эта колонка, если в ней что-то есть; иначе column."],
  column: ["A column of the table.", "Колонка таблицы."],
  model: ["The column with the model's name.", "Колонка с именем модели.", "res_model"],
  id: ["The column with the key.", "Колонка с ключом.", "res_id"],
  names: [
    "The word by which the link names each kind.",
    "Каким словом связь называет каждый вид.",
    { counterparty: "Account" },
  ],
  name: ["A name for people, or of a file.", "Имя для людей или файла."],
  files: ["What the import files look like.", "Как устроены файлы импорта."],
  tables: ["In the order in which they are imported.", "В том порядке, в каком их импортируют."],
  of: ["Which cards the files hold.", "Какие карточки в файлах.", "counterparty"],
  separator: ["Between cells of CSV.", "Между ячейками CSV.", ";"],
  defuse: [
    "How a CSV cell that a spreadsheet would run is defused.",
    "Чем обезвредить ячейку CSV, которую таблица приняла бы за формулу.",
    "space",
  ],
  rows: ["Rows of one file; more go on in the next.", "Строк в файле; остальные – в следующем.", 5000],
  phones: [
    "Phones of these kinds; rest: those that no other column takes.",
    "Телефоны этих видов; rest – все остальные.",
    ["mobile"],
  ],
  firm: [
    "The cell of this header in the row of its first firm.",
    "Ячейка с этим заголовком из строки его организации.",
    "Название компании",
  ],
  vendorKey: [
    "The CRM's own key, once its export has been read back.",
    "Номер в самой CRM, когда выгрузка из неё прочитана.",
    true,
  ],
  recordKey: [
    "The card's id, by which an export is tied to it.",
    "Номер карточки, по которому выгрузка с ней связывается.",
    true,
  ],
  length: [
    "Characters allowed: more is a reject, never cut.",
    "Сколько знаков можно; больше – отказ, не обрезка.",
    255,
  ],
  words: ["Words allowed.", "Допустимые слова.", ["Клиент"]],
};

/** The JSON Schema that editors show (draft 7), from the definitions that the loader checks with; its copy in git is compared by a test. */
export function profileJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(profileSchema, {
    target: "draft-7",
    io: "input",
    reused: "ref",
  }) as Record<string, unknown>;
  const title =
    "Sverka target profile: what golden records become in a CRM / Профиль цели: чем карточки становятся в CRM";
  return { $schema, title, ...(described(rest) as object) };
}

export function profileJsonSchemaText(): string {
  return `${JSON.stringify(profileJsonSchema(), undefined, 2)}\n`;
}

function described(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(described);
  if (typeof schema !== "object" || schema === null) return schema;
  const whole = Object.entries(schema).map(([key, value]): [string, unknown] => [
    key,
    key === "properties"
      ? Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, withWords(name, each)]))
      : described(value),
  ]);
  return Object.fromEntries(whole);
}

function withWords(name: string, schema: unknown): unknown {
  const [en, ru, example] = words[name] ?? [];
  const rest = described(schema) as object;
  return en === undefined
    ? rest
    : { description: `${en}\n${ru}`, ...(example === undefined ? {} : { examples: [example] }), ...rest };
}
