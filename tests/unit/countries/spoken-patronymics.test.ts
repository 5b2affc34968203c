import { expect, test } from "vitest";
import { patronymicAsWritten } from "../../../src/countries/spoken-patronymics.ts";

test.each([
  ["палыч", "павлович"],
  ["саныч", "александрович"],
  ["степаныч", "степанович"],
  ["николаич", "николаевич"],
  ["сергеич", "сергеевич"],
  ["дмитрич", "дмитриевич"],
  ["михална", "михайловна"],
])("%s is %s", (spoken, written) => {
  expect(patronymicAsWritten(spoken)).toBe(written);
});

test.each([
  "ильич",
  "кузьмич",
  "никитич",
  "лукич",
  "фомич",
  "павлович",
  "ткач",
  "кулич",
  "марина",
  "ильинична",
  "павловна",
  "",
])("%s is what it is", (word) => {
  expect(patronymicAsWritten(word)).toBe(word);
});
