import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defuseCell, undoDefuse } from "../../../src/model/index.ts";
import { crosswalkTable, csvLine, exportCsv, exportXlsx, goldenTables } from "../../../src/report/export.ts";
import { readWorkbook } from "../../../src/report/workbook/workbook-reader.ts";
import { contactGolden, firmGolden } from "./samples.ts";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "sverka-export-"))));
afterEach(() => rm(folder, { recursive: true }));

async function* goldens() {
  yield firmGolden;
  yield contactGolden;
}

describe("CSV", () => {
  test("no cell can start a formula, and every text comes back (property)", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", ";", '"', "\n", "\r", "\t", " ", "1") }),
    );
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(";", ",", "\t"),
        (cells, delimiter) => {
          expect(cells.map(defuseCell).filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
          expect(cells.map((cell) => undoDefuse(defuseCell(cell)))).toEqual(cells);
          const [read] = parse(csvLine(cells, delimiter), { delimiter, record_delimiter: "\r\n" });
          expect((read as string[] | undefined)?.map(undoDefuse) ?? [""]).toEqual(cells);
        },
      ),
    );
  });

  test("golden records, with a byte order mark unless told otherwise", async () => {
    const [firms] = goldenTables(goldens, "ru");
    const path = join(folder, "firms.csv");
    expect(await exportCsv(path, firms!)).toBe(1);
    const text = await readFile(path, "utf8");
    expect(text.startsWith("\ufeffКарточка;Вид;Название;Форма;")).toBe(true);
    expect(text).toContain("'+7 846 231-60-14 доб. 139");
    const [again] = goldenTables(goldens, "ru");
    await exportCsv(path, again!, { bom: false });
    expect(await readFile(path, "utf8")).toBe(text.slice(1));
  });
});

test("XLSX: both kinds and the crosswalk, as text", async () => {
  const path = join(folder, "all.xlsx");
  const row = {
    source: "ut",
    sourceKey: "000000017",
    draft: "cp",
    targetTable: "crm.counterparty",
    targetId: "1",
    runId: "2026-11-21-01",
  };
  await exportXlsx(path, [...goldenTables(goldens, "en"), crosswalkTable([row], "en")], "en");
  const sheets = await readWorkbook(path);
  expect([...sheets.keys()]).toEqual(["Counterparties", "Contacts", "Crosswalk"]);
  expect(sheets.get("Crosswalk")?.rows[0]?.cells).toEqual([
    "ut",
    "000000017",
    "cp",
    "crm.counterparty",
    "1",
    "2026-11-21-01",
  ]);
  const firm = sheets.get("Counterparties")!;
  const cell = (header: string) => firm.rows[0]?.cells[firm.header.indexOf(header)];
  expect([cell("Name"), cell("ИНН"), cell("Phones"), cell("Source records")]).toEqual([
    "Ромашка",
    "7707001234",
    "+7 846 231-60-14 доб. 139",
    "ut:000000017; managers:ромашка",
  ]);
});
