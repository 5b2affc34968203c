import { contractPattern } from "../../countries/ru/contract-words.ts";
import type { KnownColumn } from "./guess.ts";
import type { MappingDraft } from "./mapping-draft.ts";
import { reasonOf } from "./reason.ts";

/** Below a tenth of the rows it is a slip or two; a list of contracts alone is none of firms, and leaving out everything says nothing. */
const [some, nearlyAll] = [0.1, 0.9];

/**
 * Statements of settlements print the contracts of a firm as rows below it, in the column of its name: each would come as a card. They are
 * proposed to be left out, and the books count them.
 */
export function leaveContractsOut(draft: MappingDraft, columns: readonly KnownColumn[]): MappingDraft {
  const name = draft.counterparty?.find(([field]) => field === "name")?.[1][0]?.column;
  const share = columns.find((column) => column.name === name)?.shapes?.contract ?? 0;
  if (name === undefined || share < some || share > nearlyAll) return draft;
  const reason = reasonOf("guess-contract-rows", { percent: Math.round(share * 100) });
  const rule = { called: "guess-contract", column: name, matches: contractPattern, reason };
  return { ...draft, leaveOut: [...draft.leaveOut, rule] };
}
