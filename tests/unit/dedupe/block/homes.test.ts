import { expect, test } from "vitest";
import { dedupe, firm, human } from "../records.ts";
import { wordOf } from "./words.ts";

/** Who speaks for a firm of a town, and has no town of his own. */
const speaker = (id: string, firmId: string, name: readonly [string, string]) =>
  human(id, { name: [...name], of: [{ ref: { by: "record", id: firmId } }] });

const towns = ["Омск", "Тверь", "Тула"];

/** As many of one family name, each of a firm of his own, in three towns; nobody's given name begins as another's does. */
const crowd = Array.from({ length: 300 }, (_, at) => [
  firm(`f:${at}`, { name: wordOf(at), city: towns[at % towns.length]! }),
  speaker(`x:${at}`, `f:${at}`, ["Кузнецов", `Ш${wordOf(at)}`]),
]).flat();

/** Whether two people meet in the crowd, who speak for firms of these towns. */
function meet(one: Somebody, other: Somebody): boolean {
  const added = [one, other].flatMap(({ name, city }, at) => [
    firm(`f:new${at}`, { name: wordOf(700 + at), ...(city !== undefined && { city }) }),
    speaker(`new:${at}`, `f:new${at}`, name),
  ]);
  return dedupe([...crowd, ...added], [], { keepBlocks: true }).compared.wasCandidate!("new:0", "new:1");
}

interface Somebody {
  readonly name: readonly [family: string, given: string];
  readonly city?: string;
}

test("of a family name that hundreds bear, those whose firms are of one town and whose given names begin alike meet", () => {
  const alexander: Somebody = { name: ["Кузнецов", "Александр"], city: "Омск" };
  expect(meet(alexander, { name: ["Кузнецов", "А."], city: "Омск" })).toBe(true);
  expect(meet(alexander, { name: ["Кузнецов", "Аркадий"], city: "Тула" })).toBe(false);
});

test("people of a rare family name meet whatever the towns of their firms", () => {
  const alexander: Somebody = { name: ["Ведерников", "Александр"], city: "Омск" };
  expect(meet(alexander, { name: ["Ведерников", "Аркадий"], city: "Тула" })).toBe(true);
  expect(meet(alexander, { name: ["Ведерников", "Артур"] })).toBe(true);
});
