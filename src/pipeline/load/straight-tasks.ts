import type { StraightLines, StraightSpec } from "../../load/load-input.ts";
import { straightLines } from "../../load/write/straight-lines.ts";
import type { Golden } from "../../model/index.ts";
import { LineFile } from "../artifacts/record-store.ts";
import { utf8Lines } from "../artifacts/utf8-text.ts";
import { type CardIndex, placeIn } from "./card-index.ts";

/** What a thread that makes the rows of a first load is told at its start. */
export interface StraightTaskSpec {
  /** golden.ndjson. */
  readonly path: string;
  readonly index: CardIndex;
  readonly lines: StraightSpec;
  /** Whose turn it is to number its child rows; and how many of each shape have been numbered. */
  readonly turn: Int32Array;
  readonly numbered: Float64Array;
}

/** Cards by their places, and the how manieth task it is. */
export interface StraightTask {
  readonly nth: number;
  readonly from: number;
  readonly to: number;
}

/** Cards whose rows are made at once: few, because what is known of all of them is held until they are numbered, and what is held long is tidied up dearly. */
const batchSize = 100;

/** Tasks on their way to each thread: the caller is away for as long as the database takes for half a megabyte, and some records besides. */
export const tasksAhead = 12;

export function* straightTasks({ count }: CardIndex): Generator<StraightTask> {
  for (let nth = 0; nth * batchSize < count; nth++)
    yield { nth, from: nth * batchSize, to: Math.min(count, (nth + 1) * batchSize) };
}

/** Makes the rows of the cards at some places. Pure but for reading them, and for taking its turn; see `straight-worker.ts`. */
export function straightWork({
  path,
  index,
  lines,
  turn,
  numbered,
}: StraightTaskSpec): (task: StraightTask) => StraightLines {
  const make = straightLines(lines);
  const placeOf = placeIn(index);
  return ({ nth, from, to }) => {
    /**
     * Child rows are numbered in the order of their cards, whoever makes them: how many stand before these is known when all before have been
     * looked at. Tasks are begun in their order, so that the one waited for is always at work.
     */
    const number = (counts: readonly number[]): number[] => {
      for (let now = Atomics.load(turn, 0); now !== nth; now = Atomics.load(turn, 0)) Atomics.wait(turn, 0, now);
      const before = [...numbered];
      for (const [at, count] of counts.entries()) numbered[at] = (numbered[at] as number) + count;
      Atomics.store(turn, 0, nth + 1);
      Atomics.notify(turn, 0);
      return before;
    };
    return make({ goldens: readCards(path, index, from, to), from, placeOf, number });
  };
}

/** One behind the other in one piece of memory: they stand far from one another in the file, in no order. */
function readCards(path: string, { offsets, lengths }: CardIndex, from: number, to: number): Golden[] {
  let size = 0;
  for (let at = from; at < to; at++) size += (lengths[at] as number) + 1;
  const lines = Buffer.allocUnsafeSlow(size);
  const file = new LineFile(path);
  try {
    let end = 0;
    for (let at = from; at < to; at++) {
      const length = lengths[at] as number;
      file.readInto(lines, end, { offset: offsets[at] as number, length });
      end += length;
      lines[end++] = feed;
    }
  } finally {
    file.close();
  }
  return utf8Lines(lines).map((line) => JSON.parse(line) as Golden);
}

const feed = 10;
