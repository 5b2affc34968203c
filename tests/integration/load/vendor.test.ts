import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import {
  apply,
  ensureSchema,
  fingerprint,
  type LoadInput,
  loadProfile,
  readTarget,
  undo,
  verifyLog,
} from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { kinds, open } from "./databases.ts";
import { contact, counterparty, recordsOf } from "./goldens.ts";

const folder = new URL("../../../fixtures/targets/vendor/", import.meta.url);

function input(runId: string, goldens: readonly Golden[], more: Partial<LoadInput> = {}): LoadInput {
  return { runId, digest: runId, goldens: () => goldens, records: () => recordsOf(goldens), ...more };
}

describe.each(kinds)("%s", (kind) => {
  async function prepare() {
    const db = await open(kind);
    await db.run(await readFile(new URL("schema.sql", folder), "utf8"));
    const profile = loadProfile(await readFile(new URL("profile.yaml", folder), "utf8"));
    await ensureSchema(db, profile);
    return { db, profile };
  }

  test("a vendor's schema is read, adopted, loaded, merged and given back", async () => {
    const { db, profile } = await prepare();
    await db.run(`INSERT INTO vendor.client (code, title, type, tax_number) VALUES ('OLD1', 'Старый клиент', 'company', '7707001234'), ('OLD2', 'Чужой', 'individual', NULL);
      INSERT INTO vendor.communication (client_id, kind, value) VALUES (1, 'P', '+7 846 231-60-14'); INSERT INTO vendor.tag VALUES (1, 'vip')`);
    const drafts = [];
    for await (const draft of readTarget(db, profile)) drafts.push(draft);
    expect(
      drafts.map(({ key, counterparty }) => [
        key,
        Object.fromEntries(
          Object.entries(counterparty?.fields ?? {}).map(([field, values]) => [field, values?.map(({ text }) => text)]),
        ),
      ]),
    ).toEqual([
      [
        "client/1",
        {
          name: ["Старый клиент"],
          kind: ["organisation"],
          inn: ["7707001234"],
          phones: ["+7 846 231-60-14"],
          tags: ["vip"],
        },
      ],
      ["client/2", { name: ["Чужой"], kind: ["person"] }],
    ]);

    const start = await fingerprint(db, "vendor");
    const goldens: Golden[] = [
      counterparty({
        id: "a",
        members: ["ut:1", "target:client/1"],
        name: "Старый клиент",
        inn: "7707001234",
        phones: ["+78462316014", "+74951234567"],
        city: "Самара",
      }),
      counterparty({ id: "b", members: ["ut:2"], name: "Новый", emails: ["a@b.example"] }),
      counterparty({ id: "c", members: ["target:client/2"], name: "Чужой" }),
      counterparty({ id: "bad", members: ["ut:3"], name: "Плохой", inn: "12" }),
      contact({ id: "p", members: ["ut:2#contact:иван"], name: "Иван", phones: ["+79171234567"] }, [
        { counterparty: "b", from: "ut:2" },
      ]),
    ];
    const first = await apply(db, profile, input("r1", goldens));
    expect(first.rejects.map(({ entity, issue }) => [entity, issue.code, issue.params?.["name"]])).toEqual([
      ["bad", "constraint-check", "tax_number_check"],
    ]);
    expect(first.drafts[0]).toMatchObject({ drafted: 5, created: 1, updated: 1, unchanged: 1, merged: 1, rejected: 1 });
    for (const { before, created, mergedAway, after } of first.tables)
      expect(before + created - mergedAway).toBe(after);
    expect(await db.query("SELECT id, code, title, city FROM vendor.client ORDER BY id")).toEqual([
      { id: 1, code: "OLD1", title: "Старый клиент", city: "Самара" },
      { id: 2, code: "OLD2", title: "Чужой", city: null },
      { id: 3, code: "SV00000003", title: "Новый", city: null },
    ]);
    // The number that was there is not added again; the trigger's work on the new one is in the log.
    expect(await db.query("SELECT value FROM vendor.communication WHERE client_id = 1 ORDER BY id")).toEqual([
      { value: "+7 846 231-60-14" },
      { value: "+7 495 123-45-67" },
    ]);
    expect(await db.query("SELECT after->>'search' AS search FROM sverka.change WHERE op = 'add'")).toEqual([
      { search: "76543215947" },
    ]);
    expect((await apply(db, profile, input("r2", goldens))).changes).toBe(0);
    expect(await verifyLog(db, first.head)).toMatchObject({ ok: true });

    const undone = await undo(db, profile, "r1", "u1");
    expect(undone).toMatchObject({ conflicts: [], stamped: ["client.modified_at", "client.version"] });
    const after = await fingerprint(db, "vendor");
    expect({ ...after, client: "" }).toEqual({ ...start, client: "" });
    expect(await db.query("SELECT id, title, city FROM vendor.client ORDER BY id")).toEqual([
      { id: 1, title: "Старый клиент", city: null },
      { id: 2, title: "Чужой", city: null },
    ]);
  });

  test("a merge deletes the loser when everything could follow, and is refused when a child could not", async () => {
    const { db, profile } = await prepare();
    await apply(
      db,
      profile,
      input("r1", [
        counterparty({ id: "a", members: ["s:1"], name: "Альфа", phones: ["+78462316014"] }),
        counterparty({ id: "b", members: ["s:2"], name: "Альфа бис", phones: ["+74951234567"] }),
        counterparty({ id: "c", members: ["s:3"], name: "Гамма" }),
        counterparty({ id: "d", members: ["s:4"], name: "Гамма бис" }),
      ]),
    );
    await db.run(`INSERT INTO vendor.deal (client_id, title) VALUES (2, 'поставка'); INSERT INTO vendor.contract VALUES (2, 'Д-1'), (3, 'Д-2'), (4, 'Д-2');
      INSERT INTO vendor.attachment (model, record_id, file) VALUES ('client', 2, 'a.pdf'), ('deal', 2, 'b.pdf'); UPDATE vendor.client SET head_id = 2 WHERE id = 3`);
    const start = await fingerprint(db, "vendor");
    const joined = [
      counterparty({ id: "a", members: ["s:1", "s:2"], name: "Альфа", phones: ["+78462316014", "+74951234567"] }),
      counterparty({ id: "c", members: ["s:3", "s:4"], name: "Гамма" }),
    ];
    const result = await apply(
      db,
      profile,
      input("r2", joined, {
        decidedSame: [
          ["s:1", "s:2"],
          ["s:3", "s:4"],
        ],
      }),
    );
    expect(result.issues.map(({ code, params }) => [code, params?.["entity"]])).toEqual([
      ["merge-refused", "c"],
      ["load-waiting", "c"],
    ]);
    expect(result.drafts[0]).toMatchObject({ drafted: 4, updated: 1, merged: 1, waiting: 2 });
    expect(result.tables.find(({ table }) => table === "vendor.client")).toEqual({
      table: "vendor.client",
      before: 4,
      created: 0,
      mergedAway: 1,
      after: 3,
    });
    expect(await db.query("SELECT client_id FROM vendor.deal")).toEqual([{ client_id: 1 }]);
    expect(await db.query("SELECT client_id, number FROM vendor.contract ORDER BY 1, 2")).toEqual([
      { client_id: 1, number: "Д-1" },
      { client_id: 3, number: "Д-2" },
      { client_id: 4, number: "Д-2" },
    ]);
    expect(await db.query("SELECT record_id FROM vendor.attachment ORDER BY id")).toEqual([
      { record_id: 1 },
      { record_id: 2 },
    ]);
    expect(await db.query("SELECT head_id FROM vendor.client WHERE id = 3")).toEqual([{ head_id: 1 }]);
    expect(await undo(db, profile, "r2", "u2")).toMatchObject({ conflicts: [] });
    const back = await fingerprint(db, "vendor");
    expect({ ...back, client: "" }).toEqual({ ...start, client: "" });
    expect(await db.query("SELECT id, title, head_id FROM vendor.client ORDER BY id")).toEqual([
      { id: 1, title: "Альфа", head_id: null },
      { id: 2, title: "Альфа бис", head_id: null },
      { id: 3, title: "Гамма", head_id: 2 },
      { id: 4, title: "Гамма бис", head_id: null },
    ]);
  });
});
