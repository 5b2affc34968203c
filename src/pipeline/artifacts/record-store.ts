import { closeSync, openSync, readSync } from "node:fs";
import type { SourceRecord } from "../../model/index.ts";

/** Where a line stands in an artifact: to be read again without holding it in memory. */
export interface LineSpan {
  readonly offset: number;
  readonly length: number;
}

/** Random access to the lines of an artifact. */
export class LineFile {
  readonly #fd: number;

  constructor(path: string) {
    this.#fd = openSync(path, "r");
  }

  read(span: LineSpan): string {
    return this.bytes(span).toString("utf8");
  }

  bytes({ offset, length }: LineSpan): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length;) {
      const count = readSync(this.#fd, bytes, at, length - at, offset + at);
      if (count === 0) throw new Error(`line at ${offset} is shorter than ${length} bytes`);
      at += count;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.#fd);
  }
}

/** A line of existing.ndjson: what the target already holds, ours from earlier runs (with its entity) or the CRM's own. */
export interface ExistingLine {
  readonly record: SourceRecord;
  /** Golden record it belongs to; absent for rows of the CRM that Sverka has not seen before. */
  readonly entityId?: string;
  /** Ordinal of the run that minted the entity; joins keep the oldest. */
  readonly since?: number;
}
