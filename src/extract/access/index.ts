import type { Value } from "mdb-reader";
import type { FileFacts, Issue, RawRecord } from "../../model/index.ts";
import { headerPaths } from "../columns.ts";
import { batchSize, ExtractError } from "../reader.ts";
import type { OpenSource, ReaderInput } from "../reader.ts";
import { chooseSheets } from "../sheets.ts";
import type { GrowingFacts } from "../table.ts";
import { mostLikelyCustomers } from "../tables.ts";
import { findCodePage } from "./code-page.ts";
import type { CodePage } from "./code-page.ts";
import { openAccess, sliceRows } from "./database.ts";
import type { AccessColumn, AccessDatabase } from "./database.ts";
import { fieldText, hyperlinkAddress } from "./field-text.ts";
import { readHeader } from "./header.ts";

/**
 * Microsoft Access, .mdb and .accdb, through mdb-reader, which reads the whole file (`limits.wholeFileBytes`). `table` names
 * the table (`"*"`: all); without it the one whose columns sound most like customers. The line is the ordinal of the row.
 * Tables that lie in another file, and columns of pictures and attached files, are not read, and said.
 */
export async function readAccess(input: ReaderInput): Promise<OpenSource> {
  const { options, limits, head } = input;
  if (input.size > limits.wholeFileBytes) {
    throw new ExtractError("file-too-large", options.path, { limit: limits.wholeFileBytes });
  }
  const header = readHeader(head.bytes);
  const database = await openAccess(input, header);
  try {
    const sample = header.jet3 ? await sampleText(database) : "";
    const codePage = findCodePage(header, options.encoding, sample, options.path);
    const recode = codePage?.recode ?? ((text: string) => text);
    const linked = database.linked.map(({ name, file }) => recode(`${name} (${file})`)).join(", ");
    if (database.tables.length === 0) {
      throw linked === ""
        ? new ExtractError("access-without-tables", options.path)
        : new ExtractError("access-tables-elsewhere", options.path, { names: linked });
    }
    const tables = database.tables.map(({ name, columns, rowCount }, index) => ({
      index,
      name: recode(name),
      hidden: false,
      fields: columns,
      columns: columns.map((column) => recode(column.name)),
      rows: rowCount,
    }));
    const wanted = options.table ?? options.sheet;
    const { chosen, issues } = chooseSheets(
      wanted === undefined ? mostLikelyCustomers(tables) : tables,
      wanted,
      options.path,
    );
    const elsewhere: Issue[] =
      linked === "" ? [] : [{ code: "access-tables-linked", severity: "note", params: { names: linked } }];
    const parts = chosen.map((table, i): Part => {
      const paths = headerPaths(table.columns);
      const said = [...(i === 0 ? [...issues, ...elsewhere] : []), ...objectColumns(table.fields, paths)];
      const facts: FileFacts = {
        format: "access",
        ...(codePage !== undefined && { encoding: codePage.encoding }),
        sheet: table.name,
        headers: paths,
        details: { records: table.rows },
        ...(said.length > 0 && { issues: said }),
      };
      return { ...table, paths, facts, codePage };
    });
    return { facts: parts.map(({ facts }) => facts), rows: draw(database, parts, options.path) };
  } catch (error) {
    database.close();
    throw error;
  }
}

interface Part {
  readonly index: number;
  readonly name: string;
  readonly fields: readonly AccessColumn[];
  /** As the definition of the table claims. */
  readonly rows: number;
  readonly paths: readonly string[];
  readonly facts: GrowingFacts;
  readonly codePage: CodePage | undefined;
}

/** Names and some rows: enough text to tell a code page by. */
async function sampleText(database: AccessDatabase): Promise<string> {
  const names = database.tables.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)]);
  return [...names, ...(await database.sample(500))].join("\n");
}

/** Pictures and attached files are no text of a customer. */
function objectColumns(fields: readonly AccessColumn[], paths: readonly string[]): Issue[] {
  return fields.flatMap(({ read }, i) =>
    read ? [] : [{ code: "objects-not-read", severity: "note" as const, at: paths[i] ?? "" }],
  );
}

async function* draw(
  database: AccessDatabase,
  parts: readonly Part[],
  path: string,
): AsyncGenerator<readonly RawRecord[], void, void> {
  try {
    for (const part of parts) {
      let line = 0;
      for (let slice = await database.rows(part.index, 0); slice.length > 0;) {
        for (let i = 0; i < slice.length; i += batchSize) {
          yield slice.slice(i, i + batchSize).map((row) => record(part, row, path, ++line));
        }
        slice = slice.length < sliceRows ? [] : await database.rows(part.index, line);
      }
      const params = { found: line, expected: part.rows };
      if (line < part.rows) throw new ExtractError("file-truncated", path, params, { place: part.name });
      if (line > part.rows) {
        const issue: Issue = { code: "access-row-count", severity: "note", params };
        part.facts.issues = [...(part.facts.issues ?? []), issue];
      }
    }
  } finally {
    database.close();
  }
}

function record({ name, fields, paths, codePage }: Part, row: readonly Value[], path: string, line: number): RawRecord {
  const stored: Record<string, string> = {};
  const issues: Issue[] = [];
  const values = fields.map(({ type }, i) => {
    const shown = fieldText(row[i] ?? null, type);
    const text = codePage === undefined ? shown : codePage.recode(shown);
    const at = paths[i] ?? "";
    if (codePage !== undefined && shown.includes("\ufffd")) {
      issues.push({ code: "bytes-undecodable", severity: "warning", at, raw: text, params: { line } });
    }
    const address = type === "memo" ? hyperlinkAddress(text) : undefined;
    if (address !== undefined) stored[at] = text;
    return address ?? text;
  });
  return {
    path,
    sheet: name,
    line,
    paths,
    values,
    ...(values.every((value) => value === "") && { leftOut: "blank" }),
    ...(Object.keys(stored).length > 0 && { stored }),
    ...(issues.length > 0 && { issues }),
  };
}
