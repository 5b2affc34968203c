import type { GoldenLines, GoldenLinesSpec } from "../../load/load-input.ts";
import { goldenLines } from "../../load/write/golden-lines.ts";
import type { Golden } from "../../model/index.ts";
import { lineRanges, type LineRange } from "../artifacts/line-spans.ts";
import { utf8Text } from "../artifacts/utf8-text.ts";
import { LineFile } from "../artifacts/record-store.ts";

/** What a thread that makes the lines of golden records is told at its start. */
export interface GoldenTaskSpec {
  /** golden.ndjson. */
  readonly path: string;
  readonly lines: Omit<GoldenLinesSpec, "wanted">;
}

/** A range of golden.ndjson, and which of its golden records are meant; all unless given. */
export interface GoldenTask extends LineRange {
  readonly wanted?: ReadonlySet<string>;
}

/** Ranges of golden.ndjson in which one is wanted, each with its own: all that are would be held by every thread, in a heap that does not grow. */
export function* goldenTasks(path: string, wanted: ReadonlySet<string> | undefined): Generator<GoldenTask> {
  if (wanted === undefined) return yield* lineRanges(path);
  const file = new LineFile(path);
  try {
    for (const range of lineRanges(path)) {
      const own = new Set<string>();
      for (const id of idsIn(file.bytes({ offset: range.from, length: range.to - range.from })))
        if (wanted.has(id)) own.add(id);
      if (own.size > 0) yield { ...range, wanted: own };
    }
  } finally {
    file.close();
  }
}

const begin = Buffer.from('{"id":"');

/** The id stands at a line's beginning: the rest is not parsed, unless the line begins otherwise or its id is escaped. */
function* idsIn(bytes: Buffer): Generator<string> {
  for (let from = 0; from < bytes.length;) {
    const feed = bytes.indexOf(10, from);
    const line = bytes.subarray(from, feed === -1 ? bytes.length : feed);
    from += line.length + 1;
    if (line.length === 0) continue;
    const ours = line.subarray(0, begin.length).equals(begin);
    const id = ours ? line.toString("utf8", begin.length, line.indexOf(34, begin.length)) : "\\";
    yield id.includes("\\") ? (JSON.parse(line.toString("utf8")) as Golden).id : id;
  }
}

/** Makes the lines of the golden records in a range of golden.ndjson. Pure but for reading it; see `golden-worker.ts`. */
export function goldenWork({ path, lines }: GoldenTaskSpec): (task: GoldenTask) => GoldenLines {
  const make = goldenLines(lines);
  return ({ from, to, wanted }) => {
    const file = new LineFile(path);
    try {
      return make(goldensIn(utf8Text(file.bytes({ offset: from, length: to - from })), wanted));
    } finally {
      file.close();
    }
  };
}

function* goldensIn(text: string, wanted: ReadonlySet<string> | undefined): Generator<Golden> {
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const golden = JSON.parse(line) as Golden;
    if (wanted?.has(golden.id) !== false) yield golden;
  }
}
