import type { Waiting } from "./report-data.ts";

/** Minutes of a person's time for one piece of work, and what an hour costs. */
export interface EffortRates {
  readonly reject: number;
  readonly review: number;
  readonly conflict: number;
  /** Per hour, in `currency`; absent: hours only. */
  readonly hourly?: number;
  readonly currency?: string;
}

/**
 * Our own rule of thumb, to be replaced by a client's own measurement after an hour at the desk: a reject is looked up in the
 * source and typed again, a pair is looked at side by side, a conflict is one click when the answer is known.
 */
export const usualRates: EffortRates = { reject: 4, review: 1.5, conflict: 1 };

export interface EffortLine {
  readonly work: "rejects" | "review" | "conflicts";
  readonly count: number;
  readonly minutesEach: number;
  readonly hours: number;
  readonly cost?: number;
}

/** What needs a person, as time and money. Hours are rounded up to a quarter: nobody works three minutes. */
export function effort(waiting: Waiting, rates: EffortRates): readonly EffortLine[] {
  const line = (work: EffortLine["work"], count: number, minutesEach: number): EffortLine => {
    const hours = Math.ceil((count * minutesEach) / 15) / 4;
    return {
      work,
      count,
      minutesEach,
      hours,
      ...(rates.hourly === undefined ? {} : { cost: Math.round(hours * rates.hourly) }),
    };
  };
  return [
    line("rejects", waiting.rejects, rates.reject),
    line("review", waiting.review + waiting.lookAgain + waiting.successor + waiting.held, rates.review),
    line("conflicts", waiting.openConflicts, rates.conflict),
  ].filter((each) => each.count > 0);
}
