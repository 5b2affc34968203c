import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Column } from "../../../../src/load/catalogue/catalogue.ts";
import { copyField, encodeValue } from "../../../../src/load/rows/encode.ts";

function column(base: string, more: Partial<Column> = {}): Column {
  return { name: "c", type: base, base, notNull: false, generated: false, domainChecks: [], ...more };
}

describe("a value either fits its column whole or is a misfit", () => {
  test.each<[string, unknown, Column, string | null | { misfit: string }]>([
    ["nothing", undefined, column("text"), null],
    ["text", "Ромашка", column("text"), "Ромашка"],
    ["NUL, which PostgreSQL cannot hold", "a\0b", column("text"), "a\ufffdb"],
    ["as long as it may be", "12345", column("varchar", { length: 5 }), "12345"],
    ["one too long", "123456", column("varchar", { length: 5 }), { misfit: "value-too-long" }],
    ["characters, not UTF-16 units", "👍👍👍", column("varchar", { length: 3 }), "👍👍👍"],
    ["an integer at the edge", "32767", column("int2"), "32767"],
    ["an integer over the edge", "32768", column("int2"), { misfit: "value-out-of-range" }],
    ["a long integer", "9223372036854775807", column("int8"), "9223372036854775807"],
    ["no integer", "12а", column("int4"), { misfit: "value-wrong-type" }],
    ["a decimal", "99.99", column("numeric", { precision: 4, scale: 2 }), "99.99"],
    [
      "a decimal that would be rounded",
      "9.999",
      column("numeric", { precision: 4, scale: 2 }),
      { misfit: "value-out-of-range" },
    ],
    ["a decimal too big", "100", column("numeric", { precision: 4, scale: 2 }), { misfit: "value-out-of-range" }],
    ["a boolean", true, column("bool"), "true"],
    ["no boolean", "может быть", column("bool"), { misfit: "value-wrong-type" }],
    ["a leap day", "2024-02-29", column("date"), "2024-02-29"],
    ["a day that was not", "2023-02-29", column("date"), { misfit: "value-wrong-type" }],
    ["an instant", "2024-02-29T12:00:00+03:00", column("timestamptz"), "2024-02-29T12:00:00+03:00"],
    ["an instant that was not", "2024-02-29T25:00:00", column("timestamptz"), { misfit: "value-wrong-type" }],
    ["a word of the list", "company", column("kind", { labels: ["company"] }), "company"],
    ["a word that is not", "firm", column("kind", { labels: ["company"] }), { misfit: "value-not-listed" }],
    ["an array", ['a"b', "c\\d", "{e}"], column("_text"), '{"a\\"b","c\\\\d","{e}"}'],
    ["JSON", { a: 1 }, column("jsonb"), '{"a":1}'],
    [
      "JSON with what cannot be stored",
      { "a\0": "half \ud83d", b: "😀" },
      column("jsonb"),
      '{"a\ufffd":"half \ufffd","b":"😀"}',
    ],
    [
      "JSON with a backslash before such letters",
      { a: "\\u0000 \\ud83d" },
      column("jsonb"),
      JSON.stringify({ a: "\\u0000 \\ud83d" }),
    ],
  ])("%s", (_, value, into, expected) => {
    const encoded = encodeValue(value, into);
    if (expected !== null && typeof expected === "object") expect(encoded).toMatchObject(expected);
    else expect(encoded).toEqual({ text: expected });
  });
});

/** What COPY's text format says a field means, written again from PostgreSQL's manual. */
function decode(field: string): string | null {
  if (field === "\\N") return null;
  const signs: Record<string, string> = { t: "\t", n: "\n", r: "\r", "\\": "\\" };
  return field.replace(/\\(.)/gs, (_, sign: string) => signs[sign] ?? sign);
}

test("a field of COPY comes back as it went in, and never ends its line", () => {
  fc.assert(
    fc.property(fc.option(fc.string({ unit: fc.constantFrom("a", "я", "\\", "\t", "\n", "\r", "N", ".") })), (text) => {
      const field = copyField(text);
      expect(decode(field)).toBe(text);
      expect(field).not.toMatch(/[\t\n\r]/);
    }),
  );
});
