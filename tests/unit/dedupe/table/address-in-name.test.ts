import { describe, expect, test } from "vitest";
import { addressInName } from "../../../../src/dedupe/table/address-in-name.ts";
import { extractFeatures } from "../../../../src/dedupe/index.ts";
import { dedupe, type Firm, firm, matchOf } from "../records.ts";

describe("a street and a house behind a name", () => {
  test.each([
    ["Сладкая жизнь, Ленина 80", "Ленина", "80"],
    ["ТСЖ Зеленый мир, ул. Ташкентская, 169", "ул. Ташкентская", "169"],
    ["ТСЖ Зеленый мир, ул. Ташкентская 169А", "ул. Ташкентская", "169А"],
    ["Продукты, пр. 50 лет Октября 12", undefined, undefined],
    ["Аптека, Карла Маркса д. 7/2", "Карла Маркса", "7/2"],
    ["Лента, магазин 5", undefined, undefined],
    ["Лента, Магазин 5", undefined, undefined],
    ["Рынок Южный, место 12", undefined, undefined],
    ["Рынок Южный, Место 12", undefined, undefined],
    ["Лента, Секция 4", undefined, undefined],
    ["Вектор, Отделение 12", undefined, undefined],
    ["ООО Вектор, корпус 2", undefined, undefined],
    ["Школа № 12, Самара", undefined, undefined],
    ["Ленина 80", undefined, undefined],
  ])("of %s", (raw, street, house) => {
    expect(addressInName(raw)).toEqual(street === undefined ? undefined : { street, house });
  });

  const shop: Firm = { name: "Сладкая жизнь, Ленина 80" };
  const card: Firm = { name: "Сладкая жизнь", address: { city: "Киров", street: "ул. Ленина", house: "80" } };
  const judge = (one: Firm, other: Firm) => matchOf(firm("t:1", one), firm("t:2", other));

  test("is that of the card which stands there, and of no other shop of the name", () => {
    expect(judge(shop, card).band).toBe("automatic");
    expect(judge(shop, { ...card, address: { ...card.address, house: "111" } }).band).not.toBe("automatic");
    expect(judge({ ...shop, city: "Пермь" }, card).band).not.toBe("automatic");
    expect(judge(shop, { ...card, name: "Горькая жизнь" }).band).not.toBe("automatic");
  });

  test("is no address of a card that has one, and nothing that people decide on", () => {
    const own = { ...card.address, street: "ул. Мира", house: "5" };
    expect(extractFeatures(firm("t:1", { ...shop, address: own })).addresses).toHaveLength(1);
    const [row, standing] = [
      firm("t:1", { name: "ТСЖ Мир, Садовая 3", form: "ТСЖ" }),
      firm("t:2", { ...card, name: "Мир" }),
    ];
    const digest = (street: string): string | undefined =>
      dedupe([row, { ...standing, addresses: [{ ...standing.addresses[0]!, street, house: "3" }] }]).explain(
        "t:1",
        "t:2",
      )?.evidence;
    expect(digest("Садовая")).toBe(digest("Лесная"));
  });
});
