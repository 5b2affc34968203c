import type { AddressResult } from "./clean-address.ts";
import type { LabelledAddress } from "./label.ts";

/**
 * «г. Самара, ул. Ленина, д. 5; г. Тольятти, ул. Мира, д. 7», one address a line, a numbered list, or slashes between towns: several addresses, when each piece
 * has a street and a house of its own. Undefined for a cell that holds one.
 */
export function severalAddresses(
  cell: string,
  parse: (text: string) => AddressResult,
): readonly LabelledAddress[] | undefined {
  if (!/[;\n]|\d\)\s/u.test(cell)) return / \/ /.test(cell) ? eachInTown(cell.split(" / "), parse) : undefined;
  const pieces = cell
    .split(/[;\r\n]+|(?<=^|\s)\d{1,2}\)\s/u)
    .map((piece) => piece.replace(/^[\s,]*(?:\d{1,2}[).]\s+)?|[\s,.]+$/gu, ""))
    .filter((piece) => piece !== "");
  if (pieces.length < 2) return undefined;
  const whole = pieces.every((piece) => {
    const { address } = parse(piece);
    return address?.street !== undefined && address.house !== undefined;
  });
  return whole ? pieces.map((text) => ({ text })) : undefined;
}

/** «Самара, Ленина 5 / Тольятти, Мира 10»: a slash parts houses and streets too, so each piece has to begin with its own town. */
function eachInTown(
  pieces: readonly string[],
  parse: (text: string) => AddressResult,
): readonly LabelledAddress[] | undefined {
  const whole = pieces.every((piece) => {
    const { address } = parse(piece.trim());
    return address?.city !== undefined && address.street !== undefined && address.house !== undefined;
  });
  return whole ? pieces.map((text) => ({ text: text.trim() })) : undefined;
}
