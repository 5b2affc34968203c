import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Rows of which the columns that scoring leaves behind are worth some hundredths of a second: ten megabytes and more. */
const rowsWorthIt = 100_000;

let collect: (() => void) | undefined;

/**
 * Lets go of columns that nobody holds any more. V8 does not count memory that threads share: while its own heap has room it sees no reason
 * to look, and of a million records the blocks and the copies for scoring stayed, half a gigabyte, until the end of the run.
 *
 * @param rows of the table whose columns have become free
 */
export function collectGarbage(rows: number): void {
  if (rows < rowsWorthIt) return;
  if (collect === undefined) {
    // The collector is not exposed to programs but through this flag, which new contexts follow.
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
}
