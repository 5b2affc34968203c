/** Places for marks of each key, at least: more would tell better and miss the processor's caches. */
const placesOfKey = 2;

/**
 * Moves the keys that stand at several places, and some that do not, to the beginning, in the order they stand in, each with its row. Most keys
 * have one row and make no pair: two bits for the upper bits of a key tell that it has been seen, and seen again, as fast as they would be
 * sorted and in a fraction of the memory.
 *
 * @param keys hashes: their upper bits are as good as any
 * @returns how many there are
 */
export function keepRepeated(keys: Uint32Array, rows: Int32Array): number {
  // Sixteen places a word.
  const words = Math.min(26, Math.max(1, Math.ceil(Math.log2((placesOfKey * keys.length) / 16 + 1))));
  const shift = 28 - words;
  const marks = new Int32Array(1 << words);
  for (let at = 0; at < keys.length; at++) {
    const place = keys[at]! >>> shift;
    const word = marks[place >>> 4]!;
    const bit = 2 * (place & 15);
    marks[place >>> 4] = word | ((((word >>> bit) & 1) + 1) << bit);
  }
  let kept = 0;
  for (let at = 0; at < keys.length; at++) {
    const place = keys[at]! >>> shift;
    if (((marks[place >>> 4]! >>> (2 * (place & 15))) & 2) === 0) continue;
    keys[kept] = keys[at]!;
    rows[kept++] = rows[at]!;
  }
  return kept;
}
