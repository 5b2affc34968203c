import { distance } from "fastest-levenshtein";
import { foldKey } from "../model/index.ts";

/**
 * The known word that a misspelt one was meant for: near in letters (one, from five letters two, from nine three), of the same
 * letters in another order, or the only one that begins with it.
 */
export function closest(word: string, known: readonly string[]): string | undefined {
  const wanted = foldKey(word);
  const most = wanted.length < 5 ? 1 : wanted.length < 9 ? 2 : 3;
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of known) {
    const folded = foldKey(candidate);
    if (Math.abs(folded.length - wanted.length) >= least) continue;
    const steps = swapped(wanted, folded) ? 1 : distance(wanted, folded);
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  if (best !== undefined || wanted.length < 3) return best;
  const beginning = known.filter((candidate) => foldKey(candidate).startsWith(wanted));
  return beginning.length === 1 ? beginning[0] : undefined;
}

/** `nmae` for `name`: two neighbours have changed places, one slip of the hand. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((char, index) => char !== b.charAt(index));
  return at >= 0 && a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}
