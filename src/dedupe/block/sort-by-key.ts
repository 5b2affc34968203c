/**
 * Sorts both arrays by key, stable: least significant digit first.
 * @param spare memory to sort long ones in, as long as they are
 */
export function sortByKey(
  keys: Uint32Array,
  rows: Int32Array,
  spare?: { readonly keys: Uint32Array; readonly rows: Int32Array },
): void {
  const length = keys.length;
  if (length < 32) {
    for (let i = 1; i < length; i++) {
      const key = keys[i]!;
      const row = rows[i]!;
      let k = i - 1;
      for (; k >= 0 && keys[k]! > key; k--) {
        keys[k + 1] = keys[k]!;
        rows[k + 1] = rows[k]!;
      }
      keys[k + 1] = key;
      rows[k + 1] = row;
    }
    return;
  }
  // Eleven bits at a time are three passes instead of four, but two thousand counters are worth it for long lists only.
  const bits = length < 1024 ? 8 : 11;
  const mask = (1 << bits) - 1;
  const counts = new Int32Array(mask + 2);
  let fromKeys: Uint32Array = keys;
  let fromRows: Int32Array = rows;
  let toKeys: Uint32Array = spare?.keys ?? new Uint32Array(length);
  let toRows: Int32Array = spare?.rows ?? new Int32Array(length);
  for (let shift = 0; shift < 32; shift += bits) {
    counts.fill(0);
    for (let i = 0; i < length; i++) counts[((fromKeys[i]! >>> shift) & mask) + 1]!++;
    for (let i = 0; i < mask; i++) counts[i + 1]! += counts[i]!;
    for (let i = 0; i < length; i++) {
      const at = counts[(fromKeys[i]! >>> shift) & mask]!++;
      toKeys[at] = fromKeys[i]!;
      toRows[at] = fromRows[i]!;
    }
    [fromKeys, toKeys] = [toKeys, fromKeys];
    [fromRows, toRows] = [toRows, fromRows];
  }
  if (fromKeys === keys) return;
  keys.set(fromKeys);
  rows.set(fromRows);
}
