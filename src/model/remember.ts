/**
 * Remembers what a pure function made of a text, so that distinct texts are worked on once; `undefined` is not remembered. Holds two
 * generations of at most `limit` values each: when the young one is full it becomes the old one, and the old one is forgotten. Memory
 * stays bounded whatever the size of the input, and values that keep coming back are kept.
 */
export function remember<T>(make: (text: string) => T, limit = 20_000): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    let known = young.get(text);
    if (known !== undefined) return known;
    known = old.get(text) ?? make(text);
    if (young.size >= limit) {
      old = young;
      young = new Map();
    }
    young.set(text, known);
    return known;
  };
}
