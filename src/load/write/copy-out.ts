import type { Lines } from "../database/database.ts";

/** Characters or bytes held back for one table before they go out as a COPY of their own: some thousand rows; there may be dozens of tables. */
const flushAt = 512 * 1024;

/**
 * Lines for several tables over one connection: each table's lines are held back and go out in turns, one COPY at a time,
 * while the next lines are being made.
 */
export class CopyOut {
  readonly #copy: (into: string, lines: readonly Lines[]) => Promise<unknown>;
  readonly #held = new Map<string, { lines: Lines[]; size: number }>();
  #last: Promise<void> = Promise.resolve();

  constructor(copy: (into: string, lines: readonly Lines[]) => Promise<unknown>) {
    this.#copy = copy;
  }

  /** `into` is `table (columns)`. Waits only while the COPY before the last is still going. */
  add(into: string, lines: Lines): Promise<void> | undefined {
    let held = this.#held.get(into);
    if (held === undefined) this.#held.set(into, (held = { lines: [], size: 0 }));
    held.lines.push(lines);
    held.size += lines.length;
    return held.size >= flushAt ? this.#flush(into) : undefined;
  }

  #flush(into: string): Promise<void> {
    const { lines, size } = this.#held.get(into)!;
    this.#held.set(into, { lines: [], size: 0 });
    const before = this.#last;
    if (size > 0) this.#last = before.then(async () => void (await this.#copy(into, joined(lines))));
    // Reported where it is awaited; until then it must not count as unhandled.
    this.#last.catch(() => {});
    return before;
  }

  async end(): Promise<void> {
    for (const into of this.#held.keys()) void this.#flush(into);
    await this.#last;
  }
}

/** Single lines go to the wire as one text; bytes are many lines already. */
function joined(lines: readonly Lines[]): readonly Lines[] {
  return lines.every((each) => typeof each === "string") ? [lines.join("")] : lines;
}
