import { expect, test } from "vitest";
import { formerFamilies } from "../../../../src/dedupe/table/former-families.ts";
import { dedupe, human } from "../records.ts";

test.each([
  ["Морозова (Кузина) Елена", ["Кузина"]],
  ["Петрова Ольга, в девичестве Иванова", ["Иванова"]],
  ["Schmidt (geb. Krause) Anna", ["Krause"]],
  ["Martin Claire née Dubois", ["Dubois"]],
  ["Петров (Саша) Александр", []],
  ["Петров Александр (директор)", []],
  ["Петров Александр (Самара)", []],
  ["Петров Александр (Магазин)", []],
  ["Петрова Ольга (Иванова)", ["Иванова"]],
  ["Петрова Ольга", []],
])("%s: %j", (raw, found) => {
  expect(formerFamilies(raw)).toEqual(found);
});

test("a former family name is compared too, and the better one counts", () => {
  const phones = ["+79161234567"];
  const records = [
    human("a:1", { name: ["Морозова", "Елена"], raw: "Морозова (Кузина) Елена", phones }),
    human("b:1", { name: ["Кузина", "Елена"], phones }),
    human("b:2", { name: ["Морозова", "Елена"], phones }),
  ];
  expect(dedupe(records.slice(0, 2)).clusters.size).toBe(1);
  expect(dedupe([records[0]!, records[2]!]).clusters.size).toBe(1);
});
