import { addTo, foldKey } from "../../model/index.ts";
import type { RawRecord } from "../../model/index.ts";
import { header as makeHeader, withoutRepeats } from "../columns.ts";
import type { Header } from "../columns.ts";
import { isBlank } from "./cells.ts";

/** One repeat of an element, seen as if it were the only one. */
export interface Repeat {
  readonly header: Header;
  /** Whether the row has anything in this repeat. */
  readonly present: (row: RawRecord) => boolean;
}

/**
 * The repeats of an element among the columns of a header, in file order: for `each: Представители/Представитель` one header in
 * which `Представители/Представитель/Наименование` is that of the first, one in which it is that of `…#2`, and so on. Columns
 * outside the element are the same in all of them. Indexes stay those of the row, so that places stay true.
 */
export function repeatsOf(element: string | undefined, header: Header): readonly Repeat[] {
  if (element === undefined) return [{ header, present: () => true }];
  const wanted = foldKey(element);
  const depth = steps(element).length;
  const repeats = new Map<string, number[]>();
  header.paths.forEach((path, index) => {
    const own = steps(path).slice(0, depth).join("/");
    if (withoutRepeats(foldKey(own)) !== wanted) return;
    addTo(repeats, own, index);
  });
  const inside = new Set([...repeats.values()].flat());
  return [...repeats].map(([own, indexes]) => {
    const mine = new Set(indexes);
    const paths = header.paths.map((path, index) =>
      mine.has(index) ? withoutRepeats(own) + path.slice(own.length) : inside.has(index) ? "" : path,
    );
    return {
      header: makeHeader(paths),
      present: (row) => indexes.some((index) => !isBlank(row.values[index] ?? "")),
    };
  });
}

/** Steps of a path; a slash in brackets is part of a value. */
function steps(path: string): string[] {
  return path.split(/\/(?![^[]*\])/u);
}
