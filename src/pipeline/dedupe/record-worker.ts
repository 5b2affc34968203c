import { buffersOf } from "../../dedupe/table/batch.ts";
import { recordWork, type RecordResult, type RecordSpec, type RecordTask } from "./record-tasks.ts";
import { serve } from "../threads/thread-pool.ts";

/** A thread that takes features and makes golden records. */
serve<RecordSpec, RecordTask, RecordResult>(recordWork, (result) => {
  if (result.kind === "features") return buffersOf(result.features);
  return result.kind === "goldens" ? [result.bytes.buffer] : [];
});
