import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { checkMapping, columnFates, compileMapping } from "../../../src/mapping/index.ts";
import { proposeMapping } from "../../../src/mapping/propose/index.ts";
import type { LoadedMapping, Sample } from "../../../src/mapping/index.ts";
import { header } from "../../../src/mapping/columns.ts";
import type { MappingFile } from "../../../src/mapping/schema/mapping.ts";
import { columnUses } from "../../../src/mapping/uses.ts";
import type { ColumnUse } from "../../../src/mapping/uses.ts";
import { columns, mapping } from "./generated.ts";
import { loadText } from "./support.ts";

const sample: Sample = {
  file: "a.csv",
  columns,
  rows: [["Ромашка", "1", "2", "77", "Иванов", "Самара", "01.02.2020", "", "x"]],
};

/** The verdict of validate, plan and run alike: the rules of the errors found. */
async function judge(text: string): Promise<{ mapping: LoadedMapping | undefined; errors: string[] }> {
  const { mapping, diagnostics } = await loadText(text);
  const all = [...diagnostics, ...(mapping === undefined ? [] : checkMapping(mapping, { headers: [sample] }))];
  return { mapping, errors: all.filter((each) => each.severity === "error").map((each) => each.rule) };
}

const cell = fc.oneof(
  fc.constantFrom("", " ", "x", "a;b", "01.02.2020", "+7 846 231-60-14", "\u0000", "|"),
  fc.string({ maxLength: 8 }),
);

describe("what the checker accepts", () => {
  it("runs: every row gets exactly one fate and every column one, and nothing throws (property)", async () => {
    let accepted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        mapping,
        fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { maxLength: 4 }),
        async (data, rows) => {
          const { mapping: loaded, errors } = await judge(stringify(JSON.parse(JSON.stringify(data))));
          if (errors.length > 0 || loaded === undefined) {
            refused += 1;
            return;
          }
          accepted += 1;
          const map = compileMapping(loaded, { source: "s", lookups: loaded.lookups });
          for (const [index, values] of rows.entries()) {
            const mapped = map({ path: "a.csv", line: index + 2, paths: columns, values });
            const rejected = "issues" in mapped && mapped.issues.some((issue) => issue.severity === "error");
            expect("leftOut" in mapped || rejected || mapped.drafts.length === 1).toBe(true);
          }
          expect(columnFates(loaded, columns).map((fate) => fate.column)).toEqual(columns);
        },
      ),
      { numRuns: 400, seed: 11 },
    );
    // The property says nothing unless both kinds occur.
    expect(accepted).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(100);
  });

  it("does not depend on how the file is laid out (property)", async () => {
    await fc.assert(
      fc.asyncProperty(mapping, async (data) => {
        const plain: unknown = JSON.parse(JSON.stringify(data));
        const block = await judge(stringify(plain));
        const flow = await judge(JSON.stringify(plain));
        expect(flow.errors.sort()).toEqual(block.errors.sort());
      }),
      { numRuns: 150, seed: 12 },
    );
  });

  it("loses no cell: each filled cell of a drafted row is in a value, an extra, a key, a condition or ignored (property)", async () => {
    const names = fc.uniqueArray(
      fc.constantFrom("Компания", "ИНН", "Телефон", "Категория", "Скидка", "Код", "ФИО", "Примечание", "X"),
      {
        minLength: 2,
      },
    );
    await fc.assert(
      fc.asyncProperty(names, async (paths) => {
        const { yaml } = proposeMapping({ name: "x", columns: paths.map((name) => ({ name })) });
        const { mapping: loaded } = await loadText(yaml);
        if (loaded === undefined) throw new Error(yaml);
        const mapped = compileMapping(loaded, { source: "s", lookups: loaded.lookups })({
          path: "f",
          line: 2,
          paths,
          values: paths.map((_, index) => `cell${index}`),
        });
        const text = JSON.stringify(mapped);
        expect(paths.filter((_, index) => !text.includes(`cell${index}`))).toEqual([]);
      }),
      { numRuns: 200, seed: 13 },
    );
  });

  it("loses no cell whatever its steps: what a mapping names as a value and takes nothing of is kept in extra (property)", async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(mapping, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), async (data, filled) => {
        const { mapping: loaded, errors } = await judge(stringify(JSON.parse(JSON.stringify(data))));
        if (loaded === undefined || errors.length > 0) return;
        // What conditions and facts alone look at is not a value; it has its fate in the books.
        const values = new Set(columns.filter((_, index) => takesValue(loaded.mapping, index)));
        const cells = columns.map((_, index) => (filled[index] === true ? `cell${"bcdefghij"[index]};${index}` : ""));
        const map = compileMapping(loaded, { source: "s", lookups: loaded.lookups });
        const mapped = map({ path: "a.csv", line: 2, paths: columns, values: cells });
        if ("leftOut" in mapped || mapped.drafts.length === 0) return;
        // A firm without a name is rejected, and the row keeps all of its cells.
        const [draft] = mapped.drafts;
        if (draft?.counterparty !== undefined && draft.counterparty.fields["name"] === undefined) return;
        seen++;
        const text = JSON.stringify(mapped.drafts);
        const lost = columns.filter((name, at) => cells[at] !== "" && values.has(name) && !text.includes(cells[at]!));
        expect(lost, stringify(loaded.mapping)).toEqual([]);
      }),
      { numRuns: 400, seed: 17 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});

/** Some part of the mapping, or none at all, takes the cell as a value. */
function takesValue(file: MappingFile, index: number): boolean {
  const head = header(columns);
  const uses = columnUses(file).filter(({ column }) => head.find(column).includes(index));
  const ignored = Object.keys(file.ignore ?? {}).some((name) => head.find(name).includes(index));
  const looked = ({ as, path }: ColumnUse): boolean =>
    as === "condition" || as === "carry" || path.includes("kind") || path.includes("when");
  return uses.length === 0 ? !ignored : uses.some((use) => !looked(use));
}
