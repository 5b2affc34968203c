import { expect, it } from "vitest";
import { mapRows } from "./support.ts";

it("makes one address of parts that brackets choose, and one for each repeat of the element around them", async () => {
  const mapping = `
version: 1
counterparty:
  name: Имя
  addresses:
    parts:
      text: Адрес/Представление
      postcode: Адрес/Поле[Тип=Индекс]/Значение
      city: Адрес/Поле[Тип=Город]/Значение
`;
  const paths = [
    "Имя",
    "Адрес/Представление",
    "Адрес/Поле[Тип=Индекс]/Значение",
    "Адрес/Поле[Тип=Город]/Значение",
    "Адрес#2/Поле[Тип=Город]/Значение",
    "Адрес#3/Представление",
  ];
  const values = ["Ромашка", "443010, Самара, ул. Лесная", "443010", "Самара", "Тольятти", "Сызрань, ул. Мира"];
  const [mapped] = await mapRows(mapping, paths, [values]);
  const draft = mapped !== undefined && "drafts" in mapped ? mapped.drafts[0] : undefined;
  expect(draft?.counterparty?.fields.addresses?.map(({ text, parts }) => [text, parts])).toEqual([
    ["443010, Самара, ул. Лесная", { text: "443010, Самара, ул. Лесная", postcode: "443010", city: "Самара" }],
    ["Сызрань, ул. Мира", undefined],
    ["Тольятти", { city: "Тольятти" }],
  ]);
});
