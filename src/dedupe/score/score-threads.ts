import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Lists } from "../columns.ts";
import type { Candidates, CandidateScorer, ScoredRange } from "./candidates.ts";
import type { SharedScoring } from "./shared-scoring.ts";

/** Rows of one range: some hundredths of a second of scoring. */
export const rowsOfRange = 2048;
/**
 * Pairs in blocks that one thread scores about as soon as two: another loads its modules first and has V8 optimise once more what it runs,
 * 0.5 to 0.7 s of processor time.
 */
const pairsBeforeThreads = 200_000;
/** Without a sign of life for so long (ms) threads are taken for dead, and the caller does what they have left. */
const patience = 30_000;

/** Threads start from the build only: from the sources, under a test runner, everything is done in the calling thread. */
const entry = import.meta.url.endsWith(".js") ? new URL("./score-worker.js", import.meta.url) : undefined;

/** What a scoring thread is given at its start. */
export interface ScoreSpec {
  readonly scoring: SharedScoring;
  readonly candidates: Candidates;
  readonly ranges: RangeBoard;
  readonly port: MessagePort;
}

export interface RangeAnswer {
  readonly range: number;
  readonly scored: ScoredRange;
}

/** Which ranges are free, taken, done; shared by all threads. The last place counts those done, to be waited for. */
export type RangeBoard = Int32Array;
const taken = 1;
const done = 2;

/** Takes ranges from the board and does them until none is free. */
export function scoreFree(
  board: RangeBoard,
  scorer: CandidateScorer,
  size: number,
  then: (answer: RangeAnswer) => void,
): void {
  for (let range = 0; range < board.length - 1; range++) {
    if (Atomics.compareExchange(board, range, 0, taken) !== 0) continue;
    then({ range, scored: scoreRange(scorer, range, size) });
    Atomics.store(board, range, done);
    Atomics.add(board, board.length - 1, 1);
    Atomics.notify(board, board.length - 1);
  }
}

function scoreRange(scorer: CandidateScorer, range: number, size: number): ScoredRange {
  return scorer.range(range * rowsOfRange, Math.min(size, (range + 1) * rowsOfRange));
}

/**
 * Scores all candidates, in this thread and in others, and hands back the ranges in order: what comes out does not depend on who
 * did what. The calling thread does its share and waits for the rest: nobody can go on before it is done.
 *
 * @param share what the other threads need; asked for only when there are to be any
 */
export function scoreCandidates(
  scorer: CandidateScorer,
  candidates: Candidates,
  threads: number,
  share: () => { readonly scoring: SharedScoring; readonly candidates: Candidates },
): ScoredRange[] {
  const { size } = candidates.frozen;
  const count = Math.ceil(size / rowsOfRange);
  const board = new Int32Array(new SharedArrayBuffer(4 * (count + 1)));
  const scored: ScoredRange[] = [];
  const keep = ({ range, scored: found }: RangeAnswer): void => void (scored[range] = found);
  const alone = entry === undefined || !hasPairs(candidates.blocks.places, pairsBeforeThreads);
  const others = alone ? [] : startThreads(entry, threads - 1, board, share());
  try {
    scoreFree(board, scorer, size, keep);
    const receive = (): void => {
      for (const { port } of others)
        for (let got = receiveMessageOnPort(port); got !== undefined; got = receiveMessageOnPort(port))
          keep(got.message as RangeAnswer);
    };
    for (let seen = Atomics.load(board, count); seen < count; seen = Atomics.load(board, count))
      if (Atomics.wait(board, count, seen, patience) === "timed-out") break;
    receive();
    for (let range = 0; range < count; range++) scored[range] ??= scoreRange(scorer, range, size);
  } finally {
    for (const { worker, port } of others) {
      port.close();
      void worker.terminate();
    }
  }
  return scored;
}

/** Whether blocks hold so many pairs; one of several blocks counts in each. */
function hasPairs({ starts }: Lists, many: number): boolean {
  let pairs = 0;
  for (let block = 1; block < starts.length && pairs < many; block++) {
    const rows = starts[block]! - starts[block - 1]!;
    pairs += (rows * (rows - 1)) / 2;
  }
  return pairs >= many;
}

function startThreads(
  file: URL,
  count: number,
  ranges: RangeBoard,
  shared: { readonly scoring: SharedScoring; readonly candidates: Candidates },
): { worker: Worker; port: MessagePort }[] {
  return Array.from({ length: Math.max(0, count) }, () => {
    const { port1, port2 } = new MessageChannel();
    const spec: ScoreSpec = { ...shared, ranges, port: port2 };
    const worker = new Worker(file, { workerData: spec, transferList: [port2] });
    // A thread that cannot go on leaves its ranges to the others.
    worker.on("error", () => undefined);
    worker.unref();
    return { worker, port: port1 };
  });
}
