import fc from "fast-check";
import { expect, test } from "vitest";
import { LineBytes } from "../../../../src/pipeline/artifacts/line-bytes.ts";

test("lines become the bytes that joining and encoding them gives, however they are shared out", () => {
  const line = fc.string({ unit: "binary", maxLength: 60 }).map((text) => JSON.stringify(text));
  fc.assert(
    fc.property(fc.array(fc.array(line, { maxLength: 12 }), { maxLength: 6 }), (batches) => {
      const bytes = new LineBytes();
      for (const lines of batches) {
        for (const each of lines) bytes.add(each);
        const plain = lines.map((each) => `${each}\n`).join("");
        expect(bytes.size).toBe(Buffer.byteLength(plain));
        expect(Buffer.from(bytes.take()).toString("utf8")).toBe(plain);
      }
    }),
  );
});

test("a line of bytes, each a character, is added as these bytes", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 60 })), (lines) => {
      const [bytes, twin] = [new LineBytes(), new LineBytes()];
      for (const line of lines) {
        const text = JSON.stringify(line);
        bytes.add(Buffer.from(text, "utf8").toString("latin1"), "latin1");
        twin.add(text);
      }
      expect(bytes.takeOwn()).toEqual(twin.takeOwn());
      expect(bytes.size).toBe(0);
    }),
  );
});

test("a line larger than the buffer has room in it", () => {
  const bytes = new LineBytes();
  const long = "щ".repeat(200_000);
  bytes.add("a");
  bytes.add(long);
  expect(Buffer.from(bytes.take()).toString("utf8")).toBe(`a\n${long}\n`);
});
