import { join } from "node:path";
import { expect, test } from "vitest";
import { mendedDoubts } from "../../../src/pipeline/mended-doubts.ts";
import { openProject } from "../../../src/pipeline/project/open-project.ts";

const demo = await openProject(join(import.meta.dirname, "../../../fixtures/demo"));

function doubts(cells: Record<string, string>, changed: readonly string[]): string[] {
  const row = { id: "buh:000000018", place: "mended.xlsx!Rows:2", cells: new Map(Object.entries(cells)) };
  const found = mendedDoubts(demo, [row], new Map([[row.id, new Set(changed)]]));
  expect(new Set(found.map(({ place }) => place))).toEqual(new Set(found.length === 0 ? [] : [row.place]));
  return found.map(({ code }) => code);
}

const firm = { Код: "000000018", Наименование: 'ООО "Новая фирма"', ИНН: "6312345019" };

test("a sound row has none", () => {
  expect(doubts(firm, ["Наименование"])).toEqual([]);
});

test("what cleaning has against a cell that was changed, not against one that stood so before", () => {
  const wrong = { ...firm, ИНН: "6312345678" };
  expect(doubts(wrong, ["ИНН"])).toEqual(["identifier-check-digit"]);
  expect(doubts(wrong, ["Наименование"])).toEqual([]);
});

test("a row that the next run would reject again", () => {
  expect(doubts({ ...firm, Наименование: " " }, ["Наименование"])).toEqual(["name-missing"]);
});
