import { expect, test } from "vitest";
import { couple, genderOf } from "../../../../src/dedupe/words/gender.ts";
import { dedupe, firm, human } from "../records.ts";

test.each([
  ["иванов\tмихаил\tсергеевич\t", 1],
  ["иванова\tм\tс\t", 2],
  ["иванов\tм\tс\t", 1],
  ["иванова\tалександр\tсергеевич\t", 1], // the patronymic is the strongest
  ["шевченко\tсаша\t\t", 0],
  ["шевченко\tмария\t\t", 2],
  ["\t\t\tиванова", 2],
  ["\t\t\tиванова контора", 0],
  ["smith\tj\t\t", 0],
  ["fernández\tmaría teresa\t\t", 2],
  ["lemaire\tfrançoise\t\t", 2],
  ["lemaire\tfrançois\t\t", 1],
  ["petrova\tivanka\t\t", 2],
  ["petrova\ti\t\t", 2],
  ["petrov\ti\t\t", 1],
  ["smith\tjosha\t\t", 0],
  ["beaumont\tcharlie\t\t", 0],
  ["beaumont\tcharlotte\t\t", 2],
  ["beaumont\tchuck\t\t", 1],
])("%j says %i about gender", (person, gender) => {
  expect(genderOf(person)).toBe(gender);
});

const trader = (id: string, person: [string, string, string], phone: string) =>
  firm(id, {
    name: person.join(" "),
    form: "ИП",
    kind: "sole-trader",
    person,
    phones: [phone],
    city: "Самара",
  });

test("husband and wife on one mobile are two cards, and a person is asked", () => {
  const result = dedupe([
    trader("a:1", ["Иванова", "М", "С"], "+79161234567"),
    trader("b:1", ["Иванов", "М", "С"], "+79161234567"),
  ]);
  expect(result.clusters.size).toBe(2);
  expect(result.explain("a:1", "b:1")).toMatchObject({ band: "review", reason: "gender-differs" });
});

test("initials that fit two brothers go to neither by themselves", () => {
  const brothers = [
    trader("a:1", ["Гурченков", "Иван", "Петрович"], "+79161234567"),
    trader("a:2", ["Гурченков", "Игорь", "Петрович"], "+79161234567"),
  ];
  const initials = trader("b:1", ["Гурченков", "И", "П"], "+79161234567");
  const result = dedupe([...brothers, initials]);
  expect(result.clusters.size).toBe(3);
  expect(result.explain("a:1", "b:1")).toMatchObject({ band: "review", reason: "two-candidates" });
  // One of them alone gets it.
  expect(dedupe([brothers[0]!, initials]).clusters.size).toBe(1);
});

test.each([
  ["никитин", "никитина", 1],
  ["толстая", "толстой", 2],
  ["юдина", "юдин", 2],
  ["чёрный", "чёрная", 1],
  ["nikitin", "nikitina", 1],
  ["kowalski", "kowalska", 1],
  ["novák", "nováková", 1],
  ["щербина", "щербина", 0],
  ["калин", "калинка", 0],
  ["berg", "berga", 0],
])("%s and %s are a man's and a woman's form of one family name: %i", (person, other, found) => {
  expect(couple([person], [other])).toBe(found);
});

const contact = (id: string, name: readonly [string, string, string?], phone = "+79161234567") =>
  human(id, { name, phones: [phone] });

test.each([
  ["Никитин", "А", "Никитина", "А"],
  ["Фомин", "О", "Фомина", "О"],
  ["Юдин", "Саша", "Юдина", "Саша"],
  ["Толстой", "А", "Толстая", "А"],
])("%s %s and %s %s on one mobile wait", (family, given, second, other) => {
  const result = dedupe([contact("a:1", [family, given]), contact("b:1", [second, other])]);
  expect(result.clusters.size).toBe(2);
  expect(result.explain("a:1", "b:1")).toMatchObject({ band: "review", reason: "gender-differs" });
});

test("a slip in the ending of a name whose other parts tell a man is a slip", () => {
  const records = [contact("a:1", ["Никитин", "Пётр", "Ильич"]), contact("b:1", ["Никитина", "Пётр", "Ильич"])];
  expect(dedupe(records).clusters.size).toBe(1);
});

test("nobody is asked about a man and a woman of one family with names of their own", () => {
  const result = dedupe([contact("a:1", ["Ильин", "Сергей"]), contact("b:1", ["Ильина", "Светлана"])]);
  expect(result.explain("a:1", "b:1")!.band).toBe("none");
});

test("nor where everything of their firm is the same: its line, its mailbox, the firm itself", () => {
  const office = {
    phones: ["+74952605010"],
    emails: ["sale@veltrolan.example"],
    of: [{ ref: { by: "record" as const, id: "f:1" } }],
  };
  const result = dedupe([
    firm("f:1", { name: "Велтролан", inn: "7707083893" }),
    human("a:1", { name: ["Голубев", "Илья", "Андреевич"], ...office }),
    human("b:1", { name: ["Голубева", "Кира", "Марковна"], ...office }),
    human("c:1", { name: ["Голубева", "К"], ...office }),
  ]);
  expect(result.explain("a:1", "b:1")).toMatchObject({ band: "none", reason: "man-and-woman" });
  expect(result.explain("a:1", "c:1")!.reason).not.toBe("man-and-woman");
  expect(result.entityOf("a:1")).not.toBe(result.entityOf("b:1"));
});
