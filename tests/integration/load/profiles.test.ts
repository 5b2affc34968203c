import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import {
  apply,
  doctor,
  ensureSchema,
  fingerprint,
  grantsSql,
  type LoadInput,
  readTarget,
  undo,
} from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { open, profileOf } from "./databases.ts";
import { contact, counterparty, recordsOf, recordsSaying } from "./goldens.ts";

function input(runId: string, goldens: readonly Golden[], more: Partial<LoadInput> = {}): LoadInput {
  return { runId, digest: runId, goldens: () => goldens, records: () => recordsOf(goldens), ...more };
}

const goldens: Golden[] = [
  counterparty({
    id: "e1",
    members: ["ut:1"],
    name: "Ромашка",
    inn: "7707001234",
    phones: ["+74951234567"],
    emails: ["Info@Romashka.example"],
    notes: ["постоянный"],
  }),
  contact({ id: "p1", members: ["ut:1#contact:ольга"], name: "Ольга Иванова", phones: ["+79171234567"] }, [
    { counterparty: "e1", role: { value: "бухгалтер", raw: "бухгалтер", at: "B" }, from: "ut:1" },
  ]),
];

/** The vendor's tables in a schema of their own, with a `SET LOCAL search_path` of theirs. */
async function prepare(name: string) {
  const db = await open("server");
  const sql = await readFile(new URL(`../../../fixtures/targets/${name}/schema.sql`, import.meta.url), "utf8");
  await db.run(sql.replaceAll("SET LOCAL search_path", "SET search_path"));
  const profile = { ...(await profileOf(name)), schema: name };
  await ensureSchema(db, profile);
  return { db, profile };
}

test("tryton: parties that its ORM finds, in the spelling it would give them", async () => {
  const { db, profile } = await prepare("tryton");
  const start = await fingerprint(db, "tryton");
  const result = await apply(db, profile, input("r1", goldens));
  expect(result.rejects).toEqual([]);
  expect(await db.query("SELECT id, name, code, active FROM party_party ORDER BY id")).toEqual([
    { id: 1, name: "Ромашка", code: "SV0000001", active: true },
    { id: 2, name: "Ольга Иванова", code: "SV0000002", active: true },
  ]);
  expect(
    await db.query("SELECT party, type, value, value_compact, active FROM party_contact_mechanism ORDER BY id"),
  ).toEqual([
    { party: 1, type: "phone", value: "+7 495 123-45-67", value_compact: "+74951234567", active: true },
    { party: 2, type: "phone", value: "+7 917 123-45-67", value_compact: "+79171234567", active: true },
    { party: 1, type: "email", value: "Info@Romashka.example", value_compact: "Info@Romashka.example", active: true },
  ]);
  expect(await db.query("SELECT party, type, code FROM party_identifier")).toEqual([
    { party: 1, type: "ru_inn", code: "7707001234" },
  ]);
  expect(await db.query("SELECT last_value FROM party_party_id_seq")).toEqual([{ last_value: 2 }]);
  expect((await apply(db, profile, input("r2", goldens))).changes).toBe(0);
  expect((await undo(db, profile, "r1", "u1")).conflicts).toEqual([]);
  expect(await fingerprint(db, "tryton")).toEqual(start);
});

test("odoo: what its Python computes stands in the rows, and its importer finds them by their external ids", async () => {
  const { db, profile } = await prepare("odoo");
  await db.run(
    "INSERT INTO res_partner (name, is_company, type, active, email) VALUES ('Старый', true, 'contact', true, 'a@b.example')",
  );
  const drafts = [];
  for await (const draft of readTarget(db, profile))
    drafts.push([draft.key, draft.counterparty?.fields.name?.[0]?.text, draft.counterparty?.fields.emails?.[0]?.text]);
  expect(drafts).toEqual([["res_partner/1", "Старый", "a@b.example"]]);
  const start = await fingerprint(db, "odoo");
  const result = await apply(db, profile, input("r1", goldens));
  expect(result.rejects).toEqual([]);
  expect(
    await db.query(
      "SELECT id, is_company, parent_id, commercial_partner_id, complete_name, vat, phone, email_normalized, function FROM res_partner WHERE id > 1 ORDER BY id",
    ),
  ).toEqual([
    {
      id: 2,
      is_company: true,
      parent_id: null,
      commercial_partner_id: 2,
      complete_name: "Ромашка",
      vat: "7707001234",
      phone: "+7 495 123-45-67",
      email_normalized: "info@romashka.example",
      function: null,
    },
    {
      id: 3,
      is_company: false,
      parent_id: 2,
      commercial_partner_id: 2,
      complete_name: "Ромашка, Ольга Иванова",
      vat: null,
      phone: "+7 917 123-45-67",
      email_normalized: null,
      function: "бухгалтер",
    },
  ]);
  expect(await db.query("SELECT module, model, name, res_id FROM ir_model_data ORDER BY res_id")).toEqual([
    { module: "__import__", model: "res.partner", name: "sverka_e1", res_id: 2 },
    { module: "__import__", model: "res.partner", name: "sverka_p1", res_id: 3 },
  ]);
  expect((await apply(db, profile, input("r2", goldens))).changes).toBe(0);
  expect((await undo(db, profile, "r1", "u1")).conflicts).toEqual([]);
  expect(await fingerprint(db, "odoo")).toEqual(start);
});

test("espocrm: shared numbers are one row each, linked to all who have them, one of them primary", async () => {
  const { db, profile } = await prepare("espocrm");
  const start = await fingerprint(db, "espocrm");
  const more: Golden[] = [
    ...goldens,
    counterparty({
      id: "e2",
      members: ["ut:2"],
      name: "Лютик",
      phones: ["+79171234567", "+74951234567"],
      emails: ["info@romashka.example"],
    }),
  ];
  const result = await apply(db, profile, input("r1", more));
  expect(result.rejects).toEqual([]);
  for (const { before, created, mergedAway, after } of result.tables) expect(before + created - mergedAway).toBe(after);
  expect(
    await db.query(`SELECT name, "numeric", type, length(id) AS id FROM phone_number ORDER BY name COLLATE "C"`),
  ).toEqual([
    { name: "+74951234567", numeric: "74951234567", type: "Office", id: 17 },
    { name: "+79171234567", numeric: "79171234567", type: "Office", id: 17 },
  ]);
  expect(
    await db.query(`SELECT coalesce(a.name, c.last_name) AS owner, l.entity_type AS type, p.name, l."primary" FROM entity_phone_number l JOIN phone_number p ON p.id = l.phone_number_id
      LEFT JOIN account a ON a.id = l.entity_id LEFT JOIN contact c ON c.id = l.entity_id ORDER BY coalesce(a.name, c.last_name) COLLATE "C", p.name COLLATE "C"`),
  ).toEqual([
    { owner: "Лютик", type: "Account", name: "+74951234567", primary: false },
    { owner: "Лютик", type: "Account", name: "+79171234567", primary: true },
    { owner: "Ольга Иванова", type: "Contact", name: "+79171234567", primary: true },
    { owner: "Ромашка", type: "Account", name: "+74951234567", primary: true },
  ]);
  expect(await db.query("SELECT count(*) AS n FROM email_address")).toEqual([{ n: 1 }]);
  expect(
    await db.query(
      "SELECT c.account_id = a.id AS same, l.role FROM contact c JOIN account_contact l ON l.contact_id = c.id JOIN account a ON a.id = l.account_id",
    ),
  ).toEqual([{ same: true, role: "бухгалтер" }]);
  expect((await apply(db, profile, input("r2", more))).changes).toBe(0);
  expect((await undo(db, profile, "r1", "u1")).conflicts).toEqual([]);
  expect(await fingerprint(db, "espocrm")).toEqual(start);

  // Without foreign keys a merge follows the links that the profile declares, and an undo leaves what others have linked to.
  await apply(db, profile, input("r3", more));
  const loaded = await fingerprint(db, "espocrm");
  const one = more
    .map((golden) => (golden.id === "e1" ? { ...golden, members: ["ut:1", "ut:2"] } : golden))
    .filter(({ id }) => id !== "e2");
  expect((await apply(db, profile, input("r4", one, { decidedSame: [["ut:1", "ut:2"]] }))).issues).toEqual([]);
  expect(
    await db.query(
      "SELECT a.name, a.deleted, count(l.id) AS numbers FROM account a LEFT JOIN entity_phone_number l ON l.entity_id = a.id GROUP BY a.id ORDER BY 1",
    ),
  ).toEqual([
    { name: "Лютик", deleted: true, numbers: 1 },
    { name: "Ромашка", deleted: false, numbers: 2 },
  ]);
  expect((await undo(db, profile, "r4", "u4")).conflicts).toEqual([]);
  expect(await fingerprint(db, "espocrm")).toEqual(loaded);
  await db.run(
    `INSERT INTO entity_phone_number (entity_id, phone_number_id, entity_type) SELECT 'somebody', id, 'Lead' FROM phone_number WHERE name = '+74951234567'`,
  );
  expect((await undo(db, profile, "r3", "u3")).conflicts).toMatchObject([
    { reason: "linked", table: "phone_number", column: "entity_phone_number.phone_number_id" },
  ]);
  expect(await db.query("SELECT name FROM phone_number")).toEqual([{ name: "+74951234567" }]);
});

/**
 * Columns as an installation may have narrowed them: a text that is too long, a number out of range, a word that is not listed. Each
 * shipped profile finds them before the load, in cards of their own and in child rows.
 */
const narrowed = {
  crm: ["counterparty.name", "identifier.value", "counterparty.city"],
  tryton: ["party_party.name", "party_identifier.code", "party_contact_mechanism.type"],
  odoo: ["res_partner.name", "res_partner.vat", "res_partner.city"],
  espocrm: ["account.name", "account.sic_code", "account.billing_address_city"],
} as const;

test.each(Object.entries(narrowed))(
  "%s: what a column cannot hold is a reject, and nothing is cut",
  async (name, columns) => {
    const { db, profile } = name === "crm" ? await prepareOwn() : await prepare(name);
    await db.run(`CREATE TYPE ${profile.schema}.word AS ENUM ('Самара', 'email', 'ru_inn')`);
    const types = ["varchar(10)", "integer", `${profile.schema}.word`];
    for (const [at, place] of columns.entries()) {
      const [table = "", column = ""] = place.split(".");
      await db.run(
        `ALTER TABLE ${profile.schema}.${table} ALTER COLUMN ${column} DROP DEFAULT, ALTER COLUMN ${column} TYPE ${types[at]} USING NULL`,
      );
    }
    const cards: Golden[] = [
      counterparty({ id: "fits", members: ["ut:1"], name: "Ромашка", city: "Самара" }),
      counterparty({ id: "length", members: ["ut:2"], name: "Ромашка плюс" }),
      counterparty({ id: "number", members: ["ut:3"], name: "Лютик", inn: "7707001234" }),
      counterparty({ id: "word", members: ["ut:4"], name: "Астра", city: "Казань", phones: ["+74951234567"] }),
    ];
    const { rejects, drafts } = await apply(db, profile, input("r1", cards));
    expect(
      rejects.map(({ entity, issue }) => [entity, issue.code, `${issue.params?.["table"]}.${issue.params?.["name"]}`]),
    ).toEqual([
      ["length", "value-too-long", columns[0]],
      ["number", "value-out-of-range", columns[1]],
      ["word", "value-not-listed", columns[2]],
    ]);
    expect(rejects.map(({ issue }) => issue.raw)).toEqual([
      "Ромашка плюс",
      "7707001234",
      name === "tryton" ? "phone" : "Казань",
    ]);
    expect(drafts[0]).toMatchObject({ created: 1, rejected: 3 });
  },
);

async function prepareOwn() {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  return { db, profile };
}

test("row security: the doctor names it for whom it hides rows; with the policy of the docs such a role loads and takes back", async () => {
  const { db, profile } = await prepareOwn();
  const [owner] = await db.query<{ name: string }>("SELECT current_user AS name");
  const role = `sverka_rls_${process.pid}`;
  await db.run(`CREATE ROLE ${role}; ${grantsSql(profile, role)}
    ALTER SCHEMA sverka OWNER TO ${role}; INSERT INTO crm.counterparty (kind, name) VALUES ('organisation', 'Чужая');
    ALTER TABLE crm.counterparty ENABLE ROW LEVEL SECURITY`);
  for (const { name } of await db.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'sverka'",
  ))
    await db.run(`ALTER TABLE sverka.${name} OWNER TO ${role}`);
  const security = async (): Promise<unknown> =>
    (await doctor(db, profile)).filter(({ code, blocking }) => code === "doctor-row-security" || blocking);
  const seen = async (): Promise<number> => {
    let n = 0;
    for await (const _ of readTarget(db, profile)) n++;
    return n;
  };
  try {
    // A superuser sees all rows: nothing to say.
    expect(await security()).toEqual([]);
    await db.run(`SET ROLE ${role}`);
    expect(await security()).toMatchObject([{ code: "doctor-row-security", params: { table: "counterparty" } }]);
    expect(await seen()).toBe(0);
    await expect(apply(db, profile, input("r1", goldens))).rejects.toMatchObject({ code: "db-permission" });
    await db.run(
      `SET ROLE ${owner?.name}; CREATE POLICY sverka ON crm.counterparty TO ${role} USING (true) WITH CHECK (true); SET ROLE ${role}`,
    );
    expect(await seen()).toBe(1);
    expect((await apply(db, profile, input("r1", goldens))).rejects).toEqual([]);
    expect((await undo(db, profile, "r1", "u1")).conflicts).toEqual([]);
    expect(await seen()).toBe(1);
  } finally {
    await db.run(`RESET ROLE; DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`);
  }
});

test("espocrm: a corrected number is linked in the mistake's place, and beside a link that somebody has led elsewhere", async () => {
  const { db, profile } = await prepare("espocrm");
  const known = (e164: string) => {
    const phone = { raw: e164, at: "Телефон", e164, kind: "fixed", quality: "as-written", from: "s:1" };
    return [{ ...counterparty({ id: "a", members: ["s:1"], name: "Сфера" }), phones: [phone] } as unknown as Golden];
  };
  const load = (runId: string, e164: string) =>
    apply(db, profile, { ...input(runId, known(e164)), records: () => recordsSaying(known(e164)) });
  const linked = async () =>
    (
      await db.query<{ name: string }>(
        "SELECT n.name FROM entity_phone_number l LEFT JOIN phone_number n ON n.id = l.phone_number_id ORDER BY l.id",
      )
    ).map(({ name }) => name);
  await load("r1", "+78312188767");
  await load("r2", "+78312188768");
  expect(await linked()).toEqual(["+78312188768"]);
  await db.run(
    "INSERT INTO phone_number (id, name) VALUES ('x', '+78312000000'); UPDATE entity_phone_number SET phone_number_id = 'x'",
  );
  const { issues } = await load("r3", "+78312778899");
  expect(await linked()).toEqual(["+78312000000", "+78312778899"]);
  expect(issues.map(({ code }) => code)).toEqual(["load-edit-kept"]);
});
