import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { LineBytes } from "./line-bytes.ts";
import { writeBytesAt } from "./write-bytes.ts";

const chunkBytes = 1 << 20;

/**
 * Writes one artifact. Lines go to `<path>.part`, which takes its real name only when it is complete, so that an artifact
 * that exists is whole. Writing is synchronous, a megabyte at a time: the page cache is faster than a queue of promises.
 */
export class NdjsonWriter {
  readonly path: string;
  /** Where lines stand until all of them do. */
  readonly part: string;
  #fd: number;
  readonly #pending = new LineBytes();
  #position = 0;
  #open = true;
  lines = 0;

  constructor(path: string) {
    this.path = path;
    this.part = `${path}.part`;
    this.#fd = openSync(this.part, "w+", 0o600);
  }

  /** Writes one value as a line. Lone surrogates and NUL stay escaped, as JSON.stringify leaves them. */
  write(value: unknown): void {
    this.writeLine(JSON.stringify(value));
  }

  /** Writes a line that is already JSON. */
  writeLine(line: string): void {
    this.lines++;
    this.#pending.add(line);
    if (this.#pending.size >= chunkBytes) this.#flush();
  }

  /** Writes whole lines that are bytes already, each with its line feed. */
  writeBytes(bytes: Uint8Array, lines = countLines(bytes)): void {
    this.#flush();
    this.lines += lines;
    this.#put(bytes);
  }

  /** Goes on behind what another thread has put into {@link part} where this one stood. */
  skip(bytes: number, lines: number): void {
    this.#flush();
    this.lines += lines;
    this.#position += bytes;
  }

  #flush(): void {
    this.#put(this.#pending.take());
  }

  #put(bytes: Uint8Array): void {
    writeBytesAt(this.#fd, bytes, this.#position);
    this.#position += bytes.length;
  }

  /** Where the next line will stand, in bytes and lines: to be given to {@link takeBack}. */
  mark(): WriterMark {
    this.#flush();
    return { position: this.#position, lines: this.lines };
  }

  /** Moves what was written since the mark into a file of its own. */
  takeBack(mark: WriterMark, path: string): void {
    this.#flush();
    const out = openSync(path, "w", 0o600);
    try {
      const buffer = Buffer.allocUnsafe(chunkBytes);
      for (let at = mark.position; at < this.#position;) {
        const count = readSync(this.#fd, buffer, 0, Math.min(chunkBytes, this.#position - at), at);
        writeBytesAt(out, buffer.subarray(0, count), at - mark.position);
        at += count;
      }
    } finally {
      closeSync(out);
    }
    ftruncateSync(this.#fd, mark.position);
    this.#position = mark.position;
    this.lines = mark.lines;
  }

  close(): void {
    this.#flush();
    fsyncSync(this.#fd);
    closeSync(this.#fd);
    this.#open = false;
    renameSync(this.part, this.path);
  }

  /** Leaves nothing behind. Of a writer that is closed the finished artifact stays. */
  discard(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#fd);
    rmSync(this.part, { force: true });
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

export interface WriterMark {
  readonly position: number;
  readonly lines: number;
}

/**
 * Reads the lines of a file, in batches of about a megabyte. The last line may lack its line feed.
 *
 * @param encoding `latin1` gives bytes as characters, in a quarter of the time: for who looks for ASCII or compares lines only
 */
export async function* readLines(path: string, encoding: "utf8" | "latin1" = "utf8"): AsyncGenerator<string[]> {
  for await (const bytes of readWholeLines(path)) {
    const end = bytes.at(-1) === 10 ? bytes.length - 1 : bytes.length;
    yield bytes.toString(encoding, 0, end).split("\n");
  }
}

/** The lines of a file as bytes, without their line feeds. Each holds until the next one is asked for. */
export async function* readByteLines(path: string): AsyncGenerator<Buffer> {
  for await (const bytes of readWholeLines(path))
    for (let from = 0; from < bytes.length;) {
      const to = indexOf(bytes, 10, from);
      yield bytes.subarray(from, to);
      from = to + 1;
    }
}

/**
 * The lines of a file in which one of the needles stands. The bytes are searched, and only a line that is found becomes text: a gigabyte
 * in a second.
 */
export async function* linesWith(path: string, needles: readonly string[]): AsyncGenerator<string> {
  const wanted = needles.map((needle) => Buffer.from(needle, "utf8"));
  for await (const bytes of readWholeLines(path)) {
    const next = wanted.map((needle) => indexOf(bytes, needle, 0));
    for (let at = Math.min(...next); at < bytes.length; at = Math.min(...next)) {
      const from = at === 0 ? 0 : bytes.lastIndexOf(10, at - 1) + 1;
      const to = indexOf(bytes, 10, at);
      yield bytes.toString("utf8", from, to);
      wanted.forEach((needle, index) => {
        if (next[index]! <= to) next[index] = indexOf(bytes, needle, to);
      });
    }
  }
}

function indexOf(bytes: Buffer, what: Buffer | number, from: number): number {
  const at = bytes.indexOf(what, from);
  return at === -1 ? bytes.length : at;
}

/** A file in pieces of about a megabyte that end where a line ends. A piece holds until the next one is asked for. */
async function* readWholeLines(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, null);
      if (bytesRead === 0) break;
      const read = buffer.subarray(0, bytesRead);
      const bytes = rest.length === 0 ? read : Buffer.concat([rest, read]);
      const end = bytes.lastIndexOf(10) + 1;
      rest = Buffer.from(bytes.subarray(end));
      if (end > 0) yield bytes.subarray(0, end);
    }
    if (rest.length > 0) yield rest;
  } finally {
    await file.close();
  }
}

/** Reads an artifact value by value. */
export async function* readNdjson<T>(path: string): AsyncGenerator<T> {
  for await (const lines of readLines(path)) for (const line of lines) if (line !== "") yield JSON.parse(line) as T;
}
