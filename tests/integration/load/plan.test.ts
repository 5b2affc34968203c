import { expect, test } from "vitest";
import {
  apply,
  applyPlan,
  doctor,
  type Effect,
  ensureSchema,
  fingerprint,
  grantsSql,
  type LoadInput,
  loadProfile,
  openDatabase,
  openToWrite,
  plan,
  proposeProfile,
  readHead,
} from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { readFile } from "node:fs/promises";
import { freshDatabase } from "../database.ts";
import { open, profileOf } from "./databases.ts";
import { counterparty, recordsOf } from "./goldens.ts";

function input(runId: string, goldens: readonly Golden[], more: Partial<LoadInput> = {}): LoadInput {
  return { runId, digest: "same", goldens: () => goldens, records: () => recordsOf(goldens), ...more };
}

test("a plan is what the load does, and is refused when the database has moved on", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  await apply(db, profile, input("r1", [counterparty({ id: "a", members: ["s:1"], name: "Альфа", city: "Самара" })]));
  const goldens = [
    counterparty({ id: "a", members: ["s:1"], name: "Альфа", city: "Казань", phones: ["+78462316014"] }),
    counterparty({ id: "b", members: ["s:2"], name: "Бета" }),
  ];
  const [before, drawn] = [
    await fingerprint(db, "crm"),
    await db.query("SELECT last_value FROM crm.counterparty_id_seq"),
  ];
  const effects: Effect[] = [];
  const saved = await plan(db, profile, input("r2", goldens), { onEffect: (effect) => void effects.push(effect) });
  expect(effects.map(({ op, entity, table, before: was }) => [op, entity, table, was])).toEqual([
    ["insert", "b", "counterparty", undefined],
    ["add", "a", "phone", undefined],
    ["update", "a", "counterparty", { city: "Самара" }],
  ]);
  expect(saved.result.drafts[0]).toMatchObject({ created: 1, updated: 1 });
  expect(await fingerprint(db, "crm")).toEqual(before);
  expect(await db.query("SELECT last_value FROM crm.counterparty_id_seq")).toEqual(drawn);
  expect(await db.query("SELECT count(*) AS n FROM sverka.run")).toEqual([{ n: 1 }]);

  await db.run("UPDATE crm.counterparty SET city = 'Тверь'");
  await expect(applyPlan(db, profile, input("r2", goldens), saved, () => effects)).rejects.toMatchObject({
    code: "plan-stale",
    params: { moved: "planned and no longer so: update counterparty/1 a" },
  });
  await db.run("UPDATE crm.counterparty SET city = 'Самара'");
  await expect(
    applyPlan(db, profile, input("r2", goldens, { digest: "other" }), saved, () => effects),
  ).rejects.toMatchObject({ code: "plan-stale" });
  const result = await applyPlan(db, profile, input("r2", goldens), saved, () => effects);
  expect(result).toMatchObject({ committed: true, effectDigest: saved.effects });
});

test("gates are asked before COMMIT, and a miss leaves nothing", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  const before = await fingerprint(db, "crm");
  const goldens = [counterparty({ id: "a", members: ["s:1"], name: "Альфа" })];
  await expect(
    apply(db, profile, input("r1", goldens), {
      beforeCommit: () => {
        throw new Error("gate");
      },
    }),
  ).rejects.toThrow("gate");
  expect(await fingerprint(db, "crm")).toEqual(before);
  expect(await db.query("SELECT count(*) AS n FROM sverka.run")).toEqual([{ n: 0 }]);
});

test("lists are mirrored, and what a full export no longer has is put out of use, when asked for", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  await apply(
    db,
    profile,
    input("r1", [
      counterparty({
        id: "a",
        members: ["s:1"],
        name: "Альфа",
        phones: ["+78462316014", "+74951234567", "+79171234567"],
      }),
      counterparty({ id: "b", members: ["s:2"], name: "Бета" }),
    ]),
  );
  await db.run("UPDATE crm.phone SET note = 'личный' WHERE e164 = '+79171234567'");
  const goldens = [counterparty({ id: "a", members: ["s:1"], name: "Альфа", phones: ["+78462316014"] })];
  const sources = { s: { completeness: "full", whenGone: "mark", lists: "mirror" } } as const;
  const result = await apply(db, profile, input("r2", goldens, { sources }));
  expect(result.issues.map(({ code, params }) => [code, params?.["id"]])).toEqual([
    ["load-unsaid-kept", "3"],
    ["load-gone-marked", "2"],
  ]);
  expect(await db.query("SELECT e164 FROM crm.phone ORDER BY id")).toEqual([
    { e164: "+78462316014" },
    { e164: "+79171234567" },
  ]);
  expect(await db.query("SELECT name, active FROM crm.counterparty ORDER BY id")).toEqual([
    { name: "Альфа", active: true },
    { name: "Бета", active: false },
  ]);
  expect((await apply(db, profile, input("r3", goldens, { sources }))).changes).toBe(0);
});

test("a profile is proposed for an unfamiliar schema, and the doctor names its triggers", async () => {
  const db = await open("server");
  const folder = new URL("../../../fixtures/targets/vendor/", import.meta.url);
  await db.run(await readFile(new URL("schema.sql", folder), "utf8"));
  const { yaml, doubts } = await proposeProfile(db, "vendor");
  const proposed = loadProfile(yaml);
  expect(proposed.entities.counterparty).toMatchObject({
    table: "client",
    merge: "delete",
    changedAt: "modified_at",
    columns: { title: { template: "{legalForm} {name.display}" }, tax_number: "identifiers[ru-inn]" },
  });
  expect(proposed.entities.contact).toMatchObject({
    table: "person",
    columns: { client_id: { ref: "of[1].counterparty" }, last_name: { first: ["name.family", "name.display"] } },
  });
  expect(proposed.children).toMatchObject({
    communication_phones: { owner: { counterparty: "client_id", contact: "person_id" }, same: ["kind", "value"] },
    communication_emails: { columns: { kind: { literal: "E" } } },
    tag: { each: "tags", key: "columns" },
  });
  expect(proposed.polymorphic).toMatchObject([{ table: "attachment", model: "model", id: "record_id" }]);
  expect(doubts).toContainEqual({ code: "propose-triggers", params: { table: "client", triggers: "stamp" } });
  const profile = loadProfile(await readFile(new URL("profile.yaml", folder), "utf8"));
  expect(
    (await doctor(db, profile)).filter(({ code }) => code === "doctor-trigger").map(({ params }) => params["table"]),
  ).toEqual(["client", "communication"]);
  expect(
    (
      await doctor(db, { ...profile, entities: { counterparty: { ...profile.entities.counterparty, columns: {} } } })
    ).some(({ code, blocking }) => code === "doctor-profile-unfit" && blocking),
  ).toBe(true);

  // Two clients of a pooler that lends out connections by the transaction share one.
  const sharing = await doctor(db, profile, undefined, async () => ({ ...db, close: async () => {} }));
  expect(sharing).toContainEqual({ code: "doctor-pooler", blocking: true, params: {} });
  const shared = openToWrite(async () => ({ ...db, close: async () => {} }));
  await expect(shared).rejects.toMatchObject({ code: "doctor-pooler" });
  const url = await freshDatabase();
  await (await openToWrite(() => openDatabase({ url }))).close();

  // What is granted is enough for a load, and no more than that.
  await db.run(
    `DROP ROLE IF EXISTS sverka_loader; CREATE ROLE sverka_loader; GRANT USAGE ON SCHEMA vendor TO sverka_loader; ${grantsSql(profile, "sverka_loader")} SET ROLE sverka_loader`,
  );
  await ensureSchema(db, profile);
  expect((await doctor(db, profile)).filter(({ blocking }) => blocking)).toEqual([]);
  const goldens = [counterparty({ id: "a", members: ["s:1"], name: "Альфа", phones: ["+78462316014"] })];
  expect((await apply(db, profile, input("r1", goldens))).changes).toBe(1);
  await db.run("RESET ROLE; DROP OWNED BY sverka_loader CASCADE; DROP ROLE sverka_loader");
});

test("a load over a log that has moved since the target was read is refused under the lock", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  const heads = [await readHead(db)];
  const goldens = [counterparty({ id: "a", members: ["s:1"], name: "Альфа" })];
  const { head } = await apply(db, profile, input("r1", goldens, { heads }));
  const late = apply(db, profile, input("r2", goldens, { heads }));
  await expect(late).rejects.toMatchObject({ code: "load-moved-on" });
  expect((await apply(db, profile, input("r2", goldens, { heads: [...heads, head] }))).changes).toBe(0);
});
