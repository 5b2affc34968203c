import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as xlsx from "@e965/xlsx";
import { expect, onTestFinished, test } from "vitest";
import { correctFromWorkbook, decide } from "../../../src/pipeline/judge.ts";
import { RejectsWriter } from "../../../src/report/rejects/rejects.ts";
import { firm, sampleRun } from "../../support/sample-run.ts";
import { writeRun } from "../../support/write-run.ts";

xlsx.set_fs(fs);

test("a project that cannot be opened takes in no mended row, whose correction its person would take for refused", async () => {
  const folder = fs.mkdtempSync(join(tmpdir(), "sverka-judge-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  const writer = new RejectsWriter(join(folder, "rejects"), "ru");
  await writer.add({
    source: "managers",
    row: { path: "managers.csv", line: 2, paths: ["Компания"], values: [""] },
    issues: [{ code: "name-missing", severity: "error", at: "Компания", raw: "" }],
  });
  const [file] = await writer.close();
  const book = xlsx.readFile(file!.path);
  const rows = xlsx.utils.sheet_to_json<string[]>(book.Sheets["Rows"]!, { header: 1, defval: "" });
  rows[1]![3] = "Ромашка";
  book.Sheets["Rows"] = xlsx.utils.aoa_to_sheet(rows);
  const mended = join(folder, "mended.xlsx");
  xlsx.writeFile(book, mended, { bookSST: true });
  const signature = { by: "steward", now: new Date("2026-11-21T00:00:00Z") };
  await expect(correctFromWorkbook(folder, mended, signature)).rejects.toThrow(/sverka\.yaml|project/i);
  expect(fs.existsSync(join(folder, "corrections.ndjson"))).toBe(false);
});

test("a successor is kept in the order in which it was said: the first followed the second", async () => {
  const project = fs.mkdtempSync(join(tmpdir(), "sverka-judge-"));
  onTestFinished(() => fs.rmSync(project, { recursive: true }));
  const [a, b] = [firm(1, "ut"), firm(2, "ut")] as const;
  const folder = writeRun(project, { ...sampleRun(3), records: [a, b] });
  fs.writeFileSync(join(folder, "run.json"), JSON.stringify({ inputs: [], counts: {} }));
  const signature = { by: "steward", now: new Date("2026-11-21T00:00:00Z") };
  const [smaller, larger] = [a.id, b.id].sort() as [string, string];
  const said = (judge: string) => decide(project, [judge, larger, smaller], signature);
  expect(await said("successor")).toMatchObject({ left: larger, right: smaller });
  expect(await said("different")).toMatchObject({ left: smaller, right: larger });
});
