import { join } from "node:path";
import type { Language } from "../messages/index.ts";
import { crosswalk, type Database } from "../load/index.ts";
import type { Golden } from "../model/index.ts";
import { crosswalkTable, exportCsv, exportXlsx, goldenTables, type CrosswalkRow } from "../report/export.ts";
import { readNdjson } from "./artifacts/ndjson.ts";
import { openProject } from "./project/open-project.ts";
import { languageOf } from "./run-frame.ts";
import type { Edge } from "./run-options.ts";
import { openRunOfSources } from "./artifacts/run-folder.ts";
import { findTarget } from "./load/target.ts";

export interface ExportOptions {
  readonly run: string | undefined;
  readonly database: string | undefined;
  readonly format: "xlsx" | "csv";
  /** Where the files go; names carry the run, never a person's data. */
  readonly folder: string;
  /** As asked for; else the project's. */
  readonly language?: Language;
}

/** Golden records of a run and the crosswalk of its target, as one workbook or as three CSV files. Returns the paths. */
export async function exportRun(projectFolder: string, options: ExportOptions, edge: Edge): Promise<string[]> {
  const project = await openProject(projectFolder);
  const language = languageOf(project, options);
  const run = openRunOfSources(projectFolder, options.run);
  const goldens = goldenTables(() => readNdjson<Golden>(run.file("golden.ndjson")), language);
  const db = await findTarget(project, edge.env, options.database).open();
  try {
    const tables = [...goldens, crosswalkTable(crosswalkRows(db), language)];
    if (options.format === "xlsx") {
      const path = join(options.folder, `${run.id}.xlsx`);
      await exportXlsx(path, tables, language);
      return [path];
    }
    const paths: string[] = [];
    for (const [index, name] of ["counterparties", "contacts", "crosswalk"].entries()) {
      const path = join(options.folder, `${run.id}-${name}.csv`);
      await exportCsv(path, tables[index]!);
      paths.push(path);
    }
    return paths;
  } finally {
    await db.close();
  }
}

async function* crosswalkRows(db: Database): AsyncGenerator<CrosswalkRow> {
  for await (const { source, sourceKey, draft, table, id, run } of crosswalk(db))
    yield { source, sourceKey, draft, targetTable: table, targetId: id, runId: run };
}
