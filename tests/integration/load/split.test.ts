import { expect, test } from "vitest";
import { apply, ensureSchema, fingerprint, type LoadInput, type LoadRecord, undo } from "../../../src/load/index.ts";
import type { Golden, SourceRecord } from "../../../src/model/index.ts";
import { open, profileOf } from "./databases.ts";
import { contact, counterparty } from "./goldens.ts";

/** The record that alone makes such a card, in the card that it is in now. */
function recordOf(card: Golden, entityId: string): LoadRecord {
  const { id: _, members, conflicts: _none, ...said } = card;
  const id = members[0] as string;
  const [, source = "", key = "", draft = "cp"] = /^([^:]*):([^#]*)#?(.*)/.exec(id) ?? [];
  const record = { ...said, id, source, key, draft: draft || "cp", places: [`${source}@in.csv:1`], hash: "1" };
  return { record: record as unknown as SourceRecord, entityId };
}

/** Two cards as one: what the first does not say is the other's. */
function joined<Card extends Golden>(one: Card, other: Card): Card {
  const lists = ["identifiers", "phones", "emails", "notes"] as const;
  const both = Object.fromEntries(lists.map((name) => [name, [...one[name], ...other[name]]]));
  return { ...other, ...one, ...both, members: [...one.members, ...other.members] };
}

const firm = counterparty({ id: "a", members: ["x:1"], name: "Ромашка", inn: "6312345019", phones: ["+78462316014"] });
const other = counterparty({
  id: "b",
  members: ["x:2"],
  name: "Ромашка Казань",
  inn: "1655012340",
  phones: ["+78432316015", "+78462316014"],
  emails: ["kazan@x.example"],
  city: "Казань",
  notes: ["у реки"],
  extra: { Склад: "2" },
});
const person = (of: string) =>
  contact({ id: "p", members: ["x:2#contact:p"], name: "Олег" }, [{ counterparty: of, from: "x:2#contact:p" }]);
const later = (of: string) =>
  contact({ id: "q", members: ["x:2#contact:q"], name: "Анна" }, [{ counterparty: of, from: "x:2#contact:q" }]);

function input(runId: string, goldens: readonly Golden[], of: Readonly<Record<string, Golden>>, more = {}): LoadInput {
  const home = (id: string) => goldens.find(({ members }) => members.includes(id))?.id as string;
  const records = Object.entries(of).map(([id, card]) => recordOf(card, home(id)));
  return { runId, digest: runId, goldens: () => goldens, records: () => records, ...more };
}

const said = { "x:1": firm, "x:2": other, "x:2#contact:p": person("b") };
const saidLater = { ...said, "x:2#contact:q": later("b") };
const same = { decidedSame: [["x:1", "x:2"]] } as const;

test.each(["add", "mirror"] as const)(
  "a firm taken out of a loaded card has its own row again, lists: %s",
  async (lists) => {
    const db = await open("embedded");
    const profile = await profileOf("crm");
    const sources = { sources: { x: { completeness: "full", lists } as const } };
    const load = (...[run, goldens, of, more]: Parameters<typeof input>) =>
      apply(db, profile, input(run, goldens, of, { ...sources, ...more }));
    await ensureSchema(db, profile);
    await db.run(
      `CREATE SCHEMA deals; CREATE TABLE deals.deal (id int PRIMARY KEY, customer bigint NOT NULL REFERENCES crm.counterparty)`,
    );
    await load("r1", [firm, other, person("b")], said);
    await db.run("INSERT INTO deals.deal VALUES (10, 1), (20, 2)");
    const held = async () => ({
      cards: await db.query(
        "SELECT id, name, city, notes, extra, active, merged_into FROM crm.counterparty ORDER BY id",
      ),
      inns: await db.query("SELECT id, counterparty_id AS of, value FROM crm.identifier ORDER BY id"),
      phones: await db.query("SELECT id, counterparty_id AS of, e164 FROM crm.phone ORDER BY id"),
      emails: await db.query("SELECT id, counterparty_id AS of, address FROM crm.email ORDER BY id"),
      deals: await db.query("SELECT id, customer FROM deals.deal ORDER BY id"),
      links: await db.query("SELECT contact_id AS who, counterparty_id AS of FROM crm.counterparty_contact ORDER BY 1"),
    });
    const start = await held();

    await load("r2", [joined(firm, other), person("a"), later("a")], saidLater, same);
    await db.run("INSERT INTO deals.deal VALUES (30, 1)");
    const merged = await fingerprint(db, "crm");
    expect((await held()).cards).toMatchObject([
      { city: "Казань", notes: "у реки" },
      { active: false, merged_into: 1 },
    ]);

    const apart = [firm, other, person("b"), later("b")];
    const split = await load("r3", apart, saidLater);
    expect(await held()).toEqual({
      ...start,
      // What people have attached since stays where they put it.
      deals: [...start.deals, { id: 30, customer: 1 }],
      links: [
        { who: 1, of: 2 },
        { who: 2, of: 2 },
      ],
    });
    expect(split.issues).toEqual([
      {
        code: "load-split",
        severity: "note",
        params: { entity: "b", table: "counterparty", id: "2", from: "1", records: "x:2" },
      },
    ]);
    expect(split.drafts[0]).toMatchObject({ drafted: 2, created: 0, updated: 2 });
    for (const { before, created, mergedAway, after } of split.tables)
      expect(before + created - mergedAway).toBe(after);

    const again = await load("r4", apart, saidLater);
    expect([again.changes, again.issues]).toEqual([0, []]);
    expect(await undo(db, profile, "r3", "u3")).toMatchObject({ conflicts: [], stamped: [] });
    expect(await fingerprint(db, "crm")).toEqual(merged);
  },
);

test("what came to a card while it was merged goes with its record; what people have edited stays and is said", async () => {
  const db = await open("embedded");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  await apply(db, profile, input("r1", [firm, other, person("b")], said));
  const more = {
    ...other,
    phones: [
      ...other.phones,
      ...counterparty({ id: "", members: ["x:2"], name: "", phones: ["+78432316016", "+78432316017"] }).phones,
    ],
  };
  const saidMore = { ...said, "x:2": more };
  await apply(db, profile, input("r2", [joined(firm, other), person("a")], said, same));
  await apply(db, profile, input("r3", [joined(firm, more), person("a")], saidMore, same));
  await db.run(
    "UPDATE crm.phone SET note = 'склад' WHERE e164 = '+78432316017'; UPDATE crm.counterparty SET city = 'Самара' WHERE id = 1",
  );
  const split = await apply(db, profile, input("r4", [firm, more, person("b")], saidMore));
  expect(await db.query("SELECT counterparty_id AS of, e164 FROM crm.phone ORDER BY 1, 2")).toEqual([
    { of: 1, e164: "+78432316017" },
    { of: 1, e164: "+78462316014" },
    { of: 2, e164: "+78432316015" },
    { of: 2, e164: "+78432316016" },
    { of: 2, e164: "+78432316017" },
    { of: 2, e164: "+78462316014" },
  ]);
  expect(await db.query("SELECT city FROM crm.counterparty ORDER BY id")).toEqual([
    { city: "Самара" },
    { city: "Казань" },
  ]);
  expect(split.issues.map(({ code }) => code).toSorted()).toEqual(["load-split", "load-unsaid-kept"]);
  expect((await apply(db, profile, input("r5", [firm, more, person("b")], saidMore))).changes).toBe(0);
});

test("people taken apart keep neither each other's phones nor each other's firms", async () => {
  const db = await open("embedded");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  const one = contact({ id: "p", members: ["x:1"], name: "Иван", phones: ["+79271112233"] });
  const two = contact({ id: "r", members: ["x:2"], name: "Иван", phones: ["+79271112244"], city: "Казань" }, [
    { counterparty: "a", from: "x:2" },
  ]);
  const of = { "x:1": one, "x:2": two, "x:9": { ...firm, members: ["x:9"] } };
  const all = (...people: Golden[]) => [{ ...firm, members: ["x:9"] }, ...people];
  await apply(db, profile, input("r1", all(one, two), of));
  const start = await fingerprint(db, "crm");
  await apply(db, profile, input("r2", all({ ...joined(one, two), of: two.of }), of, same));
  expect(await db.query("SELECT active FROM crm.contact ORDER BY id")).toEqual([{ active: true }, { active: false }]);
  const split = await apply(db, profile, input("r3", all(one, two), of));
  expect(await fingerprint(db, "crm")).toEqual(start);
  expect(split.issues.map(({ code }) => code)).toEqual(["load-split"]);
  expect((await apply(db, profile, input("r4", all(one, two), of))).changes).toBe(0);
});

test("cards merged one after the other come apart in any order, each with its own row", async () => {
  const db = await open("embedded");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  const [a, b, c] = ["a", "b", "c"].map((id, at) =>
    counterparty({ id, members: [`x:${at}`], name: id, phones: [`+7846231601${at}`, "+78462316000"] }),
  ) as [Golden, Golden, Golden];
  const pairs = {
    decidedSame: [
      ["x:0", "x:1"],
      ["x:1", "x:2"],
    ],
  } as const;
  const load = (run: string, ...goldens: Golden[]) =>
    apply(db, profile, input(run, goldens, { "x:0": a, "x:1": b, "x:2": c }, pairs));
  await load("r1", a, b, c);
  const start = await fingerprint(db, "crm");
  await load("r2", a, joined(b, c));
  const pair = await fingerprint(db, "crm");
  await load("r3", joined(joined(a, b), c));
  await load("r4", joined(a, b), c);
  await load("r5", a, b, c);
  expect(await fingerprint(db, "crm")).toEqual(start);
  expect([await undo(db, profile, "r5", "u5"), await undo(db, profile, "r4", "u4")]).toMatchObject([
    { conflicts: [] },
    { conflicts: [] },
  ]);
  await load("r6", a, joined(b, c));
  expect(await fingerprint(db, "crm")).toEqual(pair);
});
