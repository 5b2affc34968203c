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

test("of a family name that hundreds bear, those whose firms are of one town and whose given names begin alike meet", () => {
  const { compared } = dedupe(
    [
      ...crowd,
      firm("f:a", { name: wordOf(700), city: "Омск" }),
      firm("f:b", { name: wordOf(701), city: "Омск" }),
      firm("f:c", { name: wordOf(702), city: "Тула" }),
      speaker("a:1", "f:a", ["Кузнецов", "Александр"]),
      speaker("b:1", "f:b", ["Кузнецов", "А."]),
      speaker("c:1", "f:c", ["Кузнецов", "Аркадий"]),
    ],
    [],
    { keepBlocks: true },
  );
  expect(compared.wasCandidate!("a:1", "b:1")).toBe(true);
  expect(compared.wasCandidate!("a:1", "c:1")).toBe(false);
});

test("people of a rare family name meet whatever the towns of their firms", () => {
  const { compared } = dedupe(
    [
      ...crowd,
      firm("f:a", { name: wordOf(700), city: "Омск" }),
      firm("f:b", { name: wordOf(701), city: "Тула" }),
      firm("f:c", { name: wordOf(702) }),
      speaker("a:1", "f:a", ["Ведерников", "Александр"]),
      speaker("b:1", "f:b", ["Ведерников", "Аркадий"]),
      speaker("c:1", "f:c", ["Ведерников", "Артур"]),
    ],
    [],
    { keepBlocks: true },
  );
  expect(compared.wasCandidate!("a:1", "b:1")).toBe(true);
  expect(compared.wasCandidate!("a:1", "c:1")).toBe(true);
});
