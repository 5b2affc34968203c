import { distance } from "fastest-levenshtein";
import { foldKey } from "../model/index.ts";

/** The known word nearest to a misspelt one, if it is near enough: a third of its letters, at most three. */
export function closest(word: string, known: readonly string[]): string | undefined {
  const wanted = foldKey(word);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const folded = foldKey(candidate);
    if (Math.abs(folded.length - wanted.length) >= least) continue;
    const steps = distance(wanted, folded);
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return least <= Math.min(3, Math.max(1, Math.floor(wanted.length / 3))) ? best : undefined;
}
