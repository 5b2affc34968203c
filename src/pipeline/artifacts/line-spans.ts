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
  #offsets = new Float64Array(1024);
  #lengths = new Int32Array(1024);
  #count = 0;

  push(offset: number, length: number): void {
    if (this.#count === this.#lengths.length) {
      const [offsets, lengths] = [this.#offsets, this.#lengths];
      this.#offsets = new Float64Array(2 * this.#count);
      this.#lengths = new Int32Array(2 * this.#count);
      this.#offsets.set(offsets);
      this.#lengths.set(lengths);
    }
    this.#offsets[this.#count] = offset;
    this.#lengths[this.#count++] = length;
  }

  done(): SpanColumns {
    const offsets = new Float64Array(new SharedArrayBuffer(8 * this.#count));
    const lengths = new Int32Array(new SharedArrayBuffer(4 * this.#count));
    offsets.set(this.#offsets.subarray(0, this.#count));
    lengths.set(this.#lengths.subarray(0, this.#count));
    return { offsets, lengths };
  }
}
