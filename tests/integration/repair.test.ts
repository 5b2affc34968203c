import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { ensureSchema, fingerprint, openDatabase, type Database } from "../../src/load/index.ts";
import { auditTarget, type Audited } from "../../src/pipeline/audit/run.ts";
import { undoRun } from "../../src/pipeline/after-load.ts";
import { decide } from "../../src/pipeline/judge.ts";
import { silent } from "../../src/pipeline/threads/progress.ts";
import { repairTarget, type Repaired } from "../../src/pipeline/repair-run.ts";
import { repairKinds } from "../../src/pipeline/load/repair.ts";
import { loadRun } from "../../src/pipeline/run.ts";
import type { Edge } from "../../src/pipeline/run-options.ts";
import { readProfile } from "../../src/pipeline/project/target-profile.ts";
import { freshDatabase, onServer, whenDone } from "./database.ts";
import { root, scratch } from "./sverka.ts";

const anyEdge: Edge = {
  env: {},
  language: "en",
  signal: new AbortController().signal,
  progress: silent,
  now: () => new Date("2026-11-21T10:00:00Z"),
  confirm: async () => true,
};

interface Crm {
  readonly path: string;
  readonly edge: Edge;
  readonly db: Database;
}

/** A project without sources over a CRM that Sverka has not filled. */
async function crm(target: string, fill: (db: Database, path: string) => Promise<void>): Promise<Crm> {
  const { path, remove } = scratch();
  const url = await freshDatabase();
  const db = await openDatabase({ url });
  whenDone(async () => {
    await db.close();
    remove();
  });
  writeFileSync(
    join(path, "sverka.yaml"),
    `version: 1\nname: audit\nsources: {}\ndatabases: { live: { url: "\${CRM_URL}" } }\nload: { target: ${target}, to: live }\n`,
  );
  await fill(db, path);
  return { path, db, edge: { ...anyEdge, env: { CRM_URL: url } } };
}

async function repair({ path, edge }: Pick<Crm, "path" | "edge">): Promise<{ audited: Audited; repaired: Repaired }> {
  const audited = await auditTarget(path, {}, edge);
  const { checks, findings, id } = audited;
  const repaired = await repairTarget(path, { checks, findings, audit: id }, { kinds: new Set(repairKinds) }, edge);
  return { audited, repaired };
}

const rows = (db: Database, sql: string) => db.query(sql);

describe("a vendor's CRM", () => {
  let vendor: Crm;
  const cards = "SELECT id, code, title, type::text, tax_number, city, comment FROM vendor.client ORDER BY id";
  const numbers = "SELECT id, client_id, kind, value FROM vendor.communication ORDER BY id";
  beforeAll(async () => {
    const folder = join(root, "fixtures", "targets", "vendor");
    vendor = await crm("vendor.yaml", async (db, path) => {
      copyFileSync(join(folder, "profile.yaml"), join(path, "vendor.yaml"));
      await db.run(readFileSync(join(folder, "schema.sql"), "utf8"));
      await db.run(`
        INSERT INTO vendor.client (code, title, type, tax_number, city, comment) VALUES
          ('A1', 'ООО "Ромашка"', 'company', '6312345675', 'Самара', NULL),
          ('A2', 'Ромашка ООО', 'company', '6312345675', NULL, 'старая карточка'),
          ('A3', '   ', 'company', NULL, NULL, 'звонить вечером'),
          ('A4', 'Вектор  плюс', 'company', NULL, 'Тольятти', NULL);
        INSERT INTO vendor.communication (client_id, kind, value) VALUES
          (1, 'P', '8 (846) 231-60-14'), (2, 'P', '+7 846 231-60-14'), (2, 'E', 'buh@romashka.example'),
          (4, 'P', '8-917-123-45-67 доб. 12'), (4, 'P', '89171234568');
        INSERT INTO vendor.deal (client_id, title) VALUES (2, 'Поставка');
        INSERT INTO vendor.contract VALUES (2, '17-А', '2025-01-01');
        INSERT INTO vendor.attachment (model, record_id, file) VALUES ('client', 2, 'акт.pdf');
        INSERT INTO vendor.tag VALUES (1, 'vip'), (2, 'vip'), (2, 'опт')`);
    });
  });

  test("a card without a name is a finding, and one that cannot be put right without losing something stays", async () => {
    const { audited, repaired } = await repair(vendor);
    const named = audited.findings.filter(({ check }) => check === "counterparty-named");
    expect(named).toMatchObject([{ record: "target:client/3", raw: expect.stringContaining("звонить вечером") }]);
    // A title has no column for the form of ownership beside it, and a number none for the extension.
    const edits = readFileSync(join(repaired.folder.path, "edits.ndjson"), "utf8");
    expect(edits).not.toContain("Ромашка");
    expect(edits).not.toContain("доб. 12");
    expect(repaired.repairs).toMatchObject({ normalise: 3, fill: 0 });
    expect(repaired.facts.merging?.review).toBe(1);
    expect(repaired.load?.changes).toBe(3);
  });

  test("values are put into one form, cards that a person called the same are merged, and undo gives everything back", async () => {
    const { path, db, edge } = vendor;
    const before = {
      cards: await rows(db, cards),
      numbers: await rows(db, numbers),
      prints: await fingerprint(db, "vendor"),
    };
    await decide(path, ["same", "target:client/1", "target:client/2"], { by: "Ольга", now: edge.now() });
    const { repaired } = await repair({ path, edge });
    await loadRun(path, repaired.folder.id, { dryRun: false }, edge);
    expect(await rows(db, "SELECT id, title, comment FROM vendor.client ORDER BY id")).toEqual([
      { id: 2, title: "Ромашка ООО", comment: "старая карточка" },
      { id: 3, title: "   ", comment: "звонить вечером" },
      { id: 4, title: "Вектор плюс", comment: null },
    ]);
    expect(await rows(db, "SELECT client_id, value FROM vendor.communication ORDER BY id")).toEqual([
      { client_id: 2, value: "+7 846 231-60-14" },
      { client_id: 2, value: "buh@romashka.example" },
      { client_id: 4, value: "8-917-123-45-67 доб. 12" },
      { client_id: 4, value: "+7 917 123-45-68" },
    ]);
    const links =
      "SELECT client_id AS id FROM vendor.deal UNION ALL SELECT client_id FROM vendor.contract UNION ALL SELECT record_id FROM vendor.attachment";
    expect(await rows(db, links)).toEqual([{ id: 2 }, { id: 2 }, { id: 2 }]);

    const after = await auditTarget(path, {}, edge);
    const fixed = after.data.compared.filter(({ state }) => state === "fixed").map(({ finding }) => finding.check);
    expect(fixed).toEqual(expect.arrayContaining(["counterparty-once", "name-uniform"]));
    // The number that was written otherwise stood on the card that was merged away.
    const phone = after.data.compared.find(
      ({ finding }) => finding.check === "phone-uniform" && finding.record === "target:client/1",
    );
    expect(phone?.state).toBe("gone");
    // Sverka's schema is there since the load: the database keeps the findings too, and they are the same history.
    expect(after.stores).toEqual(["file", "database"]);
    const kept = `SELECT finding_id AS id FROM sverka.finding WHERE audit_id = '${after.id}' ORDER BY finding_id`;
    expect(await rows(db, kept)).toEqual(after.findings.map(({ id }) => ({ id })));
    rmSync(join(path, ".sverka", "audits", after.id), { recursive: true });
    const again = await auditTarget(path, {}, edge);
    expect(again.data.baseline).toBe(after.id);
    expect(new Set(again.data.compared.map(({ state }) => state))).toEqual(new Set(["open"]));

    await undoRun(path, repaired.folder.id, {}, edge);
    expect(await rows(db, cards)).toEqual(before.cards);
    expect(await rows(db, numbers)).toEqual(before.numbers);
    // The vendor's trigger stamps every write to a client: these two columns are named by the undo, the other tables are as they were.
    const { client: _now, ...prints } = await fingerprint(db, "vendor");
    const { client: _then, ...then } = before.prints;
    expect(prints).toEqual(then);
  });

  test("a value that somebody has changed since the plan stays and is listed", async () => {
    const { path, db, edge } = vendor;
    const { repaired } = await repair({ path, edge });
    await db.run("UPDATE vendor.client SET title = 'Вектор-Плюс' WHERE id = 4");
    const loaded = await loadRun(path, repaired.folder.id, { dryRun: false }, edge);
    expect(loaded.load?.issues.map(({ code, params }) => [code, params?.["id"]])).toContainEqual(["repair-stale", "4"]);
    expect(await rows(db, "SELECT title FROM vendor.client WHERE id = 4")).toEqual([{ title: "Вектор-Плюс" }]);
    await undoRun(path, repaired.folder.id, {}, edge);
  });
});

test("Sverka's own schema: numbers and forms of ownership find their columns, and undo leaves the same rows", async () => {
  const { path, db, edge } = await crm("crm", async (to, folder) => {
    await ensureSchema(to, readProfile(folder, "crm"));
    await to.run(`
      INSERT INTO crm.counterparty (id, kind, name) OVERRIDING SYSTEM VALUE VALUES
        (1, 'organisation', 'Вектор Плюс, ООО'), (2, 'organisation', 'Вектор плюс'), (3, 'person', 'Сидоров Пётр');
      INSERT INTO crm.phone (counterparty_id, raw, quality) VALUES
        (1, '8 (846) 231-60-14 доб. 5', 'unparsed'), (2, '8 846 231 60 14', 'unparsed'), (3, 'нет', 'unparsed');
      INSERT INTO crm.identifier (counterparty_id, scheme, value, raw, valid) VALUES (1, 'ru-inn', '6312345675', '6312345675', true)`);
  });
  const before = await fingerprint(db, "crm");
  await repair({ path, edge });
  await decide(path, ["same", "target:counterparty/1", "target:counterparty/2"], { by: "Ольга", now: edge.now() });
  const { repaired } = await repair({ path, edge });
  await loadRun(path, repaired.folder.id, { dryRun: false }, edge);
  expect(await rows(db, "SELECT e164, extension, raw FROM crm.phone ORDER BY id")).toEqual([
    { e164: "+78462316014", extension: "5", raw: "8 (846) 231-60-14 доб. 5" },
    { e164: "+78462316014", extension: null, raw: "8 846 231 60 14" },
    { e164: null, extension: null, raw: "нет" },
  ]);
  // The form of ownership leaves the name for its own column, both or neither.
  expect(
    await rows(db, "SELECT id, name, legal_form, active, merged_into FROM crm.counterparty ORDER BY id"),
  ).toMatchObject([
    { id: 1, name: "Вектор Плюс", legal_form: "ООО", active: true },
    { id: 2, active: false, merged_into: 1 },
    { id: 3, active: true },
  ]);
  await undoRun(path, repaired.folder.id, {}, edge);
  expect(await fingerprint(db, "crm")).toEqual(before);
});

test("a role that may only read audits the CRM: nothing is written, the findings stay in the project", async () => {
  const role = `sverka_reader_${randomBytes(4).toString("hex")}`;
  const server = inject("postgresUrl");
  await onServer(server, `CREATE ROLE ${role} LOGIN PASSWORD 'reader'`);
  // Asked before the database is made, so that it is done after that is dropped: a role with rights cannot be.
  whenDone(() => onServer(server, `DROP ROLE ${role}`));
  const { path, db, edge } = await crm("crm", async (to, folder) => {
    await ensureSchema(to, readProfile(folder, "crm"));
    await to.run(`INSERT INTO crm.counterparty (kind, name) VALUES ('organisation', 'Вектор');
      GRANT USAGE ON SCHEMA crm TO ${role}; GRANT SELECT ON ALL TABLES IN SCHEMA crm TO ${role}`);
  });
  const before = await fingerprint(db, "sverka");
  const url = new URL(edge.env["CRM_URL"]!);
  url.username = role;
  url.password = "reader";
  const audited = await auditTarget(path, {}, { ...edge, env: { CRM_URL: url.href } });
  expect(audited.stores).toEqual(["file"]);
  expect(audited.findings.map(({ check }) => check)).toContain("phone-present");
  expect(await fingerprint(db, "sverka")).toEqual(before);

  // A column that a load would have to fill is none of an audit's business; an audit that fails leaves no number taken.
  await db.run(
    "ALTER TABLE crm.counterparty ADD branch_code text; UPDATE crm.counterparty SET branch_code = '1'; ALTER TABLE crm.counterparty ALTER branch_code SET NOT NULL",
  );
  const missing = auditTarget(path, { target: "odoo" }, { ...edge, env: { CRM_URL: url.href } });
  await expect(missing).rejects.toMatchObject({ code: "profile-unfit" });
  expect((await auditTarget(path, {}, { ...edge, env: { CRM_URL: url.href } })).id).toBe("2026-11-21-02");
});
