import fc from "fast-check";
import { expect, test } from "vitest";
import { utf8Lines, utf8Text } from "../../../../src/pipeline/artifacts/utf8-text.ts";

test("the text is that of toString, for text and for any bytes", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }).map((text) => Buffer.from(text, "utf8")),
        fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      ),
      (bytes) => {
        expect(utf8Text(bytes)).toBe(bytes.toString("utf8"));
      },
    ),
  );
  for (const text of ["", "\ufeffЖук", "a\0я😀"]) expect(utf8Text(Buffer.from(text))).toBe(text);
});

test("the lines are those of the text, whether or not the last has its line feed, for bytes that are no UTF-8 too", () => {
  const piece = fc.oneof(
    fc.constantFrom("\n", "\r\n", "Ж", "Ċ", "😀").map((text) => Buffer.from(text, "utf8")),
    fc.string({ unit: "binary" }).map((text) => Buffer.from(text, "utf8")),
  );
  const lines = fc.array(piece).map((pieces) => Buffer.concat(pieces));
  fc.assert(
    fc.property(
      fc.oneof(
        lines,
        fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      ),
      (bytes) => {
        const expected = bytes.toString("utf8").split("\n");
        expect(utf8Lines(bytes)).toEqual(expected.at(-1) === "" ? expected.slice(0, -1) : expected);
      },
    ),
  );
  // U+0A0A and the halves of U+010A, U+0A01: a byte 10 that is no line feed.
  expect(utf8Lines(Buffer.from("ਊĊ\nਁĊ"))).toEqual(["ਊĊ", "ਁĊ"]);
});
