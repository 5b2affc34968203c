import { describe, expect, test } from "vitest";
import { catalogue } from "../../../src/messages/catalogue.ts";
import {
  createNameCleaner,
  labelledAddresses,
  parseAddress,
  parsePerson,
  rules,
} from "../../../src/normalize/index.ts";

/** Runs one example of the table with the rule alone. */
function applied(name: string, field: string, before: string): string {
  if (field === "name") {
    const others = rules.filter((rule) => rule.field === "name" && rule.name !== name).map((rule) => rule.name);
    return createNameCleaner({ off: others })(before).text;
  }
  if (field === "person") return parsePerson(before).display;
  if (name === "address-label") return labelledAddresses(before)?.[0]?.text ?? "";
  return parseAddress(before).address?.text ?? "";
}

describe("the table of rules", () => {
  const own = rules.filter(
    (rule) => ["name", "person"].includes(rule.field) || /^address-(?:parse|label)$/.test(rule.name),
  );

  test.each(own.map((rule) => [rule.name, rule] as const))("%s does what its example says", (name, rule) => {
    expect(applied(name, rule.field, rule.before ?? "")).toBe(rule.after);
  });

  test("names each rule once and says what it does in both languages", () => {
    expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
    expect(rules.map((rule) => `rule-${rule.name}`).filter((code) => !(code in catalogue))).toEqual([]);
  });

  test("switched off, a rule leaves the name alone; put in another order, rules run in that order", () => {
    expect(createNameCleaner({ off: ["name-legal-form"] })("ООО Ромашка").text).toBe("ООО Ромашка");
    const quotesFirst = createNameCleaner({ order: { name: ["name-quotes", "name-legal-form"] } })('ООО "Ромашка"');
    expect(quotesFirst.applied).toEqual(["name-quotes", "name-legal-form"]);
  });
});
