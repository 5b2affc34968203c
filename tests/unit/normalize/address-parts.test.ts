import { expect, it } from "vitest";
import { addressParts } from "../../../src/model/index.ts";
import { addressFromParts } from "../../../src/normalize/address/fields.ts";

function read(parts: Readonly<Record<string, string>>) {
  const { address, doubts } = addressFromParts(parts, "");
  const said = addressParts.flatMap((part) => (address?.[part] === undefined ? [] : [`${part}=${address[part]}`]));
  return { text: address?.text, said: said.join("; "), codes: doubts.map(({ code }) => code) };
}

it("takes the marks that parts lack, and what they leave out, from the line beside them", () => {
  const text = "443001, Самарская обл, г. Самара, ул. Ленина, дом 5, офис 9";
  const found = read({
    text,
    postcode: "443001",
    country: "РОССИЯ",
    city: "Самара",
    settlement: "Самара",
    street: "Ленина",
    house: "5",
  });
  expect(found).toEqual({
    text: "443001, Самарская область, г. Самара, ул. Ленина, д. 5, оф. 9",
    said: "postcode=443001; country=RU; region=Самарская область; city=Самара; street=ул. Ленина; house=5; flat=оф. 9",
    codes: [],
  });
});

it("believes the line where the program that wrote the parts could not take it apart", () => {
  const said = "postcode=443001; country=RU; city=Самара; street=ул. Ленина; house=5";
  const text = "443001, г. Самара, ул. Ленина, д. 5";
  for (const street of ["443001", "443001, г.", "г."])
    expect(read({ text: "443001, г. Самара, ул. Ленина, 5", country: "РОССИЯ", street })).toEqual({
      text,
      said,
      codes: [],
    });
  const doubtful = read({ text: "г. Самара, ул. Ленина, 72 А, 04", country: "РОССИЯ", street: "г." });
  expect(doubtful).toMatchObject({ text: "г. Самара, ул. Ленина, 72 А, 04", codes: ["address-part-not-understood"] });
  expect(doubtful.said).toContain("street=ул. Ленина; house=72А");
});

it("believes the parts where the line says something else or is not understood", () => {
  expect(read({ text: "Самара, за рынком", city: "Самара", street: "Мира" })).toMatchObject({
    text: "Самара, за рынком",
    said: "city=Самара; street=Мира",
  });
  expect(read({ city: "Самара г", street: "Ленина ул", house: "5" }).text).toBe("г. Самара, ул. Ленина, д. 5");
});
