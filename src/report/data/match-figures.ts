import {
  compareText,
  countUp,
  mostFirst,
  waitsAs,
  type Band,
  type Match,
  type MatchFeature,
} from "../../model/index.ts";
import type { MergeReport } from "./report-data.ts";
import { Sample, type Kept } from "./sample.ts";

/** What {@link MatchFigures} has counted, as plain data. */
export interface MatchCounts {
  readonly causes: readonly (readonly [cause: string, pairs: number])[];
  readonly weights: readonly (readonly [band: Band, pairs: readonly (readonly [bits: number, pairs: number])[]])[];
  readonly merged: readonly Kept<Match>[];
  readonly review: readonly Kept<Match>[];
}

const pairsShown = 6;

/** What the reports say of compared pairs: how many of each weight and band, what the merged ones agreed on, some examples. */
export class MatchFigures {
  readonly #causes = new Map<string, number>();
  /** Pairs by whole bits of weight, in each band. */
  readonly #weights = new Map<Band, Map<number, number>>();
  readonly #merged = new Sample<Match>(pairsShown);
  readonly #review = new Sample<Match>(pairsShown);

  add(match: Match): void {
    // Doubtful by itself and together through others: such a pair is merged, and waits for nobody.
    const waits = waitsAs(match);
    countUp(this.#band(waits ?? fateOf(match)), Math.floor(match.weight / 1000));
    if (match.merged) {
      countUp(this.#causes, causeOf(match));
      this.#merged.offer(`${match.left} ${match.right}`, "", () => match);
    } else if (waits === "review") this.#review.offer(`${match.left} ${match.right}`, "", () => match);
  }

  /** What has been counted, to be added up elsewhere. */
  counts(): MatchCounts {
    return {
      causes: [...this.#causes],
      weights: [...this.#weights].map(([band, pairs]) => [band, [...pairs]] as const),
      merged: this.#merged.kept(),
      review: this.#review.kept(),
    };
  }

  plus(counts: MatchCounts): void {
    for (const [cause, pairs] of counts.causes) countUp(this.#causes, cause, pairs);
    for (const [band, weights] of counts.weights)
      for (const [bits, pairs] of weights) countUp(this.#band(band), bits, pairs);
    this.#merged.plus(counts.merged);
    this.#review.plus(counts.review);
  }

  merges(): Omit<MergeReport, "sizes"> {
    return {
      causes: [...this.#causes].sort(mostFirst).map(([cause, pairs]) => ({ cause, pairs })),
      weights: [...this.#weights]
        .flatMap(([band, weights]) => [...weights].map(([bits, pairs]) => ({ bits, band, pairs })))
        .sort((a, b) => a.bits - b.bits || compareText(a.band, b.band)),
      merged: this.#merged.items(),
      review: this.#review.items(),
    };
  }

  inBand(band: Band): number {
    let all = 0;
    for (const pairs of this.#weights.get(band)?.values() ?? []) all += pairs;
    return all;
  }

  #band(band: Band): Map<number, number> {
    let weights = this.#weights.get(band);
    if (weights === undefined) this.#weights.set(band, (weights = new Map()));
    return weights;
  }
}

/** The band under which a pair that waits for nobody is shown: what became of it. */
const fateOf = ({ merged, band }: Match): Band => (merged ? "automatic" : band === "successor" ? "none" : band);

/** The strongest thing in which a merged pair agreed, or what settled it over the score. */
function causeOf(match: Match): string {
  if (match.by === "decision" || match.by === "rule") return match.by;
  let best: MatchFeature | undefined;
  for (const feature of match.features) if (best === undefined || feature.weight > best.weight) best = feature;
  return best?.name ?? "score";
}
