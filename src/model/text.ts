/** Folding that several stages must do in exactly the same way. Pure. */

/** Spaces of every kind become one blank; ends trimmed. */
export function foldSpace(text: string): string {
  return text.replace(/[\s\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]+/gu, " ").trim();
}

/** For raw identity keys and header matching: spaces folded, lower case. Never used on cleaned values. */
export function foldKey(text: string): string {
  return foldSpace(text).toLowerCase();
}

/** Lower case, ё as е, İ as i: how words are looked up. */
export function foldCase(text: string): string {
  if (isSmall(text)) return text;
  // The small letter of a Turkish İ is an i and a dot of its own.
  const lower = (text.includes("İ") ? text.replaceAll("İ", "i") : text).toLowerCase();
  return lower.includes("ё") ? lower.replaceAll("ё", "е") : lower;
}

/**
 * Nothing but а–я, a–z, digits and ASCII punctuation: most words that are looked up are small already, and the engine, which has a table
 * for all of Unicode, takes five times as long to find nothing to do.
 */
function isSmall(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x430 ? unit > 0x7e || (unit >= 0x41 && unit <= 0x5a) : unit > 0x44f) return false;
  }
  return true;
}

/** Order of code units, the same as COLLATE "C" for everything in the BMP: use it wherever bytes are promised. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
