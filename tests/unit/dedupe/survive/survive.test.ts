import { describe, expect, test } from "vitest";
import { chooseMaster, defaultPolicy, survive } from "../../../../src/dedupe/index.ts";
import type { FieldChoice, GoldenContact, GoldenCounterparty } from "../../../../src/model/index.ts";
import { firm, human, inns } from "../records.ts";

const links = { counterpartyOf: () => [] };
const policy = { ...defaultPolicy, sourcePriority: { ut: 1, crm: 2 } };
const merge = (
  records: Parameters<typeof survive>[1],
  choices: readonly FieldChoice[] = [],
  over: Partial<typeof policy> = {},
  to: Parameters<typeof survive>[4] = links,
) => survive("cp-1", records, { ...policy, ...over }, choices, to);

describe("survive", () => {
  test("the strongest source names the card; every field says where it is from; losers stay reachable", () => {
    const { golden, issues } = merge([
      firm("ut:1", { name: "Ромашка", form: "ООО", inn: inns[0] }),
      firm("crm:1", { name: "Рамашка", city: "Самара", phones: ["+78462316014"] }),
    ]);
    const card = golden as GoldenCounterparty;
    expect(card).toMatchObject({
      id: "cp-1",
      members: ["ut:1", "crm:1"],
      name: { display: "Ромашка", from: "ut:1" },
      city: { value: "Самара", from: "crm:1" },
    });
    expect(card.phones).toMatchObject([{ e164: "+78462316014", from: "crm:1" }]);
    expect(card.conflicts).toEqual([
      {
        field: "name",
        rule: "priority",
        settled: true,
        values: [
          { value: "ромашка", from: "ut:1" },
          { value: "рамашка", from: "crm:1" },
        ],
      },
    ]);
    expect(issues).toEqual([]);
  });
  test("lists are united, each value once, the better writing of it", () => {
    const written = firm("crm:1", { name: "Р", phones: ["+78462316014", "+79161234567"] });
    const inferred = {
      ...firm("ut:1", { name: "Р" }),
      phones: [{ e164: "+78462316014", quality: "inferred" as const, raw: "231-60-14", at: "x" }],
    };
    const { golden } = merge([inferred, written]);
    expect(golden.phones.map(({ e164, quality, from }) => [e164, quality, from])).toEqual([
      ["+78462316014", "as-written", "crm:1"],
      ["+79161234567", "as-written", "crm:1"],
    ]);
  });
  test("an address of which another says all and more is put aside, and stays in the conflicts", () => {
    const legal = { kind: "legal", postcode: "443010", city: "Самара", street: "ул. Мира", house: "5", flat: "12" };
    const fuller = firm("ut:1", {
      name: "Р",
      address: { ...legal, text: "443010, г. Самара, ул. Мира, д. 5, оф. 12" },
    });
    const addressesBeside = (
      address: Partial<typeof legal> & { text: string },
      city: string | undefined = "Самара",
      record = fuller,
    ) => merge([record, firm("crm:1", { name: "Р", ...(city !== "" && { city }), address })]).golden;
    const less = addressesBeside({ street: "Мира", house: "5", text: "Мира, д. 5" });
    expect(less.addresses.map(({ text }) => text)).toEqual(["443010, г. Самара, ул. Мира, д. 5, оф. 12"]);
    expect(less.conflicts).toContainEqual({
      field: "addresses",
      rule: "most-complete",
      settled: true,
      values: [
        { value: "443010, г. Самара, ул. Мира, д. 5, оф. 12", from: "ut:1" },
        { value: "Мира, д. 5", from: "crm:1" },
      ],
    });
    for (const [other, city] of [
      [{ street: "пр-т Мира", house: "5", text: "пр-т Мира, д. 5" }, "Самара"],
      [{ street: "Мира", house: "7", text: "Мира, д. 7" }, "Самара"],
      [{ street: "Мира", house: "5", text: "Мира, д. 5" }, "Сызрань"],
      [{ kind: "actual", street: "Мира", house: "5", text: "Мира, д. 5" }, "Самара"],
      [{ street: "Мира", house: "5", text: "Мира, д. 5, вход со двора" }, "Самара"],
      [{ street: "Мира", house: "5", flat: "14", text: "Мира, д. 5, оф. 14" }, "Самара"],
    ] as const)
      expect(addressesBeside(other, city).addresses).toHaveLength(2);
  });
  test("a name that its field has cut within a word is not the card's", () => {
    const named = (legal?: string) => {
      const cut = firm("ut:1", { name: "Научно-производственное объед" });
      const whole = firm("crm:1", { name: "НПО Сибирский приборостроитель" });
      const legalName = legal === undefined ? {} : { legalName: { ...whole.name, raw: legal, display: legal } };
      return (merge([{ ...cut, ...legalName }, whole]).golden as GoldenCounterparty).name.display;
    };
    expect(named("Научно-производственное объединение «Сибирский приборостроитель»")).toBe(
      "НПО Сибирский приборостроитель",
    );
    expect(named("Научно-производственное объед «Сибирь»")).toBe("Научно-производственное объед");
    expect(named()).toBe("Научно-производственное объед");
  });
  test("a valid identifier puts an invalid one aside, which stays in the conflicts", () => {
    const bad = { scheme: "ru-inn", value: "6315999011", valid: false, raw: "6315999011", at: "ИНН" };
    const { golden } = merge([firm("ut:1", { name: "Р", inns: [bad] }), firm("crm:1", { name: "Р", inn: inns[0] })]);
    expect(golden.identifiers.map(({ value }) => value)).toEqual([inns[0]]);
    expect(golden.conflicts).toMatchObject([{ field: "identifiers.ru-inn", rule: "valid", settled: true }]);
  });
  test("responsible: when members disagree a person decides, and the decision holds", () => {
    const members = [
      firm("ut:1", { name: "Р", responsible: "Иванова" }),
      firm("crm:1", { name: "Р", responsible: "Петрова" }),
    ];
    const asked = merge(members);
    expect(asked.golden.responsible).toBeUndefined();
    expect(asked.issues).toMatchObject([
      { code: "conflict-open", field: "responsible", params: { entity: "cp-1", count: 2 } },
    ]);
    const choice: FieldChoice = {
      id: "1",
      at: "2026-01-01T00:00:00Z",
      by: "Ольга Иванова",
      choose: "ut:1",
      field: "responsible",
      of: "crm:1",
    };
    const decided = merge(members, [choice]);
    expect(decided.golden.responsible).toMatchObject({ value: "Петрова", from: "crm:1" });
    expect(decided.golden.conflicts).toMatchObject([{ field: "responsible", rule: "decision", settled: true }]);
    expect(decided.issues).toEqual([]);
  });
  test.each([
    [["Петрова", "Петрова О.", "Ольга Петрова"], "Ольга Петрова"],
    [["Петрова О. И.", "Петрова Ольга", "Петрова Ольга Ивановна"], "Петрова Ольга Ивановна"],
    [["Петрова Ольга", "Ольга Петрова"], "Петрова Ольга"],
    // Whose short form it is, is not known; a login and a department are no names.
    [["Петрова О.", "Петрова Ольга", "Петрова Оксана"], undefined],
    [["Петрова", "Петров"], undefined],
    [["petrova", "Петрова"], undefined],
    [["Отдел продаж", "Отдел"], undefined],
  ])("responsible: %s is %s", (noted, kept) => {
    const members = noted.map((responsible, n) => firm(`ut:${n}`, { name: "Р", responsible }));
    for (const order of [members, members.toReversed()]) {
      const { golden, issues } = merge(order, [], { counterparty: { responsible: ["ask"] } });
      if (noted.length > 2 || kept === undefined) expect(golden.responsible?.value).toBe(kept);
      else expect(golden.responsible?.value).toBe(order[0]!.responsible?.value);
      expect(issues).toHaveLength(kept === undefined ? 1 : 0);
      // What was set aside stays to be seen.
      expect(golden.conflicts[0]!.values).toHaveLength(noted.length);
    }
  });
  test.each([
    ["most-frequent", "Омск", "crm:1"],
    ["most-recent", "Тула", "x:1"],
    ["longest", "Самара", "ut:1"],
  ] as const)("city by %s", (rule, value, from) => {
    const members = [
      firm("ut:1", { name: "Р", city: "Самара", updatedAt: "2020-01-01" }),
      firm("crm:1", { name: "Р", city: "Омск" }),
      firm("x:1", { name: "Р", city: "Тула", updatedAt: "2021-01-01" }),
      firm("x:2", { name: "Р", city: "Омск", updatedAt: "2019-01-01" }),
    ];
    const { golden } = merge(members, [], { counterparty: { ...defaultPolicy.counterparty, city: [rule] } });
    expect(golden.city).toMatchObject({ value, from });
  });
  test.each([
    [
      "a clean spelling before a longer one of the same source",
      ["ut:Рога & Копыта, - прочее", "ut:Рога и Копыта"],
      "Рога и Копыта",
      "clean-name",
    ],
    [
      "among those of one source the spelling that all use most",
      ["ut:Рога-Копыта", "ut:Рога и К", "crm:Рога и К"],
      "Рога и К",
      "most-frequent",
    ],
    [
      "what each rule put aside is told, in order",
      ["ut:Рога", "ut:Рога и К", "crm:Рога и Копыта"],
      "Рога и К",
      "priority longest",
    ],
    ["where no rule decides, the order does", ["ut:Роза", "ut:Рога"], "Роза", "booked-order"],
    ["the strongest source before the most", ["ut:Рога", "crm:Рога и К", "crm:Рога и К"], "Рога", "priority"],
  ])("name of a firm: %s", (_, names, display, rule) => {
    const { golden } = merge(
      names.map((text, at) => firm(`${text.split(":")[0]}:${at}`, { name: text.split(":")[1]! })),
    );
    expect(golden).toMatchObject({ name: { display }, conflicts: [{ field: "name", rule }] });
  });
  test.each([
    ["Иванов Иван Иванович", "full-name", ["Иванов И. И.", " Иван Иваныч", "Иванов Иван Иванович", "Иванов Иван"]],
    ["Смирнова Елена Александровна", "full-name", ["Смирнова Е. А.", "Смирнова Елена Александровна"]],
    ["Кузнецова Анна", "priority", ["Кузнецова Анна", "Смирнова Анна Петровна"]],
    ["Иванов И.", "priority", ["Иванов И.", "Иванов Иван", "Иванов Игорь"]],
    ["Иванов", "priority", ["Иванов", " Иван Петрович"]],
    ["Иванов Иван Иванович", "priority", ["Иванов Иван Иванович", "Иванов Ивана Ивановна"]],
  ])("name of a person: %s by %s", (display, rule, names) => {
    const written = names.map((name, at) => {
      const [family = "", given = "", patronymic] = name.split(" ");
      const parts = patronymic === undefined ? ([family, given] as const) : ([family, given, patronymic] as const);
      return human(`${at === 0 ? "ut" : "crm"}:${at}`, { name: parts });
    });
    // Which source is the stronger decides only where names contradict; the order of the members decides nothing.
    for (const members of [written, [...written].reverse()]) {
      const { golden } = merge(members);
      expect(golden).toMatchObject({ name: { display }, conflicts: [{ field: "name", rule }] });
    }
  });
  test("a sole trader's card bears the name that is written in full; a project's own rule goes first", () => {
    const trader = (id: string, family: string, given: string, patronymic: string) =>
      firm(id, { name: `${family} ${given} ${patronymic}`, kind: "sole-trader", person: [family, given, patronymic] });
    const members = [trader("ut:1", "Кузнецов", "А.", "В."), trader("crm:1", "Кузнецов", "Александр", "Викторович")];
    expect(merge(members).golden).toMatchObject({
      name: { display: "Кузнецов Александр Викторович" },
      person: { given: "Александр" },
    });
    const byPriority = { counterparty: { ...defaultPolicy.counterparty, name: ["priority"] as const } };
    expect(merge(members, [], byPriority).golden.name.display).toBe("Кузнецов А. В.");
  });
  test.each([false, true])(
    "a card is a sole trader's where a record says so, whichever stands first (%s)",
    (turned) => {
      const [said, bare] = [
        { ...firm("ut:1", { name: "Васильев Михаил", form: "ИП" }), kind: "sole-trader" as const },
        { ...firm("ut:2", { name: "Васильев Михаил" }), kind: "person" as const },
      ];
      const { golden } = merge(turned ? [bare, said, { ...bare, id: "ut:3" }] : [said, bare, { ...bare, id: "ut:3" }]);
      expect(golden).toMatchObject({ kind: "sole-trader", legalForm: { value: "ИП" } });
      expect(golden.conflicts.find(({ field }) => field === "kind")).toMatchObject({
        rule: "with-form",
        settled: true,
      });
    },
  );
  test.each([false, true])("the region and time zone of a town that is named, not those of a number (%s)", (turned) => {
    const at = (id: string, city: string | undefined, rule: string, region: string, zone: string) => {
      const base = { ...firm(id, { name: "Ромашка", ...(city === undefined ? {} : { city }) }) };
      const origin = { raw: "", at: "" };
      return { ...base, region: { ...origin, rule, value: region }, timeZone: { ...origin, rule: "time-zone-from-region", value: zone } }; // prettier-ignore
    };
    const named = at("ut:1", "Самара", "region-from-city", "Самарская область", "Europe/Samara");
    const told = ["region-from-inn", "region-from-kpp"].map((rule, n) => at(`ut:${n + 2}`, undefined, rule, "Москва", "Europe/Moscow")); // prettier-ignore
    const { golden } = merge(turned ? [...told, named] : [named, ...told]);
    expect(golden).toMatchObject({ city: { value: "Самара" }, region: { value: "Самарская область" }, timeZone: { value: "Europe/Samara" } }); // prettier-ignore
  });
  test("opt-outs survive whatever the policy says", () => {
    const members = [
      human("ut:1", { name: ["Иванов", "Иван"] }),
      { ...human("crm:1", { name: ["Иванов", "Иван"] }), optOuts: [{ value: "email", raw: "да", at: "x" }] },
    ];
    const { golden } = merge(members, [], { contact: { optOuts: ["priority"] } });
    expect((golden as GoldenContact).optOuts).toMatchObject([{ value: "email", from: "crm:1" }]);
  });
  test("a contact's links: one a firm, with the first role known", () => {
    const role = { value: "бухгалтер", raw: "бухгалтер", at: "x" };
    const members = [
      human("ut:1", { name: ["И", "И"], of: [{ ref: { by: "inn", inn: "1" } }] }),
      human("crm:1", {
        name: ["И", "И"],
        of: [{ ref: { by: "inn", inn: "1" }, role }, { ref: { by: "inn", inn: "2" } }],
      }),
    ];
    const { golden } = merge(members, [], {}, { counterpartyOf: (ref) => (ref.by === "inn" ? [`cp-${ref.inn}`] : []) });
    expect((golden as GoldenContact).of).toEqual([
      { counterparty: "cp-1", role, from: "ut:1" },
      { counterparty: "cp-2", from: "crm:1" },
    ]);
  });
  test("relations that lead nowhere are issues; a relation to itself is none", () => {
    const member = firm("ut:1", {
      name: "Р",
      relations: [
        { kind: "head", ref: { by: "key", source: "ut", key: "9" } },
        { kind: "group", ref: { by: "inn", inn: "1" } },
        { kind: "group", ref: { by: "inn", inn: "2" } },
      ],
    });
    const { golden, issues } = merge(
      [member],
      [],
      {},
      { counterpartyOf: (ref) => (ref.by !== "inn" ? [] : ref.inn === "1" ? ["cp-1"] : ["cp-2"]) },
    );
    expect((golden as GoldenCounterparty).relations).toEqual([{ kind: "group", to: "cp-2", from: "ut:1" }]);
    expect(issues).toMatchObject([{ code: "ref-missing", field: "relations", raw: "ut:9" }]);
  });
});

test("the master card: most references, last activity, oldest, priority, then the smallest id", () => {
  const cards = [
    { id: "3", references: 2, lastActivity: "2020-01-01" },
    { id: "2", references: 2, lastActivity: "2021-01-01" },
    { id: "1", references: 0, lastActivity: "2026-01-01" },
  ];
  expect(chooseMaster(cards, defaultPolicy.master)?.id).toBe("2");
  expect(chooseMaster(cards, ["last-activity"])?.id).toBe("1");
  expect(chooseMaster(cards, [])?.id).toBe("1");
  expect(chooseMaster([], defaultPolicy.master)).toBeUndefined();
});
