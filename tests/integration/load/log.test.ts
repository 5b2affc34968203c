import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  apply,
  ensureSchema,
  forgetEntity,
  history,
  type LoadInput,
  undo,
  verifyLog,
} from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { kinds, open, profileOf } from "./databases.ts";
import { counterparty, recordsOf } from "./goldens.ts";

function input(runId: string, goldens: readonly Golden[]): LoadInput {
  return { runId, digest: runId, goldens: () => goldens, records: () => recordsOf(goldens, runId) };
}

describe.each(kinds)("%s", (kind) => {
  async function loaded() {
    const db = await open(kind);
    const profile = await profileOf("crm");
    await ensureSchema(db, profile);
    const cards = (word: string): Golden[] =>
      ["a", "b", "c"].map((id) =>
        counterparty({ id, members: [`s:${id}`], name: `${word} ${id}`, phones: ["+78462316014"] }),
      );
    await apply(db, profile, input("r1", cards("Ромашка")));
    const { head } = await apply(db, profile, input("r2", cards("Лютик")));
    return { db, head };
  }

  test("the bytes that are digested are these, in any language", async () => {
    const { db } = await loaded();
    const [row] = await db.query<Record<string, string | null>>(
      `SELECT seq::text, run_id, op, entity_id, target_table, target_id, before::text, after::text, encode(image, 'hex') AS image, salt::text, encode(digest, 'hex') AS digest
       FROM sverka.change WHERE op = 'update' ORDER BY seq LIMIT 1`,
    );
    const fields = ["seq", "run_id", "op", "entity_id", "target_table", "target_id", "before", "after", "image"].map(
      (name) => row?.[name] ?? null,
    );
    expect(fields.slice(1)).toEqual([
      "r2",
      "update",
      "a",
      "counterparty",
      "1",
      '{"name" : "Ромашка a"}',
      '{"name" : "Лютик a"}',
      null,
    ]);
    const bytes = fields.map((field) => (field === null ? "-," : `${Buffer.byteLength(field)}:${field},`)).join("");
    expect(createHash("sha256").update(`${row?.["salt"]}${bytes}`).digest("hex")).toBe(row?.["digest"]);
  });

  test("whatever is changed, removed, added or moved is found, and a cut tail by the head kept outside", async () => {
    const { db, head } = await loaded();
    expect(await verifyLog(db, head)).toEqual({ ok: true, head, changes: 6, forgotten: 0 });
    const tampered: [string, object][] = [
      ['UPDATE sverka.change SET after = \'{ "name" : "Лютик A" }\' WHERE seq = 5', { fault: "changed", entry: 5 }],
      ["UPDATE sverka.change SET target_id = '3' WHERE seq = 4", { fault: "changed", entry: 4 }],
      ["UPDATE sverka.change SET run_id = 'r1' WHERE seq = 4", { fault: "changed", entry: 4 }],
      ["UPDATE sverka.change SET salt = gen_random_uuid() WHERE seq = 2", { fault: "changed", entry: 2 }],
      ["UPDATE sverka.change SET image = sha256('x') WHERE seq = 1", { fault: "changed", entry: 1 }],
      ["UPDATE sverka.change SET digest = sha256('x') WHERE seq = 6", { fault: "changed", entry: 6 }],
      [
        "UPDATE sverka.change SET before = NULL, after = NULL, salt = NULL WHERE seq = 5",
        { fault: "changed", entry: 5 },
      ],
      ["DELETE FROM sverka.change WHERE seq = 3", { fault: "missing", entry: 3 }],
      [
        "INSERT INTO sverka.change SELECT 7, run_id, op, entity_id, target_table, target_id, before, after, image, salt, digest FROM sverka.change WHERE seq = 6",
        { entry: 7 },
      ],
      [
        "UPDATE sverka.change SET seq = CASE seq WHEN 4 THEN 105 ELSE 104 END WHERE seq IN (4, 5); UPDATE sverka.change SET seq = seq - 100 WHERE seq > 100",
        { fault: "changed", entry: 4 },
      ],
      ["UPDATE sverka.block SET digest = sha256('x') WHERE number = 1", { fault: "chain", block: 1 }],
      ["UPDATE sverka.block SET previous = sha256('x') WHERE number = 2", { fault: "chain", block: 2 }],
      ["UPDATE sverka.block SET last_change = 2 WHERE number = 1", { fault: "chain", block: 1 }],
      ["UPDATE sverka.block SET run_id = 'r2' WHERE number = 1", { fault: "chain", block: 1 }],
      ["DELETE FROM sverka.block WHERE number = 1", { block: 2 }],
      ["DELETE FROM sverka.change WHERE seq > 3; DELETE FROM sverka.block WHERE number = 2", { fault: "tail" }],
    ];
    for (const [sql, fault] of tampered) {
      const undo = new Error("undo");
      await expect(
        db.transaction(async () => {
          await db.run(sql);
          expect(await verifyLog(db, head), sql).toMatchObject({ ok: false, ...fault });
          throw undo;
        }),
      ).rejects.toBe(undo);
    }
    // Without a head from outside a cut tail cannot be seen.
    await db.run("DELETE FROM sverka.change WHERE seq > 3; DELETE FROM sverka.block WHERE number = 2");
    expect(await verifyLog(db)).toMatchObject({ ok: true });
  });

  test("a forgotten person is gone from the log, and the chain still holds", async () => {
    const { db } = await loaded();
    expect(
      (await history(db, { table: "counterparty", id: "2" })).map(({ op, before, after }) => [
        op,
        before?.["name"],
        after?.["name"],
      ]),
    ).toEqual([
      ["insert", undefined, "Лютик b"],
      ["update", "Ромашка b", "Лютик b"],
    ]);
    const { head } = await forgetEntity(db, "b", "f1");
    for (const table of ["change", "prior", "source_record", "entity"]) {
      const rows = await db.query<{ row: string }>(`SELECT t::text AS row FROM sverka.${table} t`);
      expect(rows.filter(({ row }) => row.includes("Ромашка b") || row.includes("Лютик b"))).toEqual([]);
    }
    // Neither do keys and places name anybody.
    const kept = await db.query<{ row: string }>(
      "SELECT t::text AS row FROM sverka.source_record t WHERE entity_id = 'b'",
    );
    expect(kept.length).toBeGreaterThan(0);
    for (const { row } of kept) expect(row).not.toMatch(/s:b|in\.csv/);
    expect(await verifyLog(db, head)).toMatchObject({ ok: true, forgotten: 2 });
    await db.run("UPDATE sverka.change SET after = '{\"seqs\":[2]}' WHERE op = 'forget'");
    expect(await verifyLog(db)).toMatchObject({ ok: false });
  });

  test("forgetting reaches the card that a record had in a run that was undone, and no other", async () => {
    const db = await open(kind);
    const profile = await profileOf("crm");
    await ensureSchema(db, profile);
    const one = (id: string, name: string, ...members: string[]) => counterparty({ id, members, name });
    await apply(db, profile, input("r1", [one("a", "Ромашка", "s:1", "s:2"), one("c", "Клевер", "s:3")]));
    await apply(
      db,
      profile,
      input("r2", [one("a", "Ромашка", "s:1"), one("b", "Лютик", "s:2"), one("c", "Клевер", "s:3")]),
    );
    await undo(db, profile, "r2", "u2");
    const { head, ids } = await forgetEntity(db, "a", "f1");
    expect(ids).toEqual(["a", "b", "s:1", "s:2"]);
    for (const table of ["change", "prior", "source_record", "entity"]) {
      const rows = await db.query<{ row: string }>(`SELECT t::text AS row FROM sverka.${table} t`);
      expect(rows.filter(({ row }) => /Ромашка|Лютик|s:[12]/.test(row))).toEqual([]);
    }
    const others = await db.query("SELECT FROM sverka.entity WHERE written::text LIKE '%Клевер%'");
    expect(others).toHaveLength(1);
    expect(await verifyLog(db, head)).toMatchObject({ ok: true });
  });
});
