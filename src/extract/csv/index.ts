import type { FileFacts, RawRecord } from "../../model/index.ts";
import { findEncoding } from "../encoding.ts";
import { readLines } from "../lines.ts";
import type { Line } from "../lines.ts";
import { ExtractError } from "../reader.ts";
import type { OpenSource, ReaderInput } from "../reader.ts";
import { Table } from "../table.ts";
import type { GridRow } from "../grid-row.ts";
import { findDialect } from "./dialect.ts";
import type { FoundDialect } from "./dialect.ts";
import { CsvRows } from "./rows.ts";

/** Lines by which delimiter and width are found. */
const dialectLines = 200;

/**
 * CSV and its kin (`;`, tab, `|`): encoding, delimiter and header are found unless the mapping names them. Values are
 * never cast. A first line `sep=;`, which Excel writes, is honoured and left out as a title.
 */
export async function readCsv(input: ReaderInput): Promise<OpenSource> {
  const { options } = input;
  const encoding = await findEncoding(input);
  const lines = readLines(input, encoding);
  const first = await firstLines(lines);
  const separator = /^sep=(.)\s*$/i.exec(first[0]?.text ?? "")?.[1];
  const dialect = findDialect(
    first.slice(separator === undefined ? 0 : 1, dialectLines).map((line) => line.text),
    { delimiter: options.delimiter ?? separator, quote: options.quote },
  );
  const facts: FileFacts = {
    format: "csv",
    encoding: encoding.encoding,
    ...(dialect.width > 1 && { delimiter: dialect.delimiter }),
  };
  const table = new Table({ ...options, sheet: undefined, ragged: true }, facts);
  return { facts: [table.facts], rows: draw(lines, first, dialect, table, input) };
}

async function firstLines(lines: AsyncGenerator<readonly Line[]>): Promise<readonly Line[]> {
  const first: Line[] = [];
  while (first.length < dialectLines) {
    const next = await lines.next();
    if (next.done === true) break;
    for (const line of next.value) first.push(line);
  }
  return first;
}

async function* draw(
  lines: AsyncGenerator<readonly Line[]>,
  first: readonly Line[],
  dialect: FoundDialect,
  table: Table,
  input: ReaderInput,
): AsyncGenerator<readonly RawRecord[], void, void> {
  const rows = new CsvRows(dialect, dialect.width);
  try {
    yield* records(rows, table, first);
    for await (const batch of lines) yield* records(rows, table, batch);
    const grid: GridRow[] = [];
    rows.end(grid);
    const out: RawRecord[] = [];
    for (const row of grid) table.add(row, out);
    table.end(out);
    if (table.headerMissing) {
      const wanted = (input.options.headerHas ?? []).join(", ");
      throw new ExtractError("header-not-found", input.options.path, { wanted });
    }
    if (out.length > 0) yield out;
  } finally {
    await lines.return(undefined);
  }
}

function* records(rows: CsvRows, table: Table, lines: readonly Line[]): Generator<readonly RawRecord[], void, void> {
  const grid: GridRow[] = [];
  rows.add(lines, grid);
  const out: RawRecord[] = [];
  for (const row of grid) table.add(row, out);
  if (out.length > 0) yield out;
}
