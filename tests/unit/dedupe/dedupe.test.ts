import { describe, expect, test } from "vitest";
import { createDeduper, extractFeatures } from "../../../src/dedupe/index.ts";
import type { JournalEntry } from "../../../src/model/index.ts";
import { decision, dedupe, firm, groups, human, inns, shipped } from "./records.ts";

const phone = "+78462316014";

describe("what is merged by itself", () => {
  test("one ИНН, the name mistyped", () => {
    expect(
      groups(
        dedupe([
          firm("a:1", { name: "Ромашка", form: "ООО", inn: inns[0] }),
          firm("b:1", { name: "Рамашка", inn: inns[0] }),
        ]),
      ),
    ).toEqual(["a:1 b:1"]);
  });
  test("one telephone and one name, in different order and form", () => {
    const records = [
      firm("a:1", { name: "Ромашка", form: "ООО", phones: [phone], city: "Самара" }),
      firm("b:1", { name: "магазин Ромашка", phones: [phone] }),
      firm("b:2", { name: "Лютик", phones: ["+78462000000"], city: "Самара" }),
    ];
    expect(groups(dedupe(records))).toEqual(["a:1 b:1"]);
  });
  test("a name in Latin script with the same mailbox", () => {
    const records = [
      firm("a:1", { name: "Муромский приборостроительный завод", emails: ["zavod@murom-pribor.example"] }),
      firm("b:1", { name: "Muromskiy priborostroitelny zavod", emails: ["zavod@murom-pribor.example"] }),
    ];
    expect(groups(dedupe(records))).toEqual(["a:1 b:1"]);
  });
  test.each([
    ["Officine Meccaniche Rossi", "O. M. Rossi"],
    ["Zakład Mechaniczny Nowak i Syn", "ZM Nowak & Syn"],
    ["Bäckerei Huber", "Huber Bakery"],
    ["Yılmaz Tekstil San. ve Tic.", "YILMAZ TEXTILE"],
    ["Autohaus Schmidt & Söhne", "Schmidt und Sohn Autohaus"],
    ["Зелений гай", "Zelenyi Hai"],
    ["Днепр-Металл", "Дніпро-Метал"],
  ])("words of trade and towns in another language: %s, %s", (one, other) => {
    const [left, right] = [one, other].map((name) => name.toLowerCase().replace(/[^\p{L}]+/gu, " ").trim()); // prettier-ignore
    const records = [
      firm("a:1", { name: left!, phones: [phone], city: "Самара" }),
      firm("b:1", { name: right!, phones: [phone], city: "Самара" }),
    ];
    expect(groups(dedupe(records))).toEqual(["a:1 b:1"]);
  });
  test("nothing, with automatic merging off; the pairs wait for a person", () => {
    const result = dedupe(
      [firm("a:1", { name: "Ромашка", inn: inns[0] }), firm("b:1", { name: "Ромашка", inn: inns[0] })],
      [],
      { automatic: false },
    );
    expect(groups(result)).toEqual([]);
    expect([...result.matches()]).toMatchObject([{ band: "review", merged: false }]);
  });
});

test("a street and a town in Latin letters are those in Cyrillic ones", () => {
  const card = (id: string, city: string, street: string) =>
    firm(id, { name: "Лотос", city, address: { text: `${street}, 33`, city, street, house: "33" } });
  const weigh = (street: string) =>
    dedupe([card("a:1", "Самара", "Молодогвардейская"), card("b:1", "Samara", street)]).explain("a:1", "b:1")!.features;
  expect(weigh("Molodogvardeyskaya")).toMatchObject([{ name: "name" }, { name: "address", level: 7 }]);
  expect(weigh("Leninskaya").find(({ name }) => name === "address")?.weight ?? 0).toBeLessThan(2_000);
  expect(weigh("Leninskaya").find(({ name }) => name === "city")?.level).toBe(1);
});

test("«Ростов», as people call Ростов-на-Дону, is no other town", () => {
  const weigh = (city: string) =>
    dedupe([firm("a:1", { name: "Лотос", city: "Ростов-на-Дону" }), firm("b:1", { name: "Лотос", city })])
      .explain("a:1", "b:1")!
      .features.find(({ name }) => name === "city")?.weight;
  expect(weigh("Ростов") ?? 0).toBe(0);
  expect(weigh("Самара")).toBeLessThan(0);
});

describe("what is not", () => {
  test("two groups that each agree on a full name of their own, on one telephone: sister firms as likely", () => {
    const short = { name: "Цветокрон", form: "ООО", phones: [phone], city: "Самара" };
    const long = { ...short, name: "Цветокрон Авто" };
    const sisters = [firm("a:1", short), firm("b:1", short), firm("a:2", long), firm("b:2", long)];
    const result = dedupe(sisters);
    expect(groups(result)).toEqual(["a:1 b:1", "a:2 b:2"]);
    expect([...result.matches()].filter(({ reason }) => reason === "name-partly")).not.toEqual([]);
    // One card that lacks the word has lost it or is the sister: somebody knows.
    expect(groups(dedupe(sisters.slice(1)))).toEqual(["a:2 b:2"]);
  });
  test.each([
    ["IP Serikov Askar", "Сериков", "ООО"],
    ["Bondar Olena FOP", "Бондар", "ТОВ"],
    ["Бондаренко Пётр", "бондаренко и к", undefined],
  ])("a trader, in Latin letters too, and a firm, though it only says «и К»: %s, %s", (trader, name, form) => {
    const row = { phones: [phone], city: "Самара" };
    const result = dedupe([
      firm("a:1", { ...row, name: trader, ...(form === undefined && { kind: "sole-trader" as const }) }),
      firm("b:1", { ...row, name, ...(form && { form }) }),
    ]);
    expect(result.explain("a:1", "b:1")).toMatchObject({ band: "none", reason: "sole-trader-and-firm" });
  });
  test("`IP` before what a firm does is no trader", () => {
    const row = { phones: [phone], city: "Самара" };
    const records = [
      firm("a:1", { ...row, name: "IP Telecom Systems" }),
      firm("b:1", { ...row, name: "IP Telecom Systems", form: "ООО" }),
    ];
    expect(groups(dedupe(records))).toEqual(["a:1 b:1"]);
  });
  test("two different valid ИНН, whatever else agrees: a possible successor", () => {
    const data = { name: "Ромашка", phones: [phone], emails: ["office@romashka.example"], city: "Самара" };
    const result = dedupe([firm("a:1", { ...data, inn: inns[0] }), firm("b:1", { ...data, inn: inns[1] })]);
    expect(groups(result)).toEqual([]);
    expect([...result.matches()]).toMatchObject([{ band: "successor", by: "veto", reason: "identifiers-differ" }]);
  });
  test("an invalid ИНН vetoes nothing", () => {
    const bad = { scheme: "ru-inn", value: "6315999011", valid: false, raw: "6315999011", at: "ИНН" };
    const data = { name: "Ромашка", phones: [phone] };
    expect(groups(dedupe([firm("a:1", { ...data, inn: inns[0] }), firm("b:1", { ...data, inns: [bad] })]))).toEqual([
      "a:1 b:1",
    ]);
  });
  test("a third card without ИНН does not bridge two with different ones", () => {
    const data = { name: "Ромашка", phones: [phone] };
    const result = dedupe([
      firm("a:1", { ...data, inn: inns[0] }),
      firm("b:1", data),
      firm("c:1", { ...data, inn: inns[1] }),
    ]);
    for (const cluster of result.clusters) expect(cluster.members).not.toEqual(expect.arrayContaining(["a:1", "c:1"]));
  });
  test("ИП and a firm", () => {
    const result = dedupe([
      firm("a:1", { name: "Иванов", form: "ООО", phones: [phone], emails: ["iv@ivanov.example"] }),
      firm("b:1", { name: "Иванов", form: "ИП", kind: "sole-trader", phones: [phone], emails: ["iv@ivanov.example"] }),
    ]);
    expect(groups(result)).toEqual([]);
  });
  test("sister firms that share telephone, mailbox and address", () => {
    const office = {
      phones: [phone],
      emails: ["office@group.example"],
      address: { city: "Самара", street: "Ленина", house: "5" },
    };
    const result = dedupe([
      firm("a:1", { name: "Вектор Строй", ...office }),
      firm("a:2", { name: "Альфа Логистика", ...office }),
    ]);
    expect(groups(result)).toEqual([]);
  });
  test("schools that differ in number", () => {
    const at = { city: "Самара", emails: ["edu@samara.example"] };
    expect(groups(dedupe([firm("a:1", { name: "Школа 5", ...at }), firm("a:2", { name: "Школа 15", ...at })]))).toEqual(
      [],
    );
  });
  test("a name inside another name, a shared short word", () => {
    const at = { city: "Самара", phones: [phone] };
    expect(
      groups(
        dedupe([firm("a:1", { name: "БАЙ", form: "ООО", ...at }), firm("a:2", { name: "БАЙКАЛ", form: "ООО", ...at })]),
      ),
    ).toEqual([]);
  });
  test("one name in one town, and nothing else", () => {
    const result = dedupe([
      firm("a:1", { name: "Мегаполис", city: "Самара" }),
      firm("b:1", { name: "Мегаполис", city: "Самара" }),
    ]);
    expect(groups(result)).toEqual([]);
    expect([...result.matches()]).toMatchObject([{ band: "review" }]);
  });
  test("records of a source that holds everybody once", () => {
    const data = { name: "Ромашка", inn: inns[0] };
    expect(groups(dedupe([firm("a:1", data), firm("a:2", data)], [], { cleanSources: ["a"] }))).toEqual([]);
  });
  test("a source that holds each firm once may name one accountant on several of them", () => {
    const accountant = (id: string, firm: string) =>
      human(id, {
        name: ["Кузнецова", "Анна", "Петровна"],
        phones: ["+79275554433"],
        of: [{ ref: { by: "record", id: firm } }],
      });
    const records = [
      firm("a:1", { name: "Ромашка", inn: inns[0] }),
      firm("a:2", { name: "Лютик", inn: inns[1] }),
      accountant("a:1#contact:кузнецова", "a:1"),
      accountant("a:2#contact:кузнецова", "a:2"),
    ];
    expect(groups(dedupe(records, [], { cleanSources: ["a"] }))).toEqual([
      "a:1#contact:кузнецова a:2#contact:кузнецова",
    ]);
  });
  test("cards kept apart on purpose, one a contract: a row that fits several of them alike waits, one that fits one of them is its", () => {
    const data = { name: "Ромашка", inn: inns[0] };
    const cards = [firm("a:1", { ...data, phones: [phone] }), firm("a:2", { ...data, phones: ["+78462000000"] })];
    const options = { cleanSources: ["a"] };
    const torn = dedupe([...cards, firm("m:1", data)], [], options);
    expect(groups(torn)).toEqual([]);
    expect([...torn.matches()].filter((match) => match.band === "review")).toMatchObject([
      { left: "a:1", right: "m:1", reason: "two-candidates" },
      { left: "a:2", right: "m:1", reason: "two-candidates" },
    ]);
    expect(groups(dedupe([...cards, firm("m:1", { ...data, phones: [phone] })], [], options))).toEqual(["a:1 m:1"]);
    expect(groups(dedupe([...cards, firm("m:1", data)], [decision("same", "a:2", "m:1")], options))).toEqual([
      "a:2 m:1",
    ]);
  });
  test("cards that a source keeps side by side: linked to the first of one number, or by themselves, or one card", () => {
    const data = { name: "Ромашка", inn: inns[0], kpp: "631201001" };
    const branch = { ...data, kpp: "631243001" };
    const records = [
      firm("a:10", { ...data, phones: [phone] }),
      firm("a:2", data),
      firm("a:3", branch),
      firm("a:4", { name: "Лютик", inn: inns[1] }),
      firm("m:1", { ...data, phones: [phone] }),
    ];
    const run = (doubles: "link" | "separate" | undefined) =>
      dedupe(records, [], { doubles: doubles === undefined ? {} : { a: doubles } });
    const heads = ({ heads: found, entityOf }: ReturnType<typeof run>) =>
      found.map(({ branch: from, head }) =>
        [from, head].map((entity) => records.find(({ id }) => entityOf(id) === entity)!.id).join(" → "),
      );

    expect(groups(run(undefined))).toEqual(["a:10 a:2 m:1"]);
    expect(groups(run("link"))).toEqual(["a:10 m:1"]);
    // The first in the file, not the first by its key; and the branch belongs to the same card.
    expect(heads(run("link")).sort()).toEqual(["a:10 → a:2", "a:3 → a:2"]);
    expect(groups(run("separate"))).toEqual(["a:10 m:1"]);
    expect(heads(run("separate"))).toEqual([]);
    expect(run("link").explain("a:10", "a:2")).toMatchObject({ band: "none", reason: "deliberate-double" });
    expect(groups(dedupe(records, [decision("same", "a:10", "a:2")], { doubles: { a: "link" } }))).toEqual([
      "a:10 a:2 m:1",
    ]);
  });
  test("two sources that both keep doubles never make two cards belong to each other", () => {
    const data = { name: "Ромашка", inn: inns[0], kpp: "631201001" };
    const records = ["a:1", "a:2", "b:1", "b:2"].map((id) => firm(id, data));
    const decisions = [decision("same", "a:1", "b:2"), decision("same", "a:2", "b:1")];
    const run = dedupe(records, decisions, { doubles: { a: "link", b: "link" } });
    expect(groups(run)).toEqual(["a:1 b:2", "a:2 b:1"]);
    expect(run.heads).toEqual([{ branch: run.entityOf("a:2"), head: run.entityOf("a:1"), from: "a:2" }]);
  });
  test("our own telephone is no evidence", () => {
    const records = [
      firm("a:1", { name: "Ромашка", phones: [phone] }),
      firm("b:1", { name: "Ромашка", phones: [phone] }),
    ];
    expect(groups(dedupe(records))).toEqual(["a:1 b:1"]);
    expect(groups(dedupe(records, [], { own: { inns: [], phones: [phone], domains: [] } }))).toEqual([]);
  });
  test("a bookkeeper's telephone on many firms: listed as a hub", () => {
    const names = [
      "Вектор",
      "Альбатрос",
      "Берёзка",
      "Волга",
      "Гранит",
      "Дельта",
      "Елочка",
      "Жемчуг",
      "Заря",
      "Искра",
      "Комета",
      "Лотос",
      "Мечта",
      "Нива",
    ];
    const result = dedupe(names.map((name, at) => firm(`a:${at + 1}`, { name, phones: [phone] })));
    expect(groups(result)).toEqual([]);
    expect(result.hubs).toMatchObject([{ kind: "phone", value: phone, records: 14, names: 14 }]);
  });
});

describe("what the cards of a pair already tell", () => {
  test("a card without a number is asked about no firm of another one, once it has been merged", () => {
    const phones = ["+78462316014"];
    const merged = [
      firm("a:1", { name: "Вектор", form: "ООО", inn: inns[0], phones, city: "Самара" }),
      firm("b:1", { name: "Вектор", phones, city: "Самара" }),
    ];
    const other = firm("a:2", { name: "Вектор", form: "ООО", inn: inns[1], city: "Самара" });
    const alone = dedupe([merged[1]!, other]).explain("a:2", "b:1")!;
    const beside = dedupe([...merged, other]).explain("a:2", "b:1")!;
    expect(groups(dedupe([...merged, other]))).toEqual(["a:1 b:1"]);
    expect(alone).toMatchObject({ band: "review" });
    expect(beside).toMatchObject({ band: "none", by: "veto", reason: "cards-apart" });
  });
  test("nor is an initial asked about, where the card says the name", () => {
    const mobile = "+79161234567";
    const family = [
      human("a:1", { name: ["Дворников", "Иван", "Петрович"], phones: [mobile] }),
      human("b:1", { name: ["Дворников", "И"], phones: [mobile] }),
    ];
    const brother = human("c:1", { name: ["Дворников", "Игорь", "Сергеевич"] });
    expect(dedupe([family[1]!, brother]).explain("b:1", "c:1")).toMatchObject({ band: "review" });
    expect(dedupe([...family, brother]).explain("b:1", "c:1")).toMatchObject({ band: "none", reason: "cards-apart" });
  });
});

describe("addresses", () => {
  const door = { street: "Победы", house: "92", city: "Самара" };
  test("two short names a letter apart are not one by a door alone, by a telephone they are", () => {
    const pair = (phones: readonly string[]) => [
      firm("a:1", { name: "Оптима", form: "ООО", address: door, city: "Самара", phones }),
      firm("b:1", { name: "Оптика", form: "ООО", address: door, city: "Самара", phones }),
    ];
    expect(dedupe(pair([])).explain("a:1", "b:1")).toMatchObject({ band: "review", reason: "name-alike" });
    expect(groups(dedupe(pair(["+78462316014"])))).toEqual(["a:1 b:1"]);
  });
  test("one street and house in a suburb and in its city, or in a town of two names, are no move", () => {
    const phones = ["+492219440110"];
    const at = (id: string, city: string, house: string) =>
      firm(id, { name: "Schäfer", phones, city, address: { street: "Hohe Str", house, city } });
    expect(groups(dedupe([at("a:1", "Köln", "77"), at("b:1", "Hürth", "77")]))).toEqual(["a:1 b:1"]);
    expect(dedupe([at("a:1", "Köln", "77"), at("b:1", "Hürth", "12")]).explain("a:1", "b:1")).toMatchObject({
      band: "review",
      reason: "other-town",
    });
  });
  test("a town is one in two languages, before and after it was renamed, with and without its marks; not in two states", () => {
    const phones = ["+492219440110"];
    const at = (id: string, city: string) => firm(id, { name: "Schäfer", phones, city });
    for (const [one, other] of [
      ["Köln", "Cologne"],
      ["Нур-Султан", "Астана"],
      ["Łódź", "Lodz"],
      ["Ленинград", "Санкт-Петербург"],
      ["İzmir", "Izmir"],
      ["Мінск", "Минск"],
    ] as const)
      // prettier-ignore
      expect(groups(dedupe([at("a:1", one), at("b:1", other)]))).toEqual(["a:1 b:1"]);
    expect(dedupe([at("a:1", "Portland, OR"), at("b:1", "Portland, ME")]).explain("a:1", "b:1")).toMatchObject({
      reason: "other-town",
    });
  });
});

describe("branches of one ИНН", () => {
  const head = firm("a:1", { name: "Ромашка", form: "ООО", inn: inns[0], kpp: "770701001" });
  const branch = firm("a:2", { name: "Ромашка", form: "ООО", inn: inns[0], kpp: "631643001" });
  const moved = firm("a:3", { name: "Ромашка", form: "ООО", inn: inns[0], kpp: "631601001" });
  const largest = firm("a:4", { name: "Ромашка", form: "ООО", inn: inns[0], kpp: "997750001" });
  test("two branches by name alone are one in one town or when they are called the same, else a person says", () => {
    const called = (id: string, name: string) => firm(id, { name, inn: inns[0], branch: true });
    const [one, other] = [called("a:1", "Ромашка Самарский филиал"), called("b:1", "Ромашка филиал в Тольятти")];
    expect(groups(dedupe([one, called("b:2", "Ромашка Самарский филиал")]))).toEqual(["a:1 b:2"]);
    const spelt = (id: string, name: string) => firm(id, { name, inn: inns[0], branch: true, city: "Самара" });
    expect(groups(dedupe([spelt("a:1", "Ромашка филиал"), spelt("b:1", "Рамашка, филиал")]))).toEqual(["a:1 b:1"]);
    expect(dedupe([one, other]).explain("a:1", "b:1")).toMatchObject({
      merged: false,
      band: "review",
      reason: "two-branches",
    });
  });
  test("link: a branch stays a card of its own, with its head; a move or a largest taxpayer's number is no branch", () => {
    const result = dedupe([head, branch, moved, largest]);
    expect(groups(result)).toEqual(["a:1 a:3 a:4"]);
    expect(result.heads).toEqual([{ branch: result.entityOf("a:2"), head: result.entityOf("a:1"), from: "a:2" }]);
  });
  test("merge: one card", () => {
    expect(groups(dedupe([head, branch, moved], [], { branches: "merge" }))).toEqual(["a:1 a:2 a:3"]);
  });
  test("separate: a card for each КПП, without links", () => {
    const result = dedupe([head, branch, moved], [], { branches: "separate" });
    expect(groups(result)).toEqual([]);
    expect(result.heads).toEqual([]);
  });
});

describe("people's decisions", () => {
  const data = { name: "Ромашка", phones: [phone] };
  const two = [firm("a:1", { ...data, inn: inns[0] }), firm("b:1", { ...data, inn: inns[1] })];
  test("same may join two valid ИНН, and a third card with either may follow", () => {
    const third = firm("c:1", { ...data, inn: inns[1] });
    expect(groups(dedupe([...two, third], [decision("same", "a:1", "b:1")]))).toEqual(["a:1 b:1 c:1"]);
  });
  test("different holds inside a cluster too", () => {
    const records = [firm("a:1", data), firm("b:1", data), firm("c:1", data)];
    expect(groups(dedupe(records))).toEqual(["a:1 b:1 c:1"]);
    const result = dedupe(records, [decision("different", "a:1", "c:1")]);
    for (const cluster of result.clusters) expect(cluster.members).not.toEqual(expect.arrayContaining(["a:1", "c:1"]));
  });
  test("the latest judgement on a pair holds, and one can be revoked", () => {
    const same = decision("same", "a:1", "b:1");
    expect(groups(dedupe(two, [same, decision("different", "b:1", "a:1", { at: "2026-02-01T00:00:00Z" })]))).toEqual(
      [],
    );
    expect(
      groups(dedupe(two, [same, { id: "r", at: "2026-03-01T00:00:00Z", by: "Ольга Иванова", revoke: same.id }])),
    ).toEqual([]);
  });
  test("A same B, B same C, A different C is reported, not resolved by chance", () => {
    const records = [firm("a:1", { name: "Ромашка" }), firm("b:1", { name: "Лютик" }), firm("c:1", { name: "Фиалка" })];
    const journal = [
      decision("same", "a:1", "b:1"),
      decision("same", "b:1", "c:1"),
      decision("different", "a:1", "c:1"),
    ];
    const result = dedupe(records, journal);
    expect(groups(result)).toEqual([]);
    expect(result.contradictions).toMatchObject([
      { different: { left: "a:1" }, same: [{ left: "a:1" }, { left: "b:1" }] },
    ]);
    expect(groups(dedupe(records, [...journal].reverse()))).toEqual([]);
    const [ab, ac] = [...result.matches()];
    expect(ab).toMatchObject({
      band: "look-again",
      decided: {
        judge: "same",
        unheld: { why: "contradiction", against: [{ judge: "different", right: "c:1" }, { left: "b:1" }] },
      },
    });
    expect(ac).toMatchObject({ band: "none", decided: { judge: "different", by: "Ольга Иванова" } });
    expect(ac?.decided).not.toHaveProperty("unheld");
  });
  test("a veto that speaks up after the decision asks for another look", () => {
    const before = [firm("a:1", { ...data, inn: inns[0] }), firm("b:1", data)];
    const seen = [...dedupe(before).matches()][0]!.evidence;
    const same = decision("same", "a:1", "b:1", { seen });
    expect(groups(dedupe(before, [same]))).toEqual(["a:1 b:1"]);
    const result = dedupe(
      two.map((record) => ({ ...record, phones: [] })),
      [same],
    );
    expect(groups(result)).toEqual([]);
    // What its signer corrected in the same sitting is no change of evidence; what others did, or he much later, is.
    const fixed = (by: string, at: string) => ({ id: "k", by, at, correct: "b:1", field: "phones", value: "" });
    const corrected = (...entry: Parameters<typeof fixed>) =>
      groups(
        dedupe(
          two.map((record) => ({ ...record, phones: [] })),
          [same, fixed(...entry)],
        ),
      );
    expect(corrected(same.by, same.at)).toEqual(["a:1 b:1"]);
    expect(corrected("Иван Петров", same.at)).toEqual([]);
    expect(corrected(same.by, "2027-01-01T00:00:00Z")).toEqual([]);
    expect(result.lookAgain).toMatchObject([{ decision: { id: same.id }, veto: "identifiers-differ" }]);
    expect([...result.matches()]).toMatchObject([
      { band: "look-again", by: "decision", decided: { unheld: { why: "look-again", veto: "identifiers-differ" } } },
    ]);
  });
});

describe("contacts", () => {
  test("an initial agrees with the name it stands for: a telephone makes the two one, and another name still contradicts", () => {
    const at = (id: string, ...name: [string, string, string?]) => human(id, { name, phones: [phone] });
    expect(groups(dedupe([at("a:1", "Полякова", "О", "П"), at("b:1", "", "Ольга", "Петровна")]))).toEqual(["a:1 b:1"]);
    expect(dedupe([at("a:1", "Полякова", "О", "П"), at("b:1", "", "Мария")]).explain("a:1", "b:1")).toMatchObject({
      merged: false,
    });
  });
  const firms = [
    firm("a:1", { name: "Вектор", inn: inns[0] }),
    firm("a:2", { name: "Альбатрос", inn: inns[1] }),
    firm("b:1", { name: "Вектор", inn: inns[0] }),
  ];
  const mobile = "+79161234567";
  test("one accountant of three firms is one contact", () => {
    const name = ["Сидорова", "Мария", "Петровна"] as const;
    const result = dedupe([
      ...firms,
      human("a:1#contact:1", { name, phones: [mobile], of: [{ ref: { by: "record", id: "a:1" } }] }),
      human("a:2#contact:1", {
        name: ["Сидорова", "М", "П"],
        phones: [mobile],
        of: [{ ref: { by: "record", id: "a:2" } }],
      }),
    ]);
    expect(groups(result)).toEqual(["a:1 b:1", "a:1#contact:1 a:2#contact:1"]);
  });
  test("two Ivanovs at one firm are two people, one switchboard or not", () => {
    const of = [{ ref: { by: "record" as const, id: "a:1" } }];
    const result = dedupe([
      ...firms,
      human("a:1#contact:1", { name: ["Иванов", "Иван", "Иванович"], phones: [phone], of }),
      human("b:1#contact:1", {
        name: ["Иванов", "Пётр", "Иванович"],
        phones: [phone],
        of: [{ ref: { by: "record", id: "b:1" } }],
      }),
    ]);
    expect(groups(result)).toEqual(["a:1 b:1"]);
  });
  test("a short name at the same firm with the same mobile", () => {
    const result = dedupe([
      ...firms,
      human("a:1#contact:1", {
        name: ["Иванов", "Александр"],
        phones: [mobile],
        of: [{ ref: { by: "record", id: "a:1" } }],
      }),
      human("b:1#contact:1", {
        name: ["Иванов", "Саша"],
        phones: [mobile],
        of: [{ ref: { by: "record", id: "b:1" } }],
      }),
    ]);
    expect(groups(result)).toContain("a:1#contact:1 b:1#contact:1");
  });
  test("references: one hit links, none and several are issues", () => {
    const result = dedupe([
      ...firms,
      firm("c:1", { name: "Альбатрос", city: "Омск" }),
      human("h:1", { name: ["Иванов", "Иван"], of: [{ ref: { by: "inn", inn: inns[0] } }] }),
      human("h:2", { name: ["Петров", "Пётр"], of: [{ ref: { by: "name", name: "ООО «Вектор»" } }] }),
      human("h:3", { name: ["Сидоров", "Семён"], of: [{ ref: { by: "name", name: "Альбатрос" } }] }),
      human("h:4", { name: ["Козлов", "Олег"], of: [{ ref: { by: "key", source: "a", key: "99" } }] }),
    ]);
    expect(result.counterpartyOf({ by: "inn", inn: inns[0] })).toEqual([result.entityOf("a:1")]);
    expect(result.counterpartyOf({ by: "name", name: "ООО «Вектор»" })).toEqual([result.entityOf("b:1")]);
    // A legal form of any country is put aside; cleaning has its say first, and what it made of a name is not what people read.
    expect(result.counterpartyOf({ by: "name", name: "Вектор A.Ş." })).toEqual([result.entityOf("b:1")]);
    expect(result.counterpartyOf({ by: "name", name: "Вектор (дубль)", compare: "вектор" })).toHaveLength(1);
    expect(result.issues).toMatchObject([
      { code: "ref-ambiguous", place: "h@h.csv:3", params: { record: "h:3", count: 2 } },
      { code: "ref-missing", place: "h@h.csv:4", raw: "a:99" },
    ]);
  });
});

describe("entity ids", () => {
  const data = { name: "Ромашка", phones: [phone] };
  const run = (records: readonly (readonly [ReturnType<typeof firm>, string?, boolean?])[]) => {
    const deduper = createDeduper(shipped);
    for (const [record, entityId, fresh = true] of records)
      deduper.add(extractFeatures(record), { fresh, ...(entityId !== undefined && { entityId }) });
    return deduper.run([]);
  };
  test("minted from the smallest member, kept when a smaller one joins", () => {
    const first = run([[firm("b:1", data)], [firm("c:1", data)]]);
    const id = first.entityOf("b:1")!;
    expect(id).toMatch(/^cp-[a-z2-7]{16}$/);
    const second = run([[firm("b:1", data), id, false], [firm("c:1", data), id, false], [firm("a:1", data)]]);
    expect(second.entityOf("a:1")).toBe(id);
    expect(second.events.counterparty).toMatchObject({ kept: 1, minted: 0, joined: [], split: [] });
  });
  test("stored records are not compared with each other again, but stay together", () => {
    const result = run([
      [firm("b:1", { name: "Лютик" }), "cp-x", false],
      [firm("c:1", { name: "Фиалка" }), "cp-x", false],
    ]);
    expect(groups(result)).toEqual(["b:1 c:1"]);
    expect(result.compared.counterparty).toBe(0);
  });
  test("a repair compares stored records anew and takes no card apart, whether it may merge by itself or not", () => {
    const other = { name: "Фиалка", phones: ["+78462000000"] };
    for (const automatic of [true, false]) {
      const deduper = createDeduper({ ...shipped, automatic });
      const add = (record: ReturnType<typeof firm>, entityId: string) =>
        deduper.add(extractFeatures(record), { fresh: true, stays: true, entityId });
      add(firm("a:1", data), "cp-x");
      add(firm("b:1", data), "cp-x");
      add(firm("c:1", other), "cp-x");
      add(firm("d:1", data), "cp-y");
      const result = deduper.run([]);
      expect(groups(result)).toEqual([automatic ? "a:1 b:1 c:1 d:1" : "a:1 b:1 c:1"]);
      expect(result.events.counterparty.split).toEqual([]);
      const apart = [...result.matches()].filter(({ merged }) => !merged);
      expect(apart.map(({ left, right, band }) => [left, right, band])).toEqual(
        automatic
          ? []
          : [
              ["a:1", "d:1", "review"],
              ["b:1", "d:1", "review"],
            ],
      );
    }
  });
  test("a loaded card stays one though a record of it has a new telephone; not when the name is another or a person says so", () => {
    const kept = { ...data, city: "Самара" };
    const moved = { ...kept, phones: ["+78462000000"] };
    const loaded = (change: Parameters<typeof firm>[1], journal: readonly JournalEntry[] = [], options = {}) => {
      const deduper = createDeduper({ ...shipped, ...options });
      for (const record of [firm("a:1", kept), firm("b:1", change)])
        deduper.add(extractFeatures(record), { fresh: true, entityId: "cp-x" });
      return deduper.run(journal);
    };
    expect(groups(dedupe([firm("a:1", kept), firm("b:1", moved)]))).toEqual([]);
    expect(groups(loaded(moved))).toEqual(["a:1 b:1"]);
    expect(groups(loaded(moved, [], { automatic: false }))).toEqual(["a:1 b:1"]);
    expect(groups(loaded(moved, [], { anew: true }))).toEqual([]);
    expect(groups(loaded(moved, [decision("different", "a:1", "b:1")]))).toEqual([]);
    expect(groups(loaded({ ...kept, name: "Фиалка" }))).toEqual([]);
    expect(groups(loaded({ ...kept, inn: inns[0] }))).toEqual(["a:1 b:1"]);
  });
  test("joined and split entities are told", () => {
    const joined = run([
      [firm("b:1", data), "cp-x"],
      [firm("c:1", data), "cp-y"],
    ]);
    expect(joined.events.counterparty.joined).toEqual([{ into: "cp-x", from: ["cp-y"] }]);
    const split = run([
      [firm("a:1", { name: "Лютик" }), "cp-x"],
      [firm("b:1", data), "cp-x"],
      [firm("c:1", data), "cp-x"],
    ]);
    expect(split.entityOf("b:1")).toBe("cp-x");
    expect(split.entityOf("a:1")).not.toBe("cp-x");
    expect(split.events.counterparty.split).toMatchObject([{ from: "cp-x" }]);
  });
});

describe("explain", () => {
  test("any two records, merged or not, with what agreed and what it was worth", () => {
    const result = dedupe([
      firm("a:1", { name: "Ромашка", phones: [phone], city: "Самара" }),
      firm("b:1", { name: "Ромашка", phones: [phone], city: "Самара" }),
      firm("c:1", { name: "Фиалка", city: "Омск" }),
    ]);
    const match = result.explain("b:1", "a:1")!;
    expect(match).toMatchObject({ left: "a:1", right: "b:1", band: "automatic", merged: true });
    expect(match.features.reduce((sum, feature) => sum + feature.weight, 0)).toBe(match.weight);
    expect(match.features).toContainEqual(
      expect.objectContaining({ name: "phone", level: 4, left: phone, frequency: 2 }),
    );
    expect(result.explain("a:1", "c:1")).toMatchObject({ band: "none", merged: false });
    expect(result.explain("a:1", "nobody:1")).toBeUndefined();
  });
});
