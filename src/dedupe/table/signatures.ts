import { hashOf, intColumn, type Lists } from "../columns.ts";
import type { Parts } from "./parts.ts";
import type { Frozen } from "./frozen.ts";
import type { ValueKind } from "./value-kinds.ts";

/** The kinds of value of which `sharesValue` knows. */
const kinds = [
  "identifier",
  "phone",
  "email",
  "account",
  "birth",
  "speaker",
  "address",
] as const satisfies readonly ValueKind[];

/** Integers of a row's signature: 128 bits, so that the dozen values of two rows seldom meet by chance. */
const width = 4;

/** By row {@link width} integers in which each of its values sets a bit. */
export function signaturesOf({ size, lists }: Frozen, { phoneLine, identifier }: Parts, shared = false): Int32Array {
  const signatures = intColumn(width * size, shared);
  kinds.forEach((kind, number) => {
    const { starts, values } = lists[kind];
    for (let row = 0; row < size; row++)
      for (let at = starts[row]!; at < starts[row + 1]!; at++) {
        if (kind === "identifier" && identifier.silent[values[at]!] === 1) continue;
        const value = kind === "phone" ? phoneLine[values[at]!]! : values[at]!;
        const bit = hashOf(value, number);
        signatures[width * row + ((bit >>> 5) & (width - 1))]! |= 1 << (bit & 31);
      }
  });
  return signatures;
}

/** False when no value can be the same on both sides: most candidates have nothing in common but a key, and their lists are not looked at. */
export function mayShareValue(signatures: Int32Array, a: number, b: number): boolean {
  let common = 0;
  for (let at = 0; at < width; at++) common |= signatures[width * a + at]! & signatures[width * b + at]!;
  return common !== 0;
}

/** Whether any value is the same on both sides; of telephones, the line. A КПП or ОКВЭД is no value of one's own: half a town shares it. */
export function sharesValue(lists: Frozen["lists"], { phoneLine, identifier }: Parts, a: number, b: number): boolean {
  return kinds.some((kind) =>
    kind === "identifier"
      ? shares(lists[kind], a, b, undefined, identifier.silent)
      : shares(lists[kind], a, b, kind === "phone" ? phoneLine : undefined),
  );
}

function shares({ starts, values }: Lists, a: number, b: number, as?: Int32Array, silent?: Uint8Array): boolean {
  for (let i = starts[a]!; i < starts[a + 1]!; i++) {
    const value = values[i]!;
    if (silent?.[value] === 1) continue;
    for (let k = starts[b]!; k < starts[b + 1]!; k++) {
      if (values[k] === value || (as !== undefined && as[values[k]!] === as[value])) return true;
    }
  }
  return false;
}
