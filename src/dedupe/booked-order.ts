import { compareText } from "../model/index.ts";
import type { Frozen } from "./table/frozen.ts";
import type { Table } from "./table/table.ts";

/** The order in which the rows of one table stand in the books: by their source's priority, then as they stand in its files. */
export function bookedOrder(
  { sources, paths }: Pick<Table, "sources" | "paths">,
  { source, path, line, rank }: Frozen,
  priority: Readonly<Record<string, number>>,
): (a: number, b: number) => number {
  const priorityOf = sources.texts().map((each) => priority[each] ?? Number.MAX_SAFE_INTEGER);
  return (a, b) => {
    const one = source[a]!;
    const other = source[b]!;
    return (
      priorityOf[one]! - priorityOf[other]! ||
      compareText(sources.at(one), sources.at(other)) ||
      compareText(paths.at(path[a]!), paths.at(path[b]!)) ||
      line[a]! - line[b]! ||
      rank[a]! - rank[b]!
    );
  };
}
