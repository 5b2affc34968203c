import type { ColumnBooks, Issue, SourceBooks } from "../../model/index.ts";
import type { Language } from "../../messages/index.ts";
import { RecordFigures } from "../../report/data/record-figures.ts";
import { RejectsWriter } from "../../report/rejects/rejects.ts";
import type { ColumnFate } from "./cell-tally.ts";
import { Census } from "./census.ts";
import { CleanerPool, type RowsToClean } from "./cleaner-pool.ts";
import { recordFigures, writeFigures } from "../artifacts/figures-file.ts";
import { NdjsonWriter } from "../artifacts/ndjson.ts";
import type { Progress } from "../threads/progress.ts";
import { RecordSpool } from "./record-spool.ts";
import type { RunFolder } from "../artifacts/run-folder.ts";
import { Tally } from "./tally.ts";

/** A source ready to be read: its rows in file order, and what turns them into records. */
export interface PreparedSource extends RowsToClean {
  readonly id: string;
  columnFates(paths: readonly string[]): readonly ColumnFate[];
  /** Asked when all rows have been read: corrections that found no row, for one. `corrected` are the ids of those that did. */
  leftovers(corrected: ReadonlySet<string>): readonly Issue[];
}

export interface NormalizeOutcome {
  readonly rows: readonly SourceBooks[];
  readonly columns: readonly ColumnBooks[];
  /** Source records, and their phones. */
  readonly census: Census;
}

/** Ids of records that their source marks for deletion, a line each. */
export const goneFile = "gone.ndjson";

export interface NormalizeContext {
  readonly language: Language;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Threads to clean with, and rows of one batch; neither changes a byte. */
  readonly threads: number;
  readonly batch?: number;
}

/**
 * Rows to records: writes records.ndjson, issues.ndjson, rejects/ and the figures of the records. Sources are taken in order of their ids, files in order of
 * their paths, so that the order in which a folder lists them means nothing.
 */
export async function normalizeStage(
  sources: readonly PreparedSource[],
  folder: RunFolder,
  context: NormalizeContext,
): Promise<NormalizeOutcome> {
  const records = new NdjsonWriter(folder.file("records.ndjson"));
  const issues = new NdjsonWriter(folder.file("issues.ndjson"));
  const gone = new NdjsonWriter(folder.file(goneFile));
  const rejects = new RejectsWriter(folder.file("rejects"), context.language);
  const pool = new CleanerPool(sources, context);
  const rows: SourceBooks[] = [];
  const columns: ColumnBooks[] = [];
  const census = new Census();
  const figures = new RecordFigures();
  let spool: RecordSpool | undefined;
  try {
    for (const [index, source] of sources.entries()) {
      const tally = new Tally(source.id);
      const corrected = new Set<string>();
      spool = new RecordSpool(records, folder.file(`records.${index}.tmp`));
      for await (const cleaned of pool.clean(index)) {
        context.signal.throwIfAborted();
        spool.add(cleaned);
        issues.writeBytes(cleaned.issues);
        for (const rejected of cleaned.rejected) await rejects.add(rejected);
        for (const id of cleaned.gone) gone.write(id);
        for (const id of cleaned.corrected) corrected.add(id);
        tally.plus(cleaned.tally);
        context.progress.advance(cleaned.tally.read);
      }
      spool.count(await pool.figures(index));
      for (const issue of await spool.finish()) issues.write(issue);
      census.plus(spool.census);
      figures.plus(spool.figures.counts());
      spool = undefined;
      for (const issue of source.leftovers(corrected)) issues.write(issue);
      rows.push(tally.rows());
      columns.push(...tally.columns((paths) => source.columnFates(paths)));
    }
    records.close();
    issues.close();
    gone.close();
    await rejects.close();
  } catch (error) {
    spool?.discard();
    records.discard();
    issues.discard();
    gone.discard();
    await rejects.abandon();
    throw error;
  } finally {
    await pool.close();
  }
  writeFigures(folder, recordFigures, figures.counts());
  return { rows, columns, census };
}
