import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dbfOf } from "./dbf-builder.ts";
import { readContent, readPath, temporaryFolder } from "./helpers.ts";

const columns = [
  { name: "NAME", type: "C", size: 30 },
  { name: "INN", type: "C", size: 12 },
  { name: "ACCOUNT", type: "N", size: 20 },
  { name: "BORN", type: "D", size: 8 },
  { name: "ACTIVE", type: "L", size: 1 },
];
const rows = [
  ["ООО Ромашка", "7707001234", "40702810900000000001", "20240315", "T"],
  ["*", "ИП Удалённый", "", "", "", "F"],
  ["Завод Василёк", "0123456789", "-1.5", "        ", "?"],
  ["", "", "", "", ""],
];

describe("DBF", () => {
  test.each([
    ["cp866", 0x65],
    ["windows-1251", 0xc9],
    ["cp866", 0],
    ["windows-1251", 0x65],
  ])("%s with language driver %i: the text decides", async (encoding, driver) => {
    const { facts, rows: found, leftOut } = await readContent("a.dbf", dbfOf(columns, rows, encoding, driver));
    expect(facts[0]?.encoding).toBe(encoding);
    expect(found).toEqual([
      { NAME: "ООО Ромашка", INN: "7707001234", ACCOUNT: "40702810900000000001", BORN: "2024-03-15", ACTIVE: "TRUE" },
      { NAME: "Завод Василёк", INN: "0123456789", ACCOUNT: "-1.5", BORN: "", ACTIVE: "" },
    ]);
    expect(leftOut).toEqual(["2 deletion-mark", "4 blank"]);
  });

  test("a claim that the text contradicts is said; the mapping's word beats both", async () => {
    const bytes = dbfOf(columns, rows, "windows-1251", 0x65);
    const { facts } = await readContent("a.dbf", bytes);
    expect(facts[0]?.issues?.[0]).toMatchObject({ code: "dbf-code-page", params: { claimed: "cp866" } });
    const named = await readContent("a.dbf", bytes, { encoding: "cp866" });
    expect(named.facts[0]?.encoding).toBe("cp866");
    expect(named.rows[0]?.["NAME"]).not.toBe("ООО Ромашка");
  });

  test("binary fields of FoxPro", async () => {
    const integer = Buffer.alloc(4);
    integer.writeInt32LE(-42);
    const currency = Buffer.alloc(8);
    currency.writeBigInt64LE(12345600n);
    const moment = Buffer.alloc(8);
    moment.writeInt32LE(2_460_385, 0);
    moment.writeInt32LE(34_200_000, 4);
    const double = Buffer.alloc(8);
    double.writeDoubleLE(0.1);
    const fox = [
      { name: "I", type: "I", size: 4 },
      { name: "Y", type: "Y", size: 8 },
      { name: "T", type: "T", size: 8 },
      { name: "B", type: "B", size: 8 },
    ];
    const { rows: found } = await readContent("a.dbf", dbfOf(fox, [[integer, currency, moment, double]]));
    expect(found).toEqual([{ I: "-42", Y: "1234.56", T: "2024-03-15T09:30:00", B: "0.1" }]);
  });

  test("memo texts beside the table", async () => {
    const folder = await temporaryFolder();
    const memo = Buffer.alloc(1024);
    memo.write("Long text\u001a", 512, "latin1");
    await writeFile(join(folder, "a.dbt"), memo);
    const bytes = dbfOf(
      [
        { name: "NOTE", type: "M", size: 10 },
        { name: "X", type: "C", size: 1 },
      ],
      [["         1", "x"]],
    );
    await writeFile(join(folder, "a.dbf"), bytes);
    expect((await readPath(join(folder, "a.dbf"))).rows).toEqual([{ NOTE: "Long text", X: "x" }]);
  });

  test("a table shorter than its header says", async () => {
    const bytes = dbfOf(columns, rows);
    await expect(readContent("a.dbf", bytes.subarray(0, bytes.length - 80))).rejects.toMatchObject({
      code: "file-truncated",
      params: { found: 2, expected: 4 },
    });
  });
});
