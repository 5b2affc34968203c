import { mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import ExcelJS from "exceljs";
import * as yauzl from "yauzl";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readWorkbook } from "../../../../src/report/workbook/workbook-reader.ts";
import { writeWorkbook, type Sheet } from "../../../../src/report/workbook/workbook.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sverka-workbook-"));
  path = join(folder, "a.xlsx");
});
afterEach(() => rm(folder, { recursive: true }));

const columns = [
  { header: "Ключ", hidden: true },
  { header: "Имя", width: 40, wrap: true },
  { header: "Решение", editable: true, choices: ["same", "different"] },
];
const sheets: readonly Sheet[] = [
  { name: "О листе", columns: [{ header: "" }], rows: [["Как решать"], [""], ["Впишите решение."]], prose: true },
  {
    name: "Пары",
    columns,
    rows: [
      ["1", "ООО Ромашка", ""],
      ["2", "=1+1", ""],
    ],
    guarded: true,
  },
  { name: "Было", columns, rows: [["1", "  x_x0041_\u0007 ", "da"]], hidden: true },
];

interface Part {
  readonly name: string;
  readonly date: string;
  readonly content: string;
}

async function parts(file: string): Promise<Part[]> {
  const zip = await yauzl.openPromise(file, { autoClose: false });
  const found: Part[] = [];
  for await (const entry of zip.eachEntry()) {
    const date = entry.getLastModDate({ timezone: "UTC" }).toISOString();
    found.push({ name: entry.fileName, date, content: await text(await zip.openReadStreamPromise(entry)) });
  }
  zip.close();
  return found;
}

test("nothing in a workbook is of the clock, so equal rows give equal bytes", async () => {
  await writeWorkbook(path, sheets);
  const written = await parts(path);
  expect(written.map((part) => part.name)).toContain("xl/worksheets/sheet3.xml");
  expect(new Set(written.map((part) => part.date))).toEqual(new Set(["1980-01-01T00:00:00.000Z"]));
  const year = String(new Date().getUTCFullYear());
  expect(written.filter((part) => part.content.includes(`${year}-`))).toEqual([]);
  await writeWorkbook(join(folder, "b.xlsx"), sheets);
  expect((await readFile(join(folder, "b.xlsx"))).equals(await readFile(path))).toBe(true);
});

test("the parts of a sheet stand in the order that Excel insists on", async () => {
  await writeWorkbook(path, sheets);
  const sheet = (await parts(path)).find((part) => part.name === "xl/worksheets/sheet2.xml")?.content ?? "";
  const order = [
    "<sheetViews",
    "<cols",
    "<sheetData",
    "<sheetProtection",
    "<autoFilter",
    "<dataValidations",
    "<pageSetup",
  ];
  const at = order.map((tag) => sheet.indexOf(tag));
  expect(at).not.toContain(-1);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
});

test("a person meets a frozen header, guarded cells, a list to choose from, and text only", async () => {
  await writeWorkbook(path, sheets);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const pairs = book.getWorksheet("Пары");
  expect(pairs?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  expect(pairs?.getCell("B3")).toMatchObject({ value: "=1+1", numFmt: "@" });
  expect(pairs?.getColumn(1).hidden).toBe(true);
  expect(pairs?.getCell("C2").protection?.locked).toBe(false);
  expect(pairs?.getCell("C2").dataValidation).toMatchObject({ type: "list", formulae: ['"same,different"'] });
  expect(pairs?.getCell("B2").protection?.locked).not.toBe(false);
  expect(book.getWorksheet("Было")?.state).toBe("hidden");
  const read = await readWorkbook(path);
  expect(read.get("Было")?.rows[0]?.cells).toEqual(["1", "  x_x0041_\u0007 ", "da"]);
});

// Windows keeps rights in lists of its own.
test.skipIf(process.platform === "win32")("nobody but its owner can read a workbook: it holds people", async () => {
  await writeWorkbook(path, sheets);
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test("rows that fail in the middle leave no file behind", async () => {
  function* failing(): Generator<string[]> {
    for (let i = 0; i < 2000; i++) yield ["1", "x".repeat(100), ""];
    throw new Error("the source is gone");
  }
  await expect(writeWorkbook(path, [{ name: "A", columns, rows: failing() }])).rejects.toThrow("the source is gone");
  expect(await readdir(folder)).toEqual([]);
});

test("a folder that is not there is an error, not a crash", async () => {
  await expect(writeWorkbook(join(folder, "none", "a.xlsx"), sheets)).rejects.toThrow("ENOENT");
});
