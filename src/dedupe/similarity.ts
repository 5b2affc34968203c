import { distance } from "fastest-levenshtein";

/**
 * How alike two different words are, 0..1000 (thousandths), by edits with one swap of neighbours counted as one edit.
 * 0 means "not the same word". Short words allow no edit at all: `БАЙ` is not `БАК`.
 *
 * Which mistake is worse: to take `Wealth` for `Health` costs a false merge when nothing else speaks, to miss a typo costs
 * a line in the review queue. So one edit is allowed from four letters, two from eight, three from thirteen.
 */
export function wordSimilarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3 || longer - shorter > 3) return 0;
  const allowed = longer < 4 ? 0 : longer < 8 ? 1 : longer < 13 ? 2 : 3;
  if (allowed === 0) return 0;
  const edits = swapsAsOne(a, b, distance(a, b));
  if (edits <= allowed) return Math.max(600, 1000 - Math.round((edits * 1000) / longer));
  return 0;
}

/** Edits between two texts where a swap of two neighbouring letters is one. Only the first swap found is credited. */
export function swapsAsOne(a: string, b: string, edits: number): number {
  if (edits < 2 || a.length !== b.length) return edits;
  for (let i = 0; i + 1 < a.length; i++) {
    if (a[i] !== b[i] && a[i] === b[i + 1] && a[i + 1] === b[i]) {
      const mended = a.slice(0, i) + b[i]! + b[i + 1]! + a.slice(i + 2);
      return 1 + (mended === b ? 0 : distance(mended, b));
    }
    if (a[i] !== b[i]) return edits;
  }
  return edits;
}

/** Edits between two texts, swaps of neighbours as one; at most `limit` + 1. */
export function edits(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  return Math.min(limit + 1, swapsAsOne(a, b, distance(a, b)));
}
