/** Words that are folded already, but for their capitals. */
const plainWords = /^[a-zа-я0-9]+(?: [a-zа-я0-9]+)*$/;

/** Lower case, ё→е, everything but letters and digits becomes a blank. */
export function foldWords(text: string): string {
  const lower = text.toLowerCase();
  // Most texts: a third of the time.
  return plainWords.test(lower) ? lower : foldAnyWords(lower);
}

/** @internal The slow twin, of text in lower case. */
export function foldAnyWords(lower: string): string {
  return (
    lower
      .replaceAll("ё", "е")
      // `İ` in lower case is an i and a dot of its own.
      .replaceAll("i\u0307", "i")
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
      .trim()
  );
}
