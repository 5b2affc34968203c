import { expect, test } from "vitest";
import { createNormalizer } from "../../../../src/normalize/index.ts";
import { draftOf, identity } from "../drafts.ts";

const normalize = createNormalizer({ country: "RU" });
const name = 'ГБУЗ Самарской области "Больница № 5"';
const regionOf = (cells: Parameters<typeof draftOf>[0]) => {
  const { region } = normalize(draftOf(cells), identity).records[0]!;
  return [region?.value, region?.rule?.split("+").at(-1)];
};

test.each([
  ["what its name says", { name }, "Самарская область", "region-from-name"],
  ["its column before that", { name, region: "Пензенская область" }, "Пензенская область", undefined],
  [
    "its address before that",
    { name, addresses: "Пензенская обл., г. Пенза, ул. Мира, д. 5" },
    "Пензенская область",
    "region-from-address",
  ],
  ["its town before that", { name, city: "Пенза" }, "Пензенская область", "region-from-city"],
  ["its name before its tax office", { name, identifiers: "" }, "Самарская область", "region-from-name"],
] as const)("the region of an institution is %s", (_, cells, value, rule) => {
  expect(regionOf(cells)).toEqual([value, rule]);
});
