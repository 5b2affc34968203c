import { expect, test } from "vitest";
import type { CounterpartyRecord } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import { draftOf, identity } from "../normalize/drafts.ts";
import { matchOf } from "./records.ts";

const normalize = createNormalizer({ country: "RU" });

function card(id: string, data: Parameters<typeof draftOf>[0]): CounterpartyRecord {
  const record = normalize(draftOf(data), identity).records[0] as CounterpartyRecord;
  return { ...record, id, source: "a", key: id.slice(2) };
}

/** What becomes of two cards, and of what the evidence that a decision remembers is made. */
function judge(one: Parameters<typeof draftOf>[0], other: Parameters<typeof draftOf>[0]) {
  const match = matchOf(card("a:1", one), card("a:2", other));
  const owner = match.features.find(({ name }) => name === "owner");
  return {
    band: match.band,
    owner: owner === undefined ? undefined : [owner.left, owner.right],
    evidence: match.evidence,
  };
}

test.each([
  ["regions", 'ГБУЗ Самарской области "Больница № 5"', 'ГБУЗ Саратовской области "Больница № 5"'],
  ["a region and a republic", 'ГБУЗ Самарской области "Больница № 5"', 'ГБУЗ Республики Карелия "Больница № 5"'],
  ["districts", 'МУП Ленинского района "Теплосеть"', 'МУП Кировского района "Теплосеть"'],
  ["towns", 'МУП города Самары "Теплосеть"', 'МУП города Пензы "Теплосеть"'],
])("institutions of one name and other %s are nobody's question", (_, one, other) => {
  const judged = judge({ name: one }, { name: other });
  expect(judged).toMatchObject({ band: "none" });
  expect(judged.owner).toHaveLength(2);
  // On one telephone they may be one all the same, and a person says.
  const phones = "8 846 231-60-14";
  expect(judge({ name: one, phones }, { name: other, phones }).band).toBe("review");
});

test("whose an institution is speaks only where both say it, and is no part of what a decision remembers", () => {
  const [one, other] = ['ГБУЗ Самарской области "Больница № 5"', 'ГБУЗ "Больница № 5"'];
  const bare = judge({ name: other }, { name: other });
  for (const [left, right] of [
    [one, other],
    [one, one],
    [one, 'ГБУЗ Самарской  области "Больница № 5"'],
    [one, 'ГБУЗ города Самары "Больница № 5"'],
  ] as const) {
    const judged = judge({ name: left }, { name: right });
    expect(judged.owner).toBeUndefined();
    if (right === one || right === other) expect(judged).toEqual(bare);
  }
  expect(judge({ name: one }, { name: 'ГБУЗ Саратовской области "Больница № 5"' }).evidence).toBe(bare.evidence);
  const district = (kind: string) => ({ name: `МУП Ленинского ${kind}района "Теплосеть"` });
  expect(judge(district(""), district("муниципального ")).owner).toBeUndefined();
});
