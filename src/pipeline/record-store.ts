import { closeSync, openSync, readSync } from "node:fs";
import type { SourceRecord } from "../model/index.ts";
import { readLines } from "./ndjson.ts";

/** Where a line stands in an artifact: to be read again without holding it in memory. */
export interface LineSpan {
  readonly offset: number;
  readonly length: number;
}

/** Reads an artifact line by line and says where each line stands. */
export async function* readSpans(path: string): AsyncGenerator<{ line: string; span: LineSpan }> {
  let offset = 0;
  for await (const lines of readLines(path)) {
    for (const line of lines) {
      const length = Buffer.byteLength(line);
      yield { line, span: { offset, length } };
      offset += length + 1;
    }
  }
}

/** Random access to the lines of an artifact. */
export class LineFile {
  readonly #fd: number;

  constructor(path: string) {
    this.#fd = openSync(path, "r");
  }

  read({ offset, length }: LineSpan): string {
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length;) {
      const count = readSync(this.#fd, bytes, at, length - at, offset + at);
      if (count === 0) throw new Error(`line at ${offset} is shorter than ${length} bytes`);
      at += count;
    }
    return bytes.toString("utf8");
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
