import type { ColumnBooks, Issue, RawRecord, SourceBooks } from "../model/index.ts";
import type { Language } from "../messages/index.ts";
import { RejectsWriter } from "../report/rejects.ts";
import { Census } from "./census.ts";
import { NdjsonWriter } from "./ndjson.ts";
import type { Progress } from "./progress.ts";
import { RecordSpool } from "./record-spool.ts";
import type { RowProcessor } from "./row-processor.ts";
import type { RunFolder } from "./run-folder.ts";
import { Tally } from "./tally.ts";

/** A source ready to be read: its rows in file order, and what turns them into records. */
export interface PreparedSource {
  readonly id: string;
  readonly processor: RowProcessor;
  rows(): AsyncIterable<readonly RawRecord[]>;
  columnFates(paths: readonly string[]): readonly { column: string; fate: ColumnBooks["fate"]; to: string }[];
  /** Asked when all rows have been read: corrections that found no row, for one. */
  leftovers(): readonly Issue[];
}

export interface NormalizeOutcome {
  readonly rows: readonly SourceBooks[];
  readonly columns: readonly ColumnBooks[];
  /** Source records, and their phones. */
  readonly census: Census;
}

/** Ids of records that their source marks for deletion, a line each. */
export const goneFile = "gone.ndjson";

/**
 * Rows to records: writes records.ndjson, issues.ndjson and rejects/. Sources are taken in order of their ids, files in order of
 * their paths, so that the order in which a folder lists them means nothing.
 */
export async function normalizeStage(
  sources: readonly PreparedSource[],
  folder: RunFolder,
  context: { language: Language; progress: Progress; signal: AbortSignal },
): Promise<NormalizeOutcome> {
  const records = new NdjsonWriter(folder.file("records.ndjson"));
  const issues = new NdjsonWriter(folder.file("issues.ndjson"));
  const gone = new NdjsonWriter(folder.file(goneFile));
  const rejects = new RejectsWriter(folder.file("rejects"), context.language);
  const rows: SourceBooks[] = [];
  const columns: ColumnBooks[] = [];
  const census = new Census();
  let spool: RecordSpool | undefined;
  try {
    for (const source of sources) {
      const tally = new Tally(source.id);
      spool = new RecordSpool(folder.file(`records.${sources.indexOf(source)}.tmp`));
      for await (const batch of source.rows()) {
        context.signal.throwIfAborted();
        for (const raw of batch) {
          const fate = source.processor.process(raw);
          tally.count(raw, fate);
          for (const issue of fate.issues) issues.write(issue);
          if (fate.fate === "drafted") for (const draft of fate.drafts) spool.add(draft);
          else if (fate.fate === "left-out") {
            issues.write({ code: "row-left-out", severity: "note", place: fate.place, params: { rule: fate.rule } });
            for (const id of fate.gone ?? []) gone.write(id);
          } else
            await rejects.add({
              source: source.id,
              row: raw,
              issues: fate.issues,
              ...(fate.id === undefined ? {} : { id: fate.id }),
            });
        }
        context.progress.advance(batch.length);
      }
      for (const issue of await spool.finish(records)) issues.write(issue);
      census.plus(spool.census);
      spool = undefined;
      for (const issue of source.leftovers()) issues.write(issue);
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
  }
  return { rows, columns, census };
}
