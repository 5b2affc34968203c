import { LineFile } from "../artifacts/record-store.ts";
import { lineRanges, type SpanColumns, Spans } from "../artifacts/line-spans.ts";

/** Golden records of a file in the order of their ids, firms before contacts: some 40 bytes each, in memory that threads share. */
export interface CardIndex extends SpanColumns {
  /** Those at the beginning. */
  readonly counterparties: number;
  readonly count: number;
  /** Their ids one after the other, and where each begins; the last one's end behind them. */
  readonly ids: Uint8Array;
  readonly starts: Uint32Array;
}

/** As many as a place in {@link sortedPlaces} tells apart. */
const mostCards = 1 << 24;

/**
 * Reads only where each line begins. Undefined for a file whose ids are not those that linking gives (`cp-…`, `ct-…`), or where one stands twice.
 */
export function indexCards(path: string): CardIndex | undefined {
  const ids = new Growing(Buffer.alloc(1 << 20));
  const starts = [0];
  const spans = new Spans();
  const file = new LineFile(path);
  try {
    for (const { from, to } of lineRanges(path)) {
      const bytes = file.bytes({ offset: from, length: to - from });
      for (let at = 0; at < bytes.length;) {
        const feed = bytes.indexOf(10, at);
        const end = feed === -1 ? bytes.length : feed;
        if (end > at) {
          const quote = bytes.indexOf(34, at + begin.length);
          const id = bytes.subarray(at + begin.length, quote);
          if (!bytes.subarray(at, at + begin.length).equals(begin) || quote > end || !isPlain(id)) return undefined;
          starts.push(ids.push(id));
          spans.push(from + at, end - at);
        }
        at = end + 1;
      }
    }
  } finally {
    file.close();
  }
  const count = starts.length - 1;
  return count === 0 || count > mostCards ? undefined : inOrder(ids.bytes, starts, spans.done());
}

const begin = Buffer.from('{"id":"');

/** An id of a firm or a contact, of signs that stand for themselves in JSON and in the order of bytes. */
function isPlain(id: Uint8Array): boolean {
  if (id.length < 4 || id[0] !== 0x63 || (id[1] !== 0x70 && id[1] !== 0x74) || id[2] !== 0x2d) return false;
  for (const byte of id) if (byte < 0x20 || byte > 0x7e || byte === 0x5c) return false;
  return true;
}

/** Bytes that grow at their end. */
class Growing {
  #bytes: Buffer;
  #used = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Gives where they end now. */
  push(more: Uint8Array): number {
    if (this.#used + more.length > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], 2 * this.#bytes.length);
    this.#bytes.set(more, this.#used);
    return (this.#used += more.length);
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#used);
  }
}

function inOrder(ids: Buffer, starts: readonly number[], { offsets, lengths }: SpanColumns): CardIndex | undefined {
  const kinds: [number[], number[]] = [[], []];
  for (let at = 0; at < offsets.length; at++) kinds[ids[(starts[at] as number) + 1] === 0x70 ? 0 : 1].push(at);
  const idOf = (at: number): Buffer => ids.subarray(starts[at], starts[at + 1]);
  const order = kinds.flatMap((places) => sortedPlaces(places, idOf));
  const count = order.length;
  const index = {
    counterparties: kinds[0].length,
    count,
    ids: new Uint8Array(new SharedArrayBuffer(ids.length)),
    starts: new Uint32Array(new SharedArrayBuffer(4 * (count + 1))),
    offsets: new Float64Array(new SharedArrayBuffer(8 * count)),
    lengths: new Int32Array(new SharedArrayBuffer(4 * count)),
  };
  let used = 0;
  for (const [place, at] of order.entries()) {
    const id = idOf(at);
    if (place > 0 && id.equals(idOf(order[place - 1] as number))) return undefined;
    index.ids.set(id, used);
    index.starts[place] = used;
    used += id.length;
    index.offsets[place] = offsets[at] as number;
    index.lengths[place] = lengths[at] as number;
  }
  index.starts[count] = used;
  return index;
}

/**
 * In the order of their ids' bytes. A million texts are sorted by the server's language in seconds, a million numbers in a tenth of one: the five
 * bytes behind what all ids begin with, and behind these the place, are such a number; few are told apart only by the rest.
 */
function sortedPlaces(places: readonly number[], idOf: (at: number) => Buffer): number[] {
  const first = places[0];
  if (first === undefined) return [];
  let common = idOf(first).length;
  for (const at of places) {
    const id = idOf(at);
    let same = 0;
    while (same < common && same < id.length && id[same] === idOf(first)[same]) same++;
    common = same;
  }
  const numbers = new BigUint64Array(places.length);
  for (const [n, at] of places.entries()) {
    const id = idOf(at);
    let head = 0;
    for (let byte = common; byte < common + 5; byte++) head = head * 256 + (id[byte] ?? 0);
    numbers[n] = (BigInt(head) << 24n) | BigInt(n);
  }
  numbers.sort();
  const sorted: number[] = [];
  for (let from = 0; from < numbers.length;) {
    const head = (numbers[from] as bigint) >> 24n;
    let to = from;
    while (to < numbers.length && (numbers[to] as bigint) >> 24n === head) to++;
    const alike = Array.from(numbers.subarray(from, to), (number) => places[Number(number & 0xffffffn)] as number);
    sorted.push(...(alike.length === 1 ? alike : alike.sort((a, b) => Buffer.compare(idOf(a), idOf(b)))));
    from = to;
  }
  return sorted;
}

/** The place of a card by its id, -1 for one that is not there. */
export function placeIn({ ids, starts, count }: CardIndex): (id: string) => number {
  return (id) => {
    let [low, high] = [0, count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compareAt(ids, starts[middle] as number, starts[middle + 1] as number, id);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
}

function compareAt(ids: Uint8Array, from: number, to: number, id: string): number {
  const length = Math.min(to - from, id.length);
  for (let at = 0; at < length; at++) {
    const less = (ids[from + at] as number) - id.charCodeAt(at);
    if (less !== 0) return less;
  }
  return to - from - id.length;
}
