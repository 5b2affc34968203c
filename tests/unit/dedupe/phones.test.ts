import { expect, test } from "vitest";
import { dedupe, human, origin, phone } from "./records.ts";

/** A number without a plus is one that could not be read whole. */
const written = (text: string) =>
  text.startsWith("+") ? phone(text) : { quality: "unparsed" as const, ...origin(text) };

test.each([
  ["+48601200300", "601 200 300"],
  ["+16175550190", "617-555-0190"],
  ["+493012345678", "030 12345678"],
  ["+905321234567", "0532 123 45 67"],
  ["+390612345678", "06 12345678"],
  ["+78462316014", "231-60-14"],
  ["030 12345678", "30 12345678"],
])("%s and %s are the same digits without what stands before them", (one, other) => {
  for (const [left, right] of [
    [one, other],
    [other, one],
  ] as const) {
    const name = ["Зарланова", "Ольга"] as const;
    const records = [
      { ...human("a:1", { name }), phones: [written(left)] },
      { ...human("b:1", { name }), phones: [written(right)] },
    ];
    expect(dedupe(records).explain("a:1", "b:1")!.features).toContainEqual(
      expect.objectContaining({ name: "phone", level: 2, weight: 9500 }),
    );
  }
});

test.each([
  ["+78462316014", "316014"],
  ["+48601200300", "+49601200300"],
  ["+48601200300", "601 200 301"],
])("%s and %s are two numbers", (one, other) => {
  const name = ["Зарланова", "Ольга"] as const;
  const records = [one, other].map((text, at) => ({ ...human(`a:${at}`, { name }), phones: [written(text)] }));
  expect(dedupe(records).explain("a:0", "a:1")!.features).not.toContainEqual(
    expect.objectContaining({ name: "phone", level: 2 }),
  );
});

test("a number that is one digit off another is a slip of it, unless both are written more than once", () => {
  const name = ["Зарланова", "Ольга"] as const;
  const [one, other] = ["+79285102031", "+79285102041"];
  const level = (numbers: readonly string[]) =>
    dedupe(numbers.map((number, at) => human(`a:${at}`, { name, phones: [number] })))
      .explain("a:0", "a:1")!
      .features.find((feature) => feature.name === "phone")?.level;
  expect(level([one, other])).toBe(1);
  expect(level([one, other, one])).toBe(1);
  expect(level([one, other, one, other])).toBe(0);
});
