import { expect, test } from "vitest";
import { kindFromText } from "../../../src/countries/kind-words.ts";

test.each([
  ["Юр. лицо", "organisation"],
  ["ИП", "sole-trader"],
  ["Физическое лицо", "person"],
  ["ф/л", "person"],
  ["Ф.Л.", "person"],
  ["Арбитражный управляющий", "person"],
  ["Арбитражный суд", undefined],
])("«%s» in a column of kinds is %s", (text, kind) => expect(kindFromText(text)).toBe(kind));
