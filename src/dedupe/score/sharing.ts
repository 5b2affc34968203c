import { Texts } from "../columns.ts";
import { PairCache } from "../pair-cache.ts";

/** Texts by number that are read one at a time: an array of them, or {@link PackedTexts}. */
export type TextList = Pick<readonly string[], "at" | "length">;

/** Texts one behind the other in memory that threads share; text i stands from `starts[i]` to `starts[i + 1]`, in code units. */
interface Packed {
  readonly packed: { readonly starts: Int32Array; readonly codes: Uint16Array };
}

/** A list of texts in shared memory. Each is made anew when it is asked for: columns of numbers are looked at first. */
export class PackedTexts implements TextList {
  private readonly starts: Int32Array;
  private readonly bytes: Buffer;
  readonly length: number;

  constructor({ packed: { starts, codes } }: Packed) {
    this.starts = starts;
    this.bytes = Buffer.from(codes.buffer);
    this.length = starts.length - 1;
  }

  at(index: number): string {
    return this.bytes.toString("utf16le", 2 * this.starts[index]!, 2 * this.starts[index + 1]!);
  }
}

/** A column of the same numbers in memory that threads share. */
function sharedColumn<Column extends Int32Array | Uint32Array | Uint8Array | Float64Array>(column: Column): Column {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const Kind = column.constructor as new (buffer: SharedArrayBuffer) => Column;
  const copy = new Kind(new SharedArrayBuffer(column.byteLength));
  copy.set(column as never);
  return copy;
}

function pack(texts: readonly string[]): Packed {
  const starts = new Int32Array(new SharedArrayBuffer(4 * (texts.length + 1)));
  texts.forEach((text, at) => (starts[at + 1] = starts[at]! + text.length));
  const codes = new Uint16Array(new SharedArrayBuffer(2 * starts[texts.length]!));
  const bytes = Buffer.from(codes.buffer);
  texts.forEach((text, at) => bytes.write(text, 2 * starts[at]!, "utf16le"));
  return { packed: { starts, codes } };
}

/**
 * What is made of columns, lists of texts and objects of them, ready to be handed to a thread without a copy for each: numbers
 * and texts are in shared memory, tables of numberings and other maps stay behind, and a cache begins empty.
 */
export function share(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return sharedColumn(value as Int32Array);
  if (value instanceof Texts) return { list: share(value.list) };
  if (value instanceof PairCache) return { cacheOf: value.distinct };
  if (value instanceof Map || typeof value === "function") return undefined;
  if (Array.isArray(value)) {
    if (typeof value[0] === "string") return pack(value as string[]);
    if (typeof value[0] === "number") return sharedColumn(Int32Array.from(value as number[]));
    if (typeof value[0] === "boolean") return sharedColumn(Uint8Array.from(value as unknown as number[]));
    return value;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, share(each)]));
}

/** What {@link share} made, on the other side. Objects of a class come back as plain ones. */
export function unshare(value: unknown): unknown {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || Array.isArray(value)) return value;
  if ("packed" in value) return new PackedTexts(value as Packed);
  if ("cacheOf" in value) return new PairCache(value.cacheOf as number);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unshare(each)]));
}
