import { describe, expect, test } from "vitest";
import { apply, ensureSchema, fingerprint, type LoadInput, loadProfile, undo } from "../../../src/load/index.ts";
import type { Golden, SourceRecord } from "../../../src/model/index.ts";
import { pointToKnown } from "../../../src/pipeline/load/known-firms.ts";
import { kinds, open } from "./databases.ts";
import { contact, counterparty, recordsOf } from "./goldens.ts";

/** A CRM of the kind that people write themselves: a number that stands once, and a trigger that notes when a row was written. */
const schema = `CREATE SCHEMA own;
  CREATE TABLE own.client (id serial PRIMARY KEY, title text NOT NULL, tax_id text UNIQUE, city text, archived boolean NOT NULL DEFAULT false, touched timestamptz NOT NULL DEFAULT now());
  CREATE TABLE own.person (id serial PRIMARY KEY, client_id int REFERENCES own.client, name text NOT NULL);
  CREATE TABLE own.phone (id serial PRIMARY KEY, client_id int NOT NULL REFERENCES own.client, number text NOT NULL);
  CREATE FUNCTION own.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.touched := clock_timestamp(); RETURN NEW; END $$;
  CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON own.client FOR EACH ROW EXECUTE FUNCTION own.touch()`;

const profileText = `version: 1
title: own
proved: here
schema: own
entities:
  counterparty:
    table: client
    columns: { title: name.display, tax_id: "identifiers[ru-inn]", city: city }
    inactive: { archived: true }
    merge: deactivate
  contact:
    table: person
    columns: { client_id: { ref: "of[1].counterparty" }, name: name.display }
    merge: delete
children:
  phone: { table: phone, each: phones, owner: { counterparty: client_id }, same: [number], columns: { number: e164 } }
`;

const inn = "6311500014";

function input(runId: string, goldens: readonly Golden[], more: Partial<LoadInput> = {}): LoadInput {
  return { runId, digest: runId, goldens: () => goldens, records: () => recordsOf(goldens), ...more };
}

describe.each(kinds)("%s", (kind) => {
  async function prepare() {
    const db = await open(kind);
    await db.run(schema);
    const profile = loadProfile(profileText);
    await ensureSchema(db, profile);
    const clients = () => db.query("SELECT id, title, tax_id, archived FROM own.client ORDER BY id");
    return { db, profile, clients };
  }

  test("a merged card keeps the number that only the row put out of use held, and gives it back on undo", async () => {
    const { db, profile, clients } = await prepare();
    const [poor, rich] = [
      counterparty({ id: "a", members: ["managers:1"], name: "Ромашка" }),
      counterparty({ id: "b", members: ["ut:1"], name: "Ромашка ООО", inn }),
    ];
    await apply(db, profile, input("r1", [poor, rich]));
    const before = await clients();
    const joined = counterparty({ id: "a", members: ["managers:1", "ut:1"], name: "Ромашка", inn });
    const merged = await apply(db, profile, input("r2", [joined], { decidedSame: [["managers:1", "ut:1"]] }));
    expect(merged.rejects).toEqual([]);
    expect(await clients()).toEqual([
      { id: 1, title: "Ромашка", tax_id: inn, archived: false },
      { id: 2, title: "Ромашка ООО", tax_id: null, archived: true },
    ]);
    expect(await undo(db, profile, "r2", "u2")).toMatchObject({ conflicts: [] });
    expect(await clients()).toEqual(before);
  });

  test("the same of two rows that the CRM made itself; a number that the winner holds already is not taken from anybody", async () => {
    const { db, profile, clients } = await prepare();
    await db.run(
      `INSERT INTO own.client (title, tax_id) VALUES ('Ромашка', NULL), ('Ромашка ООО', '${inn}'), ('Лютик', '6311012345'), ('Лютик ООО', '6312345019')`,
    );
    const goldens = [
      counterparty({ id: "a", members: ["ut:1", "target:client/1", "target:client/2"], name: "Ромашка", inn }),
      counterparty({
        id: "b",
        members: ["ut:2", "target:client/3", "target:client/4"],
        name: "Лютик",
        inn: "6311012345",
      }),
    ];
    const decidedSame = [
      ["target:client/1", "target:client/2"],
      ["target:client/3", "target:client/4"],
    ] as const;
    const merged = await apply(db, profile, input("r1", goldens, { decidedSame }));
    expect(merged.rejects).toEqual([]);
    expect(await clients()).toEqual([
      { id: 1, title: "Ромашка", tax_id: inn, archived: false },
      { id: 2, title: "Ромашка ООО", tax_id: null, archived: true },
      { id: 3, title: "Лютик", tax_id: "6311012345", archived: false },
      { id: 4, title: "Лютик ООО", tax_id: "6312345019", archived: true },
    ]);
  });

  test("what a trigger noted while a later run was written and undone is nobody's edit", async () => {
    const { db, profile, clients } = await prepare();
    const card = { id: "a", members: ["ut:1"], name: "Ромашка" };
    const other = counterparty({ id: "b", members: ["ut:2"], name: "Лютик", phones: ["+78462316014"] });
    await apply(db, profile, input("r1", [counterparty(card), other]));
    await apply(db, profile, input("r2", [counterparty({ ...card, city: "Самара" }), other]));
    expect(await undo(db, profile, "r2", "u2")).toMatchObject({ conflicts: [], stamped: ["client.touched"] });
    expect(await undo(db, profile, "r1", "u1")).toMatchObject({ conflicts: [] });
    expect(await clients()).toEqual([]);
  });

  test("of two updates, both undone, nothing is said to be edited; an edit among them still is", async () => {
    const { db, profile, clients } = await prepare();
    await db.run(`INSERT INTO own.client (title) VALUES ('Ромашка'), ('Лютик')`);
    const start = await clients();
    const [first, second] = [
      { id: "a", members: ["ut:1", "target:client/1"], name: "Ромашка" },
      { id: "b", members: ["ut:2", "target:client/2"], name: "Лютик" },
    ];
    await apply(
      db,
      profile,
      input("r1", [counterparty({ ...first, inn }), counterparty({ ...second, inn: "6311012345" })]),
    );
    await apply(
      db,
      profile,
      input("r2", [
        counterparty({ ...first, inn, city: "Самара" }),
        counterparty({ ...second, inn: "6311012345", city: "Самара" }),
      ]),
    );
    await undo(db, profile, "r2", "u2");
    await db.run("UPDATE own.client SET tax_id = '6312345019' WHERE id = 2");
    const { conflicts } = await undo(db, profile, "r1", "u1");
    expect(conflicts.map(({ id, column, reason }) => [id, column, reason])).toEqual([
      ["2", "tax_id", "edited"],
      ["2", "touched", "edited"],
    ]);
    expect(await clients()).toEqual([start[0], { id: 2, title: "Лютик", tax_id: "6312345019", archived: false }]);
    expect((await fingerprint(db, "own"))["client"]).toBeDefined();
  });

  test("a contact of the CRM's own whose firm's row a golden record has taken is that golden record's", async () => {
    const { db, profile } = await prepare();
    await db.run("INSERT INTO own.client (title) VALUES ('Ромашка'), ('Лютик')");
    const taken = counterparty({ id: "a", members: ["ut:7", "target:client/1"], name: "Ромашка" });
    await apply(db, profile, input("r1", [taken]));
    const people = ["1", "2"].map((row) => {
      const golden = contact({ id: "p", members: [`target:person/${row}`], name: "Анна" });
      const [{ record }] = recordsOf([golden]) as unknown as [{ record: SourceRecord }];
      return {
        ...record,
        type: "contact",
        of: [{ ref: { by: "key", source: "target", key: `client/${row}` } }],
      } as unknown as SourceRecord;
    });
    const refs = [];
    for await (const record of pointToKnown(
      db,
      "client",
      (async function* () {
        yield* people;
      })(),
    ))
      refs.push(record.type === "contact" ? record.of.map(({ ref }) => ref) : []);
    expect(refs).toEqual([[{ by: "key", source: "ut", key: "7" }], [{ by: "key", source: "target", key: "client/2" }]]);
  });
});
