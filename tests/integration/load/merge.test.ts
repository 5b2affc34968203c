import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { apply, ensureSchema, fingerprint, loadProfile, type LoadInput, undo } from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { kinds, open, profileOf } from "./databases.ts";
import { contact, counterparty, recordsOf } from "./goldens.ts";

function input(runId: string, goldens: readonly Golden[], more: Partial<LoadInput> = {}): LoadInput {
  return { runId, digest: runId, goldens: () => goldens, records: () => recordsOf(goldens), ...more };
}

describe.each(kinds)("%s", (kind) => {
  test("two loaded rows that become one golden record wait for a person, whose `same` merges them with everything attached", async () => {
    const db = await open(kind);
    const profile = await profileOf("crm");
    await ensureSchema(db, profile);
    await db.run(`CREATE SCHEMA deals; CREATE TABLE deals.deal (id int PRIMARY KEY, customer bigint NOT NULL REFERENCES crm.counterparty ON DELETE CASCADE);
      CREATE TABLE deals.rating (customer bigint PRIMARY KEY REFERENCES crm.counterparty ON DELETE CASCADE, stars int)`);
    await apply(
      db,
      profile,
      input("r1", [
        counterparty({ id: "a", members: ["ut:1"], name: "Ромашка", phones: ["+78462316014"] }),
        counterparty({
          id: "b",
          members: ["crm:5"],
          name: "Ромашка ООО",
          phones: ["+78462316014", "+74951234567"],
          city: "Самара",
        }),
        contact({ id: "p", members: ["crm:9"], name: "Ольга" }, [{ counterparty: "b", from: "crm:9" }]),
      ]),
    );
    await db.run(`INSERT INTO deals.deal VALUES (10, 1), (20, 2); INSERT INTO deals.rating VALUES (1, 5), (2, 3)`);
    const joined = [
      counterparty({
        id: "a",
        members: ["ut:1", "crm:5"],
        name: "Ромашка",
        phones: ["+78462316014", "+74951234567"],
        city: "Самара",
      }),
      contact({ id: "p", members: ["crm:9"], name: "Ольга" }, [{ counterparty: "a", from: "crm:9" }]),
    ];
    const print = async () => ({ ...(await fingerprint(db, "crm")), ...(await fingerprint(db, "deals")) });
    const start = await print();
    const waiting = await apply(db, profile, input("r2", joined));
    expect(waiting.drafts[0]).toMatchObject({ drafted: 2, waiting: 2 });
    expect(waiting.issues).toContainEqual({
      code: "load-waiting",
      severity: "warning",
      params: { entity: "a", table: "counterparty", rows: "1, 2", records: "ut:1, crm:5" },
    });
    // The link's other end has rows enough: it waits, and is not said to have none.
    expect(waiting.issues.map(({ code, params }) => [code, params?.["missing"]])).toContainEqual([
      "load-link-waiting",
      "a",
    ]);
    expect(await db.query("SELECT name, active FROM crm.counterparty ORDER BY id")).toEqual([
      { name: "Ромашка", active: true },
      { name: "Ромашка ООО", active: true },
    ]);

    const merged = await apply(db, profile, input("r3", joined, { decidedSame: [["crm:5", "ut:1"]] }));
    expect(merged.drafts[0]).toMatchObject({ drafted: 2, updated: 1, merged: 1 });
    expect(await db.query("SELECT id, name, city, active, merged_into FROM crm.counterparty ORDER BY id")).toEqual([
      { id: 1, name: "Ромашка", city: "Самара", active: true, merged_into: null },
      { id: 2, name: "Ромашка ООО", city: "Самара", active: false, merged_into: 1 },
    ]);
    expect(await db.query("SELECT id, customer FROM deals.deal ORDER BY id")).toEqual([
      { id: 10, customer: 1 },
      { id: 20, customer: 1 },
    ]);
    // The rating of the loser could not move without pushing out the winner's: it stays, and so does the loser.
    expect(await db.query("SELECT customer, stars FROM deals.rating ORDER BY 1")).toEqual([
      { customer: 1, stars: 5 },
      { customer: 2, stars: 3 },
    ]);
    expect(await db.query("SELECT counterparty_id, e164 FROM crm.phone ORDER BY id")).toEqual([
      { counterparty_id: 1, e164: "+78462316014" },
      { counterparty_id: 2, e164: "+78462316014" },
      { counterparty_id: 1, e164: "+74951234567" },
    ]);
    expect(await db.query("SELECT counterparty_id FROM crm.counterparty_contact")).toEqual([{ counterparty_id: 1 }]);
    expect(
      await db.query(
        "SELECT source_key, target_id FROM sverka.crosswalk WHERE target_table = 'counterparty' ORDER BY 1",
      ),
    ).toEqual([
      { source_key: "1", target_id: "1" },
      { source_key: "5", target_id: "1" },
    ]);
    expect((await apply(db, profile, input("r4", joined, { decidedSame: [["crm:5", "ut:1"]] }))).changes).toBe(0);

    const end = await print();
    await expect(undo(db, profile, "r1", "u0")).rejects.toMatchObject({ code: "undo-beneath" });
    expect(await undo(db, profile, "r3", "u3")).toMatchObject({ conflicts: [], stamped: [] });
    expect(await print()).toEqual(start);
    expect(await undo(db, profile, "u3", "u4")).toMatchObject({ conflicts: [], stamped: [] });
    expect(await print()).toEqual(end);
    await undo(db, profile, "u4", "u5");
    expect(await print()).toEqual(start);
    await db.run("DELETE FROM deals.deal; DELETE FROM deals.rating");
    expect(await undo(db, profile, "r1", "u6")).toMatchObject({ conflicts: [] });
    for (const table of ["counterparty", "contact", "phone", "counterparty_contact"]) {
      expect(await db.query(`SELECT count(*) AS n FROM crm.${table}`)).toEqual([{ n: 0 }]);
    }
    expect(await db.query("SELECT count(*) AS n FROM sverka.source_record")).toEqual([{ n: 0 }]);
    expect(await db.query("SELECT count(*) AS n FROM sverka.entity")).toEqual([{ n: 0 }]);
    const again = await apply(db, profile, input("r5", joined));
    expect(again.drafts[0]).toMatchObject({ created: 1, merged: 1 });
  });
});

test("a merge tells two rows of one owner by the rule of a load: e-mails in any case, phones by their number", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  await db.run(`INSERT INTO crm.counterparty (kind, name) VALUES ('organisation', 'Ромашка'), ('organisation', 'Ромашка ООО');
    INSERT INTO crm.email (counterparty_id, address, raw) VALUES (1, 'info@x.example', 'x'), (2, 'Info@X.example', 'y'), (2, 'b@x.example', 'b@x.example');
    INSERT INTO crm.phone (counterparty_id, e164, quality, raw) VALUES (1, '+78462316014', 'as-written', '231-60-14'), (2, '+78462316014', 'as-written', '2316014')`);
  const card = counterparty({ id: "a", members: ["target:counterparty/1", "target:counterparty/2"], name: "Ромашка" });
  const start = await fingerprint(db, "crm");
  const decidedSame = [["target:counterparty/1", "target:counterparty/2"]] as const;
  await apply(db, profile, { ...input("r1", [card], { decidedSame }), records: () => [] });
  expect(await db.query("SELECT counterparty_id AS of, address FROM crm.email ORDER BY id")).toEqual([
    { of: 1, address: "info@x.example" },
    { of: 2, address: "Info@X.example" },
    { of: 1, address: "b@x.example" },
  ]);
  expect(await db.query("SELECT counterparty_id AS of FROM crm.phone ORDER BY id")).toEqual([{ of: 1 }, { of: 2 }]);
  expect(await undo(db, profile, "r1", "u1")).toMatchObject({ conflicts: [] });
  expect(await fingerprint(db, "crm")).toEqual(start);
});

test("where a row can only go, an e-mail in other letters goes with it, and beside it nothing else that differs in case", async () => {
  const db = await open("server");
  const [schema, profileText] = await Promise.all(
    ["schema.sql", "profile.yaml"].map((name) =>
      readFile(new URL(`../../../fixtures/targets/vendor/${name}`, import.meta.url), "utf8"),
    ),
  );
  const profile = loadProfile(profileText as string);
  await db.run(schema as string);
  await ensureSchema(db, profile);
  await db.run(`INSERT INTO vendor.client (code, title, type) VALUES ('OLD1', 'Ромашка', 'company'), ('OLD2', 'Ромашка ООО', 'company');
    INSERT INTO vendor.communication (client_id, kind, value) SELECT c.id, k, CASE c.code WHEN 'OLD1' THEN v ELSE upper(v) END
      FROM vendor.client c, (VALUES ('E', 'info@x.example'), ('P', 'ext a')) s(k, v)`);
  const [one, two] = (await db.query<{ id: string }>("SELECT id::text AS id FROM vendor.client ORDER BY code")).map(
    ({ id }) => `target:client/${id}`,
  ) as [string, string];
  const card = counterparty({ id: "a", members: [one, two], name: "Ромашка" });
  const start = await fingerprint(db, "vendor");
  await apply(db, profile, { ...input("r1", [card], { decidedSame: [[one, two]] }), records: () => [] });
  expect(await db.query("SELECT code FROM vendor.client")).toEqual([{ code: "OLD1" }]);
  expect(await db.query('SELECT value FROM vendor.communication ORDER BY value COLLATE "C"')).toEqual([
    { value: "EXT A" },
    { value: "ext a" },
    { value: "info@x.example" },
  ]);
  expect(await undo(db, profile, "r1", "u1")).toMatchObject({ conflicts: [] });
  expect(await fingerprint(db, "vendor")).toEqual(start);
});

test("of the CRM's own rows the one stays that the project's rules choose, by what points at each", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  await db.run(`INSERT INTO crm.counterparty (kind, name) VALUES ('organisation', 'Ромашка'), ('organisation', 'Ромашка ООО');
    INSERT INTO crm.phone (counterparty_id, e164, quality, raw) VALUES (2, '+78462316014', 'as-written', 'x'), (2, '+78462316015', 'as-written', 'x')`);
  const card = counterparty({ id: "a", members: ["target:counterparty/1", "target:counterparty/2"], name: "Ромашка" });
  const weighed: unknown[] = [];
  await apply(
    db,
    profile,
    { ...input("r1", [card]), records: () => [] },
    {
      mergeInTarget: "auto",
      chooseMaster(cards) {
        weighed.push(...cards);
        return cards.toSorted((a, b) => b.references - a.references)[0]?.id;
      },
    },
  );
  expect(weighed).toEqual([
    { id: "1", references: 0 },
    { id: "2", references: 2 },
  ]);
  expect(await db.query("SELECT id, active, merged_into FROM crm.counterparty ORDER BY id")).toEqual([
    { id: 1, active: false, merged_into: 2 },
    { id: 2, active: true, merged_into: null },
  ]);
});
