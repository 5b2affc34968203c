import type { FileFacts, Issue, RawRecord } from "../../model/index.ts";
import { headerPaths } from "../columns.ts";
import type { OpenSource, ReaderInput } from "../reader.ts";
import { openDbf, undecodableIssues } from "./table.ts";
import type { DbfRow, DbfTable } from "./table.ts";

/** DBF: the line of a record is its ordinal. Records marked for deletion are read and left out by rule. */
export async function readDbf(input: ReaderInput): Promise<OpenSource> {
  const { options } = input;
  const table = await openDbf(input.absolutePath, options.path, options.encoding);
  const paths = headerPaths(table.fields.map((field) => field.name));
  const issues: Issue[] = [];
  if (table.claimed !== undefined && options.encoding === undefined) {
    issues.push({
      code: "dbf-code-page",
      severity: "note",
      params: { claimed: table.claimed, encoding: table.encoding },
    });
  }
  const facts: FileFacts = {
    format: "dbf",
    encoding: table.encoding,
    headers: paths,
    details: { records: table.recordCount },
    ...(issues.length > 0 && { issues }),
  };
  return { facts: [facts], rows: draw(table, paths, options.path) };
}

async function* draw(
  table: DbfTable,
  paths: readonly string[],
  path: string,
): AsyncGenerator<readonly RawRecord[], void, void> {
  for await (const rows of table.rows()) yield rows.map((row) => record(row, paths, path));
}

function record(row: DbfRow, paths: readonly string[], path: string): RawRecord {
  const values = row.values;
  const leftOut = row.deleted ? "deletion-mark" : values.every((value) => value === "") ? "blank" : undefined;
  const issues = undecodableIssues(row, paths);
  return {
    path,
    line: row.ordinal,
    paths,
    values,
    ...(leftOut !== undefined && { leftOut }),
    ...(issues.length > 0 && { issues }),
  };
}
