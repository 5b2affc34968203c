import { describe, expect, test } from "vitest";
import { type Firm, firm, matchOf } from "../records.ts";

const match = (one: Firm, other: Firm) => matchOf(firm("t:1", one), firm("t:2", other));

const line = ["+13122437300"];
const roosevelt = { city: "Chicago", street: "Roosevelt Road", house: "2020" };

describe("a number in a name", () => {
  const plain: Firm = { name: "Robertson Center", phones: line, address: roosevelt };
  const numbered: Firm = { name: "Robertson Center 2020", phones: line, address: roosevelt };

  test("is no number of the firm where it is the house that both stand in", () => {
    const { band, features } = match(plain, numbered);
    expect(features.map(({ name }) => name)).not.toContain("number");
    expect(band).toBe("automatic");
  });

  test("is one where only one of them stands there", () => {
    const elsewhere = { ...roosevelt, street: "Ogden Avenue", house: "3701" };
    const { band, features } = match({ ...plain, address: elsewhere }, numbered);
    expect(features.find(({ name }) => name === "number")?.level).toBe(1);
    expect(band).not.toBe("automatic");
  });

  test("is one where it is another number", () => {
    const { band } = match(plain, { ...numbered, name: "Robertson Center 15" });
    expect(band).not.toBe("automatic");
  });
});

test("a street in a name says little where both stand in it, and tells the shops of a chain apart elsewhere", () => {
  const shop = (name: string, street: string): Firm => ({
    name,
    phones: line,
    address: { city: "London", street, house: "8" },
  });
  const camden = shop("Fresh Slice Camden", "Camden High Street");
  expect(match(shop("Fresh Slice", "Camden High Street"), camden).band).toBe("automatic");
  expect(match(shop("Fresh Slice Brixton", "Brixton Road"), camden).band).not.toBe("automatic");
});

describe("a word that says what kind of institution it is instead of one that names it", () => {
  const academy: Firm = { name: "Paulo Freire Academy", phones: line, address: roosevelt };
  const commons: Firm = { name: "Westbrook Paulo Freire", phones: line, address: roosevelt };

  test("is left to one line and one door", () => {
    expect(match(academy, commons).band).toBe("automatic");
    const { band, reason } = match(academy, { ...commons, address: { city: "Chicago" } });
    expect([band, reason]).not.toEqual(["automatic", undefined]);
  });

  test("makes sister firms of two that name something", () => {
    const sister: Firm = { ...commons, name: "Halverson Paulo Freire" };
    expect(match(sister, commons).band).not.toBe("automatic");
  });

  test("makes sister firms in Russian, where owners tell theirs apart so", () => {
    const centre: Firm = { name: "Центр Бирюсинка", phones: line, address: roosevelt };
    expect(match(centre, { ...centre, name: "Бирюсинка Дизайн" })).toMatchObject({ band: "review" });
  });

  test.each(["Paulo Freire Pharmacy", "Paulo Freire Works"])(
    "is not left to them where the other says what its owner has beside it: %s",
    (name) => expect(match(academy, { ...commons, name }).band).not.toBe("automatic"),
  );
});

test("an office is a flat by its number, whoever says what it is", () => {
  const office = (name: string, flat: string): Firm => ({
    name,
    address: { city: "Самара", street: "ул. Земеца", house: "32", flat },
  });
  expect(match(office("Вектор", "оф. 110"), office("Вектор", "кв. 110")).band).toBe("automatic");
  expect(match(office("Вектор", "оф. 110"), office("Вектор", "кв. 111")).band).not.toBe("automatic");
});

test.each([
  ["ул. Академика Павлова", "Ак. Павлова", "automatic"],
  ["ул. Карла Маркса", "К. Маркса", "automatic"],
  ["ул. Карла Маркса", "Ф. Маркса", "other"],
  ["Новая Садовая", "Н. Садовая", "automatic"],
  ["Московское шоссе", "Моск. пр.", "other"],
])("a street may be cut short: %s, %s", (one, other, band) => {
  const at = (street: string): Firm => ({ name: "Вектор", address: { city: "Самара", street, house: "1" } });
  expect(match(at(one), at(other)).band === "automatic").toBe(band === "automatic");
});

test("whose shop it is is no other name", () => {
  const emails = ["pirogi@vershinina-test.example"];
  const trader: Firm = {
    name: "Кулинария Бабушкины пироги",
    kind: "sole-trader",
    person: ["Селезнёва", "Марина", "Юрьевна"],
    emails,
  };
  const shop: Firm = { name: "Бабушкины пироги (Селезнёва)", emails };
  expect(match(trader, shop).band).toBe("automatic");
  expect(match({ ...trader, person: ["Мальцева", "Марина", "Юрьевна"] }, shop).band).not.toBe("automatic");
});

describe("two houses of one street", () => {
  const trader = (address: NonNullable<Firm["address"]>): Firm => ({
    name: "Григорьева Венера",
    kind: "sole-trader",
    person: ["Григорьева", "Венера", "Олеговна"],
    address,
  });
  const here = trader({ city: "Ижевск", street: "ул Ленина", house: "12" });
  const level = (one: Firm, other: Firm) => match(one, other).features.find(({ name }) => name === "address")?.level;

  test("are of one street where the town or the postcode says so", () => {
    expect(level(here, trader({ city: "Ижевск", street: "ул Ленина", house: "177" }))).toBe(4);
    const postcode = "426008";
    const unnamed = trader({ postcode, street: "ул Ленина", house: "177" });
    expect(level(trader({ city: "Ижевск", postcode, street: "ул Ленина", house: "12" }), unnamed)).toBe(4);
  });

  test("say nothing where one of them lacks its town: there is such a street in every town", () => {
    const unknown = trader({ street: "ул Ленина", house: "177" });
    expect(level(here, unknown)).toBeUndefined();
    expect(match(here, unknown).band).not.toBe("automatic");
  });
});
