import { expect, test } from "vitest";
import { waitsAs } from "../../../src/model/index.ts";

test.each([
  ["doubtful, apart", { band: "review", by: "score", merged: false }, "review"],
  ["doubtful by itself, together through others", { band: "review", by: "score", merged: true }, undefined],
  ["put aside by a person", { band: "review", by: "decision", merged: false }, "review"],
  ["perhaps a successor", { band: "successor", by: "veto", merged: false }, "successor"],
  ["a successor, says a person", { band: "successor", by: "decision", merged: false }, undefined],
  ["a decision in question", { band: "look-again", by: "decision", merged: false }, "look-again"],
  ["a decision in question, together all the same", { band: "look-again", by: "decision", merged: true }, "look-again"],
  ["merged", { band: "automatic", by: "score", merged: true }, undefined],
  ["apart", { band: "none", by: "score", merged: false }, undefined],
] as const)("%s", (_, match, as) => {
  expect(waitsAs(match)).toBe(as);
});
