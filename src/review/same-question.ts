import { say } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";
import type { SamePair } from "./desk-data.ts";

/** Two cards of many records have many pairs; the cards themselves are shown whole. */
const named = 6;

/** What a steward is told of a question that would have been asked several times. */
export function sameQuestion(others: readonly SamePair[], language: Language): string {
  return say("desk-same-question", language, {
    count: others.length,
    pairs: others
      .slice(0, named)
      .map(({ left, right, leftName, rightName }) => `${leftName} [${left}] ~ ${rightName} [${right}]`)
      .join("; "),
    more: others.length > named ? "; …" : "",
  });
}
