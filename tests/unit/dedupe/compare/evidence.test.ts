import { expect, test } from "vitest";
import { Evidence } from "../../../../src/dedupe/compare/evidence.ts";

test.each([true, false])("what one pair has left is cleared for the next, explaining: %s", (explaining) => {
  const evidence = new Evidence(explaining);
  evidence.add("name", 3, 1_000, 2);
  for (const [field, value] of Object.entries(evidence))
    if (typeof value === "number") Object.assign(evidence, { [field]: value + 1 });
    else if (typeof value === "boolean" && field !== "explaining") Object.assign(evidence, { [field]: !value });
  evidence.clear();
  expect(evidence).toEqual(new Evidence(explaining));
});
