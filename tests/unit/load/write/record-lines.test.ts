import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { copyField, storable } from "../../../../src/load/rows/encode.ts";
import { recordLines } from "../../../../src/load/write/record-lines.ts";
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

/** The plain way: text all through. */
function plainLine(record: SourceRecord, entityId: string): string {
  const payload = JSON.stringify(record);
  const digest = hash("sha256", payload, "hex").slice(0, 32);
  const { id, source, key, draft, type, places } = record;
  const fields = [id, source, key, draft, type, places.join("\n"), record.hash, digest, payload, entityId, "r1"];
  return `${fields.map((field) => copyField(storable(field))).join("\t")}\n`;
}

test.each([false, true])("records go out as the lines that text would give, payload as bytes: %s", async (bytes) => {
  await fc.assert(
    fc.asyncProperty(records, async (list) => {
      const items = list.map((record) => {
        const item = { record, entityId: "e\\1" };
        return bytes ? { ...item, payload: Buffer.from(JSON.stringify(record), "utf8") } : item;
      });
      const pieces: Uint8Array[] = [];
      for await (const piece of recordLines(work, items)) pieces.push(piece);
      const plain = items.map(({ record, entityId }) => plainLine(record, entityId)).join("");
      expect(Buffer.concat(pieces).equals(Buffer.from(plain, "utf8"))).toBe(true);
    }),
  );
});

test("a record that is larger than a piece goes out whole", async () => {
  const record = { id: "s:1", source: "s", key: "1", draft: "cp", places: [], hash: "1", type: "counterparty" };
  const large = { ...record, notes: "\\".repeat(800_000) } as unknown as SourceRecord;
  const pieces: Uint8Array[] = [];
  for await (const piece of recordLines(
    work,
    [large, large].map((each) => ({ record: each, entityId: "e" })),
  ))
    pieces.push(piece);
  expect(Buffer.concat(pieces).toString("utf8")).toBe(plainLine(large, "e").repeat(2));
});
