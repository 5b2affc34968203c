import { splitFields } from "./fields.ts";
import { countUp } from "../../model/index.ts";
import type { Dialect } from "./fields.ts";

export interface FoundDialect extends Dialect {
  /** Fields most rows have; 1 where no delimiter divides the lines. */
  readonly width: number;
}

const delimiters = [";", ",", "\t", "|"];

/**
 * The delimiter that divides most lines into the same number of fields, and the most of them. Lines whose quotes do not
 * close on the line are passed over: the lines after them are text, not rows.
 */
export function findDialect(
  lines: readonly string[],
  named: { readonly delimiter?: string | undefined; readonly quote?: string | undefined },
): FoundDialect {
  const quote = named.quote ?? '"';
  const choices = named.delimiter === undefined ? delimiters : [named.delimiter];
  let best: FoundDialect = { delimiter: choices[0] ?? ";", quote, width: 1 };
  let bestScore = 0;
  for (const delimiter of choices) {
    const counts = widths(lines, { delimiter, quote });
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    for (const [width, count] of counts) {
      if (width < 2 && named.delimiter === undefined) continue;
      // Agreement counts most: prose has a comma here and there, a table has them on every line.
      const score = (count / total) * (1 + Math.log2(width) / 4) * (count > 1 || total === 1 ? 1 : 0.3);
      if (score > bestScore) {
        best = { delimiter, quote, width };
        bestScore = score;
      }
    }
  }
  return best;
}

function widths(lines: readonly string[], dialect: Dialect): Map<number, number> {
  const counts = new Map<number, number>();
  for (const line of lines) {
    if (line.trim() === "") continue;
    const { cells, state } = splitFields(line, dialect);
    if (state === "open") continue;
    // The empty field behind the trailing delimiter of Bitrix24 is there on every line: it does no harm.
    countUp(counts, cells.length);
  }
  return counts;
}
