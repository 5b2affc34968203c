import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import {
  apply,
  type Database,
  doctor,
  ensureSchema,
  fingerprint,
  type LoadInput,
  loadProfile,
  openDatabase,
  proposeProfile,
  readTarget,
  readTargetRows,
  schemasWithTables,
  type TargetProfile,
  undo,
} from "../../../src/load/index.ts";
import type { Draft, Golden } from "../../../src/model/index.ts";
import { freshDatabase, whenDone } from "../database.ts";
import { contact, counterparty, recordsOf } from "./goldens.ts";

/** Schemas as different as they come, none of them known to Sverka: what is proposed for each must load as it stands. */
const unfamiliar = {
  suite: { schema: "suite", table: "accounts", key: "11111111-1111-4111-8111-111111111111" },
  uchet: { schema: "учёт", table: "Контрагенты", key: "К-000001" },
  jsonb: { schema: "young", table: "organization", key: "11111111-1111-4111-8111-111111111111" },
  morph: { schema: "morph", table: "klienty", key: "1" },
  tenant: { schema: "Sales", table: "Customer Account", key: "1" },
  parts: { schema: "parts", table: "docCustomer", key: "CUST-00001" },
} as const;
type Name = keyof typeof unfamiliar;
const names = Object.keys(unfamiliar) as Name[];
/** Those whose cards have all their numbers in the card's own row, where what people filled stays. */
const inOneRow: ReadonlySet<Name> = new Set(["jsonb", "tenant"]);

const fixture = (path: string): Promise<string> =>
  readFile(new URL(`../../../fixtures/targets/${path}`, import.meta.url), "utf8");

let url: Promise<string> | undefined;

/** All schemas share a database; each has a memory of its own. */
async function prepare(name: Name): Promise<Database> {
  url ??= freshDatabase();
  const db = await openDatabase({ url: await url }, { schema: `memory_${name}` });
  whenDone(() => db.close());
  await db.transaction(async () => void (await db.run(await fixture(`${name}/schema.sql`))));
  return db;
}

function input(runId: string, goldens: readonly Golden[], more: Partial<LoadInput> = {}): LoadInput {
  return { runId, digest: runId, goldens: () => goldens, records: () => recordsOf(goldens), ...more };
}

/** A card of the CRM's own, as the profile reads it backwards. */
async function draftsOf(db: Database, profile: TargetProfile): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for await (const draft of readTarget(db, profile)) drafts.push(draft);
  return drafts;
}

const texts = (draft: Draft | undefined): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(draft?.counterparty?.fields ?? {}).map(([field, values]) => [field, values.map(({ text }) => text)]),
  );

test.each(names)("%s: what is proposed fits as it stands, loads, adopts, merges and is given back", async (name) => {
  const { schema, table, key } = unfamiliar[name];
  const db = await prepare(name);
  const { yaml } = await proposeProfile(db, schema);
  expect(yaml).toBe(await fixture(`${name}/proposed.yaml`));
  const profile = loadProfile(yaml);
  await ensureSchema(db, profile);
  expect((await doctor(db, profile)).filter(({ blocking }) => blocking)).toEqual([]);

  const drafts = await draftsOf(db, profile);
  expect(texts(drafts.find((draft) => draft.key === `${table}/${key}`))).toMatchObject({
    name: [expect.stringContaining("Вымпел")],
    inn: ["7707001234"],
    phones: [expect.stringMatching(/^\+7[ -]?495/)],
    emails: ["info@vympel.example"],
    city: ["Москва"],
  });
  expect(drafts.some((draft) => texts(draft)["name"]?.[0]?.includes("Удалённый") ?? false)).toBe(false);

  const other = drafts.find((draft) => draft.counterparty !== undefined && draft.key !== `${table}/${key}`)
    ?.key as string;
  const before = await fingerprint(db, schema);
  const goldens: Golden[] = [
    counterparty({
      id: "e1",
      members: ["ut:1", `target:${table}/${key}`],
      name: "Вымпел",
      inn: "7707001234",
      phones: ["+74951234567", "+74957654321"],
    }),
    counterparty({
      id: "e2",
      members: ["ut:2"],
      name: "Ромашка",
      inn: "6311500014",
      city: "Самара",
      phones: ["+78462316014"],
      emails: ["Zakaz@Romashka.example"],
      notes: ["постоянный"],
    }),
    counterparty({ id: "e3", members: ["ut:3"], name: "Лютик", emails: ["Zakaz@romashka.example"] }),
    contact({ id: "p1", members: ["ut:2#contact:ольга"], name: "Ольга Иванова", phones: ["+79171234567"] }, [
      { counterparty: "e2", role: { value: "бухгалтер", raw: "бухгалтер", at: "B" }, from: "ut:2" },
    ]),
  ];
  const loaded = await apply(db, profile, input("r1", goldens));
  expect(loaded.rejects).toEqual([]);
  expect(loaded.drafts).toMatchObject([
    // A list in one cell that people filled stays theirs, and is listed; in tables of their own the new numbers are added.
    { type: "counterparty", created: 2, ...(inOneRow.has(name) ? { unchanged: 1 } : { updated: 1 }) },
    { type: "contact", created: 1 },
  ]);
  if (name === "jsonb") expect(loaded.issues.map(({ params }) => params?.["column"])).toContain("phones");
  expect((await apply(db, profile, input("r2", goldens))).changes).toBe(0);

  // A person says that two cards of the CRM are one: everything that hangs on the second goes over, in the unseen links too.
  const merged = goldens.map((golden) =>
    golden.id === "e1" ? { ...golden, members: [...golden.members, `target:${other}`] } : golden,
  );
  const result = await apply(db, profile, input("r3", merged, { decidedSame: [["ut:1", `target:${other}`]] }));
  expect(result.issues.map(({ code }) => code)).not.toContain("merge-refused");
  expect(result.drafts).toMatchObject([{ waiting: 0 }, {}]);
  expect((await draftsOf(db, profile)).map((draft) => draft.key)).not.toContain(other);

  // Deals lead there by a tenant's number and the card's, and their own key holds the tenant's too.
  if (name === "tenant")
    expect(await db.query(`SELECT DISTINCT "accountNo"::int AS no FROM "Sales"."Deal"`)).toHaveLength(1);

  for (const run of ["r3", "r1"]) expect((await undo(db, profile, run, `undo-${run}`)).conflicts).toEqual([]);
  // morph's trigger stamps what an undo writes back: the one thing that an undo cannot restore, and says so.
  if (name !== "morph") expect(await fingerprint(db, schema)).toEqual(before);
});

test("a person there already, whose firm is refused, stays without it and is looked at again", async () => {
  const db = await openDatabase({ url: await (url as Promise<string>) }, { schema: "memory_tenant" });
  whenDone(() => db.close());
  const profile = loadProfile(await fixture("tenant/proposed.yaml"));
  const firm = (phone: string): Golden =>
    counterparty({ id: "f1", members: ["ut:31"], name: "Гвоздика", phones: [phone] });
  const person = contact({ id: "f2", members: ["ut:31#contact:анна"], name: "Анна" }, [
    { counterparty: "f1", from: "ut:31" },
  ]);
  const links = async (): Promise<unknown> =>
    db.query(`SELECT a."displayName" AS firm FROM "Sales"."Contact Person" p LEFT JOIN "Sales"."Customer Account" a USING ("accountNo")
      WHERE p."familyName" = 'Анна'`);
  for (const run of ["f-r1", "f-r2"]) {
    const { rejects, issues } = await apply(db, profile, input(run, [firm("000-00"), person]));
    expect(rejects.map(({ entity }) => entity)).toEqual(["f1"]);
    expect(issues.map(({ code }) => code)).toContain("load-link-unresolved");
    expect(await links()).toEqual([{ firm: null }]);
  }
  expect((await apply(db, profile, input("f-r3", [firm("+78462316099"), person]))).rejects).toEqual([]);
  expect(await links()).toEqual([{ firm: "Гвоздика" }]);
});

test("firms and people in one table are told apart by its flag", async () => {
  const db = await openDatabase({ url: await (url ??= freshDatabase()) }, { schema: "memory_odoo" });
  whenDone(() => db.close());
  await db.transaction(async () => void (await db.run(await fixture("odoo/schema.sql"))));
  const { yaml, doubts } = await proposeProfile(db, "odoo");
  expect(doubts.map(({ code }) => code)).toContain("propose-one-table");
  const profile = loadProfile(yaml);
  expect(profile.entities).toMatchObject({
    counterparty: { table: "res_partner", where: { is_company: true } },
    contact: {
      table: "res_partner",
      where: { is_company: false },
      columns: { parent_id: { ref: "of[1].counterparty" } },
    },
  });
  await ensureSchema(db, profile);
  const goldens: Golden[] = [
    counterparty({ id: "e1", members: ["ut:1"], name: "Ромашка" }),
    contact({ id: "p1", members: ["ut:1#contact:ольга"], name: "Ольга" }, [{ counterparty: "e1", from: "ut:1" }]),
  ];
  expect((await apply(db, profile, input("r1", goldens))).rejects).toEqual([]);
  expect(await db.query("SELECT is_company, parent_id FROM odoo.res_partner ORDER BY id")).toEqual([
    { is_company: true, parent_id: null },
    { is_company: false, parent_id: 1 },
  ]);
});

test("a value that a column cannot hold is a reject with place and reason, whatever the schema", async () => {
  for (const name of ["suite", "uchet", "morph"] as const) {
    const db = await openDatabase({ url: await (url as Promise<string>) }, { schema: `memory_${name}` });
    whenDone(() => db.close());
    const profile = loadProfile(await fixture(`${name}/proposed.yaml`));
    const long = [counterparty({ id: "long", members: ["ut:9"], name: "Ы".repeat(251) })];
    const { rejects } = await apply(db, profile, input("long", long), { dryRun: true });
    expect(rejects.map(({ issue }) => [issue.code, issue.params?.["table"]])).toEqual([
      ["value-too-long", unfamiliar[name].table],
    ]);
  }
});

test("a status is no region, a dialled number is no phone of the card, and who changed a card is known", async () => {
  const db = await openDatabase({ url: await (url ?? freshDatabase()) });
  whenDone(() => db.close());
  await db.run(`CREATE SCHEMA desk;
    CREATE TABLE desk.staff (id serial PRIMARY KEY, login text NOT NULL);
    CREATE TABLE desk.customer (customer_no serial PRIMARY KEY, caption text NOT NULL, tax_no varchar(12), web text,
      state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'archived')), curator_no int REFERENCES desk.staff,
      changed_on timestamptz, changed_by int REFERENCES desk.staff);
    CREATE TABLE desk.call_log (id serial PRIMARY KEY, customer_no int REFERENCES desk.customer, phone text);
    INSERT INTO desk.staff (login) VALUES ('olga'), ('ivan');
    INSERT INTO desk.customer (caption, changed_on, changed_by, curator_no) VALUES ('ООО Ромашка', '2026-05-02 10:00+00', 1, 2);
    INSERT INTO desk.call_log (customer_no, phone) VALUES (1, '8 846 231-60-14')`);
  const profile = loadProfile((await proposeProfile(db, "desk")).yaml);
  expect(profile.entities.counterparty).toMatchObject({
    columns: { caption: { template: "{legalForm} {name.display}" }, web: "sites" },
    inactive: { state: "archived" },
    changedAt: "changed_on",
    changedBy: "changed_by",
    responsible: "curator_no",
  });
  expect(Object.keys(profile.entities.counterparty.columns)).not.toContain("state");
  expect(profile.children).toEqual({});
  for await (const row of readTargetRows(db, profile, { owned: true }))
    expect(row).toMatchObject({ changedBy: "olga", responsible: "ivan", changedAt: "2026-05-02 10:00:00+00" });
});

test("a name gives up its form of ownership to a column for it, but a full name or a list of forms does not make it", async () => {
  const db = await openDatabase({ url: await (url ?? freshDatabase()) });
  whenDone(() => db.close());
  const nameOf = async (schema: string, columns: string): Promise<unknown> => {
    await db.run(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.opf (id int PRIMARY KEY, label text);
      CREATE TABLE ${schema}.customer (id serial PRIMARY KEY, inn varchar(12), ${columns})`);
    return loadProfile((await proposeProfile(db, schema)).yaml).entities.counterparty.columns;
  };
  expect(await nameOf("form1", "name text NOT NULL, legal_form text")).toMatchObject({
    name: "name.display",
    legal_form: "legalForm",
  });
  expect(await nameOf("form2", "name text NOT NULL, full_name text, legal_form text")).toMatchObject({
    name: "name.display",
    full_name: { template: "{legalForm} {name.display}" },
  });
  expect(await nameOf("form3", "name text NOT NULL, legal_form int REFERENCES form3.opf")).toMatchObject({
    name: { template: "{legalForm} {name.display}" },
  });
  expect(await schemasWithTables(db)).toEqual(expect.arrayContaining(["form1", "form2", "form3"]));
  expect(await schemasWithTables(db)).not.toContain("sverka");
});

test("a table of phones that takes nothing but E.164 gets numbers only, and a text without one rejects no card", async () => {
  const db = await openDatabase({ url: await (url ?? freshDatabase()) }, { schema: "memory_strict" });
  whenDone(() => db.close());
  await db.run(`CREATE SCHEMA strict;
    CREATE TABLE strict.customer (id serial PRIMARY KEY, name text NOT NULL);
    CREATE TABLE strict.customer_phone (id serial PRIMARY KEY, customer_id int NOT NULL REFERENCES strict.customer,
      phone text NOT NULL CHECK (phone ~ '^\\+[1-9][0-9]{6,14}$'))`);
  const { yaml, doubts } = await proposeProfile(db, "strict");
  expect(doubts.map(({ code }) => code)).toContain("propose-phone-strict");
  const profile = loadProfile(yaml);
  await ensureSchema(db, profile);
  const golden = counterparty({ id: "a", members: ["s:1"], name: "Альфа", phones: ["+78462316014"] });
  const [number] = golden.phones as [Golden["phones"][number]];
  const { e164: _, ...rest } = number;
  const unread = { ...rest, raw: "спросить у Ольги", quality: "unparsed" } as typeof number;
  const { rejects } = await apply(db, profile, input("r1", [{ ...golden, phones: [number, unread] }]));
  expect(rejects).toEqual([]);
  expect(await db.query("SELECT phone FROM strict.customer_phone")).toEqual([{ phone: "+78462316014" }]);
});

test("a value in the key of its own table is found, and a number that stands once for each owner is one row whatever its kind", async () => {
  const db = await openDatabase({ url: await (url ?? freshDatabase()) }, { schema: "memory_once" });
  whenDone(() => db.close());
  await db.run(`CREATE SCHEMA once;
    CREATE TYPE once.kind AS ENUM ('mobile', 'work', 'fax');
    CREATE TABLE once.customer (id serial PRIMARY KEY, name text NOT NULL);
    CREATE TABLE once.customer_email (customer_id int REFERENCES once.customer, email text, PRIMARY KEY (customer_id, email));
    CREATE TABLE once.phone (id serial PRIMARY KEY, customer_id int NOT NULL REFERENCES once.customer, kind once.kind NOT NULL,
      number text NOT NULL, UNIQUE (customer_id, number));
    INSERT INTO once.customer (name) VALUES ('Альфа'), ('Бета');
    INSERT INTO once.customer_email VALUES (1, 'info@alfa.example'), (2, 'info@beta.example');
    INSERT INTO once.phone (customer_id, kind, number) VALUES (1, 'mobile', '+78462316014'), (2, 'work', '+78462316015')`);
  const profile = loadProfile((await proposeProfile(db, "once")).yaml);
  await ensureSchema(db, profile);
  const golden = counterparty({
    id: "a",
    members: ["s:1"],
    name: "Гамма",
    emails: ["info@gamma.example"],
    phones: ["+78462316016"],
  });
  const [number] = golden.phones as [Golden["phones"][number]];
  expect(
    (await apply(db, profile, input("r1", [{ ...golden, phones: [{ ...number, kind: "mobile" }] }]))).rejects,
  ).toEqual([]);
  // Another source calls the same number a fax: the row changes its kind, where a second one would be refused.
  const later = input("r2", [{ ...golden, phones: [{ ...number, kind: "fax" }] }]);
  expect((await apply(db, profile, later)).rejects).toEqual([]);
  expect(await db.query("SELECT kind::text, number FROM once.phone WHERE customer_id = 3")).toEqual([
    { kind: "fax", number: "+78462316016" },
  ]);
  expect(await db.query("SELECT email FROM once.customer_email WHERE customer_id = 3")).toEqual([
    { email: "info@gamma.example" },
  ]);
});

test("doubts name what the catalogue cannot tell, in either language", async () => {
  const db = await openDatabase({ url: await (url ?? freshDatabase()) });
  whenDone(() => db.close());
  await db.run(`CREATE SCHEMA odd;
    CREATE TABLE odd.company (ref varchar(5) PRIMARY KEY, title text NOT NULL, mood text NOT NULL, kind varchar(9) CHECK (kind IN ('firm', 'person')));
    CREATE TABLE odd.customer (id serial PRIMARY KEY, name text NOT NULL);
    CREATE TABLE odd.thing (id serial PRIMARY KEY, colour text)`);
  const { yaml, doubts } = await proposeProfile(db, "odd", "ru");
  expect(doubts.map(({ code, params }) => [code, params["table"] ?? params["kind"], params["column"]])).toEqual([
    ["propose-choice", "company", undefined],
    ["propose-none", "contact", undefined],
    ["propose-required", "company", "mood"],
    ["propose-kinds", "company", "kind"],
    ["propose-key", "company", "ref"],
    ["propose-unfit", undefined, undefined],
    ["propose-unfit", undefined, undefined],
  ]);
  expect(yaml).toContain("# mood: # text, не может быть пустой");
  expect(yaml).not.toContain("thing");
  await db.run("CREATE SCHEMA bare; CREATE TABLE bare.thing (id serial PRIMARY KEY, colour text)");
  expect(await proposeProfile(db, "bare")).toMatchObject({ yaml: "", doubts: [{ code: "propose-none" }] });
});
