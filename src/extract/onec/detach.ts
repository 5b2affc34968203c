/**
 * A copy of a text for keeping. A value cut out of a chunk of a file is a view of the chunk in V8, and keeps all of it in memory
 * for as long as anybody keeps the value: a map of a thousand names would hold half a gigabyte.
 */
export function detach(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
