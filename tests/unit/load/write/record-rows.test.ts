import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { storable } from "../../../../src/load/rows/encode.ts";
import { recordRows } from "../../../../src/load/write/record-rows.ts";
import type { LoadRecord } from "../../../../src/load/load-input.ts";
import type { Work } from "../../../../src/load/write/work.ts";
import type { SourceRecord } from "../../../../src/model/index.ts";

const work = { input: { runId: "r1" }, options: {} } as Work;

const records = fc.array(
  fc
    .record({ key: fc.string({ unit: "binary" }), note: fc.string({ unit: "binary", maxLength: 400 }) })
    .map(({ key, note }) => {
      const head = { id: `s:${key}`, source: "s", key, draft: "cp", places: [`s@a\\b.csv:1`, key], hash: "1" };
      return { ...head, type: "counterparty", notes: [{ value: note }] } as unknown as SourceRecord;
    }),
);

/** The plain way: what each column is to hold, as text. */
function plainRow(record: SourceRecord, entityId: string): string[] {
  const payload = JSON.stringify(record);
  const digest = hash("sha256", payload, "hex").slice(0, 32);
  const { id, source, key, draft, type, places } = record;
  const texts = [id, source, key, draft, type, places.join("\n"), record.hash, digest, payload, entityId, "r1"];
  // Half a surrogate pair becomes U+FFFD on its way into UTF-8.
  return texts.map((text) => Buffer.from(storable(text), "utf8").toString("utf8"));
}

/** Rows of the binary format, each a count of fields and their lengths and bytes. */
function readRows(bytes: Buffer): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < bytes.length;) {
    const row: string[] = [];
    const count = bytes.readInt16BE(at);
    at += 2;
    for (let field = 0; field < count; field++) {
      const length = bytes.readInt32BE(at);
      row.push(bytes.toString("utf8", at + 4, at + 4 + length));
      at += 4 + length;
    }
    rows.push(row);
  }
  return rows;
}

async function sent(items: readonly LoadRecord[]): Promise<string[][]> {
  const pieces: Uint8Array[] = [];
  // Each piece is rows by itself.
  for await (const piece of recordRows(work, items)) pieces.push(piece);
  return pieces.flatMap((piece) => readRows(Buffer.from(piece)));
}

test.each([false, true])("records go out as the rows that text would give, payload as bytes: %s", async (bytes) => {
  await fc.assert(
    fc.asyncProperty(records, async (list) => {
      const items = list.map((record) => {
        const item = { record, entityId: "e\\1" };
        return bytes ? { ...item, payload: Buffer.from(JSON.stringify(record), "utf8") } : item;
      });
      expect(await sent(items)).toEqual(items.map(({ record, entityId }) => plainRow(record, entityId)));
    }),
  );
});

test("a record that is larger than a piece goes out whole", async () => {
  const record = { id: "s:1", source: "s", key: "1", draft: "cp", places: [], hash: "1", type: "counterparty" };
  const large = { ...record, notes: "\\".repeat(800_000) } as unknown as SourceRecord;
  const small = record as unknown as SourceRecord;
  const list = [small, large, large, small];
  expect(await sent(list.map((each) => ({ record: each, entityId: "e" })))).toEqual(
    list.map((each) => plainRow(each, "e")),
  );
});
