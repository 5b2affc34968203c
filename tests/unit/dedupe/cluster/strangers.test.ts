import { describe, expect, test } from "vitest";
import { decision, dedupe, groups, human } from "../records.ts";

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

test("two mailboxes of one firm that differ in a number speak for two people of one name", () => {
  const weber = (id: string, mailbox: string) => human(id, { name: ["Weber", "Thomas"], emails: [mailbox], of: firms });
  const email = (left: string, right: string) =>
    dedupe([weber("a:1", left), weber("b:1", right)])
      .explain("a:1", "b:1")!
      .features.filter(({ name }) => name === "email" || name === "domain");
  expect(email("t.weber@hahn.example", "t.weber2@hahn.example")).toMatchObject([{ name: "email", level: 0 }]);
  expect(email("t.weber@hahn.example", "thomas.weber@hahn.example")).toMatchObject([{ name: "domain", level: 1 }]);
});
