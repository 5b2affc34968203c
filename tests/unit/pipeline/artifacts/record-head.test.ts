import fc from "fast-check";
import { expect, test } from "vitest";
import { recordHead } from "../../../../src/pipeline/artifacts/record-head.ts";

const text = fc.string({ unit: "binary" });
const records = fc
  .record({
    source: text,
    key: text,
    draft: fc.oneof(
      fc.constant("cp"),
      text.map((name) => `contact:${name}`),
    ),
    places: fc.array(text),
    hash: fc.constant("ab12"),
    extra: fc.dictionary(fc.oneof(text, fc.constant("hash"), fc.constant("type")), text),
  })
  .map(({ source, draft, extra, ...rest }) => {
    const head = { id: `${source}:${rest.key}#${draft}`, source, key: rest.key, draft };
    const type = draft === "cp" ? "counterparty" : "contact";
    return { ...head, places: rest.places, hash: rest.hash, extra, type };
  });

test("the beginning of a record's line tells the same as the whole of it, in whatever order it was written", () => {
  fc.assert(
    fc.property(records, fc.boolean(), (record, ours) => {
      const { extra, ...head } = record;
      const line = JSON.stringify(ours ? record : { extra, ...head });
      expect(recordHead(Buffer.from(line, "utf8"))).toEqual(JSON.parse(JSON.stringify(head)));
    }),
  );
});
