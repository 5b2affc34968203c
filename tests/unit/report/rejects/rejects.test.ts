import { mkdtemp, readFile, rm, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fs from "node:fs";
import * as xlsx from "@e965/xlsx";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CellCorrection, RawRecord } from "../../../../src/model/index.ts";
import { indexCellCorrections, mendRow, rowDigest, rowId } from "../../../../src/report/rejects/mend.ts";
import { readMendedRejects } from "../../../../src/report/rejects/mended-rejects.ts";
import { readWorkbook } from "../../../../src/report/workbook/workbook-reader.ts";
import { RejectsWriter, type RejectedRow } from "../../../../src/report/rejects/rejects.ts";

xlsx.set_fs(fs);
let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "sverka-rejects-"))));
afterEach(() => rm(folder, { recursive: true }));

const paths = ["Компания", "Телефон", "Заметка"];
const rejected = (line: number, ...values: string[]): RejectedRow => ({
  source: "managers",
  row: { path: "data/managers.xlsx", sheet: "Лист1", line, paths, values },
  issues: [
    { code: "name-missing", severity: "error", at: "Компания", raw: values[0] ?? "" },
    { code: "phone-inferred", severity: "note" },
  ],
});
const three = [
  rejected(14, "", "8 (846) 231-60-14", "=1+1"),
  rejected(15, "нет", "", "  два  пробела\nи строка"),
  rejected(9, "", "+7 900", ""),
];

async function write(rows: readonly RejectedRow[], name = "rejects"): Promise<string> {
  const writer = new RejectsWriter(join(folder, name), "ru");
  for (const row of rows) await writer.add(row);
  const files = await writer.close();
  return files[0]!.path;
}

/** Opens and saves the workbook as another program would, with changes. */
function edit(path: string, change: (rows: string[][]) => void): string {
  const book = xlsx.readFile(path);
  const rows = xlsx.utils.sheet_to_json<string[]>(book.Sheets["Rows"]!, { header: 1, defval: "" });
  change(rows);
  book.Sheets["Rows"] = xlsx.utils.aoa_to_sheet(rows);
  const saved = path.replace(".xlsx", "-mended.xlsx");
  xlsx.writeFile(book, saved, { bookSST: true });
  return saved;
}

describe("RejectsWriter", () => {
  test("gives the same bytes whatever the order of the rows and the time of day", async () => {
    const first = await readFile(await write(three, "a"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await readFile(await write([...three].reverse(), "b"));
    expect(second.equals(first)).toBe(true);
    expect(await readdir(join(folder, "b"))).toEqual(["managers.xlsx"]);
  });

  test("shows place, codes of the errors, advice, and the row's own cells as text, in the order of the file", async () => {
    const book = xlsx.readFile(await write(three));
    expect(book.SheetNames).toEqual(["Как исправить", "Rows", "Original"]);
    const sheet = book.Sheets["Rows"]!;
    const rows = xlsx.utils.sheet_to_json<string[]>(sheet, { header: 1, defval: "" });
    expect(rows[0]).toEqual(["Место", "Коды", "Что не так и что сделать", ...paths, "#sverka"]);
    expect(rows.slice(1).map((row) => [row[0], row[1], row[3], row[5]])).toEqual([
      ["data/managers.xlsx!Лист1:9", "name-missing", "", ""],
      ["data/managers.xlsx!Лист1:14", "name-missing", "", "=1+1"],
      ["data/managers.xlsx!Лист1:15", "name-missing", "нет", "  два  пробела\nи строка"],
    ]);
    const cells = Object.entries(sheet).filter(([ref]) => !ref.startsWith("!"));
    expect(cells.filter(([, cell]) => (cell as xlsx.CellObject).f !== undefined)).toEqual([]);
  });

  test("keeps rows of several column sets in one sheet", async () => {
    const other: RejectedRow = {
      ...rejected(2),
      row: { path: "data/a.csv", line: 2, paths: ["Телефон", "ИНН"], values: ["1", "7707001234"] },
    };
    const book = xlsx.readFile(await write([...three, other]));
    const rows = xlsx.utils.sheet_to_json<string[]>(book.Sheets["Rows"]!, { header: 1, defval: "" });
    expect(rows[0]?.slice(3)).toEqual(["Телефон", "ИНН", "Компания", "Заметка", "#sverka"]);
    expect(rows).toHaveLength(5);
  });
});

describe("readMendedRejects", () => {
  test("finds nothing in a workbook that was only opened and saved", async () => {
    const path = await write(three);
    const same = { corrections: [], issues: [], mended: 0, untouched: 3, rows: [] };
    expect(await readMendedRejects(path)).toEqual(same);
    expect(await readMendedRejects(edit(path, () => undefined))).toEqual(same);
  });

  test("tells which cells were changed, though rows were sorted and one was deleted", async () => {
    const mended = edit(await write(three), (rows) => {
      const [head, nine, fourteen] = rows;
      fourteen![3] = "Ромашка";
      fourteen![4] = "+7 846 231-60-14";
      rows.splice(0, rows.length, head!, fourteen!, nine!);
    });
    const id = rowId("managers", three[0]!.row);
    expect(await readMendedRejects(mended)).toEqual({
      corrections: [
        { correct: id, column: "Компания", was: "", value: "Ромашка" },
        { correct: id, column: "Телефон", was: "8 (846) 231-60-14", value: "+7 846 231-60-14" },
      ],
      issues: [],
      mended: 1,
      untouched: 2,
      rows: [
        {
          id,
          place: `${mended}!Rows:2`,
          cells: new Map([
            ["Компания", "Ромашка"],
            ["Телефон", "+7 846 231-60-14"],
            ["Заметка", three[0]!.row.values[2]],
          ]),
        },
      ],
    });
  });

  test("names a row by its record id where it has one", async () => {
    const mended = edit(
      await write([{ ...three[0]!, id: "managers:ромашка|самара" }]),
      (rows) => void (rows[1]![3] = "Ромашка"),
    );
    expect((await readMendedRejects(mended)).corrections[0]?.correct).toBe("managers:ромашка|самара");
  });

  test("takes no answer that contradicts another or stands in an unknown row", async () => {
    const twin = rejected(30, ...three[0]!.row.values);
    const mended = edit(await write([...three, twin]), (rows) => {
      rows[2]![3] = "Ромашка";
      rows[4]![3] = "Лютик";
      rows[4]![5] = "x";
      rows[1]![6] = "managers:~0";
    });
    const result = await readMendedRejects(mended);
    expect(result.corrections.map(({ column, value }) => [column, value])).toEqual([["Заметка", "x"]]);
    expect(result.issues.map(({ code, at }) => [code, at])).toEqual([
      ["mend-unknown-row", undefined],
      ["mend-contradiction", "Компания"],
    ]);
  });

  test("refuses a workbook that is not ours, by name", async () => {
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([["a"]]), "Лист1");
    xlsx.writeFile(book, join(folder, "other.xlsx"));
    await expect(readMendedRejects(join(folder, "other.xlsx"))).rejects.toMatchObject({
      code: "workbook-not-rejects",
      params: { path: join(folder, "other.xlsx") },
    });
  });

  test("says of a file in another format that it is no workbook, whatever it holds", async () => {
    const csv = join(folder, "saved.csv");
    for (const bytes of ["Компания;ИНН\nРомашка;1\n", "", "PK\u0003\u0004 cut off"]) {
      await writeFile(csv, bytes);
      await expect(readMendedRejects(csv)).rejects.toMatchObject({
        code: "workbook-unreadable",
        params: { path: csv },
        exitCode: 2,
      });
    }
  });

  test("every text comes back as it was: control characters, halves of pairs, texts too long for a cell (property)", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("_x000D_", "a\rb", "\u0000", "\ud800", "\u00a0x ", "'=1", "я".repeat(70_000)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(text, text, text), {
          selector: (row) => row.join("\u0000"),
          minLength: 1,
          maxLength: 5,
        }),
        async (rows) => {
          const path = await write(rows.map((values, i) => rejected(i + 1, ...values)));
          expect(await readMendedRejects(path)).toMatchObject({ corrections: [], issues: [] });
          const back = (await readWorkbook(path)).get("Original")!;
          const byId = new Map(back.rows.map(({ cells }) => [cells[0], cells.slice(1, 4)]));
          for (const values of rows) expect(byId.get(rowId("managers", { paths, values }))).toEqual(values);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("mendRow", () => {
  const row: RawRecord = three[0]!.row;
  const sign = (value: string, was = "", extra = {}): CellCorrection => ({
    id: `id-${value}`,
    at: "2026-11-21T10:00:00Z",
    by: "Ольга",
    correct: rowId("managers", row),
    column: "Компания",
    was,
    value,
    ...extra,
  });

  test("holds for a later export of the same row, wherever it stands", () => {
    const later = { ...row, path: "data/next.xlsx", line: 400 };
    const mended = mendRow(later, rowId("managers", later), indexCellCorrections([sign("Ромашка")]));
    expect(mended.values[0]).toBe("Ромашка");
    expect(mended.issues).toEqual([
      {
        code: "correction-applied",
        severity: "note",
        at: "Компания",
        raw: "",
        params: { value: "Ромашка", by: "Ольга", id: "id-Ромашка" },
      },
    ]);
    expect(later.values[0]).toBe("");
  });

  test("a later correction replaces an earlier one, a revoked one does nothing", () => {
    const later = sign("Лютик", "", { at: "2026-11-22T10:00:00Z" });
    const revoke = { id: "r", at: "2026-11-23T10:00:00Z", by: "Ольга", revoke: later.id };
    const value = (entries: Parameters<typeof indexCellCorrections>[0]) =>
      mendRow(row, rowId("managers", row), indexCellCorrections(entries)).values[0];
    expect(value([later, sign("Ромашка")])).toBe("Лютик");
    expect(value([later, revoke, sign("Ромашка")])).toBe("Ромашка");
    expect(value([later, revoke])).toBe("");
  });

  test("the source's own newer text stands, with a warning", () => {
    const index = indexCellCorrections([sign("Ромашка", "", { correct: "managers:7" })]);
    const mended = mendRow({ ...row, values: ["Ромашка плюс", "", ""] }, "managers:7", index);
    expect(mended.values[0]).toBe("Ромашка плюс");
    expect(mended.issues?.map((issue) => issue.code)).toEqual(["correction-overtaken"]);
  });

  test("a digest tells cells apart, not only their text", () => {
    const digest = (values: string[], named = paths) => rowDigest({ paths: named, values });
    expect(digest(["a", "b", ""])).not.toBe(digest(["ab", "", ""]));
    expect(digest(["a", "", ""])).not.toBe(digest(["", "a", ""]));
    expect(digest(["a", "", ""])).toBe(digest(["a"], ["Компания"]));
  });
});
