import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../messages/index.ts";
import { Failure, type Issue } from "../model/index.ts";
import { correctionDoubts } from "../pipeline/correct-field.ts";
import { correctionsFile, decisionsFile } from "../pipeline/artifacts/journals.ts";
import { openProject } from "../pipeline/project/open-project.ts";
import { DecisionLog } from "./decision-log.ts";
import type { DeskData } from "./desk-data.ts";
import { openRunData } from "./run-data.ts";
import { readReviewWorkbook } from "./workbook-answers.ts";
import { writeReviewWorkbooks, type SplitBy, type WrittenWorkbook } from "./workbook.ts";

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
  options: { readonly language: Language; readonly splitBy?: SplitBy },
): Promise<WrittenWorkbook[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return atDesk(place, (data, log) => writeReviewWorkbooks(folder, data, log, options));
}

export interface ImportedReview {
  readonly taken: number;
  readonly corrected: number;
  /** Answers that the journal had already, and rows without one. */
  readonly known: number;
  readonly unanswered: number;
  /** Answers and corrections that were not taken, each with its cell and why. */
  readonly issues: readonly Issue[];
  /** What cleaning has against corrections that were taken: a person may know better than a check digit. */
  readonly doubts: readonly Issue[];
}

/** `review import`: the answers of a filled workbook into the journal, signed, as one action that the desk can undo. */
export function importReview(place: ReviewPlace, file: string, by: string): Promise<ImportedReview> {
  return atDesk(place, async (data, log) => {
    const { decisions, corrections, known, unanswered, issues } = await readReviewWorkbook(file, data, log).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== undefined) throw error;
        throw new Failure("review-workbook-unreadable", { reason: error.message }, 2, error);
      },
    );
    log.write([...decisions, ...corrections], by);
    const doubts: Issue[] = [];
    if (corrections.length > 0) {
      const project = await openProject(place.projectFolder);
      for (const { correct, field, value } of corrections) {
        const record = await data.record(correct);
        if (record === undefined) continue;
        const found = correctionDoubts(project, record, field, [value].flat());
        doubts.push(...found.map((issue) => ({ ...issue, place: correct })));
      }
    }
    return { taken: decisions.length, corrected: corrections.length, known, unanswered, issues, doubts };
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
