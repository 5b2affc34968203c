import { describe, expect, test } from "vitest";
import { decision, dedupe, firm, groups, human, type Human } from "../records.ts";

const firms = [{ ref: { by: "record" as const, id: "f:1" } }];
const phones = ["+78462316014"];
const emails = ["dvornikov@ural.example"];

describe("people whose given names contradict are not one card by way of initials", () => {
  const people = [
    human("a:1", { name: ["Дворников", "Иван", "Петрович"], phones, emails, of: firms }),
    human("b:1", { name: ["Дворников", "И", "П"], phones, emails, of: firms }),
    human("c:1", { name: ["Дворников", "Игорь", "Павлович"], phones, of: firms }),
  ];
  test("the weaker joint is cut, and asked", () => {
    const { weight } = dedupe(people.slice(1)).explain("b:1", "c:1")!;
    expect(weight).toBeGreaterThan(12_000);
    const result = dedupe(people);
    expect(groups(result)).toEqual(["a:1 b:1"]);
    expect(result.explain("b:1", "c:1")).toMatchObject({ band: "review", reason: "weak-bridge" });
  });
  test("unless a person has said that they are one", () => {
    const later = human("d:1", { name: ["Дворников", "Игорь", "Павлович"], phones, emails, of: firms });
    const result = dedupe([...people, later], [decision("same", "a:1", "c:1")]);
    expect(groups(result)).toContainEqual(expect.stringContaining("a:1"));
    expect(result.entityOf("d:1")).toBe(result.entityOf("a:1"));
  });
});

describe("initials and pet names that stand for two people of a firm", () => {
  const known = (id: string, name: Human["name"], mobile?: string) =>
    human(id, { name, of: firms, ...(mobile !== undefined && { phones: [mobile] }) });
  const sveta = known("a:1", ["Ким", "Светлана", "Алексеевна"], "+79245881093");
  const sergey = known("a:2", ["Ким", "Сергей", "Афанасьевич"], "+79245887740");
  const office = firm("f:1", { name: "Восторг" });
  const hers = known("b:1", ["Ким", "С", "А"], "+79245881093");
  test("wait, though one of them is called so on a card of his own", () => {
    const result = dedupe([office, sveta, sergey, hers, known("c:1", ["Ким", "С", "А"])]);
    expect(groups(result)).toEqual(["a:1 b:1"]);
    expect(result.explain("b:1", "c:1")).toMatchObject({ band: "review", reason: "two-candidates" });
  });
  test("and are one with their like where there is nobody else", () => {
    expect(groups(dedupe([office, sveta, hers, known("c:1", ["Ким", "С", "А"])]))).toEqual(["a:1 b:1 c:1"]);
  });
  test("Слава of the one is no bridge to the other", () => {
    const vlad = known("a:1", ["Цой", "Владислав", "Геннадьевич"], "+79243016628");
    const slava = known("a:2", ["Цой", "Вячеслав", "Геннадьевич"], "+79243017019");
    expect(groups(dedupe([office, vlad, slava, known("b:1", ["Цой", "Слава"], "+79243017019")]))).toEqual(["a:2 b:1"]);
    expect(groups(dedupe([office, vlad, known("b:1", ["Цой", "Слава"])]))).toEqual(["a:1 b:1"]);
  });
});

describe("people of one name who were born a generation apart", () => {
  const born = (id: string, mobile: string, birthDate?: string) =>
    human(id, {
      name: ["Дворников", "Алексей", "Викторович"],
      phones: [mobile, ...phones],
      of: firms,
      ...(birthDate !== undefined && { birthDate }),
    });
  test("wait, whatever they share", () => {
    const found = dedupe([born("a:1", "+79161234567", "1975-09-09"), born("a:2", "+79167654321", "1999-02-21")]);
    expect(found.explain("a:1", "a:2")).toMatchObject({ band: "review", reason: "other-birth-date" });
  });
  test("nor does a card without a date join them", () => {
    const father = born("a:1", "+79161234567", "1975-09-09");
    const son = born("a:2", "+79167654321", "1999-02-21");
    expect(groups(dedupe([father, son, born("b:1", "+79161234567")]))).not.toContain("a:1 a:2 b:1");
  });
  test.each([
    ["a digit", "1975-09-04"],
    ["day and month", "1975-04-09"],
    ["the century", "2075-04-09"],
    ["the year alone", "1957-04-09"],
  ])("but %s off is a slip", (_, birthDate) => {
    const pair = [born("a:1", "+79161234567", "1975-04-09"), born("b:1", "+79161234567", birthDate)];
    expect(groups(dedupe(pair))).toEqual(["a:1 b:1"]);
  });
});

describe("people of one name in one home", () => {
  const address = { street: "Суворова", house: "5", flat: "8", city: "Калуга" };
  const name = ["Захаров", "Николай", "Викторович"] as const;
  const at = (id: string, rest: Partial<Human>) => human(id, { name, address, ...rest });
  const father = at("a:1", { birthDate: "1948-03-02" });
  const son = at("a:2", { birthDate: "1971-11-15" });
  test("are two when they were born a generation apart, and a card without a date goes to neither", () => {
    expect(dedupe([father, son]).explain("a:1", "a:2")).toMatchObject({ band: "review", reason: "other-birth-date" });
    const result = dedupe([father, son, at("b:1", {})]);
    expect(groups(result)).toEqual([]);
    expect(result.explain("a:1", "b:1")).toMatchObject({ band: "review", reason: "two-candidates" });
  });
  test("are two when one is the elder and one the younger, and a card that says neither waits", () => {
    const elder = at("a:1", { raw: "Захаров Николай Викторович ст." });
    const younger = at("a:2", { raw: "Захаров Н. В. мл." });
    expect(dedupe([elder, younger]).explain("a:1", "a:2")).toMatchObject({
      band: "none",
      reason: "generation-differs",
    });
    expect(dedupe([elder, at("b:1", {})]).explain("a:1", "b:1")).toMatchObject({
      band: "review",
      reason: "other-generation",
    });
    const mobile = ["+79161234567"];
    const one = at("a:1", { raw: "Захаров Николай Викторович ст.", phones: mobile });
    expect(groups(dedupe([one, at("b:1", { phones: mobile })]))).toEqual(["a:1 b:1"]);
  });
  test("are one when both are the younger, whatever it is called", () => {
    const [one, other] = [at("a:1", { raw: "Nikolai Zakharov Jr." }), at("b:1", { raw: "Nikolai Zakharov II" })];
    expect(groups(dedupe([one, other]))).toEqual(["a:1 b:1"]);
  });
});

test("initials go to neither of two people of one firm whose patronymics differ", () => {
  const sokolova = (id: string, name: Human["name"]) => human(id, { name, of: firms });
  const result = dedupe([
    firm("f:1", { name: "Престиж" }),
    sokolova("a:1", ["Соколова", "Ирина", "Витальевна"]),
    sokolova("a:2", ["Соколова", "Ирина", "Викторовна"]),
    sokolova("b:1", ["Соколова", "И", "В"]),
  ]);
  expect(groups(result)).toEqual([]);
  expect(result.explain("a:1", "b:1")).toMatchObject({ reason: "two-candidates" });
});

test("two mailboxes of one firm that differ in a number speak for two people of one name", () => {
  const weber = (id: string, mailbox: string) => human(id, { name: ["Weber", "Thomas"], emails: [mailbox], of: firms });
  const email = (left: string, right: string) =>
    dedupe([weber("a:1", left), weber("b:1", right)])
      .explain("a:1", "b:1")!
      .features.filter(({ name }) => name === "email" || name === "domain");
  expect(email("t.weber@hahn.example", "t.weber2@hahn.example")).toMatchObject([{ name: "email", level: 0 }]);
  expect(email("t.weber@hahn.example", "thomas.weber@hahn.example")).toMatchObject([{ name: "domain", level: 1 }]);
});
