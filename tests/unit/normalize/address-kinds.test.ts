import { expect, test } from "vitest";
import { createNormalizer } from "../../../src/normalize/index.ts";
import { draftOf, identity } from "./drafts.ts";

const normalize = createNormalizer({ country: "RU" });

function addressesOf(text: string): readonly (string | undefined)[][] {
  const { records } = normalize(draftOf({ name: "Ромашка", addresses: text }), identity);
  return (records[0]?.addresses ?? []).map((one) => [one.kind, one.text]);
}

test.each([
  [
    "юр. Москва, ул. Мира, 5, стр.1; факт. Самара, Комсомольская пл., 2/3",
    [
      ["legal", "г. Москва, ул. Мира, д. 5, стр. 1"],
      ["actual", "г. Самара, пл. Комсомольская, д. 2/3"],
    ],
  ],
  [
    "ул. Мира, 3 (юр.), ул. Ленина, 5 (факт.)",
    [
      ["legal", "ул. Мира, д. 3"],
      ["actual", "ул. Ленина, д. 5"],
    ],
  ],
  ["ул. Мира, 3 (фактический адрес)", [["actual", "ул. Мира, д. 3"]]],
  ["ул. Мира, 3 (юр.), ул. Ленина, 5", [[undefined, "ул. Мира, 3 (юр.), ул. Ленина, 5"]]],
  ["юр. лицо, ул. Мира, 5", [[undefined, "юр. лицо, ул. Мира, 5"]]],
])("the kind of an address stands bare before it, or in a bracket behind it: %s", (text, expected) => {
  expect(addressesOf(text)).toEqual(expected);
});
