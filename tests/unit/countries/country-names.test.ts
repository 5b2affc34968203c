import { describe, expect, it } from "vitest";
import { countryCode } from "../../../src/countries/country-names.ts";

describe("the code of a country", () => {
  it.each([
    ["КЗ", "KZ"],
    ["РК", "KZ"],
    ["Р.К.", "KZ"],
    ["РБ", "BY"],
    ["РФ", "RU"],
    ["BY", "BY"],
    ["KZ", "KZ"],
    ["kz", "KZ"],
    ["by", "BY"],
  ])("is what people write for short: %s is %s", (written, code) => {
    expect(countryCode(written)).toBe(code);
  });

  it.each(["кк", "zz", "no", "нет", "и"])("is none of %s", (written) => {
    expect(countryCode(written)).toBeUndefined();
  });
});
