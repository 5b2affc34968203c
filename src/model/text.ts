/** Folding that several stages must do in exactly the same way. Pure. */

/** Spaces of every kind become one blank; ends trimmed. */
export function foldSpace(text: string): string {
  return text.replace(/[\s\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]+/gu, " ").trim();
}

/** For raw identity keys and header matching: spaces folded, lower case. Never used on cleaned values. */
export function foldKey(text: string): string {
  return foldSpace(text).toLowerCase();
}

/** Order of code units, the same as COLLATE "C" for everything in the BMP: use it wherever bytes are promised. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
