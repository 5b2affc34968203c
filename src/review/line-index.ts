import { existsSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import type { RecordId } from "../model/index.ts";
import { fnv } from "../report/data/sample.ts";

/**
 * Finds lines of an NDJSON artifact by a key without holding them: 16 bytes a line (a 32-bit hash, where it begins, how long
 * it is), sorted by hash. Lines with equal hashes are told apart by reading them.
 */
export class LineIndex {
  readonly #path: string;
  #hashes: Uint32Array = new Uint32Array(0);
  #starts: Float64Array = new Float64Array(0);
  #lengths: Uint32Array = new Uint32Array(0);
  /** The promise, not the handle: two first reads at once must not open the file twice. */
  #file: Promise<FileHandle> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** `entries`: what {@link scanLines} gave, with the hash of each key. */
  load(entries: { readonly hashes: number[]; readonly starts: number[]; readonly lengths: number[] }): void {
    const order = new Uint32Array(entries.hashes.length).map((_, i) => i);
    order.sort((a, b) => entries.hashes[a]! - entries.hashes[b]!);
    this.#hashes = Uint32Array.from(order, (i) => entries.hashes[i]!);
    this.#starts = Float64Array.from(order, (i) => entries.starts[i]!);
    this.#lengths = Uint32Array.from(order, (i) => entries.lengths[i]!);
  }

  /** The first line under this hash that `fits`. */
  async find<T>(hash: number, fits: (line: T) => boolean): Promise<T | undefined> {
    let low = 0;
    let high = this.#hashes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#hashes[middle]! < hash) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < this.#hashes.length && this.#hashes[i] === hash; i++) {
      const line = await this.read<T>(this.#starts[i]!, this.#lengths[i]!);
      if (fits(line)) return line;
    }
    return undefined;
  }

  async read<T>(start: number, length: number): Promise<T> {
    this.#file ??= open(this.#path, "r");
    const file = await this.#file;
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length;) {
      const { bytesRead } = await file.read(bytes, at, length - at, start + at);
      if (bytesRead === 0) throw new Error(`${this.#path} has become shorter while it was read`);
      at += bytesRead;
    }
    return JSON.parse(bytes.toString("utf8")) as T;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await (await file)?.close();
  }
}

/** Where a line stands in its file, in bytes. */
export interface LinePlace {
  readonly start: number;
  readonly length: number;
}

export interface Line extends LinePlace {
  /** The bytes of the line as text, without its line feed; `most`: of its first so many bytes, which may cut the last character. */
  text(most?: number): string;
  /** Its last so many bytes, which may begin within a character. */
  end(most: number): string;
  /** Whether these bytes stand in the line. */
  has(bytes: Buffer): boolean;
}

/** Reads an artifact from end to end, if it is there, and keeps where its lines stand by the ids that `idsOf` finds in them. */
export async function indexLines(path: string, idsOf: (line: Line) => readonly RecordId[]): Promise<LineIndex> {
  const index = new LineIndex(path);
  const entries = { hashes: [] as number[], starts: [] as number[], lengths: [] as number[] };
  for await (const lines of scanIfThere(path))
    for (const line of lines)
      for (const id of idsOf(line)) {
        entries.hashes.push(fnv(id));
        entries.starts.push(line.start);
        entries.lengths.push(line.length);
      }
  index.load(entries);
  return index;
}

export async function* scanIfThere(path: string): ReturnType<typeof scanLines> {
  if (existsSync(path)) yield* scanLines(path);
}

/** Every line of a file with the place it stands at, a megabyte at a time. Blank lines are skipped. */
export async function* scanLines(path: string): AsyncGenerator<Line[]> {
  const file = await open(path, "r");
  try {
    const chunk = Buffer.allocUnsafe(1 << 20);
    let rest: Buffer = Buffer.alloc(0);
    let base = 0;
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
      const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
      const lines: Line[] = [];
      let from = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        push(lines, bytes, from, end, base);
        from = end + 1;
      }
      if (bytesRead === 0) {
        push(lines, bytes, from, bytes.length, base);
        yield lines;
        return;
      }
      rest = bytes.subarray(from);
      base += from;
      yield lines;
    }
  } finally {
    await file.close();
  }
}

function push(lines: Line[], bytes: Buffer, from: number, end: number, base: number): void {
  if (end <= from) return;
  lines.push({
    text: (most = end - from) => bytes.toString("utf8", from, Math.min(end, from + most)),
    end: (most) => bytes.toString("utf8", Math.max(from, end - most), end),
    has: (wanted) => bytes.subarray(from, end).includes(wanted),
    start: base + from,
    length: end - from,
  });
}
