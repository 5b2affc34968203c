import { writeSync } from "node:fs";

/** Writes all of the bytes at a place of an open file: the system may take fewer at once. */
export function writeBytesAt(file: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, position + at);
}
