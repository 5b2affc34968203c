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
          const id = at + begin.length;
          const quote = bytes.indexOf(34, id);
          if (!begins(bytes, at) || quote > end || !isPlain(bytes, id, quote)) return undefined;
          starts.push(ids.push(bytes, id, quote));
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

function begins(bytes: Buffer, from: number): boolean {
  for (let at = 0; at < begin.length; at++) if (bytes[from + at] !== begin[at]) return false;
  return true;
}

/** An id of a firm or a contact, of signs that stand for themselves in JSON and in the order of bytes. */
function isPlain(bytes: Buffer, from: number, to: number): boolean {
  if (to - from < 4 || bytes[from] !== 0x63 || bytes[from + 2] !== 0x2d) return false;
  if (bytes[from + 1] !== 0x70 && bytes[from + 1] !== 0x74) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x20 || byte > 0x7e || byte === 0x5c) return false;
  }
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
  push(bytes: Buffer, from: number, to: number): number {
    if (this.#used + to - from > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * this.#bytes.length);
    for (let at = from; at < to; at++) this.#bytes[this.#used++] = bytes[at] as number;
    return this.#used;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#used);
  }
}

function inOrder(ids: Buffer, starts: readonly number[], { offsets, lengths }: SpanColumns): CardIndex | undefined {
  const kinds: [number[], number[]] = [[], []];
  for (let at = 0; at < offsets.length; at++) kinds[ids[(starts[at] as number) + 1] === 0x70 ? 0 : 1].push(at);
  const order = kinds.flatMap((places) => sortedPlaces(places, ids, starts));
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
  for (let place = 0; place < count; place++) {
    const at = order[place] as number;
    if (place > 0 && compareIds(ids, starts, order[place - 1] as number, at) === 0) return undefined;
    index.starts[place] = used;
    for (let byte = starts[at] as number; byte < (starts[at + 1] as number); byte++)
      index.ids[used++] = ids[byte] as number;
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
function sortedPlaces(places: readonly number[], ids: Buffer, starts: readonly number[]): number[] {
  const first = places[0];
  if (first === undefined) return [];
  const begin = starts[first] as number;
  let common = (starts[first + 1] as number) - begin;
  for (const at of places) {
    const [from, to] = [starts[at] as number, starts[at + 1] as number];
    let same = 0;
    while (same < common && from + same < to && ids[from + same] === ids[begin + same]) same++;
    common = same;
  }
  // Such a number is below 2^64: its upper half is the first four bytes, its lower the fifth and the place.
  const numbers = new BigUint64Array(places.length);
  const halves = new Uint32Array(numbers.buffer);
  for (let n = 0; n < places.length; n++) {
    const [from, to] = [(starts[places[n] as number] as number) + common, starts[(places[n] as number) + 1] as number];
    const byte = (at: number): number => (from + at < to ? (ids[from + at] as number) : 0);
    halves[2 * n + upper] = byte(0) * 0x1000000 + (byte(1) << 16) + (byte(2) << 8) + byte(3);
    halves[2 * n + 1 - upper] = byte(4) * 0x1000000 + n;
  }
  numbers.sort();
  const sorted: number[] = [];
  for (let from = 0; from < numbers.length;) {
    const alike = (n: number): boolean =>
      halves[2 * n + upper] === halves[2 * from + upper] &&
      (halves[2 * n + 1 - upper] as number) >>> 24 === (halves[2 * from + 1 - upper] as number) >>> 24;
    let to = from + 1;
    while (to < numbers.length && alike(to)) to++;
    const group = Array.from(
      { length: to - from },
      (_, n) => places[(halves[2 * (from + n) + 1 - upper] as number) & 0xffffff] as number,
    );
    sorted.push(...(group.length === 1 ? group : group.sort((a, b) => compareIds(ids, starts, a, b))));
    from = to;
  }
  return sorted;
}

/** Where the upper half of a number of eight bytes stands in this machine's memory. */
const upper = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

function compareIds(ids: Buffer, starts: readonly number[], a: number, b: number): number {
  const [from, of] = [starts[a] as number, starts[b] as number];
  const [length, other] = [(starts[a + 1] as number) - from, (starts[b + 1] as number) - of];
  for (let at = 0; at < length && at < other; at++) {
    const less = (ids[from + at] as number) - (ids[of + at] as number);
    if (less !== 0) return less;
  }
  return length - other;
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
