import { describe, expect, test } from "vitest";
import {
  apply,
  type Database,
  ensureSchema,
  openDatabase,
  type TargetProfile,
  undo,
  type UndoResult,
  verifyLog,
} from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { freshDatabase, onServer } from "../database.ts";
import { profileOf } from "./databases.ts";
import { cards, dice, input, times } from "./torture.ts";

async function prepared(): Promise<{ url: string; db: Database; profile: TargetProfile }> {
  const url = await freshDatabase();
  const db = await openDatabase({ url });
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  return { url, db, profile };
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
