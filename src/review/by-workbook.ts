import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../messages/index.ts";
import { Failure, type Issue } from "../model/index.ts";
import { correctionsFile, decisionsFile } from "../pipeline/journals.ts";
import { DecisionLog } from "./decision-log.ts";
import type { DeskData } from "./desk-data.ts";
import { openRunData } from "./run-data.ts";
import { readReviewWorkbook, writeReviewWorkbooks, type WrittenWorkbook } from "./workbook.ts";

/** The run whose pairs are asked about, and the project whose journals hold the answers. */
export interface ReviewPlace {
  readonly runFolder: string;
  readonly projectFolder: string;
  readonly now: Date;
}

/** `review export`: the pairs that wait, as workbooks in `folder`. None wait: no file. */
export function exportReview(
  place: ReviewPlace,
  folder: string,
  options: { readonly language: Language; readonly byResponsible: boolean },
): Promise<WrittenWorkbook[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return atDesk(place, (data, log) =>
    writeReviewWorkbooks(folder, data, log, {
      language: options.language,
      ...(options.byResponsible ? { splitBy: "responsible" } : {}),
    }),
  );
}

export interface ImportedReview {
  readonly taken: number;
  /** Answers that the journal had already, and rows without one. */
  readonly known: number;
  readonly unanswered: number;
  /** Answers that were not taken, each with its cell and why. */
  readonly issues: readonly Issue[];
}

/** `review import`: the answers of a filled workbook into the journal, signed, as one action that the desk can undo. */
export function importReview(place: ReviewPlace, file: string, by: string): Promise<ImportedReview> {
  return atDesk(place, async (data, log) => {
    const { decisions, known, unanswered, issues } = await readReviewWorkbook(file, data, log).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== undefined) throw error;
        throw new Failure("review-workbook-unreadable", { reason: error.message }, 2, error);
      },
    );
    log.write(decisions, by);
    return { taken: decisions.length, known, unanswered, issues };
  });
}

async function atDesk<T>(
  { runFolder, projectFolder, now }: ReviewPlace,
  work: (data: DeskData, log: DecisionLog) => Promise<T>,
): Promise<T> {
  const data = await openRunData(runFolder);
  try {
    const at = (file: string) => join(projectFolder, file);
    return await work(data, new DecisionLog(at(decisionsFile), at(correctionsFile), () => now));
  } finally {
    await data.close();
  }
}
