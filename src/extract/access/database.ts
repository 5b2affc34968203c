import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Value } from "mdb-reader";
import { OwnProcessFault, startOwnProcess } from "../own-process.ts";
import { ExtractError } from "../reader.ts";
import type { ReaderInput } from "../reader.ts";
import type { AccessHeader } from "./header.ts";

/** What mdb-reader found in a database, table by table; rows are drawn in slices. */
export interface AccessDatabase {
  readonly tables: readonly AccessTable[];
  /** Tables of which only the name is here; `file` holds their rows. */
  readonly linked: readonly { readonly name: string; readonly file: string }[];
  /** Texts of the first rows of every table. */
  sample(rows: number): Promise<readonly string[]>;
  /** One value a column, null for a column that is not `read`. To be asked once for each row. */
  rows(table: number, from: number): Promise<readonly (readonly Value[])[]>;
  close(): void;
}

export interface AccessTable {
  readonly name: string;
  readonly columns: readonly AccessColumn[];
  /** As the definition of the table claims. */
  readonly rowCount: number;
}

export interface AccessColumn {
  readonly name: string;
  readonly type: string;
  /** False for pictures and attached files, which are no text of a customer. */
  readonly read: boolean;
}

/** Rows that one answer holds. Each answer walks over the pages before it, so they are not few. */
export const sliceRows = 10_000;

/** Answers `{ open }` with what there is, `{ table, from }` with a slice of rows. */
const program = `
const { readFileSync } = require("node:fs");
const objects = ["ole", "binary", "complex"];
let tables;
async function answer(question) {
  if (question.sample !== undefined) {
    // Of texts alone: mdb-reader turns a negative amount about in the page itself, so that it may be read only once.
    return { texts: tables.flatMap(({ table, columns }) => {
      const names = columns.filter(({ type }) => type === "text" || type === "memo").map(({ name }) => name);
      return table.getData({ columns: names, rowLimit: question.sample }).flatMap((row) => Object.values(row).filter(Boolean));
    }) };
  }
  if (question.open === undefined) {
    const { table, columns } = tables[question.table];
    const names = columns.filter(({ read }) => read).map(({ name }) => name);
    const rows = table.getData({ columns: names, rowOffset: question.from, rowLimit: ${sliceRows} });
    return { rows: rows.map((row) => columns.map(({ name }) => row[name] ?? null)) };
  }
  const { default: MDBReader } = await import(question.library);
  const database = new MDBReader(readFileSync(question.open));
  tables = database.getTableNames().map((name) => {
    const table = database.getTable(name);
    const columns = table.getColumns().map(({ name, type }) => ({ name, type, read: !objects.includes(type) }));
    return { name, table, columns, rowCount: table.rowCount };
  });
  // A link to another Access file, and one over ODBC.
  const linked = database.getTable("MSysObjects").getData().filter(({ Type }) => Type === 6 || Type === 4)
    .map(({ Name, Database, Connect }) => ({ name: String(Name), file: String(Database ?? Connect ?? "") }));
  return { tables: tables.map(({ name, columns, rowCount }) => ({ name, columns, rowCount })), linked };
}
`;

interface Answer {
  readonly tables?: readonly AccessTable[];
  readonly linked?: AccessDatabase["linked"];
  readonly texts?: readonly string[];
  readonly rows?: readonly (readonly Value[])[];
}

/** Reads a database with mdb-reader in a process of its own. */
export async function openAccess(input: ReaderInput, { encrypted }: AccessHeader): Promise<AccessDatabase> {
  const reader = startOwnProcess<Answer>(program, input.size);
  const ask = (question: object): Promise<Answer> =>
    reader.ask(question).catch((error: unknown) => {
      if (!(error instanceof OwnProcessFault)) throw error;
      throw new ExtractError(
        encrypted ? "access-encrypted" : "access-broken",
        input.options.path,
        { reason: error.message },
        { cause: error },
      );
    });
  const library = pathToFileURL(createRequire(import.meta.url).resolve("mdb-reader")).href;
  const { tables, linked } = await ask({ open: input.absolutePath, library });
  return {
    tables: tables ?? [],
    linked: linked ?? [],
    sample: async (rows) => (await ask({ sample: rows })).texts ?? [],
    rows: async (table, from) => (await ask({ table, from })).rows ?? [],
    close: () => reader.close(),
  };
}
