import { expect, test } from "vitest";
import { turkishI } from "../../../src/normalize/turkish-i.ts";

test.each([
  ["YILDIZ", "ı"],
  ["GIDA", "ı"],
  ["SİGORTACILIK", "ı"],
  ["KEBAPÇI", "ı"],
  ["IŞIK", "ı"],
  ["DEMIR", "i"],
  ["DENİZLI", "i"],
  ["MEDICAL", "i"],
  ["DIGITAL", "i"],
  ["AIRPORT", "i"],
  ["STUDIO", "i"],
  ["PIZZA", "i"],
  ["İTALIANA", "i"],
  ["TICARET", "i"],
  ["MARKIT", "unclear"],
  ["KARDIRGA", "unclear"],
])("the I of %s is %s", (word, letter) => {
  expect(turkishI(word)).toBe(letter);
});
