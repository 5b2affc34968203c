import { expect, test } from "vitest";
import { extractFeatures } from "../../../../src/dedupe/index.ts";
import { prepareScoring } from "../../../../src/dedupe/score/prepare.ts";
import { Scorer } from "../../../../src/dedupe/score/score.ts";
import { scorerOf, shareScoring } from "../../../../src/dedupe/score/shared-scoring.ts";
import { Table } from "../../../../src/dedupe/table/table.ts";
import type { SourceRecord } from "../../../../src/model/index.ts";
import { firm, human, inns, shipped } from "../records.ts";

const phones = ["+74862412058"];
const of = (id: string) => [{ ref: { by: "record" as const, id } }];
const firms = [
  firm("a:1", { name: "Щербакова Нина", kind: "sole-trader", person: ["Щербакова", "Нина", "Фёдоровна"], phones }),
  firm("a:2", { name: "Щербакова магазин Березка", phones }),
  firm("a:3", {
    name: "Омский филиал Трансвагон",
    city: "Омск",
    branch: true,
    inn: inns[0],
    emails: ["info@tv.example"],
  }),
  firm("a:4", { name: "Трансвагон", city: "Омск", emails: ["info@tv.example"] }),
];
const people = [
  human("b:1", { name: ["Kumar", "Rajesh"], emails: ["rajesh.kumar@acme.example"], of: of("f:1") }),
  human("b:2", { name: ["Kumar", "Rakesh"], emails: ["rakesh.kumar@acme.example"], of: of("f:2") }),
  human("b:3", { name: ["Каримов", "Дм", "Р"], phones, of: of("f:1") }),
  human("b:4", { name: ["Каримов", "Дмитрий", "Рашидович"], phones: [`${phones[0]};15`], of: of("f:2") }),
  human("b:5", { name: ["", "Дима"], phones: [`${phones[0]};16`] }),
];

test.each<readonly [string, readonly SourceRecord[]]>([
  ["firms", firms],
  ["people", people],
])("%s weigh in another thread what they weigh in this one", (_, records) => {
  const table = new Table();
  records.forEach((record, at) => {
    table.add(extractFeatures(record));
    table.note({ fresh: true }, at);
  });
  const card = { name: "teplo", numbered: false, town: "" };
  const frozen = table.finish(
    (ref) => [ref],
    undefined,
    true,
    undefined,
    () => card,
  );
  const prepared = prepareScoring(table, frozen);
  const here = new Scorer(table, frozen, shipped, prepared);
  const there = scorerOf(shareScoring(table, frozen, prepared, shipped));
  for (let a = 0; a < records.length; a++)
    for (let b = a + 1; b < records.length; b++) expect({ ...there.score(a, b) }).toEqual({ ...here.score(a, b) });
});
