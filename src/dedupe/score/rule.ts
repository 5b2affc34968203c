import type { Evidence } from "../compare/evidence.ts";
import type { Parameters } from "../parameters.ts";

/** Why a pair whose score would merge it waits for a person all the same. */
export type RuleName =
  | "namesake"
  | "name-contradicts"
  | "name-partly"
  | "name-alike"
  | "other-birth-date"
  | "other-town"
  | "only-name";

/** Whether two names contradict each other, or have little in common. */
export function contradicts({ nameLevel }: Evidence): boolean {
  return nameLevel >= 0 && nameLevel < 2;
}

/** The first rule that speaks against merging two rows by themselves. */
export function ruleOf(evidence: Evidence, { namesakes, proof, trusted, besides }: Parameters): RuleName | undefined {
  if (evidence.shared && (evidence.elsewhere || evidence.against <= namesakes.against)) return "namesake";
  if (contradicts(evidence) && evidence.proof < (evidence.people ? proof.human : proof.firm)) return "name-contradicts";
  const unproved = evidence.proof < proof.partly;
  if (evidence.partly && unproved && (evidence.instead || evidence.otherForm || evidence.trusted < trusted))
    return "name-partly";
  if (evidence.alike && unproved && evidence.trusted - evidence.door < trusted) return "name-alike";
  if (evidence.bornApart && evidence.proof <= 0) return "other-birth-date";
  if (evidence.elsewhere && !evidence.people && unproved) return "other-town";
  return evidence.besides < besides ? "only-name" : undefined;
}
