import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { apply, type Database, ensureSchema, openDatabase, undo } from "../../../src/load/index.ts";
import { dropIndexes } from "../../../src/load/write/bulk-indexes.ts";
import { freshDatabase, whenDone } from "../database.ts";
import { open, profileOf } from "./databases.ts";
import { counterparty, recordsOf } from "./goldens.ts";

const dump = fileURLToPath(new URL("../../../fixtures/schema/dump.txt", import.meta.url));

/** Tables with columns, constraints and indexes, views, as the server prints them: the same on every PostgreSQL from 15 on. */
async function describeSchemas(db: Database): Promise<string> {
  const rows = await db.query<{ line: string }>(`
    WITH tables AS (
      SELECT c.oid, n.nspname || '.' || c.relname AS name, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('crm', 'sverka') AND c.relkind IN ('r', 'v')
    )
    SELECT line FROM (
      SELECT name, 0 AS part, 0 AS at, CASE relkind WHEN 'v' THEN 'view ' ELSE 'table ' END || name AS line FROM tables
      UNION ALL
      SELECT name, 1, attnum, '  ' || attname || ' ' || format_type(atttypid, atttypmod)
        || CASE WHEN attcollation = (SELECT oid FROM pg_collation WHERE collname = 'C') THEN ' COLLATE "C"' ELSE '' END
        || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END || CASE attidentity WHEN 'd' THEN ' IDENTITY' ELSE '' END
        || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') || coalesce(' -- ' || col_description(t.oid, attnum), '')
      FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND attnum > 0 AND NOT attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = attnum
      UNION ALL
      SELECT name, 2, 0, '  ' || conname || ' ' || pg_get_constraintdef(k.oid) FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND contype IN ('c', 'f', 'p', 'u')
      UNION ALL
      SELECT name, 3, 0, '  ' || pg_get_indexdef(indexrelid) FROM tables t JOIN pg_index i ON i.indrelid = t.oid AND NOT indisprimary
      UNION ALL
      SELECT name, 4, 0, '  trigger ' || tgname FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT tgisinternal
    ) l ORDER BY name COLLATE "C", part, at, line COLLATE "C"`);
  return `${rows.map(({ line }) => line).join("\n")}\n`;
}

test("the tables are those written down, before a first load and after it", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  const before = await describeSchemas(db);
  // A change of the schema is a change of this file, seen in review: `vitest -u` writes it.
  await expect(before).toMatchFileSnapshot(dump);

  // The first load takes indexes off and writes records before it knows which cards are refused.
  const good = counterparty({ id: "a", members: ["s:1"], name: "Альфа" });
  const bad = { ...counterparty({ id: "b", members: ["s:2", "s:3"], name: "Бета" }), kind: "cooperative" as never };
  const goldens = [good, bad];
  const { drafts, rejects } = await apply(db, profile, {
    runId: "r1",
    digest: "",
    goldens: () => goldens,
    records: () => recordsOf(goldens),
  });
  expect(drafts[0]).toMatchObject({ drafted: 3, created: 1, rejected: 2 });
  expect(rejects).toMatchObject([{ entity: "b", records: ["s:2", "s:3"] }]);
  expect(await db.query("SELECT record_id AS id FROM sverka.source_record")).toEqual([{ id: "s:1" }]);
  expect(await describeSchemas(db)).toBe(before);
});

test("a first load leaves the keys by which others go: of publications, foreign keys, views and replica identities", async () => {
  const goldens = [counterparty({ id: "a", members: ["s:1"], name: "Альфа" })];
  const input = { digest: "", goldens: () => goldens, records: () => recordsOf(goldens) };
  const profile = await profileOf("crm");
  for (const others of [
    "CREATE PUBLICATION everything FOR ALL TABLES",
    "CREATE PUBLICATION ours FOR TABLES IN SCHEMA sverka",
    'CREATE TABLE watched (id text COLLATE "C" REFERENCES sverka.entity)',
    "CREATE VIEW latest AS SELECT record_id, place FROM sverka.source_record GROUP BY record_id",
    `CREATE UNIQUE INDEX named ON sverka.change (seq); ALTER TABLE sverka.change REPLICA IDENTITY USING INDEX named;
     CREATE PUBLICATION changes FOR TABLE sverka.change`,
  ]) {
    const db = await open("server");
    await ensureSchema(db, profile);
    await db.run(others);
    const before = await describeSchemas(db);
    expect((await apply(db, profile, { ...input, runId: "r1" })).changes, others).toBe(1);
    expect(await describeSchemas(db), others).toBe(before);
    expect(await db.query("SELECT FROM pg_index WHERE indisreplident")).toHaveLength(others.includes("USING") ? 1 : 0);
  }
});

test("a load after an undo leaves the indexes of the log, which is full", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  const goldens = [counterparty({ id: "a", members: ["s:1"], name: "Альфа" })];
  const input = { digest: "", goldens: () => goldens, records: () => recordsOf(goldens) };
  const before = await describeSchemas(db);
  await apply(db, profile, { ...input, runId: "r1" });
  await undo(db, profile, "r1", "u1");
  await db
    .transaction(async () => {
      const dropped = (await dropIndexes(db, ["source_record", "entity", "change"])).join("\n");
      expect(dropped).toContain("sverka.source_record");
      expect(dropped).toContain("sverka.entity");
      expect(dropped).not.toContain("sverka.change");
      throw new Error("only looked");
    })
    .catch((error: unknown) => expect(error).toMatchObject({ message: "only looked" }));
  expect((await apply(db, profile, { ...input, runId: "r2" })).changes).toBe(1);
  expect(await describeSchemas(db)).toBe(before);
});

/** Which foreign keys and indexes of the CRM's tables are those that were there before: one that was taken off and put on again is another. */
async function targetKeys(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ name: string; oid: number }>(`
    SELECT conrelid::regclass || ' ' || conname AS name, oid::bigint AS oid FROM pg_constraint WHERE contype = 'f' AND connamespace = 'crm'::regnamespace
    UNION ALL SELECT indexrelid::regclass::text, indexrelid::bigint FROM pg_index JOIN pg_class c ON c.oid = indrelid WHERE c.relnamespace = 'crm'::regnamespace`);
  return new Map(rows.map(({ name, oid }) => [name, oid]));
}

/** As many as make it worth while. */
const firms = Array.from({ length: 5000 }, (_, n) =>
  counterparty({ id: `a${n}`, members: [`s:${n}`], name: `Альфа ${n}`, phones: n % 5 === 0 ? ["+78462316014"] : [] }),
);
const ofFirms = { digest: "", goldens: () => firms, records: () => recordsOf(firms) };
const ofFew = { ...ofFirms, goldens: () => firms.slice(1), records: () => recordsOf(firms.slice(1)) };

test.each(["server", "embedded"] as const)(
  "foreign keys and indexes of our own CRM are put on again after the rows of a first load (%s)",
  async (kind) => {
    const db = await open(kind);
    const profile = await profileOf("crm");
    await ensureSchema(db, profile);
    const [before, was] = [await describeSchemas(db), await targetKeys(db)];
    expect((await apply(db, profile, { ...ofFirms, runId: "r1" })).changes).toBe(5000);
    const now = await targetKeys(db);
    const anew = [...now].flatMap(([name, oid]) => (was.get(name) === oid ? [] : [name]));
    expect(anew).toEqual(
      expect.arrayContaining(["crm.phone phone_counterparty_id_fkey", "crm.phone_e164", "crm.email_address"]),
    );
    // No two new rows can have these in common: the one is drawn, the other asked of all rows beforehand.
    expect(anew).toEqual(expect.arrayContaining(["crm.phone_pkey", "crm.identifier_counterparty_id_scheme_value_key"]));
    expect(await describeSchemas(db)).toBe(before);
    await expect(
      db.run("INSERT INTO crm.phone (counterparty_id, quality, raw) VALUES (99999, 'unparsed', '-')"),
    ).rejects.toThrow(/phone_counterparty_id_fkey/);
  },
);

test("a database that forbids every DROP is named with its own words, and holds nothing of the load", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  await db.run(`CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''nothing is dropped here''; END';
    CREATE EVENT TRIGGER refuse ON sql_drop EXECUTE FUNCTION refuse()`);
  await expect(apply(db, profile, { ...ofFirms, runId: "r1" })).rejects.toMatchObject({
    code: "db-refused",
    params: { reason: "nothing is dropped here", place: "PL/pgSQL function refuse() line 1 at RAISE" },
  });
  expect(
    await db.query(
      "SELECT (SELECT count(*) FROM crm.counterparty) AS cards, (SELECT count(*) FROM sverka.change) AS log",
    ),
  ).toEqual([{ cards: 0, log: 0 }]);
});

test("a CRM whose phones are checked by the pattern that earlier builds made loads as it did", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  await db.run(`ALTER TABLE crm.phone DROP CONSTRAINT phone_e164_check;
    ALTER TABLE crm.phone ADD CONSTRAINT phone_e164_check CHECK (e164 ~ '^\\+[1-9][0-9]{1,14}$')`);
  const before = await describeSchemas(db);
  expect((await apply(db, profile, { ...ofFirms, runId: "r1" })).changes).toBe(5000);
  expect((await apply(db, profile, { ...ofFirms, runId: "r2" })).changes).toBe(0);
  expect(await describeSchemas(db)).toBe(before);
});

test("foreign keys and indexes of the CRM stay on where others are at it, for rows, triggers, a reader or comments, and where cards are few", async () => {
  const profile = await profileOf("crm");
  for (const others of [
    "INSERT INTO crm.contact (kind, name) VALUES ('person', 'Анна')",
    `CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
     CREATE TRIGGER stamp BEFORE INSERT ON crm.email FOR EACH ROW EXECUTE FUNCTION stamp()`,
  ]) {
    const db = await open("server");
    await ensureSchema(db, profile);
    await db.run(others);
    const was = await targetKeys(db);
    expect((await apply(db, profile, { ...ofFirms, runId: "r1" })).changes, others).toBe(5000);
    expect(await targetKeys(db), others).toEqual(was);
  }

  const url = await freshDatabase();
  const [db, reader] = [await openDatabase({ url }), await openDatabase({ url })];
  whenDone(() => Promise.all([db.close(), reader.close()]));
  await ensureSchema(db, profile);
  await db.run("COMMENT ON INDEX crm.phone_e164 IS 'for the telephone exchange'");
  const was = await targetKeys(db);
  await reader.transaction(async () => {
    await reader.query("SELECT FROM crm.address");
    expect((await apply(db, profile, { ...ofFirms, runId: "r1" })).changes).toBe(5000);
  });
  expect(await targetKeys(db)).toEqual(was);

  await undo(db, profile, "r1", "u1");
  await db.run("DELETE FROM sverka.source_record; DELETE FROM sverka.entity");
  expect((await apply(db, profile, { ...ofFew, runId: "r2" })).changes).toBe(4999);
  expect(await targetKeys(db)).toEqual(was);

  await undo(db, profile, "r2", "u2");
  await db.run("DELETE FROM sverka.source_record; DELETE FROM sverka.entity");
  expect((await apply(db, profile, { ...ofFirms, runId: "r3" })).changes).toBe(5000);
  const now = await targetKeys(db);
  expect(now.get("crm.phone_e164")).toBe(was.get("crm.phone_e164"));
  expect(now.get("crm.phone_contact")).not.toBe(was.get("crm.phone_contact"));
});

test("foreign keys and indexes of the CRM stay on where they could not be put on again, or the database refuses", async () => {
  const profile = await profileOf("crm");
  for (const [others, owner] of [
    [`ALTER TABLE crm.counterparty ADD CONSTRAINT one EXCLUDE USING btree (id WITH =)`, ""],
    [`ALTER TABLE crm.phone DISABLE TRIGGER ALL`, ""],
    [
      `CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''nothing is dropped here''; END';
       CREATE EVENT TRIGGER refuse ON sql_drop WHEN TAG IN ('DROP INDEX', 'ALTER TABLE') EXECUTE FUNCTION refuse()`,
      "",
    ],
    // The tables' owner may take an index off, and needs the schema's leave to put one on.
    [
      `CREATE ROLE owner_of_tables; GRANT USAGE ON SCHEMA crm TO owner_of_tables; ALTER SCHEMA sverka OWNER TO owner_of_tables;
       DO $$ DECLARE t regclass; BEGIN
         FOR t IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace IN ('crm'::regnamespace, 'sverka'::regnamespace)
         LOOP EXECUTE format('ALTER TABLE %s OWNER TO owner_of_tables', t); END LOOP; END $$`,
      "owner_of_tables",
    ],
  ] as const) {
    const db = await open("server");
    await ensureSchema(db, profile);
    await db.run(others);
    const [before, was] = [await describeSchemas(db), await targetKeys(db)];
    if (owner !== "") await db.run(`SET ROLE ${owner}`);
    expect((await apply(db, profile, { ...ofFirms, runId: "r1" })).changes, others).toBe(5000);
    expect(await describeSchemas(db), others).toBe(before);
    const now = await targetKeys(db);
    for (const kept of others.includes("DISABLE") ? ["crm.phone phone_counterparty_id_fkey"] : was.keys())
      if (!others.includes("EXCLUDE") || kept === "crm.one")
        expect(now.get(kept), `${others}: ${kept}`).toBe(was.get(kept));
    if (owner !== "")
      await db.run(
        `RESET ROLE; REASSIGN OWNED BY ${owner} TO CURRENT_USER; DROP OWNED BY ${owner}; DROP ROLE ${owner}`,
      );
  }
});

test("keys of the CRM by which rows could be refused or others go stay on", async () => {
  const profile = await profileOf("crm");
  for (const [others, kept, gone] of [
    ["CREATE UNIQUE INDEX one_raw ON crm.phone (raw, id)", "crm.one_raw", "crm.phone_pkey"],
    [
      "ALTER TABLE crm.phone ADD CONSTRAINT one_note UNIQUE NULLS NOT DISTINCT (note, id)",
      "crm.one_note",
      "crm.phone_pkey",
    ],
    ["ALTER TABLE crm.contact ADD CONSTRAINT one_active UNIQUE (active, id)", "crm.one_active", "crm.contact_pkey"],
    [
      `CREATE COLLATION crm.any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
       ALTER TABLE crm.phone ALTER raw TYPE text COLLATE crm.any_case, ADD CONSTRAINT any_case UNIQUE (raw, counterparty_id)`,
      "crm.any_case",
      "crm.phone_pkey",
    ],
    [
      `ALTER TABLE crm.identifier DROP CONSTRAINT identifier_pkey, ADD CONSTRAINT identifier_pkey PRIMARY KEY (id) WITH (fillfactor = 70)`,
      "crm.identifier_pkey",
      "crm.phone_pkey",
    ],
    ["CREATE PUBLICATION phones FOR TABLE crm.phone", "crm.phone_pkey", "crm.contact_pkey"],
    ["CREATE TABLE watched (id bigint REFERENCES crm.contact)", "crm.contact_pkey", "crm.phone_pkey"],
  ] as const) {
    const db = await open("server");
    await ensureSchema(db, profile);
    await db.run(others);
    const [before, was] = [await describeSchemas(db), await targetKeys(db)];
    expect((await apply(db, profile, { ...ofFirms, runId: "r1" })).changes, others).toBe(5000);
    expect(await describeSchemas(db), others).toBe(before);
    const now = await targetKeys(db);
    expect(now.get(kept), others).toBe(was.get(kept));
    expect(now.get(gone), others).not.toBe(was.get(gone));
  }
});

test("a card that a key refuses is told from the others of a first load whose keys are taken off", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  await db.run("ALTER TABLE crm.counterparty ADD CONSTRAINT one_name UNIQUE (name)");
  const twice = [...firms, counterparty({ id: "b", members: ["s:b"], name: "Альфа 7" })];
  const was = await targetKeys(db);
  const { changes, rejects } = await apply(db, profile, {
    ...ofFirms,
    goldens: () => twice,
    records: () => recordsOf(twice),
    runId: "r1",
  });
  expect(changes).toBe(5000);
  expect(rejects).toMatchObject([
    { entity: "b", issue: { code: "constraint-unique-among", params: { holder: "a7" } } },
  ]);
  expect((await targetKeys(db)).get("crm.one_name")).not.toBe(was.get("crm.one_name"));
});

test("what an earlier version remembered is read on, letter by letter as it stood", async () => {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  const now = await describeSchemas(db);
  const goldens = [counterparty({ id: "a", members: ["s:1"], name: 'ООО "Альфа"', phones: ["+78462316014"] })];
  const input = { digest: "", goldens: () => goldens, records: () => recordsOf(goldens) };
  await apply(db, profile, { ...input, runId: "r1" });
  await db.run("ALTER TABLE sverka.entity ALTER written TYPE jsonb; DELETE FROM sverka.migration WHERE number >= 3");
  const written = "SELECT written::text AS text FROM sverka.entity";
  const then = await db.query(written);

  await ensureSchema(db, profile);
  expect(await describeSchemas(db)).toBe(now);
  expect(await db.query(written)).toEqual(then);
  expect((await apply(db, profile, { ...input, runId: "r2" })).changes).toBe(0);
});

test("Sverka's own tables may live in a schema of another name", async () => {
  const db = await open("server", { schema: "Память" });
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  const goldens = [counterparty({ id: "a", members: ["s:1"], name: "Альфа" })];
  const input = { digest: "", goldens: () => goldens, records: () => recordsOf(goldens) };
  expect((await apply(db, profile, { ...input, runId: "r1" })).changes).toBe(1);
  expect((await apply(db, profile, { ...input, runId: "r2" })).changes).toBe(0);
  expect(await db.query("SELECT to_regnamespace('sverka') AS other")).toEqual([{ other: null }]);
});

test("a phone's number is a plus, no zero, and two to fifteen digits in all", async () => {
  const db = await open("server");
  await ensureSchema(db, await profileOf("crm"));
  const numbers = [
    "+1",
    "+12",
    "+123456789012345",
    "+1234567890123456",
    "+02",
    "12",
    "+12\n",
    " +12",
    "+1a",
    "+1٣",
    "",
  ];
  const rows = await db.query<{ number: string; fits: boolean; counted: boolean }>(
    `SELECT number, ${await checkOf(db, "phone_e164_check", "number")} AS fits, number ~ '^\\+[1-9][0-9]{1,14}$' AS counted
     FROM json_array_elements_text($1::json) number`,
    [JSON.stringify(numbers)],
  );
  expect(rows.filter(({ fits }) => fits).map(({ number }) => number)).toEqual(["+12", "+123456789012345"]);
  // The slow twin: one pattern that counts.
  expect(rows.map(({ fits }) => fits)).toEqual(rows.map(({ counted }) => counted));
});

/** What a check of the CRM says, of `value` instead of its column. */
async function checkOf(db: Database, name: string, value: string): Promise<string> {
  const [row] = await db.query<{ expression: string }>(
    "SELECT pg_get_expr(conbin, conrelid) AS expression FROM pg_constraint WHERE conname = $1",
    [name],
  );
  return (row?.expression ?? "").replaceAll("e164", value);
}
