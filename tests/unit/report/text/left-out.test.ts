import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { leftOutName } from "../../../../src/report/text/left-out.ts";

const presets = join(import.meta.dirname, "../../../../mappings/sources");
const reasons = readdirSync(presets).flatMap((name) => {
  const { leaveOut = [] } = parse(readFileSync(join(presets, name), "utf8")) as { leaveOut?: { reason?: string }[] };
  return leaveOut.flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
});

test("why a preset leaves rows out is said in the reader's language, a mapping's own reason as it is written", () => {
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) {
    expect(leftOutName(`filter:${reason}`, "ru")).toMatch(/^[а-яё ,]+$/);
    expect(leftOutName(`filter:${reason}`, "en")).not.toMatch(/[«-]/);
  }
  expect(leftOutName("filter:Тестовые", "en")).toBe("«Тестовые»");
  expect(leftOutName("title", "ru")).toBe("заголовки");
});
