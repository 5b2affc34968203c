const rows = [new Uint16Array(128), new Uint16Array(128), new Uint16Array(128)];
const longest = 120;

/**
 * Edits that turn one text into the other: insert, delete, replace, and swap of two neighbours, the four ways in which
 * fingers err ("optimal string alignment"). Returns `limit` + 1 as soon as it is clear that there are more.
 */
export function edits(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let from = 0;
  let endA = Math.min(a.length, longest);
  let endB = Math.min(b.length, longest);
  while (from < endA && from < endB && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const lengthA = endA - from;
  const lengthB = endB - from;
  if (lengthA === 0 || lengthB === 0) return Math.min(limit + 1, lengthA + lengthB);
  let [before, last, now] = rows as [Uint16Array, Uint16Array, Uint16Array];
  for (let k = 0; k <= lengthB; k++) last[k] = k;
  for (let i = 1; i <= lengthA; i++) {
    now[0] = i;
    let least = i;
    const letter = a.charCodeAt(from + i - 1);
    for (let k = 1; k <= lengthB; k++) {
      const other = b.charCodeAt(from + k - 1);
      let cost = last[k - 1]! + (letter === other ? 0 : 1);
      if (last[k]! + 1 < cost) cost = last[k]! + 1;
      if (now[k - 1]! + 1 < cost) cost = now[k - 1]! + 1;
      if (i > 1 && k > 1 && letter === b.charCodeAt(from + k - 2) && a.charCodeAt(from + i - 2) === other) {
        cost = Math.min(cost, before[k - 2]! + 1);
      }
      now[k] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, last, now] = [last, now, before];
  }
  return Math.min(limit + 1, last[lengthB]!);
}

/**
 * Which of 32 classes of letters a text holds, as bits.
 *
 * @param most letters that are looked at; as many as {@link edits} looks at unless told otherwise
 */
export function letterSet(text: string, most = longest): number {
  let letters = 0;
  const length = Math.min(text.length, most);
  for (let i = 0; i < length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

/**
 * Whether two texts are sure to be more than `allowed` edits apart, by lengths and sets of letters alone: an edit changes the
 * length by at most one, takes at most one letter from the set and adds at most one. Most pairs of words end here.
 */
export function surelyFurther(lengths: number, one: number, other: number, allowed: number): boolean {
  return lengths > allowed || bitCount(one ^ other) > 2 * allowed;
}

function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Edits that two words of a firm's name may be apart, by the length of the longer. */
export function wordEdits(longer: number): number {
  return longer < 4 ? 0 : longer < 7 ? 1 : longer < 13 ? 2 : 3;
}

/** The same for words of people's names. */
export function personWordEdits(longer: number): number {
  return longer < 3 ? 0 : longer < 5 ? 1 : longer < 7 ? 2 : Math.floor(longer * 0.4);
}

/**
 * How alike two different words of a firm's name are, 0..1000 (thousandths); 0 means "not the same word". Short words
 * allow no edit at all: `БАЙ` is not `БАК`.
 *
 * Which mistake is worse: to take `Wealth` for `Health` costs a false merge when nothing else speaks, to miss a typo costs
 * a line in the review queue. So one edit is allowed from four letters, two from seven, three from thirteen.
 */
export function wordSimilarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  const allowed = wordEdits(longer);
  if (allowed === 0 || Math.min(a.length, b.length) < 3) return 0;
  const found = edits(a, b, allowed);
  return found > allowed ? 0 : 1000 - Math.round((found * 1000) / longer);
}

/** An initial agrees with every name that begins with it. */
export const initial = 500;

/** Likeness may depend on which text comes first (what counts as an ending); numbers of texts depend on the order of adding. */
export function inTextOrder(a: string, b: string): readonly [string, string] {
  return a < b ? [a, b] : [b, a];
}

/**
 * The same for people's names, which are shorter, typed by ear, and seldom alone: half of the letters may be off, and the
 * likeness says how much that is worth (750 and more is a typo, less is "could be").
 */
export function personWordSimilarity(a: string, b: string): number {
  if (areOtherStems(a, b)) return 0;
  const ending = commonEnding(a, b);
  if (ending > 0) {
    a = a.slice(0, -ending);
    b = b.slice(0, -ending);
  }
  const longer = Math.max(a.length, b.length);
  if (a.length === 1 || b.length === 1) return a.charCodeAt(0) === b.charCodeAt(0) ? initial : 0;
  const allowed = personWordEdits(longer);
  const found = edits(a, b, allowed);
  if (found > allowed) return 0;
  const likeness = 1000 - Math.round((found * 1000) / longer);
  return likeness === initial ? initial + 1 : likeness;
}

/**
 * Whether two family names of Russian make are further apart than a slip of what stands before their endings: `Белова`, `Беляева`. The ending is
 * given away with the make, so that two letters of seven are the whole name; `Белов` and `Белова` have one ending.
 */
function areOtherStems(a: string, b: string): boolean {
  const one = families.exec(a)?.[0];
  const other = families.exec(b)?.[0];
  if (one === undefined || other === undefined || sexless(one) === sexless(other)) return false;
  const [left, right] = [a.slice(0, -one.length), b.slice(0, -other.length)];
  const allowed = personWordEdits(Math.max(left.length, right.length));
  return edits(left, right, allowed) + 1 > allowed;
}

/** An ending as a man bears it. */
const sexless = (ending: string): string => ending.replace(/(?:а|ая|ий|a|aya|ii|iy|y)$/, "");

const families = /(?:(?:ов|ев|ин|ын)а?|ск(?:ий|ая)|[oe]va?|sk(?:ii|iy|y|aya))$/;

/** `Павловна` and `Ивановна` have half of their letters in common and are different names: what all names end in does not count. */
function commonEnding(a: string, b: string): number {
  const ending = endings.exec(a)?.[0] ?? "";
  return ending !== "" && b.endsWith(ending) && a.length - ending.length > 1 && b.length - ending.length > 1
    ? ending.length
    : 0;
}

const endings =
  /(?:ович|евич|ич|овна|евна|ична|инична|ова|ева|ина|ов|ев|ин|ский|ская|ский|енко|ovich|evich|ovna|evna|ova|eva|ov|ev)$/;
