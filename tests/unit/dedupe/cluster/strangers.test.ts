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
