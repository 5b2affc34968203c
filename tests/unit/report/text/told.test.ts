import { expect, test } from "vitest";
import type { ContactRecord } from "../../../../src/model/index.ts";
import { cardLines, peopleLines } from "../../../../src/report/text/card.ts";
import { featureText } from "../../../../src/report/text/explain.ts";
import { firmsOf, namesOfMark, toldBy } from "../../../../src/report/text/told.ts";
import { firm } from "../../../support/sample-run.ts";

test("a phone has one spelling on a screen, and a contact the name that he is written by", () => {
  const phone = { raw: "8 (846) 351-79-78", at: "Телефон", e164: "+78463517978", quality: "as-written" } as const;
  // One side says which of the two codes it is, the other does not.
  const [left, right] = [
    firm(1, "ut", { phones: [phone] }),
    firm(1, "managers", { phones: [{ ...phone, raw: "+78463517978" }] }),
  ];
  const name = {
    display: "Богданов Д. О.",
    family: "Богданов",
    given: "Д.",
    patronymic: "О.",
    compare: "богданов д о",
  };
  const person = {
    ...left,
    type: "contact",
    name: { ...name, raw: "", at: "ФИО" },
    of: [],
    optOuts: [],
  } as unknown as ContactRecord;
  const told = toldBy([right, left], [person]);
  const feature = { name: "phone", level: 4, weight: 9000, left: phone.e164, right: phone.e164 };
  expect(featureText(feature, "ru", undefined, told)).toBe("телефон +7 846 351-79-78");
  for (const record of [left, right])
    expect(cardLines(record, "ru", told).filter(({ field }) => field === "phones")[0]!.value).toBe("+7 846 351-79-78");
  const spoken = (mark: string) =>
    featureText({ name: "contact", level: 1, weight: 6000, left: mark, right: mark }, "ru", undefined, told);
  expect(spoken("богданов д")).toBe("контактное лицо Богданов Д. О.");
  // Both sides tell the given name, one the patronymic.
  const named = { ...person.name, display: "Богданов Дмитрий Олегович", given: "Дмитрий", patronymic: "Олегович" };
  for (const mark of ["богданов д", "богданов дмитрий", "богданов дмитрий олегович"])
    expect(namesOfMark(mark, [named])).toEqual(["Богданов Дмитрий Олегович"]);
  // The record of such a person is not at hand.
  expect(spoken("петров и")).toBe("контактное лицо Петров И.");
  expect(peopleLines([person], "ru", told)[0]!.value).toContain("Богданов Д. О., +7 846 351-79-78");
  expect(
    peopleLines(
      Array.from({ length: 12 }, () => person),
      "ru",
    ).at(-1)!.value,
  ).toBe("… +2");
});

test("a number that could not be read whole is shown by its digits", () => {
  const feature = { name: "phone", level: 0, weight: -2000, left: "~846244556", right: "+78462445566" };
  expect(featureText(feature, "en")).toBe("phone differs: «846244556» ≠ «+7 846 244-55-66»");
});

test("the firm of two people is called by its name, not by the key and the card that stand for it", async () => {
  const employer = firm(3, "ut");
  const speaks = (ref: ContactRecord["of"][number]["ref"]) =>
    ({ ...firm(1, "ut"), type: "contact", of: [{ ref }], optOuts: [] }) as unknown as ContactRecord;
  const feature = { name: "counterparty", level: 1, weight: 1500, left: "cp-dg5x", right: "cp-dg5x" };
  const files = {
    record: (id: string) => Promise.resolve(id === employer.id ? employer : undefined),
    cardOf: () => Promise.resolve({ id: "cp-dg5x" }),
  };
  const shown = async (person: ContactRecord) => {
    const told = toldBy([person], [], await firmsOf([person], [feature], files));
    const of = cardLines(person, "en", told).find(({ field }) => field === "of")!.value;
    return [of, featureText(feature, "en", undefined, told)];
  };
  const [of, why] = await shown(speaks({ by: "key", source: "ut", key: employer.key }));
  expect(of).toContain(employer.name.display);
  expect(why).toBe(`firm ${of}`);
  // Who names it in words has said it; of a firm in no source the key is all there is.
  expect(await shown(speaks({ by: "name", name: "ООО Лютик" }))).toEqual(["ООО Лютик", "firm ООО Лютик"]);
  expect(await shown(speaks({ by: "key", source: "ut", key: "99" }))).toEqual(["ut:99", "firm cp-dg5x"]);
});

test("two cards of firms of one name are said to be that", () => {
  const feature = { name: "counterparty", level: 1, weight: 4000, left: "cp-a", right: "cp-b" };
  const told = toldBy(
    [],
    [],
    new Map([
      ["cp-a", "ООО Восторг"],
      ["cp-b", "Восторг"],
    ]),
  );
  expect(featureText(feature, "ru", undefined, told)).toBe(
    "организации с одним названием, две карточки: «ООО Восторг» и «Восторг»",
  );
  expect(featureText(feature, "en", undefined, told)).toBe("firms of one name, two cards: «ООО Восторг» and «Восторг»");
});
