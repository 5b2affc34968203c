import { expect, test } from "vitest";
import { dedupe, firm, human, type Human, inns } from "./records.ts";

const office = "+78462316014";
const mobile = "+79161234567";
const toFirm = (id: string): NonNullable<Human["of"]> => [{ ref: { by: "record", id } }];
const firms = [
  firm("f:1", { name: "Заря", inn: inns[0], phones: [office], emails: ["zarya@mail.example"] }),
  firm("f:2", { name: "Весна", inn: inns[1], phones: ["+78462316015"] }),
];

/** How two contacts are judged, of one firm or of two. */
function judge(one: Omit<Human, "of">, other: Omit<Human, "of">, of: readonly [string, string] = ["f:1", "f:1"]) {
  const people = [human("a:1", { ...one, of: toFirm(of[0]) }), human("b:1", { ...other, of: toFirm(of[1]) })];
  return dedupe([...firms, ...people]).explain("a:1", "b:1")!;
}

test("nobody is asked about two people of other names on the firm's telephone, nor on a mobile", () => {
  for (const phone of [office, mobile]) {
    const found = judge(
      { name: ["Соболев", "Андрей", "Леонидович"], phones: [phone], emails: ["zarya@mail.example"] },
      { name: ["Чернов", "Игорь", "Павлович"], phones: [phone], emails: ["zarya@mail.example"] },
    );
    expect(found).toMatchObject({ band: "none", merged: false });
  }
});

test("what stands on the firm's card says little of its people, and a mobile as much as ever", () => {
  const weigh = (phone: string, emails: readonly string[]) =>
    judge(
      { name: ["Зарланова", "Ольга"], phones: [phone], emails },
      { name: ["Зарланова", "О"], phones: [phone], emails },
    ).features.flatMap(({ name, weight }) => (name === "phone" || name === "email" ? [weight] : []));
  expect(weigh(office, ["zarya@mail.example"])).toEqual([3000, 3000]);
  expect(weigh(mobile, ["olga@mail.example"])).toEqual([10500, 10500]);
  expect(weigh("+78462319999", ["info@other.example"])).toEqual([3000, 3000]);
});

test.each([
  [["", "Артём"], ["Семёнов", "Артём"], office, office],
  [["", "Пётр"], ["", "Пётр"], office, office],
  [["", "Сергей"], ["", "Сергей"], office, `${office};3`],
] as const)("%j and %j on the firm's line wait for a person, and are one on a mobile", (one, other, first, second) => {
  expect(judge({ name: one, phones: [first] }, { name: other, phones: [second] })).toMatchObject({
    band: "review",
    reason: "given-only",
  });
  expect(judge({ name: one, phones: [mobile] }, { name: other, phones: [mobile] }).merged).toBe(true);
});

test("a fixed line that two firms share merges none of their people by a given name or an initial", () => {
  const shared = (one: Human["name"], other: Human["name"]) =>
    judge({ name: one, phones: [office] }, { name: other, phones: [office] }, ["f:1", "f:2"]);
  expect(shared(["", "Ольга"], ["Быкова", "Ольга"]).merged).toBe(false);
  expect(shared(["Рощин", "П"], ["Рощин", "Павел"]).merged).toBe(false);
});

test("an extension on one side only is not the same line of two people", () => {
  const found = judge(
    { name: ["Зарланова", "Ольга"], phones: ["+12025550123"] },
    { name: ["Зарланова", "Ольга"], phones: ["+12025550123;7"] },
  );
  expect(found.features.find(({ name }) => name === "phone")).toMatchObject({ level: 3, weight: 3000 });
});

test("two extensions of one line are two desks: they say nothing", () => {
  const found = judge(
    { name: ["Зарланова", "Ольга"], phones: [`${office};15`] },
    { name: ["Зарланова", "Ольга"], phones: [`${office};16`] },
  );
  expect(found.features.find(({ name }) => name === "phone")).toMatchObject({ level: 3, weight: 0 });
});

test("names of other alphabets cannot be told to be two people's", () => {
  const found = judge(
    { name: ["李", "明华"], phones: [mobile], emails: ["li@mail.example"] },
    { name: ["Chang", "Peter"], phones: [mobile], emails: ["li@mail.example"] },
  );
  expect(found).toMatchObject({ band: "review" });
});

test.each([
  ["two cards of one name", { name: "Теплокомплект" }, { name: "Теплокомплект", form: "ООО" }, 4000],
  ["one of them with a number", { name: "Теплокомплект", inn: inns[0] }, { name: "Тепло-комплект" }, 4000],
  ["both with numbers", { name: "Теплокомплект", inn: inns[0] }, { name: "Теплокомплект", inn: inns[1] }, -500],
  ["in two towns", { name: "Теплокомплект", city: "Самара" }, { name: "Теплокомплект", city: "Пенза" }, -500],
  ["two names", { name: "Теплокомплект" }, { name: "Теплоконтракт" }, -500],
  ["a name that is none", { name: "Магазин" }, { name: "Магазин" }, -500],
] as const)("firms of contacts, %s", (_, one, other, weight) => {
  const people = ["Ширяева", "Петрова"].map((family, at) =>
    human(`a:${at + 1}`, { name: [family, "Наталья"], of: toFirm(`f:${at + 1}`) }),
  );
  const result = dedupe([firm("f:1", one), firm("f:2", other), ...people]);
  expect(result.entityOf("f:1")).not.toBe(result.entityOf("f:2"));
  const found = result.explain("a:1", "a:2")!.features.find(({ name }) => name === "counterparty");
  expect(found?.weight).toBe(weight);
});

test("a name that firms of two numbers bear says nothing of a third firm's people", () => {
  const called = { name: "Теплокомплект" };
  const people = ["Ширяева", "Петрова", "Орлова"].map((family, at) =>
    human(`a:${at + 1}`, { name: [family, "Наталья"], of: toFirm(`f:${at + 1}`) }),
  );
  const three = [{ ...called, inn: inns[0] }, { ...called, inn: inns[1] }, called];
  const result = dedupe([...three.map((data, at) => firm(`f:${at + 1}`, data)), ...people]);
  for (const id of ["a:1", "a:2"])
    expect(result.explain(id, "a:3")!.features.find(({ name }) => name === "counterparty")?.weight).toBe(-500);
});

test("the town of a firm is that of its card, whichever of its records says it", () => {
  const phones = ["+78462316777"];
  const firms = [
    firm("f:1", { name: "Теплокомплект", phones }),
    firm("g:1", { name: "Теплокомплект", city: "Самара", phones }),
    firm("f:2", { name: "Теплокомплект", city: "Пенза" }),
  ];
  const people = ["Ширяева", "Петрова"].map((family, at) =>
    human(`a:${at + 1}`, { name: [family, "Наталья"], of: toFirm(`f:${at + 1}`) }),
  );
  const result = dedupe([...firms, ...people]);
  expect(result.entityOf("f:1")).toBe(result.entityOf("g:1"));
  expect(result.explain("a:1", "a:2")!.features.find(({ name }) => name === "counterparty")?.weight).toBe(-500);
});

test("another firm says nothing against who has a mobile of his own in common with one of his name, and something against who has not", () => {
  const [person, namesake]: Omit<Human, "of">[] = [
    { name: ["Зарланова", "Ольга"], phones: [mobile] },
    { name: ["Зарланова", "О"], phones: [mobile] },
  ];
  const ofFirms = (one: Omit<Human, "of">, other: Omit<Human, "of">) =>
    judge(one, other, ["f:1", "f:2"]).features.find(({ name }) => name === "counterparty");
  expect(ofFirms(person!, namesake!)).toMatchObject({ level: 0, weight: 0 });
  expect(ofFirms(person!, { ...namesake!, phones: [] })).toMatchObject({ level: 0, weight: -500 });
  // Nor does a mobile that has gone on to somebody else speak for both.
  expect(ofFirms(person!, { name: ["Кротов", "Иван"], phones: [mobile] })).toMatchObject({ weight: -500 });
});
