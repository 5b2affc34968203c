import { describe, expect, test } from "vitest";
import { addressParts } from "../../../src/model/index.ts";
import { startAddress } from "../../../src/normalize/address/clean-address.ts";
import { detailsInside } from "../../../src/normalize/address/details.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";

const taken = (address: string): readonly string[] => detailsInside(address)?.details.map(({ text }) => text) ?? [];

describe("a phone or an e-mail in an address", () => {
  test.each([
    ["ул. Ленина 5, тел. 231-60-14 Ольга, оф. 3", ["тел. 231-60-14 Ольга"], "ул. Ленина 5, оф. 3"],
    ["ул. Ленина 5, тел. 231-60-14 этаж 3", ["тел. 231-60-14"], "ул. Ленина 5, этаж 3"],
    ["Самара, тел. 231-60-14 ул. Ленина 5", ["тел. 231-60-14"], "Самара, ул. Ленина 5"],
    ["ул. Ленина 5, тел. 231-60-14 с 9 до 18", ["тел. 231-60-14 с 9 до 18"], "ул. Ленина 5"],
    ["ул. Ленина 5, тел. 231-60-14 доб. 12 склад 2", ["тел. 231-60-14 доб. 12"], "ул. Ленина 5, склад 2"],
    ["ул. Ленина 5, тел. 231-60-14, 231-60-15", ["тел. 231-60-14", "231-60-15"], "ул. Ленина 5"],
    ["8-916-111-22-33, ул. Мира, 5, т. 231-60-14", ["8-916-111-22-33", "т. 231-60-14"], "ул. Мира, 5"],
    ["ул. Мира 5 (a@b.ru), A@b.ru, оф. 3", ["a@b.ru"], "ул. Мира 5, оф. 3"],
  ])("%s", (address, details, rest) => {
    expect(taken(address)).toEqual(details);
    expect(detailsInside(address)?.rest).toBe(rest);
  });

  test.each([
    "ул. Мира 8-125 443010",
    "ул. Мира, д. 5 кв 8 (846) 231-60-14",
    "ул. Мира, 8 (846) 231-60-14",
    "ул. 8 Марта, 8 (846) 231-60-14",
    "ул. Мира 8 916 111-22-33",
    "ул. Ленина, тел. 231-60-14, 15",
    "ул. Ленина 5, тел. 231-60-14/15",
    "ул. Ленина 5, тел. 231-60-14 5",
    "ул. Ленина 5, т. 443010",
    "ул. Ленина 5, +375 29 123-45-67 220030",
  ])("stays where its digits may be the address's: %s", (address) => {
    expect(detailsInside(address)).toBeUndefined();
  });

  test("is looked for in linear time", () => {
    const long = "ул. Мира 8 (846) 231-60-1 тел. ".repeat(3000);
    const start = performance.now();
    detailsInside(long);
    detailsInside(`${" ,".repeat(3000)}тел. ${"1 ".repeat(3000)}`);
    expect(detailsInside("ул. Мира 5, тел. 231-60-14, ".repeat(3000))).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

test("a new address has every part in the model's order, and a record keeps every one", () => {
  expect(Object.keys(startAddress(""))).toEqual(["text", ...addressParts]);
  const parts = Object.fromEntries(addressParts.map((part) => [part, part === "country" ? "RU" : `${part} 7`]));
  const { records } = createNormalizer({ country: "RU" })(
    {
      place: { source: "s", path: "a.csv", line: 1 },
      identity: "",
      defaults: {},
      counterparty: {
        fields: { name: [{ text: "Ромашка", at: "n" }], addresses: [{ text: "", at: "a", parts }] },
        extra: {},
      },
      contacts: [],
    },
    { source: "s", key: "1", hash: "", places: [] },
  );
  const kept = Object.keys(records[0]?.addresses[0] ?? {});
  expect(kept.filter((key) => (addressParts as readonly string[]).includes(key))).toEqual(addressParts);
});
