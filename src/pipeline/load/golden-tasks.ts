import type { GoldenLines, GoldenLinesSpec } from "../../load/load-input.ts";
import { goldenLines } from "../../load/write/golden-lines.ts";
import type { Golden } from "../../model/index.ts";
import type { LineRange } from "../artifacts/line-spans.ts";
import { LineFile } from "../artifacts/record-store.ts";

/** What a thread that makes the lines of golden records is told at its start. */
export interface GoldenTaskSpec {
  /** golden.ndjson. */
  readonly path: string;
  readonly lines: GoldenLinesSpec;
}

/** Makes the lines of the golden records in a range of golden.ndjson. Pure but for reading it; see `golden-worker.ts`. */
export function goldenWork({ path, lines }: GoldenTaskSpec): (range: LineRange) => GoldenLines {
  const make = goldenLines(lines);
  return ({ from, to }) => {
    const file = new LineFile(path);
    try {
      return make(goldensIn(file.bytes({ offset: from, length: to - from }).toString("utf8")));
    } finally {
      file.close();
    }
  };
}

function* goldensIn(text: string): Generator<Golden> {
  for (const line of text.split("\n")) if (line !== "") yield JSON.parse(line) as Golden;
}
