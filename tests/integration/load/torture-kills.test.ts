import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  apply,
  type Database,
  ensureSchema,
  type LoadInput,
  loadProfile,
  openDatabase,
  type TargetProfile,
  undo,
  verifyLog,
} from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { databaseName, freshDatabase, onServer, whenDone } from "../database.ts";
import { counterparty } from "./goldens.ts";
import { cards, dice, full, input, times } from "./torture.ts";

/** A CRM to be tortured: its tables, cards that people made there themselves, and what it says without the keys that a rolled-back load may use up. */
interface Crm {
  readonly name: string;
  readonly profile: URL;
  /** Tables that the profile does not bring. */
  readonly ddl: () => Promise<string>;
  readonly table: string;
  /** Two cards of one firm, `pairs` times, each with a phone and a deal of its own. */
  readonly people: string;
  readonly said: string;
}

const pairs = full ? 300 : 20;
const crms: readonly Crm[] = [
  {
    name: "crm",
    profile: new URL("../../../mappings/targets/crm.yaml", import.meta.url),
    ddl: async () =>
      "CREATE TABLE crm.deal (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, client bigint NOT NULL REFERENCES crm.counterparty, title text)",
    table: "counterparty",
    people: `INSERT INTO crm.counterparty (kind, name) SELECT 'organisation', 'Своя ' || (n + 1) / 2 || CASE WHEN n % 2 = 0 THEN ' бис' ELSE '' END FROM generate_series(1, ${2 * pairs}) n;
      INSERT INTO crm.phone (counterparty_id, e164, quality, raw) SELECT id, '+7846' || 2000000 + id, 'as-written', 'x' FROM crm.counterparty WHERE name LIKE 'Своя %';
      INSERT INTO crm.deal (client, title) SELECT id, 'сделка ' || id FROM crm.counterparty WHERE name LIKE 'Своя %'`,
    said: `SELECT c.name, c.city, c.active, m.name AS into, (SELECT json_agg(p.e164 ORDER BY p.e164 COLLATE "C") FROM crm.phone p WHERE p.counterparty_id = c.id) AS phones,
      (SELECT json_agg(e.address ORDER BY e.address COLLATE "C") FROM crm.email e WHERE e.counterparty_id = c.id) AS emails,
      (SELECT json_agg(d.title ORDER BY d.title COLLATE "C") FROM crm.deal d WHERE d.client = c.id) AS deals
      FROM crm.counterparty c LEFT JOIN crm.counterparty m ON m.id = c.merged_into ORDER BY 1, 2, 3`,
  },
  {
    name: "a vendor's",
    profile: new URL("../../../fixtures/targets/vendor/profile.yaml", import.meta.url),
    ddl: () => readFile(new URL("../../../fixtures/targets/vendor/schema.sql", import.meta.url), "utf8"),
    table: "client",
    people: `INSERT INTO vendor.client (code, title, type) SELECT 'OLD' || n, 'Своя ' || (n + 1) / 2 || CASE WHEN n % 2 = 0 THEN ' бис' ELSE '' END, 'company' FROM generate_series(1, ${2 * pairs}) n;
      INSERT INTO vendor.communication (client_id, kind, value) SELECT id, 'P', '+7 846 ' || 200 + id FROM vendor.client WHERE title LIKE 'Своя %';
      INSERT INTO vendor.tag SELECT id, 'vip' FROM vendor.client WHERE title LIKE 'Своя %';
      INSERT INTO vendor.contract SELECT id, 'Д-' || id FROM vendor.client WHERE title LIKE 'Своя %';
      INSERT INTO vendor.deal (client_id, title) SELECT id, 'сделка ' || id FROM vendor.client WHERE title LIKE 'Своя %';
      INSERT INTO vendor.attachment (model, record_id, file) SELECT 'client', id, id || '.pdf' FROM vendor.client WHERE title LIKE 'Своя %'`,
    said: `SELECT c.title, c.city, c.version, c.communications, (SELECT json_agg(m.kind || m.value ORDER BY m.value COLLATE "C") FROM vendor.communication m WHERE m.client_id = c.id) AS said,
      (SELECT json_agg(d.title ORDER BY d.title COLLATE "C") FROM vendor.deal d WHERE d.client_id = c.id) AS deals,
      (SELECT json_agg(k.number ORDER BY k.number COLLATE "C") FROM vendor.contract k WHERE k.client_id = c.id) AS contracts,
      (SELECT json_agg(t.word ORDER BY t.word COLLATE "C") FROM vendor.tag t WHERE t.client_id = c.id) AS tags,
      (SELECT json_agg(a.file ORDER BY a.file COLLATE "C") FROM vendor.attachment a WHERE a.model = 'client' AND a.record_id = c.id) AS files
      FROM vendor.client c ORDER BY 1, 2, 3`,
  },
];

/** What the CRM says, and what Sverka remembers of it. */
async function said(db: Database, crm: Crm): Promise<unknown> {
  return [
    await db.query(crm.said),
    await db.query("SELECT record_id, entity_id, raw_hash, gone_run FROM sverka.source_record ORDER BY 1"),
    await db.query(
      "SELECT entity_id, digest, merged_into, (SELECT count(*) FROM json_array_elements(written->'children')) AS n FROM sverka.entity ORDER BY 1",
    ),
    await db.query(
      "SELECT op, entity_id, target_table, count(*) AS n FROM sverka.change GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    ),
  ];
}

/** What is about to happen when it is interrupted, and what must have come of it in the end. */
interface Work {
  /** The database to start from. */
  readonly from: string;
  readonly task: Task;
  /** The state before it, and after it when nobody interrupts. */
  readonly before: unknown;
  readonly after: unknown;
  readonly statements: number;
}

/**
 * When a process is killed: at its nth statement, at COMMIT, or at the note by which a run says that it is done; before that goes out, or
 * once it is on its way and the answer is awaited. Named, not timed: a rehearsal is slower than what comes after it, and nearly all kills
 * would come before COMMIT.
 */
interface Moment {
  readonly at: number | "commit" | "note";
  readonly sent: boolean;
}

const moments: readonly ((random: (below: number) => number, statements: number) => Moment)[] = [
  () => ({ at: "note", sent: false }),
  () => ({ at: "commit", sent: true }),
  (random, statements) => ({ at: 1 + random(statements), sent: false }),
  () => ({ at: "commit", sent: false }),
  (random, statements) => ({ at: 1 + random(statements), sent: true }),
  () => ({ at: "note", sent: true }),
];

/** A load or an undo in words that another process can read. */
type Task =
  | { readonly kind: "load"; readonly load: Omit<LoadInput, "goldens" | "records"> & Lists }
  | { readonly kind: "undo"; readonly run: string; readonly as: string };
interface Lists {
  readonly goldens: readonly Golden[];
  readonly records: readonly unknown[];
}

function perform(db: Database, profile: TargetProfile, task: Task): Promise<unknown> {
  if (task.kind === "undo") return undo(db, profile, task.run, task.as);
  const { goldens, records, ...rest } = task.load;
  return apply(db, profile, { ...rest, goldens: () => goldens, records: () => records as never });
}

function loadOf(runId: string, goldens: readonly Golden[], more: Partial<LoadInput> = {}): Task {
  const { goldens: _goldens, records, ...rest } = input(runId, goldens, more);
  // What people made in the CRM is no record of a source.
  const own = [...(records() as Iterable<{ record: { id: string } }>)].filter(
    ({ record }) => !record.id.startsWith("target:"),
  );
  return { kind: "load", load: { ...rest, goldens, records: own } };
}

/** A first load; then one that inserts, updates and merges, Sverka's own cards and pairs of cards that people made; then its undo. */
async function rehearseAll(crm: Crm, profile: TargetProfile): Promise<readonly [Work, Work, Work]> {
  const empty = await freshDatabase();
  const db = await openDatabase({ url: empty });
  if (crm.name === "crm") await ensureSchema(db, profile);
  await db.run(await crm.ddl());
  await ensureSchema(db, profile);
  await db.run(crm.people);
  const ids = (
    await db.query<{ id: string }>(
      `SELECT id::text AS id FROM ${profile.schema}.${crm.table} WHERE ${crm.name === "crm" ? "name" : "title"} LIKE 'Своя %' ORDER BY id`,
    )
  ).map(({ id }) => `target:${crm.table}/${id}`);
  await db.close();
  const size = full ? 200 : 12;
  const first = await rehearse(empty, loadOf("r1", cards(dice(1), size, 0)));
  const [a, b, ...others] = cards(dice(2), size + 4, 1) as [Golden, Golden, ...Golden[]];
  const theirs = Array.from({ length: pairs }, (_, n) => [ids[2 * n] as string, ids[2 * n + 1] as string] as const);
  const joined = [
    { ...a, members: [...a.members, ...b.members] },
    ...others,
    ...theirs.map((members, n) =>
      // Every other pair is a card of the export, too.
      counterparty({
        id: `t${n}`,
        members: n % 2 === 0 ? [...members, `s:t${n}`] : members,
        name: `Своя ${n + 1}`,
        ...(n % 2 === 0 ? { city: "Пермь" } : {}),
      }),
    ),
  ];
  const second = await rehearse(
    first.made,
    loadOf("r2", joined, {
      sources: { s: { lists: "mirror", whenEmpty: "clear" } } as never,
      decidedSame: [
        [a.members[0] as string, b.members[0] as string],
        ...theirs.map(([one, two]) => [one, two] as const),
      ] as never,
    }),
  );
  const third = await rehearse(second.made, { kind: "undo", run: "r2", as: "u2" });
  return [first.work, second.work, third.work];

  async function rehearse(from: string, task: Task): Promise<{ work: Work; made: string }> {
    const made = await freshDatabase(databaseName(from));
    const copy = await openDatabase({ url: made });
    const before = await said(copy, crm);
    let statements = 0;
    await perform(
      counting(copy, () => void statements++),
      profile,
      task,
    );
    const after = await said(copy, crm);
    expect(after).not.toEqual(before);
    await copy.close();
    return { work: { from, task, before, after, statements }, made };
  }
}

/** The same database, telling of each statement before it goes out. */
function counting(db: Database, tell: () => Promise<unknown> | void): Database {
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    const pending = tell();
    try {
      return await work();
    } finally {
      await pending;
    }
  };
  return {
    ...db,
    query: (sql, params) => told(() => db.query(sql, params)),
    run: (sql) => told(() => db.run(sql)),
    copyIn: (into, chunks) => told(() => db.copyIn(into, chunks)),
    copyBinary: (into, chunks) => told(() => db.copyBinary(into, chunks)),
  };
}

/** A backend that was told to end, or whose client is gone, holds its locks until it has noticed. */
async function alone(db: Database): Promise<void> {
  for (let wait = 0; wait < 600; wait++) {
    const others = await db.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
    );
    if (others.length === 0) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

type Outcome = "before" | "between" | "after";

/** As before, as after, or as after but for the note that the run is done; and running again ends where nobody had interrupted: what has already happened is refused, not done twice. */
async function judged(url: string, crm: Crm, profile: TargetProfile, work: Work): Promise<Outcome> {
  const db = await openDatabase({ url });
  await alone(db);
  const found = await said(db, crm);
  const untouched = JSON.stringify(found) === JSON.stringify(work.before);
  if (!untouched) expect(found).toEqual(work.after);
  const run = work.task.kind === "undo" ? work.task.as : work.task.load.runId;
  const [noted] = await db.query<{ status: string }>("SELECT status FROM sverka.run WHERE run_id = $1", [run]);
  expect(noted === undefined).toBe(untouched);
  await perform(db, profile, work.task).catch((error: unknown) => expect(untouched, String(error)).toBe(false));
  expect(await said(db, crm)).toEqual(work.after);
  expect(await verifyLog(db)).toMatchObject({ ok: true });
  await db.close();
  await onServer(work.from, `DROP DATABASE "${databaseName(url)}"`);
  return untouched ? "before" : noted?.status === "done" ? "after" : "between";
}

const built = fileURLToPath(new URL("../../../dist/load/index.js", import.meta.url));

describe.each(crms)("$name: a load, a merge or an undo that is killed", (crm) => {
  let prepared: Promise<{ profile: TargetProfile; works: readonly [Work, Work, Work] }> | undefined;
  const prepare = (): NonNullable<typeof prepared> =>
    (prepared ??= (async () => {
      const profile = loadProfile(await readFile(crm.profile, "utf8"));
      return { profile, works: await rehearseAll(crm, profile) };
    })());

  test(`leaves everything as it was or as it should be, at ${times.backendKills} moments`, async () => {
    const { profile, works } = await prepare();
    const random = dice(7);
    const outcomes = { before: 0, between: 0, after: 0 };
    for (let n = 0; n < times.backendKills; n++) {
      const work = works[1 + (n % 2)] as Work;
      const victim = await freshDatabase(databaseName(work.from));
      const db = await openDatabase({ url: victim });
      const [row] = await db.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      // The last statements surround COMMIT: they are tried more often than chance would.
      const at = n % 3 === 0 ? work.statements - random(4) : 1 + random(work.statements);
      let statement = 0;
      const mortal = counting(db, () =>
        ++statement === at ? onServer(victim, `SELECT pg_terminate_backend(${row?.pid ?? 0})`) : undefined,
      );
      await perform(mortal, profile, work.task).catch(() => {});
      await db.close();
      outcomes[await judged(victim, crm, profile, work)]++;
    }
    expect(outcomes.before).toBeGreaterThan(0);
    if (full) expect(outcomes.between + outcomes.after).toBeGreaterThan(0);
    if (full) console.log(`${crm.name}: backend killed at ${times.backendKills} moments: ${JSON.stringify(outcomes)}`);
  });

  test.skipIf(!existsSync(built))(`survives ${times.processKills} kills of the process`, async () => {
    const { profile, works } = await prepare();
    const random = dice(11);
    const folder = await mkdtemp(join(tmpdir(), "sverka-torture-"));
    whenDone(() => rm(folder, { recursive: true, force: true }));
    const outcomes = { before: 0, between: 0, after: 0 };
    for (let n = 0; n < times.processKills; n++) {
      // A merge of cards that people made is where most is written: every other kill.
      const work = works[n % 2 === 0 ? 1 : n % 4 === 1 ? 2 : 0] as Work;
      const victim = await freshDatabase(databaseName(work.from));
      const moment = moments[(n + Math.floor(n / 4)) % moments.length]?.(random, work.statements) as Moment;
      await killAt(moment, victim, crm, work.task, join(folder, "task.json"));
      outcomes[await judged(victim, crm, profile, work)]++;
    }
    expect(outcomes.between).toBeGreaterThan(0);
    if (full) {
      expect(outcomes.before).toBeGreaterThan(0);
      expect(outcomes.after).toBeGreaterThan(0);
      console.log(`${crm.name}: process killed at ${times.processKills} moments: ${JSON.stringify(outcomes)}`);
    }
  });
});

/** A process of its own does a task, says when its moment has come, and is killed then. */
async function killAt(moment: Moment, url: string, crm: Crm, task: Task, file: string): Promise<void> {
  await writeFile(file, JSON.stringify(task));
  const program = `
    import { apply, loadProfile, openDatabase, undo } from ${JSON.stringify(new URL(`file://${built}`).href)};
    import { readFileSync } from "node:fs";
    const task = JSON.parse(readFileSync(${JSON.stringify(file)}, "utf8"));
    const profile = loadProfile(readFileSync(new URL(${JSON.stringify(crm.profile.href)}), "utf8"));
    const db = await openDatabase({ url: ${JSON.stringify(url)} });
    const { at, sent } = ${JSON.stringify(moment)};
    let statement = 0;
    const come = () => void process.stdout.write("now\\n");
    // What was given to the driver by then has gone out when the next round of events begins; else nothing more goes out.
    const meet = async () => {
      if (sent) setImmediate(come);
      else {
        come();
        await new Promise(() => setInterval(() => {}, 1000));
      }
    };
    const told = async (sql, work) => {
      if (++statement === at || (at === "note" && /SET status = 'done'/.test(sql))) await meet();
      return work();
    };
    const mortal = {
      ...db,
      query: (sql, params) => told(sql, () => db.query(sql, params)),
      run: (sql) => told(sql, () => db.run(sql)),
      copyIn: (into, chunks) => told(into, () => db.copyIn(into, chunks)),
      copyBinary: (into, chunks) => told(into, () => db.copyBinary(into, chunks)),
      transaction: (work) =>
        db.transaction(async () => {
          const result = await work();
          if (at === "commit") await meet();
          return result;
        }),
    };
    if (task.kind === "undo") await undo(mortal, profile, task.run, task.as);
    else {
      const { goldens, records, ...rest } = task.load;
      await apply(mortal, profile, { ...rest, goldens: () => goldens, records: () => records });
    }
    await db.close();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise((done) => child.once("exit", done));
  child.stdout.once("data", () => child.kill("SIGKILL"));
  await gone;
}
