import { rmSync } from "node:fs";
import { countUp, type Issue, type SourceRecord } from "../../model/index.ts";
import { RecordFigures, type RecordCounts } from "../../report/data/record-figures.ts";
import { Census } from "./census.ts";
import { KeyLedger } from "./key-ledger.ts";
import { mergeRows } from "./merge-rows.ts";
import type { CleanedRows } from "./cleaner.ts";
import { readLines, type NdjsonWriter, type WriterMark } from "../artifacts/ndjson.ts";
import { rowKey } from "./row-processor.ts";

/**
 * Takes the records of one source as its rows come and gives every one its final key. A key that only one row has stays as it
 * is, so most sources are written once. Only where rows share a key the source's lines are taken back and read again:
 * - rows with the source's own key are one record with many rows (one row per contact, say): they are merged;
 * - rows without a key whose identifying cells are equal are different records: a digest of the whole row tells them apart, and a
 *   counter rows that are equal in every cell. Neither depends on the order of the rows.
 *
 * A shared record is written where its last row stood, so that only unfinished ones wait in memory.
 */
export class RecordSpool {
  readonly #out: NdjsonWriter;
  readonly #spare: string;
  readonly #start: WriterMark;
  readonly #ledger = new KeyLedger();
  readonly #drafts: Uint32Array[] = [];
  #repeats = false;
  /** Of the records as they stand in records.ndjson, once {@link finish} is done. */
  census = new Census();
  figures = new RecordFigures();

  /** @param spare a file beside the records, for those of them that have to be read again */
  constructor(out: NdjsonWriter, spare: string) {
    this.#out = out;
    this.#spare = spare;
    this.#start = out.mark();
  }

  add({ records, drafts, census }: Pick<CleanedRows, "records" | "drafts" | "census">): void {
    for (let at = 0; at < drafts.length; at += 3)
      if (this.#ledger.add({ high: drafts[at]!, low: drafts[at + 1]! }) > 1) this.#repeats = true;
    this.#drafts.push(drafts);
    this.census.plus(census);
    this.#out.writeBytes(records, census.counterparty + census.contact);
  }

  /** Takes what the cleaners have counted of the records they gave. */
  count(figures: readonly RecordCounts[]): void {
    for (const counts of figures) this.figures.plus(counts);
  }

  /** Gives the records their final keys, and says on what rows of one record disagreed. */
  async finish(): Promise<Issue[]> {
    if (!this.#repeats) return [];
    this.#out.takeBack(this.#start, this.#spare);
    const issues: Issue[] = [];
    await this.#resolve(issues);
    rmSync(this.#spare, { force: true });
    return issues;
  }

  /** Leaves nothing of its own behind. */
  discard(): void {
    rmSync(this.#spare, { force: true });
  }

  async #resolve(issues: Issue[]): Promise<void> {
    this.census = new Census();
    this.figures = new RecordFigures();
    const count = (record: SourceRecord) => {
      this.census.add(record);
      this.figures.add(record);
    };
    const write = (rows: readonly SourceRecord[][]) => {
      for (const record of settle(rows, issues)) {
        count(record);
        this.#out.write(record);
      }
    };
    const waiting = new Map<string, SourceRecord[][]>();
    for await (const { lines, rows: expected } of this.#rows()) {
      const row = lines.map((line) => JSON.parse(line) as SourceRecord);
      if (expected === 1) {
        row.forEach(count);
        for (const line of lines) this.#out.writeLine(line);
        continue;
      }
      const { key } = row[0]!;
      const rows = waiting.get(key) ?? [];
      rows.push(row);
      if (rows.length < expected) waiting.set(key, rows);
      else {
        waiting.delete(key);
        write(rows);
      }
    }
    // Keys whose fingerprints collided wait for rows that never come; they are complete now.
    for (const rows of waiting.values()) write(rows);
  }

  /** Lines draft by draft, each with the number of rows that share its key. */
  async *#rows(): AsyncGenerator<{ lines: readonly string[]; rows: number }> {
    const drafts = draftsOf(this.#drafts, this.#ledger);
    let draft = drafts.next();
    let held: string[] = [];
    for await (const lines of readLines(this.#spare))
      for (const line of lines) {
        held.push(line);
        while (draft.done !== true && draft.value.lines === 0) draft = drafts.next();
        if (draft.done === true) throw new Error(`${this.#spare} has more lines than were written`);
        if (held.length < draft.value.lines) continue;
        yield { lines: held, rows: draft.value.rows };
        held = [];
        draft = drafts.next();
      }
  }
}

function* draftsOf(all: readonly Uint32Array[], ledger: KeyLedger): Generator<{ lines: number; rows: number }> {
  for (const drafts of all)
    for (let at = 0; at < drafts.length; at += 3)
      yield { lines: drafts[at + 2]!, rows: ledger.count({ high: drafts[at]!, low: drafts[at + 1]! }) };
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
    const count = countUp(seen, digest);
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
