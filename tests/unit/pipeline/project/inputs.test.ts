import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInput, stateOf } from "../../../../src/pipeline/project/inputs.ts";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "sverka-test-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const input = (name: string) => ({ source: "s", path: name, absolute: join(folder, name) });

test("long texts beside a DBF are part of what is hashed", async () => {
  writeFileSync(join(folder, "CLIENTS.DBF"), "table");
  writeFileSync(join(folder, "clients.dbt"), "call mornings");
  const before = await describeInput(input("CLIENTS.DBF"));
  writeFileSync(join(folder, "clients.dbt"), "never call up");
  const after = await describeInput(input("CLIENTS.DBF"));
  expect(after.bytes).toBe(before.bytes);
  expect(after.sha256).not.toBe(before.sha256);
});

test("a file that is replaced by one of the same size has another state", async () => {
  writeFileSync(join(folder, "a.csv"), "a;b");
  utimesSync(join(folder, "a.csv"), 1, 1);
  const before = await stateOf(input("a.csv"));
  writeFileSync(join(folder, "a.csv"), "a;c");
  expect(await stateOf(input("a.csv"))).not.toBe(before);
});
