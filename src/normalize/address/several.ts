import type { AddressResult } from "./clean-address.ts";
import type { LabelledAddress } from "./label.ts";

/**
 * «г. Самара, ул. Ленина, д. 5; г. Тольятти, ул. Мира, д. 7», one address a line, or a numbered list: several addresses, when each piece
 * has a street and a house of its own. Undefined for a cell that holds one.
 */
export function severalAddresses(
  cell: string,
  parse: (text: string) => AddressResult,
): readonly LabelledAddress[] | undefined {
  if (!/[;\n]|\d\)\s/u.test(cell)) return undefined;
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
