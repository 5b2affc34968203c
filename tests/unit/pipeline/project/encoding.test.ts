import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { validateFiles } from "../../../../src/pipeline/project/validate.ts";
import { utf8Text } from "../../../../src/yaml/index.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sverka-encoding-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mapping = "version: 1\r\ncounterparty:\r\n  name: Клиент\r\n";
const found = async (paths: readonly string[]) =>
  (await validateFiles(folder, paths)).diagnostics.map(({ file, line, column, rule, params }) => [
    `${file}:${line}:${column}`,
    rule,
    params["problem"],
  ]);

test("a file in another encoding is an error at its first line that is no UTF-8", async () => {
  writeFileSync(join(folder, "old.yaml"), iconv.encode(mapping, "win1251"));
  writeFileSync(join(folder, "profile.yaml"), iconv.encode("version: 1\ntitle: Учёт\nentities: {}\n", "win1251"));
  writeFileSync(join(folder, "good.yaml"), `\ufeff${mapping}`);
  expect(await found(["old.yaml"])).toEqual([["old.yaml:3:1", "M007", "file-not-utf8"]]);
  expect(await found(["profile.yaml"])).toEqual([["profile.yaml:2:1", "M007", "file-not-utf8"]]);
  expect(await found(["good.yaml"])).toEqual([]);
});

test("a character that was lost before the file was written is none of the file's faults", () => {
  const text = "name: Компани\ufffd\n";
  expect(utf8Text(new TextEncoder().encode(text), "x.yaml")).toBe(text);
});

test("a mapping that is not there is told where the project names it", async () => {
  const project = "version: 1\nname: p\nsources:\n  site: { files: '*.csv', mapping: lost.yaml }\n";
  writeFileSync(join(folder, "sverka.yaml"), project);
  expect(await found(["sverka.yaml"])).toEqual([["sverka.yaml:4:36", "M007", "ENOENT"]]);
});
