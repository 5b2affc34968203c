import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  apply,
  type Database,
  ensureSchema,
  type LoadInput,
  openDatabase,
  type TargetProfile,
  undo,
  type UndoResult,
  verifyLog,
} from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { freshDatabase, onServer } from "../database.ts";
import { profileOf } from "./databases.ts";
import { counterparty, recordsSaying } from "./goldens.ts";

/** A fixed-seed sample with `npm test`, everything with `npm run torture`. */
const full = process.env["SVERKA_TORTURE"] === "full";
const times = {
  backendKills: full ? 200 : 6,
  processKills: full ? 50 : 2,
  histories: full ? 200 : Number(process.env["HISTORIES"] ?? 4),
  flips: full ? 2000 : 60,
};

/** mulberry32: the same numbers everywhere. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const towns = ["Самара", "Казань", "Тверь", undefined];

/** The cards of one export: `version` changes some of them, so that every load inserts, updates and leaves alone. */
function cards(random: (below: number) => number, count: number, version: number): Golden[] {
  const goldens: Golden[] = [];
  for (let n = 0; n < count; n++) {
    if (version === 0 && random(3) === 0) continue;
    const town = towns[random(towns.length)];
    goldens.push(
      counterparty({
        id: `e${n}`,
        members: [`s:${n}`],
        name: `Клиент ${n}${random(3) === 0 ? ` в${version}` : ""}`,
        phones: Array.from({ length: random(3) }, () => `+7846${1_000_000 + random(50)}`),
        emails: random(2) === 0 ? [] : [`a${random(20)}@x.example`],
        ...(town === undefined ? {} : { city: town }),
      }),
    );
  }
  return goldens;
}

function input(runId: string, goldens: readonly Golden[], more: Partial<LoadInput> = {}): LoadInput {
  return { runId, digest: runId, goldens: () => goldens, records: () => recordsSaying(goldens, runId), ...more };
}

/** What the CRM says, without the keys that a rolled-back load may have used up. */
async function said(db: Database): Promise<unknown> {
  return [
    await db.query(`SELECT c.name, c.city, c.active, (SELECT json_agg(p.e164 ORDER BY p.e164 COLLATE "C") FROM crm.phone p WHERE p.counterparty_id = c.id) AS phones,
      (SELECT json_agg(e.address ORDER BY e.address COLLATE "C") FROM crm.email e WHERE e.counterparty_id = c.id) AS emails FROM crm.counterparty c ORDER BY 1, 2, 3`),
    await db.query("SELECT record_id, entity_id, raw_hash, gone_run FROM sverka.source_record ORDER BY 1"),
    await db.query(
      "SELECT entity_id, digest, merged_into, (SELECT count(*) FROM jsonb_array_elements(written->'children')) AS n FROM sverka.entity ORDER BY 1",
    ),
    await db.query(
      "SELECT op, entity_id, target_table, count(*) AS n FROM sverka.change GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    ),
  ];
}

async function prepared(): Promise<{ url: string; db: Database; profile: TargetProfile }> {
  const url = await freshDatabase();
  const db = await openDatabase({ url });
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  return { url, db, profile };
}

/** The same database, killing its own backend while the statement with that number is on its way. */
function mortal(db: Database, url: string, pid: number, at: number): Database {
  let n = 0;
  const count = async <T>(work: () => Promise<T>): Promise<T> => {
    if (++n !== at) return work();
    const killed = onServer(url, `SELECT pg_terminate_backend(${pid})`);
    try {
      return await work();
    } finally {
      await killed;
    }
  };
  return {
    ...db,
    query: (sql, params) => count(() => db.query(sql, params)),
    run: (sql) => count(() => db.run(sql)),
    copyIn: (into, chunks) => count(() => db.copyIn(into, chunks)),
    transaction: (work) => db.transaction(work),
  };
}

/** What is about to happen when it is interrupted, and what must have come of it in the end. */
interface Work {
  /** The database to start from. */
  readonly from: string;
  readonly run: (db: Database) => Promise<unknown>;
  /** The state before it, and after it when nobody interrupts. */
  readonly before: unknown;
  readonly after: unknown;
  readonly statements: number;
}

/** A backend that was told to end holds its locks until it has. */
async function ended(db: Database, pid: number): Promise<void> {
  for (let wait = 0; wait < 600; wait++) {
    if ((await db.query("SELECT FROM pg_stat_activity WHERE pid = $1", [pid])).length === 0) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

describe("a load or an undo that is killed", () => {
  test(`leaves everything as it was or as it should be, at ${times.backendKills} moments`, async () => {
    const random = dice(7);
    const { url, db, profile } = await prepared();
    const first = cards(dice(1), 12, 0);
    await apply(db, profile, input("r1", first));
    await db.close();
    // Inserts, updates, and two cards that turn out to be one, whose rows are merged.
    const [a, b, ...others] = cards(dice(2), 16, 1) as [Golden, Golden, ...Golden[]];
    const joined = [{ ...a, members: [...a.members, ...b.members] }, ...others];
    const sources = { s: { lists: "mirror", whenEmpty: "clear" } } as const;
    const second = input("r2", joined, { sources, decidedSame: [[a.members[0] as string, b.members[0] as string]] });
    const load = await rehearse(url, (each) => apply(each, profile, second));
    const takeBack = await rehearse(load.made, (each) => undo(each, profile, "r2", "u2"));

    const outcomes = { before: 0, after: 0 };
    for (let n = 0; n < times.backendKills; n++) {
      const { from, run, before, after, statements } = [load.work, takeBack.work][n % 2] as Work;
      const victim = await freshDatabase(new URL(from).pathname.slice(1));
      const db = await openDatabase({ url: victim });
      const [row] = await db.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      // The last statements surround COMMIT: they are tried more often than chance would.
      const at = n % 3 === 0 ? statements - random(4) : 1 + random(statements);
      await run(mortal(db, victim, row?.pid ?? 0, at)).catch(() => {});
      await db.close();
      const again = await openDatabase({ url: victim });
      await ended(again, row?.pid ?? 0);
      const found = await said(again);
      const untouched = JSON.stringify(found) === JSON.stringify(before);
      if (!untouched) expect(found).toEqual(after);
      outcomes[untouched ? "before" : "after"]++;
      // Running again ends where nobody had interrupted; what has already happened is refused, not done twice.
      await run(again).catch((error: unknown) => expect(untouched, String(error)).toBe(false));
      expect(await said(again)).toEqual(after);
      expect(await verifyLog(again)).toMatchObject({ ok: true });
      await again.close();
      await onServer(url, `DROP DATABASE "${new URL(victim).pathname.slice(1)}"`);
    }
    expect(outcomes.before).toBeGreaterThan(0);
    if (full) expect(outcomes.after).toBeGreaterThan(0);
    if (full) console.log(`killed at ${times.backendKills} moments: ${JSON.stringify(outcomes)}`);

    async function rehearse(from: string, run: Work["run"]): Promise<{ work: Work; made: string }> {
      const made = await freshDatabase(new URL(from).pathname.slice(1));
      const db = await openDatabase({ url: made });
      const before = await said(db);
      let statements = 0;
      await run({
        ...db,
        query: (sql, params) => (statements++, db.query(sql, params)),
        run: (sql) => (statements++, db.run(sql)),
        copyIn: (into, chunks) => (statements++, db.copyIn(into, chunks)),
      });
      const after = await said(db);
      expect(after).not.toEqual(before);
      await db.close();
      return { work: { from, run, before, after, statements }, made };
    }
  });

  const built = fileURLToPath(new URL("../../../dist/load/index.js", import.meta.url));
  test.skipIf(!existsSync(built))(`survives ${times.processKills} kills of the process`, async () => {
    const random = dice(11);
    const { url, db, profile } = await prepared();
    const start = await said(db);
    let landed = false;
    for (let n = 0; n < times.processKills; n++) {
      const child = spawnLoader(built, url);
      await new Promise<void>((done) => child.stdout?.once("data", () => done()));
      await new Promise((done) => setTimeout(done, random(400)));
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGKILL");
      await gone;
      // The server notices the dead client by and by; its locks go with it.
      for (let wait = 0; wait < 100; wait++) {
        const [row] = await db.query<{ n: number }>("SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory'");
        if (row?.n === 0) break;
        await new Promise((done) => setTimeout(done, 100));
      }
      const [runs] = await db.query<{ n: number }>("SELECT count(*) AS n FROM sverka.run");
      landed = (runs?.n ?? 0) > 0;
      if (!landed) expect(await said(db)).toEqual(start);
    }
    const child = spawnLoader(built, url);
    const code = await new Promise((done) => child.once("exit", done));
    expect(code).toBe(0);
    expect(await db.query("SELECT count(*) AS n FROM crm.counterparty")).toEqual([{ n: 3000 }]);
    expect(await verifyLog(db)).toMatchObject({ ok: true });
    expect(profile.schema).toBe("crm");
    await db.close();
  });
});

/** A process of its own that loads three thousand cards and says when it begins. */
function spawnLoader(built: string, url: string): ChildProcess {
  const program = `
    import { apply, loadProfile, openDatabase } from ${JSON.stringify(new URL(`file://${built}`).href)};
    import { readFileSync } from "node:fs";
    const o = { raw: "x", at: "A" };
    const goldens = Array.from({ length: 3000 }, (_, n) => ({ type: "counterparty", kind: "organisation", id: "e" + n, members: ["s:" + n], name: { ...o, display: "Клиент " + n, compare: "", from: "s:" + n },
      identifiers: [], phones: [{ ...o, e164: "+7846" + (1000000 + n), quality: "as-written", from: "s:" + n }], emails: [], addresses: [], sites: [], tags: [], notes: [], formerNames: [], bankAccounts: [], roles: [], relations: [], extra: {}, conflicts: [] }));
    const records = goldens.map((golden, n) => ({ entityId: golden.id, record: { id: "s:" + n, source: "s", key: String(n), draft: "cp", type: "counterparty", places: ["s@x:1"], hash: "1" } }));
    const db = await openDatabase({ url: ${JSON.stringify(url)} });
    const profile = loadProfile(readFileSync(new URL(${JSON.stringify(new URL("../../../mappings/targets/crm.yaml", import.meta.url).href)}), "utf8"));
    process.stdout.write("begin\\n");
    await apply(db, profile, { runId: "k" + process.pid, digest: "d", goldens: () => goldens, records: () => records });
    await db.close();`;
  return spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
}

type Snapshot = Map<string, Record<string, string | null>>;
const watched = { counterparty: "id", phone: "id", email: "id", deal: "id" } as const;

async function snapshot(db: Database): Promise<Snapshot> {
  const rows: Snapshot = new Map();
  for (const table of Object.keys(watched)) {
    for (const { row } of await db.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM crm.${table} t`,
    )) {
      rows.set(
        `${table}/${String(row["id"])}`,
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [key, value === null ? null : JSON.stringify(value)]),
        ),
      );
    }
  }
  return rows;
}

/** Three-way, told independently of the undo: what nobody touched since goes back, what somebody touched stays and is listed. */
function judge(s0: Snapshot, s1: Snapshot, s2: Snapshot, s3: Snapshot, { conflicts }: UndoResult): void {
  const listed = (key: string, column?: string): boolean =>
    conflicts.some(
      ({ table, id, column: named }) =>
        `${table}/${id}` === key && (column === undefined || named === undefined || named === column),
    );
  for (const key of new Set([...s0.keys(), ...s1.keys(), ...s2.keys(), ...s3.keys()])) {
    const [before, wrote, now, then] = [s0.get(key), s1.get(key), s2.get(key), s3.get(key)];
    if (before === undefined && wrote !== undefined) {
      if (then === undefined)
        expect(
          now === undefined || JSON.stringify(now) === JSON.stringify(wrote),
          `${key} was edited and is gone`,
        ).toBe(true);
      else {
        // It stays with its golden record, one of whose rows somebody has touched.
        const owner = key.startsWith("counterparty/") ? key : `counterparty/${wrote["counterparty_id"]}`;
        const family = [...s1]
          .filter(([other, row]) => other === owner || `counterparty/${row["counterparty_id"]}` === owner)
          .map(([other]) => other);
        expect(
          family.some((member) => listed(member)),
          `${key} stayed without a word`,
        ).toBe(true);
        expect(then).toEqual(now);
      }
      continue;
    }
    if (now === undefined) {
      if (wrote !== undefined) expect(then, `${key} was deleted by others`).toBeUndefined();
      else if (before !== undefined) expect(then, `${key} comes back`).toEqual(before);
      continue;
    }
    if (wrote === undefined) {
      expect(then, key).toEqual(now);
      continue;
    }
    for (const column of Object.keys(now)) {
      const edited = now[column] !== wrote[column];
      const touched = wrote[column] !== before?.[column];
      expect(then?.[column], `${key}.${column}`).toBe(edited ? now[column] : before?.[column]);
      if (edited && touched) expect(listed(key, column), `${key}.${column} is a conflict`).toBe(true);
    }
  }
}

describe("undo", () => {
  test(`gives back ${times.histories} random histories, but for what others have changed since`, async () => {
    const { url, db: template, profile } = await prepared();
    await template.run(
      "CREATE TABLE crm.deal (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, client bigint NOT NULL REFERENCES crm.counterparty, title text)",
    );
    await template.close();
    let conflicts = 0;
    for (let n = 0; n < times.histories; n++) {
      const random = dice(1000 + n);
      const victim = await freshDatabase(new URL(url).pathname.slice(1));
      const db = await openDatabase({ url: victim });
      const states: [string, Snapshot, Snapshot][] = [];
      const runs = 2 + random(2);
      for (let run = 0; run < runs; run++) {
        const goldens = cards(random, 8, run);
        // Two cards of an earlier run turn out to be one, and a person has said so.
        const decided: [string, string][] = [];
        if (run > 0 && random(2) === 0 && goldens.length > 3) {
          const [a, b] = [goldens[0] as Golden, goldens[1] as Golden];
          goldens.splice(0, 2, { ...a, members: [...a.members, ...b.members] });
          decided.push([a.members[0] as string, b.members[0] as string]);
        }
        const before = await snapshot(db);
        const sources = { s: { lists: random(2) === 0 ? "mirror" : "add", whenEmpty: "clear" } } as const;
        await apply(db, profile, input(`r${run}`, goldens, { decidedSame: decided, sources }));
        states.push([`r${run}`, before, await snapshot(db)]);
      }
      const end = await snapshot(db);
      const ids = (await db.query<{ id: number }>("SELECT id FROM crm.counterparty ORDER BY id")).map(({ id }) => id);
      for (let edits = n % 2 === 0 ? 0 : random(4); edits > 0; edits--) {
        const id = ids[random(ids.length)] ?? 0;
        const kind = random(4);
        if (kind === 0) await db.run(`UPDATE crm.counterparty SET city = 'Правка ${edits}' WHERE id = ${id}`);
        else if (kind === 1) await db.run(`INSERT INTO crm.deal (client, title) VALUES (${id}, 'сделка')`);
        else if (kind === 2)
          await db.run(
            `UPDATE crm.phone SET note = 'правка' WHERE id = (SELECT min(id) FROM crm.phone WHERE counterparty_id = ${id})`,
          );
        else
          await db.run(
            `INSERT INTO crm.phone (counterparty_id, e164, quality, raw) VALUES (${id}, '+79170000000', 'as-written', 'x')`,
          );
      }
      let now = await snapshot(db);
      let undone = 0;
      for (const [run, before, after] of states.toReversed()) {
        const result = await undo(db, profile, run, `u${run}`);
        const then = await snapshot(db);
        // Under a run that had conflicts the state the earlier run left is not the one found.
        if (undone === 0 || conflicts === 0 || n % 2 === 0)
          judge(before, undone === 0 ? end : after, now, then, result);
        conflicts += n % 2 === 0 ? 0 : result.conflicts.length;
        if (n % 2 === 0) expect(result.conflicts).toEqual([]);
        undone++;
        if (n % 2 === 0) expect(then).toEqual(before);
        now = then;
        if (result.conflicts.length > 0) break;
      }
      expect(await verifyLog(db)).toMatchObject({ ok: true });
      await db.close();
      await onServer(url, `DROP DATABASE "${new URL(victim).pathname.slice(1)}"`);
    }
    expect(conflicts).toBeGreaterThan(0);
  });
});

describe("the log", () => {
  test(`shows ${times.flips} single-byte changes, every one`, async () => {
    const { db, profile } = await prepared();
    const { head } = await apply(db, profile, input("r1", cards(dice(3), 10, 0)));
    await apply(db, profile, input("r2", cards(dice(4), 10, 1)));
    const random = dice(5);
    const columns = [
      "run_id",
      "op",
      "entity_id",
      "target_table",
      "target_id",
      "before",
      "after",
      "image",
      "salt",
      "digest",
    ];
    const seqs = (await db.query<{ seq: number }>("SELECT seq FROM sverka.change ORDER BY seq")).map(({ seq }) => seq);
    let tried = 0;
    for (let n = 0; n < times.flips; n++) {
      const [column, seq] = [columns[random(columns.length)] as string, seqs[random(seqs.length)] as number];
      const [row] = await db.query<{ text: string | null }>(
        `SELECT ${column}::text AS text FROM sverka.change WHERE seq = ${seq}`,
      );
      const text = row?.text;
      if (text === null || text === undefined || text === "") continue;
      // Digits become other digits, letters other letters: the value stays one its column can hold.
      const places = [...text.matchAll(/[0-9a-fа-я]/g)]
        .map(({ index }) => index)
        .filter((at) => (column !== "image" && column !== "digest" ? true : at > 1));
      const at = places[random(places.length)];
      if (at === undefined) continue;
      const sign = text[at] as string;
      const flipped =
        text.slice(0, at) +
        (/[0-9]/.test(sign)
          ? String((Number(sign) + 1) % 10)
          : sign === "a"
            ? "b"
            : /[a-f]/.test(sign)
              ? "a"
              : sign === "я"
                ? "ю"
                : "я") +
        text.slice(at + 1);
      const type =
        column === "image" || column === "digest"
          ? "bytea"
          : column === "salt"
            ? "uuid"
            : column === "before" || column === "after"
              ? "json"
              : "text";
      const done = new Error("done");
      let skipped = false;
      await expect(
        db.transaction(async () => {
          try {
            await db.query(`UPDATE sverka.change SET ${column} = ($1::text)::${type} WHERE seq = ${seq}`, [flipped]);
          } catch {
            // An escape of the JSON was hit: the database itself refuses the byte.
            skipped = true;
            throw done;
          }
          expect(await verifyLog(db), `${column} of ${seq}`).toMatchObject({ ok: false, entry: seq });
          throw done;
        }),
      ).rejects.toBe(done);
      if (!skipped) tried++;
    }
    expect(tried).toBeGreaterThan(times.flips / 2);
    expect(await verifyLog(db)).toMatchObject({ ok: true });
    expect(head).not.toBe("");
    await db.close();
  });
});
