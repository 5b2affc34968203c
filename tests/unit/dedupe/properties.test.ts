import fc from "fast-check";
import { expect, test, vi } from "vitest";
import {
  askingWidely,
  createDeduper,
  type DedupeOptions,
  type DedupeResult,
  defaultThresholds,
  extractFeatures,
  wideReview,
} from "../../../src/dedupe/index.ts";
import { type JournalEntry, type SourceRecord, waitsAs } from "../../../src/model/index.ts";
import { decision, dedupe, firm, inns, shipped } from "./records.ts";

/** Few values, so that records collide in every way: same name, same phone, other ИНН, the lot. */
const names = ["Ромашка", "Рамашка", "Ромашка плюс", "Лютик", "Лютик строй", "Romashka", "Школа 5", "Школа 15"];
const data = fc.record(
  {
    name: fc.constantFrom(...names),
    form: fc.constantFrom("ООО", "АО"),
    inn: fc.constantFrom(...inns.slice(0, 3)),
    kpp: fc.constantFrom("770701001", "631643001", "631601001"),
    phones: fc.subarray(["+78462316014", "+79161234567", "+78462000000"]),
    emails: fc.subarray(["info@romashka.example", "anna@romashka.example", "lutik@mail.ru"]),
    city: fc.constantFrom("Самара", "Омск"),
  },
  { requiredKeys: ["name"] },
);
const records = fc
  .array(data, { minLength: 2, maxLength: 12 })
  .map((list) => list.map((each, at) => firm(`${at % 2 === 0 ? "a" : "b"}:${at + 1}`, each)));
const judgements = (list: readonly SourceRecord[]) =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom("same" as const, "different" as const),
        fc.nat(list.length - 1),
        fc.nat(list.length - 1),
      ),
      { maxLength: 4 },
    )
    .map((all) =>
      all
        .filter(([, x, y]) => x !== y)
        .map(([judge, x, y], at) => decision(judge, list[x]!.id, list[y]!.id, { id: `d${at}` })),
    );
const world = records.chain((list) => fc.tuple(fc.constant(list), judgements(list)));

const everything = (result: DedupeResult) =>
  JSON.stringify([
    [...result.clusters],
    [...result.matches()],
    result.events,
    result.hubs,
    result.leftOut,
    result.heads,
  ]);
vi.setConfig({ testTimeout: 60_000 });
const runs = { numRuns: 60, seed: 5, endOnFailure: true };

test("the order of adding, and of the journal, changes nothing", () => {
  fc.assert(
    fc.property(world, fc.infiniteStream(fc.nat()), ([list, journal], random) => {
      const shuffled = list
        .map((each) => [random.next().value as number, each] as const)
        .sort((x, y) => x[0] - y[0])
        .map(([, each]) => each);
      expect(everything(dedupe(shuffled, [...journal].reverse()))).toBe(everything(dedupe(list, journal)));
    }),
    runs,
  );
});

test("how much a person wants to be asked changes nothing of what is merged", () => {
  // Of a base of one every name is common: strangers, crowds and namesakes in a dozen records.
  const { parameters } = shipped;
  const model = { ...parameters, namesakes: { ...parameters.namesakes, base: 1 } };
  const asked = (review: number, wide: boolean) => ({
    ...shipped,
    parameters: wide ? askingWidely(model) : model,
    thresholds: { ...shipped.thresholds, review },
  });
  fc.assert(
    fc.property(world, ([list, journal]) => {
      const merged = (options: DedupeOptions) => JSON.stringify([...dedupe(list, journal, options).clusters]);
      const plain = merged(asked(defaultThresholds.review, false));
      expect(merged(asked(wideReview, true))).toBe(plain);
      expect(merged(asked(11_000, false))).toBe(plain);
    }),
    runs,
  );
});

test("two valid ИНН stand in one card only where a person said so", () => {
  fc.assert(
    fc.property(world, ([list, journal]) => {
      const byId = new Map(list.map((record) => [record.id, record]));
      const same = new Set(
        journal.flatMap((entry) => ("judge" in entry && entry.judge === "same" ? [entry.left, entry.right] : [])),
      );
      const numbersOf = (id: string) =>
        byId.get(id)!.identifiers.flatMap(({ scheme, value }) => (scheme === "ru-inn" ? [value] : []));
      const broken = [...dedupe(list, journal).clusters].filter(
        ({ members }) => new Set(members.flatMap(numbersOf)).size > 1 && !members.some((id) => same.has(id)),
      );
      expect(broken).toEqual([]);
    }),
    runs,
  );
});

test("whom a person judged different are never in one card, unless people contradict each other there", () => {
  fc.assert(
    fc.property(world, ([list, journal]) => {
      const result = dedupe(list, journal);
      const broken = [...latest(journal)].filter(
        ({ judge, left, right }) => judge === "different" && result.entityOf(left) === result.entityOf(right),
      );
      expect(broken).toEqual([]);
    }),
    runs,
  );
});

test("every record is in exactly one cluster, and explaining is symmetric and adds up", () => {
  fc.assert(
    fc.property(world, ([list, journal]) => {
      const result = dedupe(list, journal);
      expect([...result.clusters].flatMap(({ members }) => members).sort()).toEqual(list.map(({ id }) => id).sort());
      const one = result.explain(list[0]!.id, list[1]!.id)!;
      expect(result.explain(list[1]!.id, list[0]!.id)).toEqual(one);
      expect(one.features.reduce((sum, { weight }) => sum + weight, 0)).toBe(one.weight);
    }),
    runs,
  );
});

test("what a veto closed before it was scored is none when it is scored: the slow twin of the candidates", () => {
  let closed = 0;
  fc.assert(
    fc.property(world, ([list, journal]) => {
      const result = dedupe(list, journal, { keepBlocks: true });
      const stored = new Set([...result.matches()].map(({ left, right }) => `${left} ${right}`));
      for (const one of list)
        for (const other of list)
          if (one.id < other.id && result.compared.wasCandidate!(one.id, other.id)) {
            const { band, by, weight } = result.explain(one.id, other.id)!;
            if (stored.has(`${one.id} ${other.id}`)) expect(weight >= 5_000 || by === "decision").toBe(true);
            else expect(band).toBe("none");
          }
      closed += result.compared.closed.counterparty["identifiers-differ"] ?? 0;
    }),
    runs,
  );
  expect(closed).toBeGreaterThan(0);
});

test("a second run over the same records keeps every card and its id", () => {
  fc.assert(
    fc.property(world, fc.boolean(), ([list, journal], fresh) => {
      const first = dedupe(list, journal);
      const deduper = createDeduper(shipped);
      for (const record of list) deduper.add(extractFeatures(record), { fresh, entityId: first.entityOf(record.id)! });
      const second = deduper.run(journal);
      expect([...second.clusters]).toEqual([...first.clusters]);
      expect(second.events.counterparty).toMatchObject({ minted: 0, joined: [], split: [] });
    }),
    runs,
  );
});

test("a pair that was not stored is explained among the clusters as they were left as if all were compared anew", () => {
  fc.assert(
    fc.property(world, ([list, journal]) => {
      const first = dedupe(list, journal);
      const stored = new Set([...first.matches()].map(({ left, right }) => `${left} ${right}`));
      const deduper = createDeduper(shipped);
      for (const record of list)
        deduper.add(extractFeatures(record), { fresh: false, entityId: first.entityOf(record.id)! });
      const left = deduper.run(journal);
      expect(left.compared).toMatchObject({ counterparty: 0, contact: 0 });
      for (const one of list)
        for (const other of list)
          if (one.id < other.id && !stored.has(`${one.id} ${other.id}`))
            expect(left.explain(one.id, other.id)).toEqual(first.explain(one.id, other.id));
    }),
    runs,
  );
});

test("adding a stranger changes no id", () => {
  fc.assert(
    fc.property(records, (list) => {
      const first = dedupe(list);
      const deduper = createDeduper(shipped);
      for (const record of list)
        deduper.add(extractFeatures(record), { fresh: false, entityId: first.entityOf(record.id)! });
      deduper.add(extractFeatures(firm("a:0", { name: "Орхидея" })), { fresh: true });
      const second = deduper.run([]);
      for (const record of list) expect(second.entityOf(record.id)).toBe(first.entityOf(record.id));
    }),
    runs,
  );
});

/** The judgement that holds for each pair: all have one time here, so the last by id. */
function latest(journal: readonly JournalEntry[]) {
  const byPair = new Map<string, Extract<JournalEntry, { judge: string }>>();
  for (const entry of journal) if ("judge" in entry) byPair.set([entry.left, entry.right].sort().join(" "), entry);
  return byPair.values();
}

test("whatever waits, no two cards are asked about twice, and who waits by way of another pair has one that waits", () => {
  let others = 0;
  fc.assert(
    fc.property(world, ([list, journal]) => {
      const result = dedupe(list, journal);
      const cards = (match: { left: string; right: string }) =>
        [result.entityOf(match.left)!, result.entityOf(match.right)!].sort().join(" ");
      const matches = [...result.matches()];
      const asked = matches.filter((match) => waitsAs(match) === "review" && match.by !== "decision").map(cards);
      expect(new Set(asked).size).toBe(asked.length);
      for (const { askedAs, left, right, merged } of matches) {
        if (askedAs === undefined || merged) continue;
        others++;
        expect(cards(askedAs)).toBe(cards({ left, right }));
        const other = matches.find((match) => match.left === askedAs.left && match.right === askedAs.right)!;
        expect(waitsAs(other)).toBeDefined();
      }
    }),
    runs,
  );
  expect(others).toBeGreaterThan(10);
});
