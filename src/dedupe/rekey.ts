import { compareText, type RecordId } from "../model/index.ts";
import { createDeduper } from "./dedupe.ts";
import type { Features } from "./table/features.ts";
import type { DedupeOptions } from "./options.ts";

export interface Rekeyed {
  /** Key that is no longer in the export. */
  readonly from: RecordId;
  /** Key that is new in it. */
  readonly to: RecordId;
}

/**
 * Records of one source whose key changed between two exports (a row without a key of its own whose name was mended). Vanished
 * and new keys are matched with each other before anything else: a hit keeps entity, decisions and corrections.
 *
 * A pair is taken when the score would merge it by itself and each is the other's only such match of its weight or more:
 * a wrong hit would hand one firm's decisions to another, a missed one only asks again.
 *
 * @param vanished features of living records that this export no longer has; of one source
 * @param fresh features of the new keys of the same source
 * @returns by `from`
 */
export function matchRekeyed(
  vanished: readonly Features[],
  fresh: readonly Features[],
  options: DedupeOptions,
): Rekeyed[] {
  if (vanished.length === 0 || fresh.length === 0) return [];
  // A clean source has each firm once in each export, and here are two exports.
  const deduper = createDeduper({ ...options, automatic: true, cleanSources: [], doubles: {} });
  const gone = new Set(vanished.map(({ id }) => id));
  for (const features of vanished) deduper.add(features, { fresh: false });
  for (const features of fresh) if (!gone.has(features.id)) deduper.add(features, { fresh: true });

  const best = new Map<RecordId, { other: RecordId; weight: number; tied: boolean }>();
  const consider = (id: RecordId, other: RecordId, weight: number): void => {
    const known = best.get(id);
    if (known === undefined || weight > known.weight) best.set(id, { other, weight, tied: false });
    else if (weight === known.weight) known.tied = true;
  };
  for (const match of deduper.run([]).matches()) {
    if (match.band !== "automatic" || gone.has(match.left) === gone.has(match.right)) continue;
    consider(match.left, match.right, match.weight);
    consider(match.right, match.left, match.weight);
  }
  const pairs: Rekeyed[] = [];
  for (const from of gone) {
    const found = best.get(from);
    if (found === undefined || found.tied) continue;
    const back = best.get(found.other)!;
    if (!back.tied && back.other === from) pairs.push({ from, to: found.other });
  }
  return pairs.sort((a, b) => compareText(a.from, b.from));
}
