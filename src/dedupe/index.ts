export type { Cards } from "./cards.ts";
export { createDeduper, type DedupeResult, type LinkedFirms } from "./dedupe.ts";
export { extractFeatures, type Features } from "./table/features.ts";
export {
  askingWidely,
  type DedupeOptions,
  defaultOptions,
  defaultThresholds,
  type Thresholds,
  wideReview,
} from "./options.ts";
export { type Parameters, readParameters } from "./parameters.ts";
export { refText } from "./table/reference.ts";
export { buffersOf, type PackedBatch, packFeatures } from "./table/batch.ts";
export { type Contradiction, contradictionsOf } from "./cluster/contradictions.ts";
export { readDecisions, type Decisions } from "./cluster/decisions.ts";
export type { EntityEvents } from "./cluster/entities.ts";
export { surviveAlone } from "./survive/alone.ts";
export { survive, type SurvivorLinks } from "./survive/survive.ts";
export { surviveTogether } from "./survive/together.ts";
export { chooseMaster, defaultPolicy, type MergePolicy } from "./survive/merge-policy.ts";
export { evaluate, type Evaluation } from "./evaluate.ts";
export { bCubed, type Measure, pairwise } from "./measures.ts";
export { drawSample, largestClusters, precisionOf, type Sample } from "./sample.ts";
export { type Fitted, fitParameters, fittedText } from "./fit.ts";
export { Texts } from "./texts.ts";
export { type Remembered, RememberedRecords } from "./remembered.ts";
export { matchRekeyed, type Rekeyed } from "./rekey.ts";
