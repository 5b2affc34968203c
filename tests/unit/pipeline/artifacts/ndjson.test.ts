import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { linesWith, readLines } from "../../../../src/pipeline/artifacts/ndjson.ts";

const folder = mkdtempSync(join(tmpdir(), "sverka-lines-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "lines.ndjson");

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

/** The slow twin: every line as text, one after the other. */
async function linesThatHave(needles: readonly string[]): Promise<string[]> {
  const lines = (await all(readLines(path))).flat();
  return lines.filter((line) => needles.some((needle) => line.includes(needle)));
}

const word = fc.constantFrom("а", "б", "ут:1", "ут:12", '"', "\\", " ", "😀");
const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(""));

test("a line is found by its bytes wherever it stands (property)", async () => {
  const needles = fc.array(fc.constantFrom("ут:1", "ут:12", "аб", "😀", "no"), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), needles, fc.boolean(), async (lines, wanted, fed) => {
      writeFileSync(path, lines.join("\n") + (fed ? "\n" : ""));
      expect(await all(linesWith(path, wanted))).toEqual(await linesThatHave(wanted));
    }),
  );
});

test("lines across the pieces in which a file is read, and lines longer than one", async () => {
  const lines = Array.from({ length: 400 }, (_, index) => `${index}:${"ы".repeat((index * 997) % 9000)}`);
  lines.splice(200, 0, `long ${"щ".repeat(700_000)} end`);
  writeFileSync(path, `${lines.join("\n")}\n`);
  expect((await all(readLines(path))).flat()).toEqual(lines);
  expect(await all(linesWith(path, ["399:", "long ", " end", "7:ы"]))).toEqual(
    await linesThatHave(["399:", "long ", " end", "7:ы"]),
  );
});
