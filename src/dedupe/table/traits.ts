import { intColumn } from "../columns.ts";
import type { Frozen } from "./frozen.ts";
import type { Parts } from "./parts.ts";
import { flag, kinds } from "./flags.ts";

/** What the vetoes that close the question look at of a row, as bits; above them the scheme of its sole number. */
export const trait = { catchAll: 1, soleTrader: 2, firm: 4, department: 8 } as const;
export const schemeShift = 4;

/**
 * By row two integers: its traits and its sole number, see {@link soleNumbers}. They stand together because most candidates are done with
 * after a look at them, and in a large base each column of their own is another wait for memory.
 */
export function traitsOf(frozen: Frozen, parts: Parts, shared = false): Int32Array {
  const numbers = soleNumbers(frozen, parts);
  const traits = intColumn(2 * frozen.size, shared);
  for (let row = 0; row < frozen.size; row++) {
    const flags = frozen.flags[row]!;
    const kind = kinds[frozen.kind[row]!]!;
    const number = numbers[row]!;
    traits[2 * row] =
      ((flags & flag.catchAll) !== 0 ? trait.catchAll : 0) |
      (kind === "sole-trader" || (flags & flag.trader) !== 0 ? trait.soleTrader : 0) |
      (kind === "organisation" && (flags & flag.firm) !== 0 ? trait.firm : 0) |
      (kind === "department" ? trait.department : 0) |
      (number < 0 ? 0 : parts.identifier.scheme[number]! << schemeShift);
    traits[2 * row + 1] = number;
  }
  return traits;
}

/** Marks in {@link soleNumbers}. */
export const noNumber = -1;
export const severalNumbers = -2;

/**
 * By row: its number of a scheme whose numbers veto, as a value of `identifier`, where it has one of all such schemes; {@link noNumber} where
 * none is valid, {@link severalNumbers} where lists have to be compared. Two columns tell of most pairs what the lists would.
 */
function soleNumbers(frozen: Frozen, { identifier }: Parts): Int32Array {
  const { starts, values } = frozen.lists.identifier;
  const out = new Int32Array(frozen.size).fill(noNumber);
  for (let row = 0; row < frozen.size; row++) {
    const numbers = values.subarray(starts[row]!, starts[row + 1]!).filter((value) => identifier.vetoes[value] === 1);
    const [first] = numbers;
    if (first !== undefined && numbers.some((value) => identifier.valid[value] === 1))
      out[row] = numbers.length === 1 ? first : severalNumbers;
  }
  return out;
}
