import type { DedupeResult, Rekeyed } from "../../dedupe/index.ts";
import type { CardLines } from "./card-columns.ts";

/** What clustering found, and the records that came back under another key. */
export interface ClusteredRun extends DedupeResult, CardLines {
  readonly rekeyed: readonly Rekeyed[];
}
