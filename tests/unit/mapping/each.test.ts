import { expect, it } from "vitest";
import { mapRows } from "./support.ts";

it("makes a contact of every repeat of an element, each with the columns of its own repeat", async () => {
  const element = "Представители/Представитель";
  const mapping = `
version: 1
counterparty: { name: Наименование }
contact:
  each: ${element}
  sourceKey: ${element}/Ид
  fullName: ${element}/Наименование
  phones: [${element}/Телефон, Общий телефон]
`;
  const paths = [
    "Наименование",
    `${element}/Ид`,
    `${element}/Наименование`,
    `${element}#2/Наименование`,
    `${element}#2/Телефон`,
    `${element}#3/Наименование`,
    "Общий телефон",
  ];
  const [mapped] = await mapRows(mapping, paths, [
    ["Ромашка", "k1", "Кузнецова", "Иванов", "231-60-14", " ", "231-60-15"],
  ]);
  const contacts = mapped !== undefined && "drafts" in mapped ? mapped.drafts[0]?.contacts : undefined;
  expect(
    contacts?.map(({ key, fields }) => [key, fields.fullName?.[0], fields.phones?.map(({ text }) => text)]),
  ).toEqual([
    ["k1", { text: "Кузнецова", at: `${element}/Наименование` }, ["231-60-15"]],
    [undefined, { text: "Иванов", at: `${element}#2/Наименование` }, ["231-60-14", "231-60-15"]],
  ]);
});
