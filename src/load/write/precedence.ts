import type { Golden } from "../../model/index.ts";
import { copyField } from "../rows/encode.ts";

/**
 * Which of several new cards keeps a value that the target wants once (an ИНН under UNIQUE): the head before its branch, then the card made
 * of more source records, then the first by entity id, so that the order of files does not matter. What stands in the target keeps it before
 * all of them. Only cards that are not of the common kind, no branch and one record, have a row in `stage_rank`.
 */
export const createRanks = `CREATE TEMP TABLE stage_rank (_entity text COLLATE "C", _branch boolean, _members int) ON COMMIT DROP;`;

export const rankColumns = "stage_rank (_entity, _branch, _members)";

export function rankLine(golden: Golden): string | undefined {
  const isBranch = golden.type === "counterparty" && golden.relations.some(({ kind }) => kind === "head");
  const members = golden.members.length;
  return isBranch || members > 1 ? `${copyField(golden.id)}\t${isBranch ? "t" : "f"}\t${members}\n` : undefined;
}

/** Rows of `rows` (an alias with `_entity`), joined to their ranks: the best first by {@link byRank}. */
export const joinRanks = (rows: string): string => `LEFT JOIN stage_rank k ON k._entity = ${rows}._entity`;

export const byRank = (rows: string): string =>
  `coalesce(k._branch, false), coalesce(k._members, 1) DESC, ${rows}._entity`;
