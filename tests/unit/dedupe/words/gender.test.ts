import { expect, test } from "vitest";
import { genderOf } from "../../../../src/dedupe/words/gender.ts";
import { dedupe, firm } from "../records.ts";

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
