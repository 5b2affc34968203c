import fc from "fast-check";
import { expect, test } from "vitest";
import { BinaryRows } from "../../../../src/load/database/binary-copy.ts";
import { TableLines, TextLines } from "../../../../src/load/write/text-lines.ts";

test("lines become the bytes that joining and encoding them gives, half surrogate pairs and all, in memory of their own", () => {
  const line = fc.string({ unit: "binary", maxLength: 60 }).map((text) => `${text}\n`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.nat({ max: 20_000 }), (lines, long) => {
      const all = [...lines, `${"щ".repeat(long)}\ud800\n`, ...lines];
      const bytes = new TextLines();
      for (const each of all) bytes.add(each);
      const taken = bytes.take();
      expect(taken.buffer.byteLength).toBe(taken.length);
      expect(Buffer.from(new TextEncoder().encode(all.join(""))).equals(taken)).toBe(true);
    }),
  );
});

test("rows of the binary format become the bytes that one piece of them is, between lines of other tables", () => {
  const field = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.uint8Array({ maxLength: 40 }));
  fc.assert(
    fc.property(
      fc.array(fc.array(field, { maxLength: 5 }), { minLength: 1, maxLength: 30 }),
      fc.nat({ max: 20_000 }),
      (rows, long) => {
        const all = [...rows, ["щ".repeat(long)], ...rows];
        const [tables, plain] = [new TableLines(), new BinaryRows()];
        for (const row of all) {
          tables.addRow("a", row);
          tables.add("b", "line\n");
          expect(plain.add(row)).toBeUndefined();
        }
        const taken = Object.fromEntries(tables.take().map(({ into, bytes }) => [into, Buffer.from(bytes)]));
        expect(taken["a"]?.equals(plain.take() ?? new Uint8Array())).toBe(true);
        expect(taken["b"]?.toString()).toBe("line\n".repeat(all.length));
      },
    ),
  );
});

test("lines that stay from batch to batch give what new ones would, in memory that no later batch writes to", () => {
  const line = fc.tuple(fc.constantFrom("a", "b", "c"), fc.string({ unit: "binary", maxLength: 60 }));
  const batch = fc.record({ lines: fc.array(line, { maxLength: 40 }), given: fc.boolean() });
  const texts = (taken: ReturnType<TableLines["take"]>): Record<string, string> =>
    Object.fromEntries(taken.map(({ into, bytes }) => [into, Buffer.from(bytes).toString("utf8")]));
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 8 }), (batches) => {
      const kept = new TableLines();
      const all = batches.flatMap(({ lines, given }) => {
        const fresh = new TableLines();
        kept.clear();
        for (const [into, text] of lines) for (const to of [kept, fresh]) to.add(into, `${text}\n`);
        return given ? [[kept.take(), fresh.take()] as const] : [];
      });
      for (const [again, once] of all) {
        expect(texts(again)).toEqual(texts(once));
        expect(again.every(({ bytes }) => bytes.buffer.byteLength === bytes.length)).toBe(true);
      }
    }),
  );
});
