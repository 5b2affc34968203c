import { leaveContractsOut } from "./contracts.ts";
import { makeDraft } from "./draft.ts";
import { guessColumn } from "./guess.ts";
import type { ProposeInput } from "./input.ts";
import { groupsOfHeads } from "./groups.ts";
import { leaveMarkedOut } from "./marks.ts";
import { mixedTable, proposeMixed } from "./mixed.ts";
import { sayReason } from "./reason.ts";
import { settle } from "./settle.ts";
import { writeMapping } from "./write.ts";

export { homeOfColumns, type HomeGuess } from "./country.ts";
export type { KnownColumn } from "./guess.ts";
export type { ProposeInput } from "./input.ts";
export { proposeProject, type ProjectProposal } from "./project.ts";

export interface Proposal {
  /** The mapping file, each guess with its reason as a comment. */
  readonly yaml: string;
  readonly columns: readonly { readonly column: string; readonly to: string; readonly reason: string }[];
  /** Whose the phones and the key are could not be told; the other reading stands at the end of the file. */
  readonly doubtful: boolean;
}

/**
 * Proposes a mapping from header words and from what the cells look like. Every column is mapped, kept in extra, or ignored
 * with a reason, so that the result runs as it is. Pure and deterministic.
 */
export function proposeMapping(input: ProposeInput): Proposal {
  const mixed = mixedTable(input.columns);
  const guessed =
    mixed === undefined ? makeDraft(input, settle(input.columns.map(guessColumn))) : proposeMixed(input, mixed);
  const { language = "en", columns: known } = input;
  const draft = groupsOfHeads(leaveContractsOut(leaveMarkedOut(guessed, known), known), input);
  const columns = draft.account.map(({ reason, ...column }) => ({ ...column, reason: sayReason(reason, "en") }));
  return { yaml: writeMapping(draft, language), columns, doubtful: draft.doubt !== undefined };
}
