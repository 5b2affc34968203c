import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as xlsx from "@e965/xlsx";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DecisionLog } from "../../../src/review/decision-log.ts";
import type { DeskData } from "../../../src/review/desk-data.ts";
import { openRunData } from "../../../src/review/run-data.ts";
import { readReviewWorkbook } from "../../../src/review/workbook-answers.ts";
import { writeReviewWorkbooks } from "../../../src/review/workbook.ts";
import { sampleRun } from "../../support/sample-run.ts";
import { writeRun } from "../../support/write-run.ts";

xlsx.set_fs(fs);
let project: string;
let data: DeskData;
let log: DecisionLog;
beforeEach(async () => {
  project = mkdtempSync(join(tmpdir(), "sverka-workbook-"));
  data = await openRunData(writeRun(project, sampleRun(60)));
  log = new DecisionLog(
    join(project, "decisions.ndjson"),
    join(project, "corrections.ndjson"),
    () => new Date("2026-11-21T10:00:00Z"),
  );
});
afterEach(async () => {
  await data.close();
  rmSync(project, { recursive: true });
});

const write = async () => (await writeReviewWorkbooks(project, data, log, { language: "ru" }))[0]!.path;

/** Opens and saves the workbook as another program would, with answers. */
function fill(path: string, change: (rows: string[][]) => void): string {
  const book = xlsx.readFile(path);
  const rows = xlsx.utils.sheet_to_json<string[]>(book.Sheets["Пары"]!, { header: 1, defval: "" });
  change(rows);
  book.Sheets["Пары"] = xlsx.utils.aoa_to_sheet(rows);
  const saved = join(project, "filled.xlsx");
  xlsx.writeFile(book, saved);
  return saved;
}

function sheetXml(path: string, sheet: number): string {
  const zip = xlsx.CFB.read(readFileSync(path), { type: "buffer" });
  return String((xlsx.CFB.find(zip, `/xl/worksheets/sheet${sheet}.xml`) as { content: Buffer }).content);
}

describe("the review workbook", () => {
  test("asks about the whole queue, the surest first, with drop-downs and guarded columns", async () => {
    const path = await write();
    const book = xlsx.readFile(path);
    expect(book.SheetNames).toEqual(["Как заполнять", "Пары", "Исправления"]);
    const rows = xlsx.utils.sheet_to_json<string[]>(book.Sheets["Пары"]!, { header: 1, defval: "" });
    expect(rows).toHaveLength(55);
    const weights = rows.slice(1).map((row) => Number(row[5]!.replace("−", "-").replace(",", ".")));
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(rows[1]![2]).toContain("название: ООО");
    expect(rows[1]![4]).toContain("возможно, одна и та же организация");
    const xml = sheetXml(path, 2);
    expect(xml).toContain("<formula1>&quot;Одно и то же,Разные,Не знаю&quot;</formula1>");
    expect(xml).toContain('sqref="A2:A55"');
    expect(xml).toContain('<sheetProtection sheet="1"');
  });

  test("shows with a firm the people who speak for it: an address book has nothing else to decide by", async () => {
    const rows = xlsx.utils.sheet_to_json<string[]>(xlsx.readFile(await write()).Sheets["Пары"]!, { header: 1 });
    const people = rows.flatMap((row) => [row[2]!, row[3]!]).filter((card) => card.includes("люди: "));
    expect(people.length).toBeGreaterThan(5);
    expect(people[0]).toMatch(/люди: .+, главный бухгалтер/);
  });

  /** The program's name, where LibreOffice is installed: the way that a steward without Excel goes. */
  const office = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0);

  test.skipIf(office === undefined)(
    "LibreOffice opens and saves it, and the answers come back (skipped where it is not installed)",
    { timeout: 60_000 },
    async () => {
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(await write());
      book.getWorksheet("Пары")!.getCell("A2").value = "Разные";
      const mended = book.getWorksheet("Исправления")!;
      mended.getRow(2).values = [data.pairs[0]!.left, "телефон", "8 846 231-60-14\n8 846 231-60-15", "позвонили"];
      const filled = join(project, "filled.xlsx");
      await book.xlsx.writeFile(filled);
      const out = join(project, "office");
      const profile = `-env:UserInstallation=${pathToFileURL(join(project, "profile")).href}`;
      const saved = spawnSync(office!, [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, filled]);
      expect(saved.status).toBe(0);
      const { decisions, corrections, issues, unanswered } = await readReviewWorkbook(
        join(out, basename(filled)),
        data,
        log,
      );
      expect([decisions.length, issues, unanswered]).toEqual([1, [], 53]);
      expect(corrections).toEqual([
        {
          correct: data.pairs[0]!.left,
          field: "phones",
          value: ["8 846 231-60-14", "8 846 231-60-15"],
          why: "позвонили",
        },
      ]);
      // The steward who gets the file next finds the drop-downs and the guard that were there.
      const xml = sheetXml(join(out, basename(filled)), 2);
      expect(xml).toContain("<formula1>&quot;Одно и то же,Разные,Не знаю&quot;</formula1>");
      expect(xml).toContain('<sheetProtection sheet="true"');
      expect(sheetXml(join(out, basename(filled)), 3)).toContain("&quot;название,полное название,ИНН");
    },
  );

  test("corrections come back, in either language's words; what cannot be taken is listed", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await write());
    const sheet = book.getWorksheet("Исправления")!;
    const { left, right } = data.pairs[0]!;
    [
      [`[${left}]`, "city", "Сызрань"],
      [right, "Город", "Самара"],
      ["nobody:1", "город", "Самара"],
      [left, "цвет", "синий"],
      [left, "status", ""],
      [right, "город", "Тольятти", "другое значение"],
    ].forEach((cells, i) => (sheet.getRow(i + 2).values = cells));
    const filled = join(project, "corrected.xlsx");
    await book.xlsx.writeFile(filled);
    const { corrections, issues } = await readReviewWorkbook(filled, data, log);
    expect(corrections).toEqual([{ correct: left, field: "city", value: "Сызрань" }]);
    expect(issues.map(({ code, place }) => [code, place?.split("!")[1]])).toEqual([
      ["review-correction-record", "Исправления:4"],
      ["review-correction-field", "Исправления:5"],
      ["review-correction-empty", "Исправления:6"],
      ["review-correction-twice", "Исправления:7"],
    ]);
    log.write(corrections, "Ольга");
    expect(await readReviewWorkbook(filled, data, log)).toMatchObject({ corrections: [], known: 1 });
  });

  test("answers come back, whatever the order of the rows; empty rows go on waiting", async () => {
    const filled = fill(await write(), (rows) => {
      rows[1]![0] = "Разные";
      rows[1]![1] = "другой владелец";
      rows[2]![0] = " одно и то же ";
      rows[3]![0] = "unsure";
      rows.splice(1, 0, ...rows.splice(1).reverse());
    });
    const { decisions, issues, unanswered } = await readReviewWorkbook(filled, data, log);
    expect([issues, unanswered]).toEqual([[], 51]);
    expect(decisions.map((each) => "judge" in each && each.judge)).toEqual(["unsure", "same", "different"]);
    log.write(decisions, "Ольга");
    expect((await readReviewWorkbook(filled, data, log)).known).toBe(3);
    expect(log.judged(data.pairs.find((pair) => pair.left === (decisions[2] as { left: string }).left)!)).toMatchObject(
      { judge: "different", why: "другой владелец" },
    );
  });

  test("lists and does not apply what is stale, contradicts, or cannot be told", async () => {
    const path = await write();
    const filled = fill(path, (rows) => {
      for (const row of rows.slice(1, 6)) row[0] = "Разные";
      rows[1]![10] = "old-digest";
      rows[2]![8] = "nobody:1";
      rows[3]![0] = "да";
      rows.push([...rows[5]!]);
      rows.at(-1)![0] = "Одно и то же";
    });
    const [, , , fourth] = xlsx.utils
      .sheet_to_json<string[]>(xlsx.readFile(filled).Sheets["Пары"]!, { header: 1, defval: "" })
      .slice(1);
    log.write([{ judge: "same", left: fourth![8]!, right: fourth![9]! }], "Иван");
    const { decisions, issues } = await readReviewWorkbook(filled, data, log);
    expect(decisions).toEqual([]);
    expect(issues.map(({ code }) => code)).toEqual([
      "review-answer-stale",
      "review-answer-no-pair",
      "review-answer-unknown",
      "review-answer-contradicts",
      "review-answer-twice",
    ]);
    expect(issues[0]!.place).toBe(`${filled}!Пары:2`);
  });

  test("is split by responsible, into files whose names name nobody", async () => {
    const files = await writeReviewWorkbooks(project, data, log, { language: "en", splitBy: "responsible" });
    expect(files.map(({ of, path }) => [of, basename(path)])).toEqual([
      ["Громов", "review-1.xlsx"],
      ["Орлова", "review-2.xlsx"],
    ]);
    expect(files.reduce((all, file) => all + file.pairs, 0)).toBe(54);
  });

  test("is split by region, a pair of no region by its city", async () => {
    const files = await writeReviewWorkbooks(project, data, log, { language: "en", splitBy: "region" });
    expect(new Set(files.map(({ of }) => of))).toEqual(new Set(data.pairs.map((pair) => pair.region || pair.city)));
    expect(files.length).toBeGreaterThan(1);
  });

  test("refuses another workbook, by name", async () => {
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([["a"]]), "Pairs");
    xlsx.writeFile(book, join(project, "other.xlsx"));
    await expect(readReviewWorkbook(join(project, "other.xlsx"), data, log)).rejects.toMatchObject({
      code: "workbook-not-review",
      params: { path: join(project, "other.xlsx") },
    });
  });
});
