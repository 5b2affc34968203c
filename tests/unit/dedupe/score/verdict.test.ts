import { expect, it } from "vitest";
import { evidenceDigest } from "../../../../src/dedupe/score/verdict.ts";
import { dedupe, firm } from "../records.ts";

const feature = (name: string, level: number, left: string, right: string) => ({ name, level, left, right, weight: 0 });
const asShown = { left: (shown: string) => shown, right: (shown: string) => shown };

it("digests values and not how alike they are found: what people decided stands when a table of names or forms grows", () => {
  const digest = (level: number, right: string) =>
    evidenceDigest([feature("person", level, "осип", right), feature("address", level, "a", "b")], asShown);
  expect(digest(0, "иосиф")).toBe(digest(4, "иосиф"));
  expect(digest(0, "иосиф")).not.toBe(digest(0, "иван"));
});

it("digests towns as the sources say them, not as they are compared: a new line in the table of towns voids nothing", () => {
  const digest = (one: string, other: string) =>
    dedupe([
      firm("a:1", { name: "Ромашка", inn: "6316012346", phones: ["+78462316014"], city: one }),
      firm("b:1", { name: "Ромашка", inn: "7707083893", phones: ["+78462316014"], city: other }),
    ]).explain("a:1", "b:1")!;
  const [renamed, same] = [digest("Нур-Султан", "Астана"), digest("Астана", "Астана")];
  const shown = { left: () => "нур султан", right: () => "астана" };
  expect(renamed.features.find(({ name }) => name === "city")).toMatchObject({ left: "астана", right: "астана" });
  expect(renamed.evidence).toBe(evidenceDigest(renamed.features, shown));
  expect(renamed.evidence).not.toBe(same.evidence);
});

it("digests streets as the sources say them", () => {
  const digest = (street: string) =>
    dedupe([
      firm("a:1", { name: "Hahn", phones: ["+494012345678"], address: { city: "Hamburg", street, house: "5" } }),
      firm("b:1", {
        name: "Hahn",
        phones: ["+494012345678"],
        address: { city: "Hamburg", street: "Eiffestr.", house: "5" },
      }),
    ]).explain("a:1", "b:1")!;
  expect(digest("Eiffestraße").features).toEqual(digest("Eiffestr.").features);
  expect(digest("Eiffestraße").evidence).not.toBe(digest("Eiffestr.").evidence);
});
