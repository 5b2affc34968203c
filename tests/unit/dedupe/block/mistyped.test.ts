import { expect, test } from "vitest";
import { HashSet } from "../../../../src/dedupe/columns.ts";
import { dedupe, human } from "../records.ts";

test("a set of hashes holds what was added, and little else", () => {
  const set = new HashSet(100);
  const hashes = Array.from({ length: 200 }, (_, at) => Math.imul(at + 1, 0x9e3779b1));
  for (const hash of hashes.slice(0, 100)) set.add(hash);
  expect(hashes.slice(0, 100).every((hash) => set.has(hash))).toBe(true);
  expect(hashes.slice(100).filter((hash) => set.has(hash)).length).toBeLessThan(20);
});

test("of a family name that hundreds bear, forms of one name and a slip of a letter meet, and strangers do not", () => {
  const others = ["Иван", "Пётр", "Олег", "Глеб", "Фёдор", "Роман"];
  const crowd = Array.from({ length: 300 }, (_, at) =>
    human(`x:${at}`, { name: ["Кузнецов", others[at % others.length]!] }),
  );
  const { compared } = dedupe(
    [
      ...crowd,
      human("a:1", { name: ["Кузнецов", "Александр"] }),
      human("b:1", { name: ["Кузнецов", "Саша"] }),
      human("c:1", { name: ["Кузнецав", "Александр"] }),
    ],
    [],
    { keepBlocks: true },
  );
  expect(compared.wasCandidate!("a:1", "b:1")).toBe(true);
  expect(compared.wasCandidate!("a:1", "c:1")).toBe(true);
  expect(crowd.filter(({ id }) => compared.wasCandidate!("b:1", id))).toEqual([]);
});

test("of people who tell nothing but a given name, those of a rare one meet, and those of a common one do not", () => {
  const crowd = Array.from({ length: 300 }, (_, at) => human(`x:${at}`, { name: ["", "Иван"] }));
  const { compared } = dedupe(
    [...crowd, human("a:1", { name: ["", "Евлампий"] }), human("b:1", { name: ["", "Евламрий"] })],
    [],
    { keepBlocks: true },
  );
  expect(compared.wasCandidate!("a:1", "b:1")).toBe(true);
  expect(compared.contact).toBe(1);
});
