import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Column, Table } from "../../../../src/load/catalogue/catalogue.ts";
import { compileColumn } from "../../../../src/load/rows/column.ts";
import { copyField } from "../../../../src/load/rows/encode.ts";
import { type Shaped, shapeGolden, stagingLines } from "../../../../src/load/rows/rows.ts";
import type { Shape, Shapes } from "../../../../src/load/rows/shape.ts";
import { counterparty } from "../../../integration/load/goldens.ts";

const text = (name: string): Column => ({
  name,
  type: "text",
  base: "text",
  notNull: false,
  generated: false,
  domainChecks: [],
});
const table = (name: string): Table => ({
  schema: "crm",
  name,
  sql: `"crm"."${name}"`,
  label: name,
  columns: new Map(),
  primaryKey: ["id"],
  uniques: [],
  checks: [],
  references: [],
  referencedBy: [],
  triggers: [],
  partition: false,
});
const client: Shape = {
  name: "counterparty",
  table: table("client"),
  key: "default",
  columns: [
    compileColumn("title", text("title"), { path: "name.display" }),
    compileColumn("code", text("code"), { sql: "'K' || id" }),
    compileColumn("city", text("city"), { path: "city" }),
  ],
};
const number: Shape = {
  name: "number",
  table: table("number"),
  key: "default",
  columns: [compileColumn("e164", text("e164"), { path: "e164" }), compileColumn("raw", text("raw"), { path: "raw" })],
  child: {
    each: [{ name: "phones" }],
    when: [],
    owner: { counterparty: "client" },
    same: ["e164", { unless: "e164", column: "raw" }],
    ignoresCase: false,
  },
};
const shapes: Shapes = {
  mains: new Map([["counterparty", client]]),
  children: [number],
  all: [client, number],
  shared: [],
};

test("lines and digest are those of the rows put together plainly", () => {
  const word = fc.string({ unit: fc.constantFrom("а", "Ж", "x", "\t", "\n", "\\", "😀", "7"), maxLength: 30 });
  fc.assert(
    fc.property(word, fc.option(word, { nil: undefined }), fc.array(word, { maxLength: 5 }), (name, city, phones) => {
      const golden = counterparty({
        id: "карта\t1",
        members: ["ut:1", "ut:2"],
        name,
        phones,
        ...(city === undefined ? {} : { city }),
      });
      const cells = (...values: readonly (string | null)[]): string => values.map(copyField).join("\t");
      const main = cells('"ut"', name, city ?? null);
      // A number stands once.
      const numbers = [...new Set(phones)].map((each) => cells("ut", each, each));
      const said = [`counterparty\t\t${main}`, ...numbers.map((each) => `number\t\t${each}`)].join("\n");
      const digest = createHash("sha256").update(`ut:1\nut:2\0${said}`).digest("hex");
      const shaped = shapeGolden(golden, shapes) as Shaped;
      expect(shaped).toMatchObject({ digest, replaced: false, whole: said });
      expect(shaped.rows.map(({ texts, said, slot }) => ({ texts, said, slot }))).toEqual([
        { texts: [name, null, city ?? null], said: '"ut"', slot: "" },
        ...[...new Set(phones)].map((each) => ({ texts: [each, each], said: "ut", slot: `${each}\u001f` })),
      ]);
      expect(stagingLines(golden, shaped)).toEqual([
        { shape: client, line: `карта\\t1\t${digest}\t${main}\n` },
        ...numbers.map((each, at) => ({
          shape: number,
          line: `карта\\t1\t${at}\t${copyField(`${[...new Set(phones)][at]}\u001f`)}\t${each}\n`,
        })),
      ]);
    }),
  );
});
