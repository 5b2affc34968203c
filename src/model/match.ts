import type { Decision } from "./journal.ts";
import type { RecordId } from "./record.ts";

/** Weights are integers, thousandths of a bit (log2 of the likelihood ratio × 1000), so that artifacts are the same bytes everywhere. */
export type Millibits = number;

/** A candidate pair that was scored: a line of matches.ndjson. `left` < `right` in code-unit order. */
export interface Match {
  readonly type: "counterparty" | "contact";
  readonly left: RecordId;
  readonly right: RecordId;
  readonly weight: Millibits;
  readonly band: Band;
  /** What settled it, in order of precedence: a person's decision, a veto, a rule, the score. */
  readonly by: "decision" | "veto" | "rule" | "score";
  /** Id of the decision, name of the veto or rule. */
  readonly reason?: string;
  /** Where `by` is `decision`: what a person said of the pair, and whether the run has obeyed. */
  readonly decided?: Decided;
  /** Of two cards: the pair on which a person is asked about them, where that is another than this. */
  readonly askedAs?: Pick<Match, "left" | "right"> | undefined;
  /** Empty where a common name is all that speaks for the pair (`crowded`): `explain` scores it again. */
  readonly features: readonly MatchFeature[];
  /** Whether both ended up in one cluster. */
  readonly merged: boolean;
  /** Digest of the evidence a person would see, empty without features; a decision that carries another digest is queued as "look again". */
  readonly evidence: string;
}

/** A person's judgement on a pair, as whoever reads of the pair must know it: an id in a journal tells nobody anything. */
export interface Judgement extends Pick<Decision, "judge" | "by" | "at" | "why"> {
  /** As the journal has them: of a successor the one that followed comes first. */
  readonly left: RecordId;
  readonly right: RecordId;
}

export interface Decided extends Judgement {
  /** Why it is not in force; absent where it is. */
  readonly unheld?: Unheld;
}

/** contradiction: other decisions say the opposite, and nobody's is preferred. look-again: the evidence is no longer what was seen. */
export type Unheld =
  | { readonly why: "contradiction"; readonly against: readonly Judgement[] }
  | { readonly why: "look-again"; readonly veto: string };

/**
 * automatic: merged by itself. review: waits for a person, both loaded as they are. none: apart.
 * successor: agrees in all but a valid ИНН, waits for a person, can be linked but never merged.
 */
export type Band = "automatic" | "review" | "none" | "successor" | "look-again";

/** Bands of pairs that a person is asked about. */
export type WaitingBand = "review" | "look-again" | "successor";

/**
 * As what a pair waits for a person; undefined when it does not. The desk, the run and its report all count by this. Who is
 * together through other evidence needs no answer, and neither does a successor that a person has confirmed; a decision that
 * the data has put in question needs one in any case. Two cards are asked about once (`askedAs`).
 */
export function waitsAs({
  band,
  by,
  merged,
  askedAs,
}: Pick<Match, "band" | "by" | "merged" | "askedAs">): WaitingBand | undefined {
  if (band === "look-again") return band;
  if (merged || askedAs !== undefined) return undefined;
  if (band === "successor") return by === "decision" ? undefined : band;
  return band === "review" ? band : undefined;
}

/** Both orders of a pair are one pair. */
export function pairKey(a: RecordId, b: RecordId): string {
  return a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`;
}

export interface MatchFeature {
  /** Name in the table of features: `name`, `phone`, `inn`, `city`… */
  readonly name: string;
  /** Small integer: 0 = contradicts, higher = agrees more closely; absent values make no feature. */
  readonly level: number;
  readonly weight: Millibits;
  readonly left?: string;
  readonly right?: string;
  /** How many records share the agreeing value. */
  readonly frequency?: number;
}

/** One cluster of source records: the members of one golden record. */
export interface Cluster {
  readonly type: "counterparty" | "contact";
  /** Minted once from the smallest member and kept for ever after. */
  readonly entityId: string;
  /** Sorted by (source priority, place); the first is the one the golden's outcome is booked on. */
  readonly members: readonly RecordId[];
}
