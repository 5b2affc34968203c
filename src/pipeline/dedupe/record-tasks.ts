// Here and in what this imports not by way of the stage's index: each thread would load the whole of matching, Zod, YAML and telephone plans, four times what it needs.
import type { DedupeOptions } from "../../dedupe/options.ts";
import type { MergePolicy } from "../../dedupe/survive/merge-policy.ts";
import { LineFile } from "../artifacts/record-store.ts";
import { type FeatureBatch, type FeatureTask, takeFeatures } from "./feature-batch.ts";
import { type GoldenBatch, type GoldenTask, makeGoldens } from "./golden-batch.ts";
import { type HeadStart, type HeadStartTask, makeHeadStart } from "./head-start.ts";

/** What a thread that works on the records of a run is told at its start. */
export interface RecordSpec {
  readonly records: string;
  readonly existing: string | undefined;
  readonly policy: MergePolicy;
  readonly own: DedupeOptions["own"];
}

export type RecordTask = FeatureTask | GoldenTask | HeadStartTask;
export type RecordResult = FeatureBatch | GoldenBatch | HeadStart;

/**
 * The part of deduplication that looks at whole records, batch by batch: features before clustering, golden records after it. Pure but
 * for the run's artifacts, so that threads do it; see `record-worker.ts`.
 */
export function recordWork({ records, existing, policy, own }: RecordSpec): (task: RecordTask) => RecordResult {
  return (task) => {
    const files = {
      records: new LineFile(records),
      existing: existing === undefined ? undefined : new LineFile(existing),
    };
    try {
      if (task.kind === "features") return takeFeatures(task, files, own);
      return task.kind === "goldens" ? makeGoldens(task, files, policy) : makeHeadStart(task, files, policy);
    } finally {
      files.records.close();
      files.existing?.close();
    }
  };
}
