import { expect, test } from "vitest";
import { askingWidely, createDeduper, extractFeatures, wideReview } from "../../../src/dedupe/index.ts";
import { decision, dedupe, firm, groups, human, inns, shipped } from "./records.ts";

/** Words that are nothing like each other. */
const word = (at: number) =>
  Array.from({ length: 7 }, (_, place) =>
    String.fromCharCode(1072 + ((Math.imul(at + 7, 2654435761 + place * 977) >>> 9) % 32)),
  ).join("");

/** Two cards of «Иванова Галина» in a base of so many Ивановых and Галин: how much does their name say? */
function weigh(people: number, phones: readonly string[] = []) {
  const deduper = createDeduper(shipped);
  const add = (id: string, name: readonly [string, string], of: readonly string[] = []) =>
    deduper.add(extractFeatures(human(id, { name, phones: of })), { fresh: true });
  add("a:1", ["Иванова", "Галина"], phones);
  add("a:2", ["Иванова", "Галина"], phones);
  for (let at = 3; at <= people; at++)
    add(`a:${at}`, [at % 10 === 0 ? "Иванова" : word(at), at % 10 === 5 ? "Галина" : word(-at)]);
  return deduper.run([]).explain("a:1", "a:2")!;
}
const lost = (match: ReturnType<typeof weigh>) => match.features.find(({ name }) => name === "namesakes");

test("a common name says less the larger the base is, and a rare one as much as ever", () => {
  expect(lost(weigh(900))).toBeUndefined();
  const many = weigh(4_000);
  expect(lost(many)).toMatchObject({ level: 1 });
  expect(lost(many)!.weight).toBeLessThan(-2_000);
  expect(lost(many)!.frequency).toBeGreaterThan(20);
  expect(many.band).toBe("none");
});

test("a telephone in common singles out the two among their namesakes", () => {
  const found = weigh(4_000, ["+79161234567"]);
  expect(lost(found)).toBeUndefined();
  expect(found.band).toBe("automatic");
});

test("two of a common name whose telephones differ are asked about while the base is small, and by nobody in a large one", () => {
  const judge = (others: number, second: readonly string[], options = shipped, loaded = {}) => {
    const deduper = createDeduper(options);
    const add = (id: string, name: readonly [string, string], phones: readonly string[], firm: string) =>
      deduper.add(extractFeatures(human(id, { name, phones, of: [{ ref: { by: "record", id: firm } }] })), {
        fresh: true,
        ...(phones.length > 0 && loaded),
      });
    add("a:1", ["Зарланова", "Галина"], ["+79161234567"], "f:1");
    add("a:2", ["Зарланова", "Галина"], second, "f:2");
    for (const at of [1, 2])
      deduper.add(extractFeatures(firm(`f:${at}`, { name: word(at), inn: inns[at]! })), { fresh: true });
    for (let at = 3; at <= others; at++) add(`a:${at}`, [word(at), at % 10 === 5 ? "Галина" : word(-at)], [], "f:1");
    return deduper.run([]).explain("a:1", "a:2")!;
  };
  expect(judge(900, ["+79161112233"]).band).toBe("review");
  expect(judge(2_000, [])).toMatchObject({ band: "review" });
  expect(judge(2_000, ["+79161112233"])).toMatchObject({ band: "none", by: "rule", reason: "namesake" });
  const thresholds = { ...shipped.thresholds, review: wideReview };
  const wide = { ...shipped, parameters: askingWidely(shipped.parameters), thresholds };
  expect(judge(2_000, ["+79161112233"], wide).band).toBe("review");
  // Asked of or not, they are no card that an earlier load has made one.
  const loaded = { entityId: "ct-aaaaaaaaaaaaaaaa" };
  for (const options of [shipped, wide]) expect(judge(2_000, ["+79161112233"], options, loaded).merged).toBe(false);
});

test("how much a person wants to be asked changes nothing of what an earlier load has made one card", () => {
  const wide = {
    ...shipped,
    parameters: askingWidely(shipped.parameters),
    thresholds: { ...shipped.thresholds, review: wideReview },
  };
  const raised = { ...shipped, thresholds: { ...shipped.thresholds, review: 10_000 } };
  const kept = (options: typeof shipped, second: Parameters<typeof firm>[1]) => {
    const deduper = createDeduper(options);
    const first = { name: "Лотос", city: "Самара", phones: ["+78462316014"] };
    for (const [id, data] of [
      ["a:1", first],
      ["a:2", second],
    ] as const)
      deduper.add(extractFeatures(firm(id, data)), { fresh: true, entityId: "cp-aaaaaaaaaaaaaaaa" });
    const result = deduper.run([]);
    if (groups(result).length > 0)
      expect(result.explain("a:1", "a:2")).toMatchObject({ merged: true, by: "rule", reason: "kept-loaded" });
    return groups(result);
  };
  const moved = { name: "Лотос", city: "Москва", phones: ["+74952316014"] };
  const changed = { name: "Лотос", city: "Самара" };
  for (const options of [shipped, wide, raised]) {
    expect(kept(options, moved)).toEqual([]);
    expect(kept(options, changed)).toEqual(["a:1 a:2"]);
  }
});

test("of six cards of a rare name in a large base every pair is asked about: they are hardly namesakes by chance", () => {
  const deduper = createDeduper(shipped);
  const add = (id: string, name: readonly [string, string]) =>
    deduper.add(extractFeatures(human(id, { name })), { fresh: true });
  for (let at = 1; at <= 6; at++) add(`a:${at}`, ["Зарланова", "Галина"]);
  for (let at = 7; at <= 2_000; at++) add(`a:${at}`, [word(at), at % 10 === 5 ? "Галина" : word(-at)]);
  const rare = new Set(Array.from({ length: 6 }, (_, at) => `a:${at + 1}`));
  const matches = [...deduper.run([]).matches("contact")].filter(
    ({ left, right }) => rare.has(left) && rare.has(right),
  );
  expect(matches).toHaveLength(15);
  expect(
    matches.every(({ band, features }) => band === "review" && features.some(({ name }) => name === "namesakes")),
  ).toBe(true);
});

test("pairs of a common name that fit too many are stored without features, and explained with them", () => {
  const cards = Array.from({ length: 4_000 }, (_, at) => {
    const one = at < 8;
    const name = [one || at % 45 === 0 ? "Иванова" : word(at), one || at % 45 === 9 ? "Галина" : word(-at)] as const;
    return human(`a:${at}`, { name });
  });
  const judged = decision("different", "a:0", "a:1");
  const result = dedupe(cards, [judged]);
  const crowded = [...result.matches("contact")].filter(({ reason }) => reason === "crowded");
  expect(crowded.length).toBeGreaterThan(20);
  for (const pair of crowded) {
    const whole = result.explain(pair.left, pair.right)!;
    expect(whole.features.reduce((sum, { weight }) => sum + weight, 0)).toBe(pair.weight);
    expect(pair).toEqual({ ...whole, features: [], evidence: "" });
  }
  expect([...result.matches("contact")].find(({ by }) => by === "decision")!.features).not.toEqual([]);
});

test("two cards of one name are one firm when one person speaks for both, unless their numbers say otherwise", () => {
  const of = (id: string) => [{ ref: { by: "record" as const, id } }];
  const speaker = { name: ["Зарланова", "Галина", "Петровна"] as const };
  const people = [
    human("a:1#contact:x", { ...speaker, of: of("a:1") }),
    human("b:1#contact:x", { ...speaker, of: of("b:1") }),
  ];
  const cards = (one: object, other: object) => [
    firm("a:1", { name: "Лотос", city: "Самара", ...one }),
    firm("b:1", { name: "Лотос", city: "Самара", ...other }),
  ];
  const result = dedupe([...cards({}, {}), ...people]);
  expect(groups(result)).toContain("a:1 b:1");
  expect(result.explain("a:1", "b:1")!.features.map(({ name }) => name)).toContain("contact");
  expect(groups(dedupe(cards({}, {})))).toEqual([]);
  expect(groups(dedupe([...cards({ inn: inns[0] }, { inn: inns[1] }), ...people]))).not.toContain("a:1 b:1");
});

test("a firm's own telephone or mailbox that stands at the other's contact speaks for one firm, and counts once", () => {
  const contact = (data: object) =>
    human("b:1#contact:x", { name: ["", "Галина", ""], of: [{ ref: { by: "record", id: "b:1" } }], ...data });
  for (const channel of [{ phones: ["+78462316014"] }, { emails: ["zakaz@lotos-test.example"] }]) {
    const own = firm("a:1", { name: "Лотос", city: "Самара", ...channel });
    const other = { name: "Лотос", city: "Самара" };
    expect(groups(dedupe([own, firm("b:1", other)]))).toEqual([]);
    expect(groups(dedupe([own, firm("b:1", other), contact(channel)]))).toEqual(["a:1 b:1"]);
    // Both have it as their own: what stands at the contact too is no second proof.
    const same = firm("b:1", { ...other, ...channel });
    const weight = (records: Parameters<typeof dedupe>[0]) => dedupe(records).explain("a:1", "b:1")!.weight;
    expect(weight([own, same, contact(channel)])).toBe(weight([own, same]));
  }
  const strangers = Array.from({ length: 20 }, (_, at) =>
    firm(`c:${at}`, { name: `Фирма ${"абвгдежзиклмнопрстуф".charAt(at).repeat(4)}`, phones: ["+78462316014"] }),
  );
  const shared = [
    firm("a:1", { name: "Лотос", phones: ["+78462316014"] }),
    firm("b:1", { name: "Лотос" }),
    ...strangers,
  ];
  const result = dedupe([...shared, contact({ phones: ["+78462316014"] })]);
  expect(groups(result)).toEqual([]);
  // One line among the shared values, though a speaker is known by it too.
  expect(result.hubs.map(({ kind, value }) => `${kind} ${value}`)).toEqual(["phone +78462316014"]);
});

test("a family name and a first letter are enough to know a speaker again, but not a sole trader's own name once more", () => {
  const of = (id: string) => [{ ref: { by: "record" as const, id } }];
  const people = (one: string, other: string) => [
    human("a:1#contact:x", { name: ["Зарланова", "Галина", "Петровна"], of: of("a:1") }),
    human("b:1#contact:x", { name: [one, other], of: of("b:1") }),
  ];
  const cards = [firm("a:1", { name: "Лотос", city: "Самара" }), firm("b:1", { name: "Лотос", city: "Самара" })];
  expect(groups(dedupe([...cards, ...people("Зарланова", "Г")]))).toContain("a:1 b:1");
  expect(groups(dedupe([...cards, ...people("Зарланова", "Ольга")]))).not.toContain("a:1 b:1");
  for (const [one, other] of [
    [
      ["Зарланова", "Елена", "Петровна"],
      ["Зарланова", "Екатерина", "Игоревна"],
    ],
    [
      ["Зарланова", "Елена", ""],
      ["Зарланова", "Екатерина", ""],
    ],
    [
      ["Зарланова", "Елена", "Петровна"],
      ["Зарланова", "Елена", "Игоревна"],
    ],
    [
      ["фон Берг", "Анна", ""],
      ["фон Бок", "Мария", ""],
    ],
    [
      ["Зарланова-Петрова", "Анна", ""],
      ["Зарланова", "Полина", ""],
    ],
  ] as const) {
    const speaker = (id: string, name: readonly [string, string, string]) =>
      human(`${id}#contact:x`, { name, of: of(id) });
    expect(groups(dedupe([...cards, speaker("a:1", one), speaker("b:1", other)]))).toEqual([]);
  }
  const trader = (id: string) =>
    firm(id, { name: "Зарланова Г. П.", kind: "sole-trader", person: ["Зарланова", "Галина", "Петровна"] });
  const self = dedupe([trader("a:1"), trader("b:1"), ...people("Зарланова", "Галина")]);
  expect(self.explain("a:1", "b:1")!.features.map(({ name }) => name)).not.toContain("contact");
});
