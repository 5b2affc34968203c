/** Sorts both arrays by key, stable: least significant digit first, eleven bits at a time. */
export function sortByKey(keys: Uint32Array, rows: Int32Array): void {
  const length = keys.length;
  if (length < 64) {
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
  let fromKeys: Uint32Array = keys;
  let fromRows: Int32Array = rows;
  let toKeys: Uint32Array = new Uint32Array(length);
  let toRows: Int32Array = new Int32Array(length);
  for (const shift of [0, 11, 22]) {
    const counts = new Int32Array(2049);
    for (let i = 0; i < length; i++) counts[((fromKeys[i]! >>> shift) & 2047) + 1]!++;
    for (let i = 0; i < 2048; i++) counts[i + 1]! += counts[i]!;
    for (let i = 0; i < length; i++) {
      const at = counts[(fromKeys[i]! >>> shift) & 2047]!++;
      toKeys[at] = fromKeys[i]!;
      toRows[at] = fromRows[i]!;
    }
    [fromKeys, toKeys] = [toKeys, fromKeys];
    [fromRows, toRows] = [toRows, fromRows];
  }
  keys.set(fromKeys);
  rows.set(fromRows);
}
