import { say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import type { Judgement, Match, Unheld } from "../../model/index.ts";
import type { ContradictionFact, StatedJudgement } from "../data/run-facts.ts";
import { masker, type Masker } from "../page/mask.ts";

interface DecidedContext {
  readonly language: Language;
  readonly mask?: Masker;
}

/** What a person said of a pair, who, when and why; then whether the run has obeyed, and if not, why not. */
export function decidedText(match: Match, same: string, context: DecidedContext): string {
  const { language } = context;
  const { decided, merged } = match;
  // A run of an earlier version has kept no more than which decision it was.
  if (decided === undefined) {
    const code = match.band === "look-again" ? "again" : merged ? "merged" : "apart";
    return say(`explain-decided-earlier-${code}`, language, { id: match.reason ?? "" });
  }
  const said = say(`explain-decided-${decided.judge}`, language, { same });
  return `${said}: ${signed(decided, context)}; ${inForce(decided.unheld, merged, context)}`;
}

function inForce(unheld: Unheld | undefined, merged: boolean, context: DecidedContext): string {
  const { language } = context;
  if (unheld === undefined) return say(`explain-in-force-${merged ? "merged" : "apart"}`, language);
  const all = merged ? `; ${say("explain-merged-otherwise", language)}` : "";
  const why =
    unheld.why === "look-again"
      ? say("explain-not-in-force-evidence", language, { veto: say(`veto-${unheld.veto}`, language) })
      : say("explain-not-in-force-contradiction", language, {
          against: unheld.against.map((each) => judgementText(each, context)).join("; "),
        });
  return `${why}${all}`;
}

/** One decision among several: `a:1 and c:1 are different, decided by Ольга on 2026-11-21: «why»`. */
export function judgementText(judgement: Judgement, context: DecidedContext): string {
  const mask = context.mask ?? masker(false);
  const pair = { left: mask.id(judgement.left), right: mask.id(judgement.right) };
  return `${say(`explain-judged-${judgement.judge}`, context.language, pair)}, ${signed(judgement, context)}`;
}

/** The decisions that contradict each other, each with the id that takes it back. */
export function contradictionText({ different, same }: ContradictionFact, context: DecidedContext): string {
  const told = (each: StatedJudgement) => `${judgementText(each, context)} [${each.id}]`;
  return say("books-contradictions-text", context.language, {
    different: told(different),
    same: same.map(told).join(", "),
  });
}

function signed({ by, at, why }: Judgement, { language, mask = masker(false) }: DecidedContext): string {
  const reason = why === undefined ? "" : `: «${mask.text(why)}»`;
  return `${say("explain-signed", language, { by: mask.text(by), at: at.slice(0, 10) })}${reason}`;
}
