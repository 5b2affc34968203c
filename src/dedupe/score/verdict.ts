import { hash } from "node:crypto";
import type { Decision, Match, Millibits, Unheld } from "../../model/index.ts";
import { judgementOf } from "../cluster/decisions.ts";
import { rules, strangers } from "./obstacles.ts";
import type { DedupeOptions } from "../options.ts";
import { askingVetoes } from "./veto.ts";

/** What settled a pair, as its match says it. */
export type Settled = Pick<Match, "band" | "by" | "reason" | "decided">;

/** @param unheld what keeps the decision from standing: others contradict it, or it was made about other evidence than there is now */
export function settledByDecision(decision: Decision, unheld: Unheld | undefined): Settled {
  const bands = { same: "automatic", different: "none", unsure: "review", successor: "successor" } as const;
  const { id, judge } = decision;
  const decided = { ...judgementOf(decision), ...(unheld === undefined ? {} : { unheld }) };
  return { band: unheld === undefined ? bands[judge] : "look-again", by: "decision", reason: id, decided };
}

/** Why nobody is asked about a pair that taken by itself would wait: see `crowdedPairs`, `pairsOfCardsApart`. */
export type Unasked = "crowded" | "cards-apart";

/** What is known of a pair on which nobody has decided. */
export interface Undecided {
  readonly weight: Millibits;
  /** The veto or rule between its records, "" without. */
  readonly why: string;
  /** What stood between the clusters of a pair that would be merged taken by itself. */
  readonly refused: string | undefined;
  readonly merged: boolean;
  /** One card, for an earlier load made it one, and nothing contradicts. */
  readonly kept: boolean;
  readonly unasked: Unasked | undefined;
  /** Strangers of one name or one office are asked about too, where no town tells them apart. */
  readonly namesakesAsked: boolean;
  /** Two firms of one name: of different numbers, one may have followed the other. */
  readonly successor: boolean;
}

/** In order of precedence: what clustering refused, vetoes, rules, the score. */
export function settledByItself(
  { weight, why, refused, merged, kept, unasked, namesakesAsked, successor }: Undecided,
  { thresholds, automatic }: Pick<DedupeOptions, "thresholds" | "automatic">,
): Settled {
  const asked = weight >= thresholds.review ? "review" : "none";
  // What would be merged taken by itself needs no such reason.
  if (kept && (weight < thresholds.automatic || why !== "")) return { band: asked, by: "rule", reason: "kept-loaded" };
  if (refused !== undefined) return { band: "review", by: rules.has(refused) ? "rule" : "veto", reason: refused };
  if (unasked !== undefined) return { band: "none", by: unasked === "crowded" ? "rule" : "veto", reason: unasked };
  if (why === "identifiers-differ")
    return { band: successor && weight >= thresholds.automatic ? "successor" : "none", by: "veto", reason: why };
  // A common name is all that speaks for them and something speaks against, or a line that many firms have: the answer is known.
  if (strangers.has(why)) return { band: namesakesAsked ? asked : "none", by: "rule", reason: why };
  const asksFrom = askingVetoes.get(why);
  if (asksFrom !== undefined)
    return { band: weight >= thresholds[asksFrom] ? "review" : "none", by: "veto", reason: why };
  if (why !== "" && !rules.has(why)) return { band: "none", by: "veto", reason: why };
  if (weight < thresholds.automatic) return { band: asked, by: "score" };
  if (why !== "") return { band: asked, by: "rule", reason: why };
  return { band: automatic || merged ? "automatic" : "review", by: "score" };
}

/** What a source says of what is shown of a record as it is compared. */
export type Said = Readonly<Record<"left" | "right", (shown: string) => string>>;

/** Nothing where one of them is read out of a name, which is seen itself. */
const placesSaid = (left: string, right: string): string => (left === "" || right === "" ? "" : `${left}\t${right}`);

/**
 * Of what a person would see, as the sources say it: names and values, not weights or counts, which change with every new row, nor how alike the
 * values are found to be or how they are spelt for that: a line more in a table of towns, names or legal forms is no reason to ask anybody again.
 * A level counts where no value is shown beside it.
 */
export function evidenceDigest(features: Match["features"], said: Said): string {
  let seen = "";
  for (const { name, level, left, right } of features) {
    // Whose an institution is has stood in its name before it was compared.
    if (name === "channels" || name === "namesakes" || name === "owner") continue;
    const values =
      left === undefined || right === undefined
        ? `${level}`
        : name === "address" || name === "city"
          ? placesSaid(said.left(left), said.right(right))
          : `${left}\t${right}`;
    if (values === "") continue;
    seen += `${seen === "" ? "" : "\n"}${name}\t${values}`;
  }
  return hash("sha256", seen).slice(0, 16);
}
