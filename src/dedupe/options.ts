import type { Millibits } from "../model/index.ts";
import type { Parameters } from "./parameters.ts";

export interface DedupeOptions {
  /** The model in numbers. */
  readonly parameters: Parameters;
  readonly thresholds: Thresholds;
  /** false: nothing is merged by itself, everything that would be waits for a person. */
  readonly automatic: boolean;
  /** What one ИНН with branches becomes: one card, cards linked to a head, or separate cards. */
  readonly branches: "merge" | "link" | "separate";
  /** Values of the user's own firm: never evidence. Phones in E.164. */
  readonly own: {
    readonly inns: readonly string[];
    readonly phones: readonly string[];
    readonly domains: readonly string[];
  };
  /** Sources that hold each counterparty once: no two counterparties of one of them match. */
  readonly cleanSources: readonly string[];
  /**
   * Sources that keep several cards of one counterparty on purpose (one a contract, delivery point, manager): never merged with each
   * other; `link`: those of one official number are linked to the first of them.
   */
  readonly doubles: Readonly<Record<string, "link" | "separate">>;
  /** Lower is stronger; a source without one comes last. */
  readonly sourcePriority: Readonly<Record<string, number>>;
  /** Keep the blocks, so that `evaluate` can measure blocking. Default false: they cost memory. */
  readonly keepBlocks?: boolean;
  /** Measure the score: what earlier loads have made one card is judged like everything else. Default false. */
  readonly anew?: boolean;
}

export interface Thresholds {
  /** From here a pair is merged by itself. */
  readonly automatic: Millibits;
  /** From here a pair waits for a person. */
  readonly review: Millibits;
}

/** 12 bits: the pair is some four thousand times likelier to be one firm than the base rate says. */
export const defaultThresholds: Thresholds = { automatic: 12_000, review: 5_000 };

/**
 * From where what an earlier load has made one card stays one. Not the threshold of the project: how much people want to be asked must not
 * change what is merged.
 */
export const keptTogether: Millibits = defaultThresholds.review;

/** From where a person is asked who wants to be asked about everything. */
export const wideReview: Millibits = -2_000;

/** The model of that person: however many cards fit a common name, and whatever speaks against it, the pair waits. */
export function askingWidely(parameters: Parameters): Parameters {
  return { ...parameters, crowd: Infinity, wide: true };
}

export const defaultOptions: Omit<DedupeOptions, "parameters"> = {
  thresholds: defaultThresholds,
  automatic: true,
  branches: "link",
  own: { inns: [], phones: [], domains: [] },
  cleanSources: [],
  doubles: {},
  sourcePriority: {},
};
