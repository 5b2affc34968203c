import { open, rename, rm } from "node:fs/promises";
import { say } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";
import { defuseCell, type Golden } from "../model/index.ts";
import { formatPhone } from "./text/format.ts";
import { writeWorkbook, type SheetRow } from "./workbook/workbook.ts";

/** A table to be exported: a name for its sheet, headers, and rows of text. */
export interface ExportTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
}

/** A line of the crosswalk («таблица соответствия»): source record to target row. */
export interface CrosswalkRow {
  readonly source: string;
  readonly sourceKey: string;
  readonly draft: string;
  readonly targetTable: string;
  readonly targetId: string;
  readonly runId: string;
}

type Column = readonly [name: string, of: (golden: Golden, language: Language) => string];

const list = (values: readonly string[]) => values.join("; ");
const identifier = (scheme: string): Column => [
  scheme,
  (golden) => list(golden.identifiers.filter((each) => each.scheme === scheme).map((each) => each.value)),
];
const plain = new Set(["ru-inn", "ru-kpp", "ru-ogrn"]);

/** What both kinds of card have after their own columns. */
const common: readonly Column[] = [
  [
    "phones",
    (golden) =>
      list(
        golden.phones.map(
          (phone) =>
            (phone.e164 === undefined ? phone.raw : formatPhone(phone.e164, phone.extension, "ru", phone.raw)) +
            (phone.note === undefined ? "" : ` (${phone.note})`),
        ),
      ),
  ],
  ["emails", (golden) => list(golden.emails.map((email) => email.address ?? email.raw))],
  ["addresses", (golden) => golden.addresses.map((address) => address.text).join("\n")],
  ["city", (golden) => golden.city?.value ?? ""],
  ["sites", (golden) => list(golden.sites.map((site) => site.value))],
  ["tags", (golden) => list(golden.tags.map((tag) => tag.value))],
  ["status", (golden) => golden.status?.value ?? ""],
  ["responsible", (golden) => golden.responsible?.value ?? ""],
  ["notes", (golden) => golden.notes.map((note) => note.value).join("\n")],
  [
    "extra",
    (golden) =>
      Object.entries(golden.extra)
        .map(([name, value]) => `${name}: ${value}`)
        .join("\n"),
  ],
  ["members", (golden) => list(golden.members)],
];

const counterpartyColumns: readonly Column[] = [
  ["id", (golden) => golden.id],
  ["kind", (golden, language) => say(`export-kind-${golden.kind}`, language)],
  ["name", (golden) => golden.name.display],
  ["legalForm", (golden) => (golden.type === "counterparty" ? (golden.legalForm?.value ?? "") : "")],
  ["legalName", (golden) => (golden.type === "counterparty" ? (golden.legalName?.raw ?? "") : "")],
  identifier("ru-inn"),
  identifier("ru-kpp"),
  identifier("ru-ogrn"),
  [
    "identifiers",
    (golden) =>
      list(golden.identifiers.filter((each) => !plain.has(each.scheme)).map((each) => `${each.scheme} ${each.value}`)),
  ],
  ["roles", (golden) => (golden.type === "counterparty" ? list(golden.roles.map((role) => role.value)) : "")],
  [
    "bankAccounts",
    (golden) =>
      golden.type === "counterparty"
        ? list(
            golden.bankAccounts.map((account) =>
              [account.account, account.bik, account.bank].filter(Boolean).join(" "),
            ),
          )
        : "",
  ],
  ...common,
];

const contactColumns: readonly Column[] = [
  ["id", (golden) => golden.id],
  ["kind", (golden, language) => say(`export-kind-${golden.kind}`, language)],
  ["name", (golden) => golden.name.display],
  ["family", (golden) => (golden.type === "contact" ? (golden.name.family ?? "") : "")],
  ["given", (golden) => (golden.type === "contact" ? (golden.name.given ?? "") : "")],
  ["patronymic", (golden) => (golden.type === "contact" ? (golden.name.patronymic ?? "") : "")],
  ["birthDate", (golden) => (golden.type === "contact" ? (golden.birthDate?.value ?? "") : "")],
  [
    "of",
    (golden) =>
      golden.type === "contact"
        ? list(golden.of.map((link) => link.counterparty + (link.role === undefined ? "" : ` (${link.role.value})`)))
        : "",
  ],
  ["optOuts", (golden) => (golden.type === "contact" ? list(golden.optOuts.map((each) => each.value)) : "")],
  ...common,
];

/** Golden records as two tables, one a kind. The stream is read once for each: give a function that opens it. */
export function goldenTables(open: () => AsyncIterable<Golden>, language: Language): ExportTable[] {
  const table = (type: Golden["type"], columns: readonly Column[]): ExportTable => ({
    name: say(`export-${type}`, language),
    headers: columns.map(([name]) => say(`export-h-${name}`, language)),
    rows: rowsOf(open, type, columns, language),
  });
  return [table("counterparty", counterpartyColumns), table("contact", contactColumns)];
}

async function* rowsOf(
  open: () => AsyncIterable<Golden>,
  type: Golden["type"],
  columns: readonly Column[],
  language: Language,
): AsyncGenerator<SheetRow> {
  for await (const golden of open()) if (golden.type === type) yield columns.map(([, of]) => of(golden, language));
}

export function crosswalkTable(
  rows: Iterable<CrosswalkRow> | AsyncIterable<CrosswalkRow>,
  language: Language,
): ExportTable {
  async function* cells(): AsyncGenerator<SheetRow> {
    for await (const row of rows)
      yield [row.source, row.sourceKey, row.draft, row.targetTable, row.targetId, row.runId];
  }
  const headers = ["source", "sourceKey", "draft", "targetTable", "targetId", "runId"];
  return {
    name: say("export-crosswalk", language),
    headers: headers.map((name) => say(`export-h-${name}`, language)),
    rows: cells(),
  };
}

/** One workbook, one sheet a table. Text cells only. */
export async function exportXlsx(path: string, tables: readonly ExportTable[], language: Language): Promise<void> {
  const sheets = tables.map(({ name, headers, rows }) => ({
    name,
    columns: headers.map((header) => ({ header, width: 24 })),
    rows,
  }));
  await writeWorkbook(path, sheets, say("rejects-long-texts", language));
}

export interface CsvOptions {
  /** Default `;`, which a Russian Excel opens in columns. */
  readonly delimiter?: string;
  /** Default true: without the mark Excel takes UTF-8 for windows-1251. */
  readonly bom?: boolean;
}

/** One table as CSV: UTF-8, CRLF, cells that a spreadsheet would run are defused (see `defuseCell`). Returns the rows written. */
export async function exportCsv(path: string, table: ExportTable, options: CsvOptions = {}): Promise<number> {
  const delimiter = options.delimiter ?? ";";
  const file = await open(`${path}.part`, "w");
  let count = 0;
  try {
    let text = `${options.bom === false ? "" : "\ufeff"}${csvLine(table.headers, delimiter)}`;
    for await (const row of table.rows) {
      text += csvLine(row, delimiter);
      count++;
      if (text.length > 1 << 16) {
        await file.write(text);
        text = "";
      }
    }
    await file.write(text);
    await file.close();
    await rename(`${path}.part`, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(`${path}.part`, { force: true });
    throw error;
  }
  return count;
}

/** One line of CSV with its line end. */
export function csvLine(cells: readonly string[], delimiter: string): string {
  return `${cells
    .map((cell) => {
      const safe = defuseCell(cell);
      return safe.includes(delimiter) || /["\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(delimiter)}\r\n`;
}
