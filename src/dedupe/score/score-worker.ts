import { workerData } from "node:worker_threads";
import { CandidateScorer } from "./candidates.ts";
import { scoreFree, type ScoreSpec } from "./score-threads.ts";
import { scorerOf } from "./shared-scoring.ts";

/** A thread that scores candidates until none are left. */
const { scoring, candidates, ranges, port } = workerData as ScoreSpec;
scoreFree(ranges, new CandidateScorer(scorerOf(scoring), candidates), candidates.frozen.size, (answer) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  port.postMessage(answer),
);
