import { foldCase } from "../../model/index.ts";
import { partsSaid, type CleanAddress } from "./clean-address.ts";

/** What says no more than which part follows, or who lives there. */
const noise: ReadonlySet<string> = new Set(
  "no nr sh shahri shahar uy xonadon mun or co the and of cedex province district".split(" "),
);
const token = /\p{L}+|\d+/gu;

function tokens(text: string): readonly string[] {
  return foldCase(text).match(token) ?? [];
}

/**
 * What an address says and no part of it holds: a number, wherever it stands, and the words beside what was read of the same piece.
 * A piece without a number of which nothing was read is a person or a firm, who have a field of their own.
 */
export function unplaced(pieces: readonly string[], address: CleanAddress): readonly string[] {
  const held = new Set(partsSaid(address).flatMap((part) => tokens(address[part] ?? "")));
  return pieces.flatMap((piece) => {
    const said = tokens(piece).filter((one) => !noise.has(one) && (/^\d/u.test(one) || one.length > 1));
    const open = said.filter((one) => !held.has(one));
    if (open.length === 0) return [];
    if (open.length === said.length && !open.some((one) => /^\d/u.test(one))) return [];
    const found = [...piece.matchAll(token)].filter(([one]) => open.includes(foldCase(one)));
    const [first] = found;
    const last = found.at(-1);
    return first === undefined || last === undefined
      ? [piece]
      : [piece.slice(first.index, last.index + last[0].length)];
  });
}
