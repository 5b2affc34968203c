import { expect, test } from "vitest";
import { misspelt } from "../../../../src/dedupe/words/misspelt.ts";
import { Words, nickname } from "../../../../src/dedupe/words/words.ts";

const alike = (one: string, other: string): number => {
  const words = new Words(true);
  const [a, b] = [words.id(one), words.id(other)];
  words.weigh(2);
  return words.similarity(a, b);
};

test.each([
  ["саша", "александр"], ["sasha", "александр"], ["liz", "elizabeth"], ["bob", "robert"], ["gosia", "małgorzata"], ["gosia", "malgorzata"],
  ["mehmed", "mehmet"], ["fritz", "friedrich"], ["pepe", "josé"], ["gianni", "giovanni"], ["мага", "магомед"], ["олена", "елена"], ["kate", "katherine"],
  ["kostas", "konstantinos"], ["piet", "pieter"], ["pista", "istván"], ["honza", "jan"], ["zé", "josé"], ["shivaun", "siobhan"], ["mohd", "mohammed"], ["yusuf", "youssef"],
])("%s may be called %s", (one, other) => expect([nickname, 980]).toContain(alike(one, other))); // prettier-ignore

test.each([
  ["steven", "stephen"], ["andreas", "andrew"], ["kristina", "christine"], ["margaret", "marguerite"], ["nikolas", "nicholas"], ["philippe", "philip"],
  ["alessandro", "alexander"], ["eduardo", "edward"], ["charles", "carlos"], ["ekaterina", "katarina"], ["katarzyna", "katharina"],
  ["даниил", "данило"], ["осип", "иосиф"], ["фатима", "патимат"], ["matthias", "matthew"], ["таисия", "таиса"],
])("%s is %s in another language", (one, other) => expect([nickname, 980]).toContain(alike(one, other))); // prettier-ignore

test.each([["karen", "kate"], ["мурад", "марат"], ["donald", "dorothy"], ["karolina", "katarzyna"], ["магомед", "магомедсаид"]])(
  "%s is no typing error for %s: both are names",
  (one, other) => expect(alike(one, other)).toBe(0),
); // prettier-ignore

test("an initial agrees with the full name behind a short one", () => {
  expect(alike("а", "саша")).toBe(500);
  expect(alike("с", "александр")).toBe(0);
});

test.each<[unknown: string, known: string, is: ReturnType<typeof misspelt>]>([
  ["cristopher", "chris", "form"],
  ["cristopher", "christine", "other"],
  // In the table, in this alphabet: nothing is misspelt.
  ["christopher", "christine", undefined],
  // A letter off several names, short, or of another sex by its ending.
  ["rolald", "ron", undefined],
  ["ronalt", "ron", "form"],
  ["jhon", "johnny", undefined],
  ["alexandro", "sasha", undefined],
  ["cristopher", "кристина", undefined],
  ["cristopher", "xqwt", undefined],
])("%s beside %s: %s", (unknown, known, is) => {
  expect(misspelt(unknown, known)).toBe(is);
});
