import type { DedupeResult, LinkedFirms, Rekeyed } from "../../dedupe/index.ts";
import type { CardLines } from "./card-columns.ts";

/** A run of which the firms are linked, and the records that came back under another key. */
export interface LinkedRun extends CardLines {
  readonly firms: LinkedFirms;
  readonly rekeyed: readonly Rekeyed[];
}

/** The same with what clustering found. */
export interface ClusteredRun extends DedupeResult, Omit<LinkedRun, "firms"> {}
