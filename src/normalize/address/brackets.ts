import { partsSaid, type CleanAddress } from "./clean-address.ts";
import { takeSegment } from "./segment.ts";

/**
 * Reads a bracket behind a number: «(3 этаж)», «(ТЦ Аврора, 2 эт.)» say more of the house. False for a remark, «(вход со двора)», and for
 * anything that is no part of a house: «(с торца)» is no village.
 */
export function takeBracket(bracket: string, address: CleanAddress): boolean {
  const draft = { ...address };
  const inside = bracket.replace(/^\(\s*|\s*\)$/gu, "");
  for (const piece of inside.split(/\s*,\s*/u)) if (!takeSegment(piece, draft)) return false;
  if (partsSaid(draft).some((part) => draft[part] !== address[part] && part !== "building" && part !== "flat"))
    return false;
  Object.assign(address, draft);
  return true;
}
