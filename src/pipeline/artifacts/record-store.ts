import { closeSync, openSync, readSync } from "node:fs";
import type { StoredRecord } from "../../load/index.ts";
import type { SourceRecord } from "../../model/index.ts";

/** Where a line stands in an artifact: to be read again without holding it in memory. */
export interface LineSpan {
  readonly offset: number;
  readonly length: number;
}

/** Between two lines that {@link LineFile.readAll} reads at once, and behind the first of them. */
const gapBytes = 10_000;
const readBytes = 1 << 20;

/** Random access to the lines of an artifact. */
export class LineFile {
  readonly #fd: number;

  constructor(path: string) {
    this.#fd = openSync(path, "r");
  }

  read(span: LineSpan): string {
    return this.bytes(span).toString("utf8");
  }

  /** The bytes of several lines. Such as stand near one another are read at once: a read of its own costs as much as ten thousand bytes more. */
  readAll(spans: readonly LineSpan[]): Buffer[] {
    const lines: Buffer[] = [];
    const order = spans.map((_, at) => at).sort((a, b) => spans[a]!.offset - spans[b]!.offset);
    for (let from = 0; from < order.length;) {
      const { offset } = spans[order[from]!]!;
      let end = offset;
      let to = from;
      for (; to < order.length; to++) {
        const next = spans[order[to]!]!;
        if (to > from && (next.offset - end > gapBytes || next.offset - offset > readBytes)) break;
        end = Math.max(end, next.offset + next.length);
      }
      const bytes = this.bytes({ offset, length: end - offset });
      for (; from < to; from++) {
        const span = spans[order[from]!]!;
        lines[order[from]!] = bytes.subarray(span.offset - offset, span.offset - offset + span.length);
      }
    }
    return lines;
  }

  bytes(span: LineSpan): Buffer {
    const bytes = Buffer.allocUnsafe(span.length);
    this.readInto(bytes, 0, span);
    return bytes;
  }

  /** Into `bytes` from `start` on. */
  readInto(bytes: Buffer, start: number, { offset, length }: LineSpan): void {
    for (let at = 0; at < length;) {
      const count = readSync(this.#fd, bytes, start + at, length - at, offset + at);
      if (count === 0) throw new Error(`line at ${offset} is shorter than ${length} bytes`);
      at += count;
    }
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

/** The line of a record that an earlier run loaded: its own text, which reading and spelling again would make three times as dear. */
export function storedLine({ payload, entityId, since }: StoredRecord): string {
  const age = since === null ? "" : `,"since":${since}`;
  return `{"record":${payload},"entityId":${JSON.stringify(entityId)}${age}}`;
}
