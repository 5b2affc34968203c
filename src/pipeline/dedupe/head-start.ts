import { closeSync, openSync } from "node:fs";
import type { MergePolicy } from "../../dedupe/survive/merge-policy.ts";
import type { Issue } from "../../model/index.ts";
import { GoldenFigures, type GoldenCounts } from "../../report/data/golden-figures.ts";
import { writeBytesAt } from "../artifacts/write-bytes.ts";
import { cardsOfTask, type LinkedCards, makeGoldens } from "./golden-batch.ts";
import type { RecordFiles } from "./record-files.ts";

/** Makes golden records from the first card on into a file, until told to stop, and no further than issues can be kept. */
export interface HeadStartTask extends LinkedCards {
  readonly kind: "head start";
  readonly path: string;
  /** 1 when the golden records are wanted that there are; shared. */
  readonly stop: Int32Array;
}

export interface HeadStart {
  readonly kind: "head start";
  /** Cards whose golden records were written. */
  readonly cards: number;
  readonly bytes: number;
  readonly issues: readonly Issue[];
  readonly figures: GoldenCounts;
}

/** They wait in the thread until it ends. */
const mostIssues = 10_000;

export function makeHeadStart(task: HeadStartTask, files: RecordFiles, policy: MergePolicy): HeadStart {
  const file = openSync(task.path, "r+");
  const issues: Issue[] = [];
  const figures = new GoldenFigures();
  let cards = task.from;
  let bytes = 0;
  try {
    while (cards < task.to && issues.length < mostIssues && Atomics.load(task.stop, 0) === 0) {
      const to = Math.min(task.to, cards + cardsOfTask);
      const made = makeGoldens({ ...task, from: cards, to }, files, policy);
      writeBytesAt(file, made.bytes, bytes);
      for (const issue of made.issues) issues.push(issue);
      figures.plus(made.figures);
      bytes += made.bytes.length;
      cards = to;
    }
  } finally {
    closeSync(file);
  }
  return { kind: "head start", cards: cards - task.from, bytes, issues, figures: figures.counts() };
}
