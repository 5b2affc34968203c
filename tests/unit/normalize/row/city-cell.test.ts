import { expect, it } from "vitest";
import { townByGenitive, townByName } from "../../../../src/countries/ru/regions.ts";
import { createNormalizer } from "../../../../src/normalize/index.ts";
import { type Cells, draftOf, identity } from "../drafts.ts";

function clean(cells: Cells) {
  const draft = draftOf({ name: "Ромашка", ...cells });
  const { records, issues } = createNormalizer({ country: "RU" })(draft, identity);
  const [record] = records;
  const { city, region, country, extra } = record ?? {};
  return {
    city: city?.value,
    region: region?.value,
    country: country?.value,
    extra: extra ?? {},
    codes: issues.map(({ code }) => code),
  };
}

it("takes a country or a region in the cell of the town for what it is, and leaves the town empty", () => {
  for (const [cell, said, code] of [
    ["Германия", { country: "DE" }, "city-is-country"],
    ["Польша", { country: "PL" }, "city-is-country"],
    ["Пензенская обл.", { region: "Пензенская область" }, "city-is-region"],
    ["Татарстан", { region: "Республика Татарстан" }, "city-is-region"],
  ] as const)
    expect([cell, clean({ city: cell })]).toEqual([
      cell,
      { city: undefined, region: undefined, country: undefined, ...said, extra: {}, codes: [code] },
    ]);
});

it("keeps what the columns of country and region say otherwise, and what may be either", () => {
  expect(clean({ city: "Германия", country: "Австрия" })).toMatchObject({ country: "AT", extra: { city: "Германия" } });
  expect(clean({ city: "Пензенская обл.", region: "Самарская обл." })).toMatchObject({
    region: "Самарская область",
    extra: { city: "Пензенская обл." },
  });
  expect(clean({ city: "РБ" })).toEqual({
    city: undefined,
    region: undefined,
    country: undefined,
    extra: { city: "РБ" },
    codes: ["city-unclear"],
  });
});

it("takes the town from the address where its own cell has none", () => {
  expect(clean({ city: "Пензенская обл.", addresses: "г. Кузнецк, ул. Ленина, 5" })).toMatchObject({
    city: "Кузнецк",
    region: "Пензенская область",
  });
});

it("says no region of a town whose name two regions have", () => {
  expect(clean({ city: "Ростов" })).toMatchObject({ city: "Ростов", region: undefined, codes: [] });
  expect(clean({ city: "Ростов-на-Д." })).toMatchObject({ city: "Ростов-на-Дону", region: "Ростовская область" });
});

it("knows towns by their short names and in the genitive", () => {
  const short = "Тлт=Тольятти Члб=Челябинск Крд=Краснодар Ёбург=Екатеринбург Новосиб=Новосибирск Питер=Санкт-Петербург";
  for (const pair of short.split(" ")) {
    const [text = "", town] = pair.split("=");
    expect([text, clean({ city: text }).city]).toEqual([text, town]);
  }
  expect(clean({ city: "г. Москвы" }).city).toBe("Москва");
  for (const [genitive, town] of [
    ["Самары", "Самара"],
    ["Казани", "Казань"],
    ["Ярославля", "Ярославль"],
    ["Нижнего Новгорода", "Нижний Новгород"],
    ["Ростова-на-Дону", "Ростов-на-Дону"],
    ["Набережных Челнов", "Набережные Челны"],
    ["Калуги", "Калуга"],
    ["Волжского", "Волжский"],
  ] as const)
    expect([genitive, townByGenitive(genitive)?.name]).toEqual([genitive, town]);
  expect(townByGenitive("Самара")).toBeUndefined();
  // May be either of two towns.
  for (const text of ["Влг", "Влд"]) expect(townByName(text)).toBeUndefined();
  for (const text of ["Вел. Луки", "Н.Уренгой", "Й-Ола", "Ст. Оскол", "Каменск-Ур.", "Смр"])
    expect(townByName(text), text).toBeDefined();
});

it("takes the country behind the name where no number and no address says another", () => {
  const name = "Йылдыз Текстиль (Турция)";
  expect(clean({ name })).toMatchObject({ country: "TR", codes: ["name-country-taken"] });
  expect(clean({ name, country: "Россия" }).country).toBe("RU");
  expect(clean({ name, addresses: "Россия, г. Самара, ул. Ленина, 5" }).country).toBe("RU");
  expect(clean({ name, inn: "7708123450" }).country).toBe("RU");
});

it("takes none of several towns in one cell, and keeps the cell", () => {
  for (const city of ["Самара/Тольятти", "Самара, Тольятти, Сызрань", "Москва и Казань"])
    expect(clean({ city })).toMatchObject({ city: undefined, extra: { city }, codes: ["city-several"] });
  expect(clean({ city: "Москва, Зеленоград" }).city).toBe("Зеленоград");
  expect(clean({ city: "г. Самара, Самара" })).toMatchObject({ city: "Самара", extra: {}, codes: [] });
});

it("lets a street without its word stand where the town's own column tells where it is", () => {
  const street = (addresses: string, city: string) => {
    const draft = draftOf({ name: "Ромашка", addresses, city });
    const { records, issues } = createNormalizer({ country: "RU" })(draft, identity);
    const [address] = records[0]?.addresses ?? [];
    return [address?.street, address?.house, address?.city, ...issues.map(({ code }) => code)];
  };
  expect(street("Самарская 51", "Самара")).toEqual(["Самарская", "51", undefined]);
  expect(street("Партизанская 82, склад во дворе", "Самара")).toEqual([
    "Партизанская",
    "82",
    undefined,
    "address-part-not-understood",
  ]);
  expect(street("Самарская 51", "Неведомск")).toEqual(["Самарская", "51", undefined, "address-street-guessed"]);
  expect(street("Склад 5", "Самара")).toEqual([undefined, undefined, undefined, "address-not-understood"]);
});

it("says it where the column and every address name different towns", () => {
  expect(clean({ city: "Самара", addresses: "Тольятти, Ленинградская 40" })).toMatchObject({
    city: "Самара",
    codes: ["city-address-differ"],
  });
  expect(clean({ city: "Самара", addresses: "г. Самара, ул. Мира, 5" }).codes).toEqual([]);
  expect(clean({ city: "Москва", addresses: "г. Зеленоград, ул. Мира, 5" }).codes).toEqual([]);
});
