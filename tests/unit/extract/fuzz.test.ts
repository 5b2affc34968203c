import * as XLSX from "@e965/xlsx";
import iconv from "iconv-lite";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ExtractError, openFile } from "../../../src/extract/index.ts";
import { accessOf } from "./access-builder.ts";
import { dbfOf } from "./dbf-builder.ts";
import { temporaryFolder } from "./helpers.ts";
import { sheetData, workbookOf, zipOf } from "./zip-builder.ts";

/** Mutants of each file. More with SVERKA_FUZZ_RUNS=1000. */
const runs = Number(process.env["SVERKA_FUZZ_RUNS"] ?? 25);

/** mulberry32: the same mutants in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One to four of: bits flipped, a piece cut out, doubled, overwritten, moved to the end; the tail cut off. */
function mutate(bytes: Buffer, next: () => number): Buffer {
  let result = Buffer.from(bytes);
  const at = (): number => Math.floor(next() * result.length);
  const telling = ['"', ";", "\n", "<", ">", "&", "\0", "\ufeff", "]]>", "<!DOCTYPE a>", "]", "{", "E+11", "=\r\n"];
  for (let step = Math.ceil(next() * 4); step > 0 && result.length > 0; step--) {
    const from = at();
    const to = Math.min(result.length, from + Math.ceil(next() * 64));
    switch (Math.floor(next() * 6)) {
      case 0:
        result[from] = (result[from] ?? 0) ^ (1 << Math.floor(next() * 8));
        break;
      case 1:
        result = Buffer.concat([result.subarray(0, from), result.subarray(to)]);
        break;
      case 2:
        result = Buffer.concat([result.subarray(0, to), result.subarray(from)]);
        break;
      case 3:
        result = Buffer.concat([
          result.subarray(0, from),
          Buffer.from(telling[Math.floor(next() * telling.length)] ?? ""),
          result.subarray(from),
        ]);
        break;
      case 4:
        result = Buffer.concat([result.subarray(0, from), result.subarray(to), result.subarray(from, to)]);
        break;
      default:
        result = result.subarray(0, from);
    }
  }
  return result;
}

const rows = [
  ["Компания", "ИНН", "Телефон", "Примечание"],
  ['ООО "Ромашка"', "7707001234", "8 (846) 231-60-14", "строка\nвторая"],
  ["ИП Петров", "500100732259", "+7 927 123-45-67", "a & b < c"],
  ["Итого", "2", "", ""],
];
const csv = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(";")).join("\n");

function spreadsheet(bookType: XLSX.BookType): Buffer {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "Лист1");
  return XLSX.write(book, { type: "buffer", bookType }) as Buffer;
}

const escaped = rows.map((row) => row.map((cell) => cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;")));
const shared = `<sst>${escaped
  .flat()
  .map((text) => `<si><t>${text}</t></si>`)
  .join("")}</sst>`;
const sharedSheet = `<sheetData>${rows.map((row, r) => `<row r="${r + 1}">${row.map((_, c) => `<c r="${"ABCD"[c]}${r + 1}" t="s"><v>${r * 4 + c}</v></c>`).join("")}</row>`).join("")}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>`;
const objects = rows.slice(1).map((row) => ({ name: row[0], inn: row[1], phones: [row[2], row[3]] }));
const columns = [
  { name: "NAME", type: "C", size: 30 },
  { name: "INN", type: "N", size: 12 },
];

const seeds: Readonly<Record<string, Buffer>> = {
  "utf8.csv": Buffer.from(csv),
  "win.csv": iconv.encode(csv, "windows-1251"),
  "utf16.csv": iconv.encode(csv, "utf-16le", { addBOM: true }),
  "inline.xlsx": workbookOf(sheetData(escaped)),
  "a.xls": spreadsheet("biff8"),
  "a.xlsb": spreadsheet("xlsb"),
  "a.ods": spreadsheet("ods"),
  "xml.xls": spreadsheet("xlml"),
  "html.xls": Buffer.from(
    `<table>${escaped.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`,
  ),
  "a.dbf": dbfOf(
    columns,
    rows.map((row) => [row[0] ?? "", row[1] ?? ""]),
  ),
  ...Object.fromEntries(
    (["jet3", "jet4", "ace"] as const).map((version) => [
      `${version}.mdb`,
      accessOf({
        version,
        tables: [
          {
            name: "Клиенты",
            columns: [
              { name: "Название", type: "text" },
              { name: "Примечание", type: "memo" },
            ],
            rows: rows.slice(1).map((row) => [row[0] ?? "", (row[3] ?? "").repeat(40)]),
          },
        ],
      }),
    ]),
  ),
  "a.json": Buffer.from(JSON.stringify(objects, undefined, 1)),
  "answer.json": Buffer.from(JSON.stringify({ result: objects, total: 3 })),
  "a.ndjson": Buffer.from(objects.map((each) => JSON.stringify(each)).join("\n")),
  "a.vcf": readFileSync("fixtures/presets/vcard/phone.vcf"),
  "a.zip": zipOf([
    { name: "a.csv", content: csv },
    { name: "b.xlsx", content: workbookOf(sheetData(escaped)) },
  ]),
  ...onecSeeds(),
};

/** The files of 1C that the reader's own cases are made of. */
function onecSeeds(): Record<string, Buffer> {
  const root = "fixtures/extract";
  const found: Record<string, Buffer> = {};
  for (const folder of readdirSync(root)) {
    for (const file of readdirSync(join(root, folder))) {
      if (/\.(xml|txt)$/.test(file)) found[`${folder}-${file}`] = readFileSync(join(root, folder, file));
    }
  }
  return found;
}

async function drain(path: string, name: string): Promise<number> {
  const source = await openFile(path, { path: name, limits: { unpackedBytes: 200_000_000 } });
  let count = 0;
  for await (const batch of source.rows) count += batch.length;
  return count;
}

describe("mutated files give rows, issues or one clear error", () => {
  test.each(Object.entries(seeds))("%s", { timeout: 60_000 + runs * 2000 }, async (name, bytes) => {
    const path = join(await temporaryFolder(), name);
    writeFileSync(path, bytes);
    const whole = await drain(path, name);
    expect(whole).toBeGreaterThan(0);
    // SheetJS and mdb-reader work in a process of their own, which takes its time to start.
    const own = /\.(?:xls|xlsb|ods|mdb)$/.test(name) && name !== "html.xls" ? Math.ceil(runs / 8) : runs;
    for (let run = 0; run < own; run++) {
      const mutant = mutate(bytes, random(run * 7919 + name.length));
      writeFileSync(path, mutant);
      const started = performance.now();
      const fault = await drain(path, name).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (fault !== undefined && !(fault instanceof ExtractError)) {
        throw new Error(`run ${run} of ${name}: ${String(fault)}`, { cause: fault });
      }
      // Not a measure of speed: a mutant of a few kilobytes that takes this long hangs.
      expect(performance.now() - started).toBeLessThan(90_000);
    }
    rmSync(path);
  });

  test(
    "what is inside a workbook is mutated too, under a right checksum",
    { timeout: 60_000 + runs * 2000 },
    async () => {
      const path = join(await temporaryFolder(), "a.xlsx");
      for (let run = 0; run < runs * 3; run++) {
        const next = random(run * 104_729);
        const twist = (text: string): string => mutate(Buffer.from(text), next).toString("utf8");
        const parts = run % 3 === 0 ? { "xl/sharedStrings.xml": twist(shared) } : { "xl/sharedStrings.xml": shared };
        const sheet = run % 3 === 1 ? twist(sharedSheet) : sharedSheet;
        const more =
          run % 3 === 2
            ? {
                "xl/styles.xml": twist(
                  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>',
                ),
              }
            : {};
        writeFileSync(path, workbookOf(sheet, { ...parts, ...more }));
        const fault = await drain(path, "a.xlsx").then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(fault === undefined || fault instanceof ExtractError, `run ${run}: ${String(fault)}`).toBe(true);
      }
    },
  );
});
