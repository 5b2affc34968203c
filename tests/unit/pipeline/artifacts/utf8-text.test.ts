import fc from "fast-check";
import { expect, test } from "vitest";
import { utf8Text } from "../../../../src/pipeline/artifacts/utf8-text.ts";

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
