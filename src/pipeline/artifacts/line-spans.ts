import { isMapped, moreMemory } from "../../dedupe/memory.ts";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Bytes of whole lines, from … to. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** A file in pieces of about `bytes`, each of whole lines, without reading more of it than the ends of the pieces. */
export function* lineRanges(path: string, bytes = 1 << 20): Generator<LineRange> {
  const fd = openSync(path, "r");
  try {
    const { size } = fstatSync(fd);
    for (let from = 0; from < size;) {
      const to = from + bytes >= size ? size : lineEnd(fd, from + bytes, size);
      yield { from, to };
      from = to;
    }
  } finally {
    closeSync(fd);
  }
}

/** Where the line ends in which byte `at` stands: behind its line feed, or at the end of the file. */
function lineEnd(fd: number, at: number, size: number): number {
  const piece = Buffer.allocUnsafe(1 << 14);
  for (let from = at; from < size;) {
    const count = readSync(fd, piece, 0, piece.length, from);
    const feed = piece.subarray(0, count).indexOf(10);
    if (feed !== -1) return from + feed + 1;
    from += count;
  }
  return size;
}

/** Where lines stand, by number: 12 bytes each instead of an object, in memory that threads share. */
export interface SpanColumns {
  readonly offsets: Float64Array;
  readonly lengths: Int32Array;
}

/** Growing {@link SpanColumns}. */
export class Spans {
  #memory = { offsets: moreMemory(undefined, 8 * fewest), lengths: moreMemory(undefined, 4 * fewest) };
  #offsets = new Float64Array(this.#memory.offsets, 0, fewest);
  #lengths = new Int32Array(this.#memory.lengths, 0, fewest);
  #count = 0;

  push(offset: number, length: number): void {
    if (this.#count === this.#lengths.length) this.#grow();
    this.#offsets[this.#count] = offset;
    this.#lengths[this.#count++] = length;
  }

  #grow(): void {
    const { offsets, lengths } = this.#memory;
    const room = 2 * this.#count;
    this.#memory = { offsets: moreMemory(offsets, 8 * room), lengths: moreMemory(lengths, 4 * room) };
    const grown = {
      offsets: new Float64Array(this.#memory.offsets, 0, room),
      lengths: new Int32Array(this.#memory.lengths, 0, room),
    };
    if (this.#memory.offsets !== offsets) grown.offsets.set(this.#offsets);
    if (this.#memory.lengths !== lengths) grown.lengths.set(this.#lengths);
    this.#offsets = grown.offsets;
    this.#lengths = grown.lengths;
  }

  /** In memory that threads share: where it grew, unless that is too small to be. */
  done(): SpanColumns {
    const offsets = this.#offsets.subarray(0, this.#count);
    const lengths = this.#lengths.subarray(0, this.#count);
    if (isMapped(offsets.buffer) && isMapped(lengths.buffer)) return { offsets, lengths };
    return {
      offsets: inShared(offsets, new Float64Array(new SharedArrayBuffer(8 * this.#count))),
      lengths: inShared(lengths, new Int32Array(new SharedArrayBuffer(4 * this.#count))),
    };
  }
}

const fewest = 1024;

function inShared<Column extends Float64Array | Int32Array>(column: Column, shared: Column): Column {
  shared.set(column);
  return shared;
}
