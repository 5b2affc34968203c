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

it("understands a line whose house may be a house and a flat: the parts say which", () => {
  expect(
    read({ text: "443001, г. Самара, ул. Ленина, 5-12", city: "Самара", street: "Ленина", house: "5-12" }),
  ).toEqual({
    text: "443001, г. Самара, ул. Ленина, д. 5-12",
    said: "postcode=443001; city=Самара; street=ул. Ленина; house=5-12",
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

it("puts no address together of two: what the line says beyond the parts is taken only where it contradicts none", () => {
  for (const [parts, said] of [
    [{ text: "г. Москва, ул. Мира, д. 5, кв. 3", city: "Самара", street: "Ленина" }, "city=Самара; street=Ленина"],
    [{ text: "г. Тольятти, ул. Мира, д. 5", postcode: "443001", city: "Самара" }, "postcode=443001; city=Самара"],
    [
      { text: "г. Тольятти, ул. Мира, 5, кв. 12", postcode: "443001", city: "Самара", street: "Ленина", house: "7" },
      "postcode=443001; city=Самара; street=Ленина; house=7",
    ],
    [{ text: "г. Самара, ул. Большая Садовая, 5", street: "Садовая", house: "5" }, "street=Садовая; house=5"],
    [{ text: "Самара, ул. Мира 1", street: "Площадь", house: "5" }, "street=Площадь; house=5"],
    [{ text: "с. Ивановка, ул. Мира, д. 5", city: "Самара", street: "Мира" }, "city=Самара; street=Мира"],
  ] as const)
    expect([parts, read(parts)]).toMatchObject([parts, { said, codes: ["address-parts-disagree"] }]);
  // Half a name, an initial or the other mark of a town is no other address.
  for (const [parts, text] of [
    [
      { text: "г. Самара, ул. Карла Маркса, д. 5, кв. 3", city: "Самара", street: "К. Маркса" },
      "г. Самара, ул. Карла Маркса, д. 5, кв. 3",
    ],
    [{ text: "г. Самара, ул. Мира, д. 5А", city: "Самара", house: "5а" }, "г. Самара, ул. Мира, д. 5А"],
    [{ text: "г. Тольятти, ул. Мира, д. 5", settlement: "Тольятти г", street: "Мира" }, "г. Тольятти, ул. Мира, д. 5"],
    [{ text: "Нур-Султан, пр. Абая, 5", city: "Астана", street: "Абая" }, "г. Астана, пр-т Абая, д. 5"],
    [{ text: "Berlin, Hauptstr. 5", city: "Берлин" }, undefined],
  ] as const)
    expect([parts, read(parts)]).toMatchObject([parts, { ...(text === undefined ? {} : { text }), codes: [] }]);
});

it("throws nothing away for a part that is called like a mark", () => {
  for (const [parts, text] of [
    [
      {
        text: "г. Самара, ул. Набережная, 5",
        postcode: "443001",
        city: "Самара",
        street: "Набережная",
        house: "5",
        flat: "12",
      },
      "443001, г. Самара, ул. Набережная, д. 5, 12",
    ],
    [{ text: "Ленина ул, Самара", street: "Ленина", house: "5", flat: "3" }, "г. Самара, ул. Ленина, д. 5, 3"],
    [
      { text: "г. Самара, ул. Ленина, 5", postcode: "443001", street: "г.", flat: "12" },
      "443001, г. Самара, ул. Ленина, д. 5, 12",
    ],
  ] as const)
    expect([parts, read(parts)]).toMatchObject([parts, { text, codes: [] }]);
});

it("hears nothing new from columns that stand side by side as a line", () => {
  const { address } = addressFromParts({ city: "Samara", country: "RU" }, "Samara, RU");
  expect(address?.text).toBe("г. Самара");
});

it("keeps a street of which the line beside it says nothing that is understood, and reads a line that stands in the street too", () => {
  expect(read({ text: "Мира рядом с рынком", street: "Мира" })).toMatchObject({ said: "street=Мира" });
  expect(read({ text: "Ленина", street: "Ленина" })).toMatchObject({ said: "street=Ленина" });
  const text = "443001, г. Самара, ул. Ленина, 5";
  expect(read({ text, street: text })).toMatchObject({ text: "443001, г. Самара, ул. Ленина, д. 5", codes: [] });
});

it("leaves house and street of a Western cell in the order in which they were written: no country beside them tells it", () => {
  for (const [parts, text] of [
    [
      { street: "350 5th Ave, Suite 4100", postcode: "10118", city: "New York" },
      "350 5th Ave, Suite 4100, 10118 New York",
    ],
    [{ street: "1 High Street\nFloor 2", city: "London" }, "1 High Street, Floor 2, London"],
    [{ street: "350 5th Ave", flat: "Suite 4100", city: "New York" }, "350 5th Ave, Suite 4100, New York"],
    [{ street: "Hauptstr. 5", postcode: "10117", city: "Berlin" }, "Hauptstr. 5, 10117 Berlin"],
    [{ street: "5th Ave", house: "350", country: "US" }, "350 5th Ave, United States"],
  ] as const)
    expect([parts, addressFromParts(parts, "").address?.text]).toEqual([parts, text]);
});

it("keeps in the text what it understood nothing of: a unit says nothing of the estate that it lies in", () => {
  const text = "Unit 4, Canal Road Industrial Estate";
  expect(read({ text, postcode: "LS12 2PU" })).toEqual({
    text,
    said: "postcode=LS12 2PU",
    codes: [],
  });
});
