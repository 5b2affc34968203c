import { expect, test } from "vitest";
import { tokens } from "../../../../src/dedupe/words/tokens.ts";

test.each([
  ["школа 5 красноглинский р н", "школа 5 красноглинский район"],
  ["ателье громов р н", "ателье громов рн"],
  ["д с 17", "детский сад 17"],
  ["дс 17 солнышко", "детский сад 17 солнышко"],
  ["солнышко д с 17", "солнышко детский сад 17"],
  ["дс авто 63", "дс авто 63"],
])("%s is compared as %s", (name, compared) => {
  expect(tokens(name).join(" ")).toBe(compared);
});
