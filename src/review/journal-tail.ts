import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import type { JournalEntry } from "../model/index.ts";
import { readJournal } from "../pipeline/artifacts/journals.ts";

/**
 * Follows a journal that several processes append to: each read gives the whole lines that were added since. A file that
 * became shorter or is another one (an editor, a merge) is read anew.
 */
export class JournalTail {
  readonly path: string;
  #at = 0;
  #inode = -1;
  #changed = -1;

  constructor(path: string) {
    this.path = path;
  }

  read(): { readonly anew: boolean; readonly entries: readonly JournalEntry[] } {
    if (!existsSync(this.path)) {
      const anew = this.#at > 0;
      this.#at = 0;
      this.#inode = -1;
      return { anew, entries: [] };
    }
    const { size, ino, mtimeMs } = statSync(this.path);
    if (ino === this.#inode && size === this.#at && mtimeMs === this.#changed) return { anew: false, entries: [] };
    const grown = ino === this.#inode && size > this.#at && this.#at > 0;
    this.#changed = mtimeMs;
    if (grown) {
      const entries = this.#tail(size);
      if (entries !== undefined) return { anew: false, entries };
    }
    return { anew: true, entries: this.readAll() };
  }

  /** @throws {Failure} `journal-broken` with the line, when a line is no entry */
  readAll(): readonly JournalEntry[] {
    if (!existsSync(this.path)) return [];
    const { size, ino } = statSync(this.path);
    const entries = patiently(() => readJournal(this.path));
    this.#inode = ino;
    this.#at = size;
    return entries;
  }

  /** The lines between what was read and `size`; undefined when they are no whole entries, and the file must be read anew. */
  #tail(size: number): JournalEntry[] | undefined {
    const bytes = Buffer.alloc(size - this.#at);
    const fd = openSync(this.path, "r");
    try {
      for (let at = 0; at < bytes.length;) {
        const count = readSync(fd, bytes, at, bytes.length - at, this.#at + at);
        if (count === 0) return undefined;
        at += count;
      }
    } finally {
      closeSync(fd);
    }
    try {
      const lines = bytes
        .toString("utf8")
        .split("\n")
        .filter((line) => line.trim() !== "");
      const entries = lines.map((line) => JSON.parse(line) as JournalEntry);
      if (!entries.every((entry) => typeof entry.id === "string" && typeof entry.at === "string")) return undefined;
      this.#at = size;
      return entries;
    } catch {
      return undefined;
    }
  }
}

/** Another desk's bulk decision may be half on the disk: a broken last line is read again before it is believed. */
function patiently<T>(read: () => T): T {
  for (let tries = 0; tries < 5; tries++) {
    try {
      return read();
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
  return read();
}
