import { compareText, type Match } from "../model/index.ts";
import { hashOf, hashText } from "./columns.ts";
import type { DedupeResult } from "./dedupe.ts";

export interface Sample {
  readonly merged: readonly Match[];
  readonly near: readonly Match[];
}

/**
 * Pairs for a person to label: half of them merged by themselves, half just below. Drawn by a hash of the pair and the
 * seed, so that the same data give the same sample and nobody chooses.
 */
export function drawSample(result: DedupeResult, size: number, seed: string): Sample {
  const salt = hashText(seed);
  const draw = (wanted: (match: Match) => boolean, most: number): Match[] => {
    const drawn: { order: number; match: Match }[] = [];
    for (const match of result.matches()) {
      if (!wanted(match)) continue;
      drawn.push({ order: hashOf(hashText(match.left), hashText(match.right), salt) >>> 0, match });
      if (drawn.length > 4 * most + 64) trim();
    }
    function trim(): void {
      drawn.sort(
        (a, b) =>
          a.order - b.order || compareText(a.match.left, b.match.left) || compareText(a.match.right, b.match.right),
      );
      drawn.length = Math.min(drawn.length, most);
    }
    trim();
    return drawn.map(({ match }) => match);
  };
  const half = Math.ceil(size / 2);
  return {
    merged: draw((match) => match.merged && match.by === "score", half),
    near: draw((match) => !match.merged && match.band === "review", size - half),
  };
}

/** Share of right ones among labelled pairs with its 95 % interval (Wilson: honest for few pairs and shares near one). */
export function precisionOf(
  right: number,
  labelled: number,
): { readonly precision: number; readonly low: number; readonly high: number } {
  if (labelled === 0) return { precision: 0, low: 0, high: 1 };
  const z = 1.959964;
  const share = right / labelled;
  const spread = z * Math.sqrt((share * (1 - share)) / labelled + (z * z) / (4 * labelled * labelled));
  const middle = share + (z * z) / (2 * labelled);
  const scale = 1 + (z * z) / labelled;
  return {
    precision: share,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}

/** What to look at before any load: the largest clusters. */
export function largestClusters(result: DedupeResult, most = 20): { entityId: string; members: number }[] {
  const largest: { entityId: string; members: number }[] = [];
  for (const { entityId, members } of result.clusters) {
    if (members.length < 3) continue;
    largest.push({ entityId, members: members.length });
    if (largest.length > 4 * most) cut();
  }
  function cut(): void {
    largest.sort((a, b) => b.members - a.members || compareText(a.entityId, b.entityId));
    largest.length = Math.min(largest.length, most);
  }
  cut();
  return largest;
}
