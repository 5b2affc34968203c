import { rmSync } from "node:fs";
import type { Issue, SourceRecord } from "../model/index.ts";
import { Census } from "./census.ts";
import { KeyLedger } from "./key-ledger.ts";
import { mergeRows } from "./merge-rows.ts";
import { NdjsonWriter, readLines } from "./ndjson.ts";
import type { RowDraft } from "./row-processor.ts";
import { rowKey } from "./row-processor.ts";

/**
 * Takes the records of one source as its rows come and gives every one its final key. A key that only one row has stays as it
 * is, so most sources are written once and copied. Only where rows share a key are the lines read again:
 * - rows with the source's own key are one record with many rows (one row per contact, say): they are merged;
 * - rows without a key whose identifying cells are equal are different records: a digest of the whole row tells them apart, and a
 *   counter rows that are equal in every cell. Neither depends on the order of the rows.
 *
 * A shared record is written where its last row stood, so that only unfinished ones wait in memory.
 */
export class RecordSpool {
  readonly #lines: NdjsonWriter;
  readonly #ledger = new KeyLedger();
  #repeats = false;
  /** Of the records as they will stand in records.ndjson, once {@link finish} is done. */
  census = new Census();

  constructor(path: string) {
    this.#lines = new NdjsonWriter(path);
  }

  add(draft: RowDraft): void {
    if (this.#ledger.add(draft.base) > 1) this.#repeats = true;
    for (const record of draft.records) {
      this.census.add(record);
      this.#lines.write(record);
    }
  }

  /** Writes the records with their final keys, and says on what rows of one record disagreed. */
  async finish(out: NdjsonWriter): Promise<Issue[]> {
    this.#lines.close();
    const { path } = this.#lines;
    const issues: Issue[] = [];
    if (!this.#repeats) for await (const lines of readLines(path)) for (const line of lines) out.writeLine(line);
    else await this.#resolve(path, out, issues);
    rmSync(path, { force: true });
    return issues;
  }

  discard(): void {
    this.#lines.discard();
    rmSync(this.#lines.path, { force: true });
  }

  async #resolve(path: string, out: NdjsonWriter, issues: Issue[]): Promise<void> {
    this.census = new Census();
    const write = (rows: readonly SourceRecord[][]) => {
      for (const record of settle(rows, issues)) {
        this.census.add(record);
        out.write(record);
      }
    };
    const waiting = new Map<string, SourceRecord[][]>();
    let row: SourceRecord[] = [];
    const endRow = () => {
      const [first] = row;
      if (first === undefined) return;
      const rows = waiting.get(first.key) ?? [];
      rows.push(row);
      row = [];
      if (rows.length < this.#ledger.count(first.key)) waiting.set(first.key, rows);
      else {
        waiting.delete(first.key);
        write(rows);
      }
    };
    for await (const lines of readLines(path)) {
      for (const line of lines) {
        const record = JSON.parse(line) as SourceRecord;
        const [first] = row;
        // The records of one row stand together: its counterparty first, then its contacts.
        if (first !== undefined && (first.places[0] !== record.places[0] || first.key !== record.key)) endRow();
        row.push(record);
      }
    }
    endRow();
    // Keys whose fingerprints collided wait for rows that never come; they are complete now.
    for (const rows of waiting.values()) write(rows);
  }
}

/** The records of all rows that share one base key. */
function settle(rows: readonly SourceRecord[][], issues: Issue[]): SourceRecord[] {
  const [first] = rows;
  if (rows.length === 1 || first === undefined) return first ?? [];
  if (!first[0]!.key.startsWith("~")) return mergeRows(rows, issues);
  const digests = new Set(rows.map((row) => row[0]!.hash));
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const { key, hash: digest } = row[0]!;
    const count = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, count);
    const own = digests.size === 1 ? key : rowKey(key, digest);
    return rekey(row, count === 1 ? own : `${own}.${count}`);
  });
}

/** Gives the records of one row another key, in their own ids and in the links between them. */
function rekey(row: readonly SourceRecord[], key: string): SourceRecord[] {
  const renamed = (id: string, record: SourceRecord) => {
    const before = `${record.source}:${record.key}`;
    return id === before || id.startsWith(`${before}#`) ? `${record.source}:${key}${id.slice(before.length)}` : id;
  };
  return row.map((record) => {
    const base = { ...record, id: renamed(record.id, record), key };
    if (base.type === "counterparty") return base;
    const of = base.of.map((link) =>
      link.ref.by === "record" ? { ...link, ref: { by: "record" as const, id: renamed(link.ref.id, record) } } : link,
    );
    return { ...base, of };
  });
}
