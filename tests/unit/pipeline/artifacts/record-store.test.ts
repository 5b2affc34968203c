import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { LineFile, storedLine } from "../../../../src/pipeline/artifacts/record-store.ts";

const folder = mkdtempSync(join(tmpdir(), "sverka-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("lines that are read together are those that are read one by one: the slow twin", () => {
  // Some near one another, some further apart than what is read at once.
  const lines = Array.from({ length: 400 }, (_, at) => `${at} Ромашка `.repeat(at % 50 === 0 ? 1500 : 1 + (at % 7)));
  const path = join(folder, "lines.ndjson");
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
  let offset = 0;
  const spans = lines.map((line) => {
    const length = Buffer.byteLength(line);
    const span = { offset, length };
    offset += length + 1;
    return span;
  });
  const file = new LineFile(path);
  try {
    fc.assert(
      fc.property(fc.array(fc.nat(lines.length - 1)), (wanted) => {
        const some = wanted.map((at) => spans[at]!);
        const together = file.readAll(some).map((bytes) => bytes.toString("utf8"));
        expect(together).toEqual(some.map((span) => file.read(span)));
        expect(together).toEqual(wanted.map((at) => lines[at]));
      }),
    );
  } finally {
    file.close();
  }
});

test("the line of a stored record is what spelling it anew would give, whatever its text holds", () => {
  const texts = fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }));
  const since = fc.option(fc.nat());
  fc.assert(
    fc.property(texts, fc.string({ unit: "binary" }), since, (record, entityId, since) => {
      const spelt = JSON.stringify({ record, entityId, ...(since === null ? {} : { since }) });
      expect(storedLine({ payload: JSON.stringify(record), entityId, since })).toBe(spelt);
    }),
  );
});
