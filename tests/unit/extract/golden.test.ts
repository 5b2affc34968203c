import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPath } from "./helpers.ts";

const root = "fixtures/extract/tables";

/** Input and what the reader says of it, side by side: the facts in the first line, then the records. */
describe("golden cases", () => {
  test.each(readdirSync(root).filter((file) => !file.endsWith(".expected.ndjson")))("%s", async (file) => {
    const { facts, records } = await readPath(`${root}/${file}`, { path: file, sheet: "*" });
    const lines = [facts, ...records].map((line) => `${JSON.stringify(line)}\n`).join("");
    await expect(lines).toMatchFileSnapshot(`../../../${root}/${file}.expected.ndjson`);
  });
});
