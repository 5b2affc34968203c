import { describe, expect, test } from "vitest";
import { apply, ensureSchema, type LoadInput, undo, verifyLog } from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { contents, kinds, open, profileOf } from "./databases.ts";
import { contact, counterparty, recordsOf } from "./goldens.ts";

const crmTables = [
  "counterparty",
  "contact",
  "counterparty_contact",
  "counterparty_relation",
  "phone",
  "email",
  "address",
  "identifier",
  "bank_account",
].map((name) => `crm.${name}`);

function input(runId: string, goldens: readonly Golden[], more: Partial<LoadInput> = {}): LoadInput {
  return { runId, digest: runId, goldens: () => goldens, records: () => recordsOf(goldens), ...more };
}

const cards: Golden[] = [
  counterparty({
    id: "e2",
    members: ["ut:2", "buh:7"],
    name: "Ромашка",
    phones: ["+78462316014", "+74951234567"],
    inn: "7707001234",
    notes: ["звонить\tпосле\n9 \\ утра"],
  }),
  counterparty({
    id: "e1",
    members: ["ut:1"],
    name: "Альфа",
    emails: ["info@alpha.example"],
    extra: { "Код ТМЦ": "7" },
    relations: [{ kind: "head", to: "e2", from: "ut:1" }],
  }),
  contact({ id: "p1", members: ["ut:2#contact:ольга"], name: "Ольга", phones: ["+79171234567"] }, [
    { counterparty: "e2", role: { value: "бухгалтер", raw: "бухгалтер", at: "B" }, from: "ut:2#contact:ольга" },
  ]),
];

describe.each(kinds)("%s", (kind) => {
  test("a load writes every value, and a second one writes nothing", async () => {
    const db = await open(kind);
    const profile = await profileOf("crm");
    await ensureSchema(db, profile);
    const first = await apply(db, profile, input("r1", cards));
    expect(first.rejects).toEqual([]);
    expect(first.drafts).toEqual([
      { type: "counterparty", drafted: 3, created: 2, updated: 0, unchanged: 0, merged: 1, waiting: 0, rejected: 0 },
      { type: "contact", drafted: 1, created: 1, updated: 0, unchanged: 0, merged: 0, waiting: 0, rejected: 0 },
    ]);
    for (const { before, created, mergedAway, after } of first.tables)
      expect(before + created - mergedAway).toBe(after);
    expect(await db.query("SELECT id, name, notes, extra FROM crm.counterparty ORDER BY id")).toEqual([
      { id: 1, name: "Альфа", notes: null, extra: { "Код ТМЦ": "7" } },
      { id: 2, name: "Ромашка", notes: "звонить\tпосле\n9 \\ утра", extra: {} },
    ]);
    expect(await db.query("SELECT counterparty_id, kind, other_id FROM crm.counterparty_relation")).toEqual([
      { counterparty_id: 1, kind: "head", other_id: 2 },
    ]);
    expect(
      await db.query(
        "SELECT source, source_key, draft, target_table, target_id FROM sverka.crosswalk ORDER BY 1, 2, 3",
      ),
    ).toEqual([
      { source: "buh", source_key: "7", draft: "cp", target_table: "counterparty", target_id: "2" },
      { source: "ut", source_key: "1", draft: "cp", target_table: "counterparty", target_id: "1" },
      { source: "ut", source_key: "2", draft: "contact:ольга", target_table: "contact", target_id: "1" },
      { source: "ut", source_key: "2", draft: "cp", target_table: "counterparty", target_id: "2" },
    ]);

    const tables = [
      ...crmTables,
      "sverka.change",
      "sverka.block",
      "sverka.entity",
      "sverka.source_record",
      "sverka.prior",
    ];
    const sequences = () => db.query("SELECT schemaname, sequencename, last_value FROM pg_sequences ORDER BY 1, 2");
    const [held, drawn] = [await contents(db, tables), await sequences()];
    const second = await apply(db, profile, input("r2", cards));
    expect(second).toMatchObject({ changes: 0, head: first.head });
    expect(second.drafts[0]).toMatchObject({ drafted: 3, unchanged: 2, merged: 1 });
    expect(await contents(db, tables)).toEqual(held);
    expect(await sequences()).toEqual(drawn);
  });

  test("a delta updates what Sverka wrote, keeps what people edited, and adds to lists", async () => {
    const db = await open(kind);
    const profile = await profileOf("crm");
    await ensureSchema(db, profile);
    const before = [
      counterparty({ id: "a", members: ["s:1"], name: "Старое имя", city: "Самара", phones: ["+78462316014"] }),
      counterparty({ id: "b", members: ["s:2"], name: "Бета", city: "Самара" }),
    ];
    await apply(db, profile, input("r1", before));
    await db.run("UPDATE crm.counterparty SET city = 'Тольятти' WHERE name = 'Старое имя'");
    const after = [
      counterparty({
        id: "a",
        members: ["s:1"],
        name: "Новое имя",
        city: "Казань",
        phones: ["+78462316014", "+74951234567"],
      }),
      counterparty({ id: "b", members: ["s:2"], name: "Бета", city: "Самара" }),
    ];
    const result = await apply(db, profile, input("r2", after));
    expect(result.drafts[0]).toMatchObject({ drafted: 2, updated: 1, unchanged: 1 });
    expect(result.issues).toEqual([
      {
        code: "load-edit-kept",
        severity: "note",
        params: { entity: "a", table: "counterparty", id: "1", column: "city", held: "Тольятти", value: "Казань" },
      },
    ]);
    expect(await db.query("SELECT name, city FROM crm.counterparty ORDER BY id")).toEqual([
      { name: "Новое имя", city: "Тольятти" },
      { name: "Бета", city: "Самара" },
    ]);
    expect(await db.query("SELECT e164 FROM crm.phone ORDER BY id")).toEqual([
      { e164: "+78462316014" },
      { e164: "+74951234567" },
    ]);
    expect(await db.query("SELECT op, before, after FROM sverka.change WHERE run_id = 'r2' AND op = 'update'")).toEqual(
      [{ op: "update", before: { name: "Старое имя" }, after: { name: "Новое имя" } }],
    );
    expect((await apply(db, profile, input("r3", after))).changes).toBe(0);
  });

  test("of new cards that want one value the head keeps it, then the card of more records, whichever index asks", async () => {
    for (const index of ["ADD CONSTRAINT one_name UNIQUE (name)", undefined]) {
      const db = await open(kind);
      const profile = await profileOf("crm");
      await ensureSchema(db, profile);
      await db.run(
        index === undefined
          ? "CREATE UNIQUE INDEX one_name ON crm.counterparty (lower(name))"
          : `ALTER TABLE crm.counterparty ${index}`,
      );
      const goldens = [
        counterparty({
          id: "a-branch",
          members: ["s:1", "s:2", "s:3"],
          name: "Рога",
          relations: [{ kind: "head", to: "z-head", from: "s:1" }],
        }),
        counterparty({ id: "z-head", members: ["s:4"], name: "Рога" }),
        counterparty({ id: "b-one", members: ["s:5"], name: "Копыта" }),
        counterparty({ id: "y-many", members: ["s:6", "s:7"], name: "Копыта" }),
        // Refused for another reason, the better card takes the value from nobody.
        counterparty({ id: "c-plain", members: ["s:8"], name: "Хвост" }),
        counterparty({ id: "x-refused", members: ["s:9", "s:10"], name: "Хвост", city: "Тверь" }),
      ];
      await db.run("ALTER TABLE crm.counterparty ADD CONSTRAINT elsewhere CHECK (city <> 'Тверь')");
      const { rejects } = await apply(db, profile, input("r1", goldens));
      expect(rejects.map(({ entity, issue }) => [entity, issue.code, issue.params?.["holder"]])).toEqual(
        index === undefined
          ? [
              ["a-branch", "constraint-refused", undefined],
              ["b-one", "constraint-refused", undefined],
              ["x-refused", "constraint-check", undefined],
            ]
          : [
              ["a-branch", "constraint-unique-among", "z-head"],
              ["b-one", "constraint-unique-among", "y-many"],
              ["x-refused", "constraint-check", undefined],
            ],
      );
      const later = counterparty({ id: "later", members: ["s:11"], name: index === undefined ? "Новый" : "Хвост" });
      const again = await apply(db, profile, input("r2", [...goldens, later]));
      const [row] = await db.query<{ id: string }>("SELECT id::text FROM crm.counterparty WHERE name = 'Хвост'");
      expect(again.rejects.find(({ entity }) => entity === "later")?.issue.params?.["holder"]).toBe(
        index === undefined ? undefined : row?.id,
      );
    }
  });

  test("what the target would refuse is rejected by name, and the rest is loaded", async () => {
    const db = await open(kind);
    const profile = await profileOf("crm");
    await ensureSchema(db, profile);
    await db.run(`ALTER TABLE crm.counterparty ALTER COLUMN city TYPE varchar(5), ADD CONSTRAINT one_name UNIQUE (name), ADD CONSTRAINT no_omega CHECK (name <> 'Омега');
      CREATE FUNCTION crm.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.e164 = '+70000000000' THEN RAISE EXCEPTION 'forbidden number'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON crm.phone FOR EACH ROW EXECUTE FUNCTION crm.refuse()`);
    const goldens = [
      counterparty({ id: "long", members: ["s:1"], name: "Длинный", city: "Екатеринбург" }),
      counterparty({ id: "twin1", members: ["s:2"], name: "Близнец" }),
      counterparty({ id: "twin2", members: ["s:3"], name: "Близнец", phones: ["+78462316014"] }),
      counterparty({ id: "check", members: ["s:4"], name: "Омега" }),
      counterparty({ id: "trigger", members: ["s:5", "s:6"], name: "Тета", phones: ["+78462316014", "+70000000000"] }),
      counterparty({ id: "good", members: ["s:7"], name: "Йота", phones: ["+78462316014"] }),
      contact({ id: "person", members: ["s:8"], name: "Иван" }, [
        { counterparty: "check", from: "s:8" },
        { counterparty: "good", from: "s:8" },
      ]),
    ];
    const result = await apply(db, profile, input("r1", goldens));
    expect(
      result.rejects.map(({ entity, records, issue }) => [entity, records, issue.code, issue.params?.["name"]]),
    ).toEqual([
      ["check", ["s:4"], "constraint-check", "no_omega"],
      ["long", ["s:1"], "value-too-long", "city"],
      ["trigger", ["s:5", "s:6"], "constraint-refused", "P0001"],
      ["twin2", ["s:3"], "constraint-unique-among", "one_name"],
    ]);
    expect(result.drafts).toEqual([
      { type: "counterparty", drafted: 7, created: 2, updated: 0, unchanged: 0, merged: 0, waiting: 0, rejected: 5 },
      { type: "contact", drafted: 1, created: 1, updated: 0, unchanged: 0, merged: 0, waiting: 0, rejected: 0 },
    ]);
    for (const { before, created, mergedAway, after } of result.tables)
      expect(before + created - mergedAway).toBe(after);
    expect(result.issues).toMatchObject([
      { code: "load-link-unresolved", params: { entity: "person", missing: "check" } },
    ]);
    expect(await db.query('SELECT name FROM crm.counterparty ORDER BY name COLLATE "C"')).toEqual([
      { name: "Близнец" },
      { name: "Йота" },
    ]);
    expect(await db.query("SELECT count(*) AS n FROM sverka.source_record")).toEqual([{ n: 3 }]);
    await db.run("ALTER TABLE crm.counterparty DROP CONSTRAINT no_omega");
    await apply(db, profile, input("r2", goldens));
    expect(await db.query("SELECT count(*) AS n FROM crm.counterparty_contact")).toEqual([{ n: 2 }]);
  });

  test("a change that a trigger refuses leaves its card as it was, and the rest is loaded", async () => {
    const db = await open(kind);
    const profile = await profileOf("crm");
    await ensureSchema(db, profile);
    const firm = (n: number, city: string, phone: string): Golden =>
      counterparty({ id: `e${n}`, members: [`s:${n}`], name: `Фирма ${n}`, city, phones: [phone] });
    const before = [1, 2, 3, 4].map((n) => firm(n, "Самара", `+7846231601${n}`));
    await apply(db, profile, input("r1", before));
    await db.run(`CREATE FUNCTION crm.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.name IN ('Фирма 2', 'Фирма 3') THEN RAISE EXCEPTION 'the card is closed'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER refuse BEFORE UPDATE ON crm.counterparty FOR EACH ROW EXECUTE FUNCTION crm.refuse()`);
    // Each gets another town and one more phone; one is new.
    const after = [1, 2, 3, 4].map((n) =>
      counterparty({ id: `e${n}`, members: [`s:${n}`], name: `Фирма ${n}`, city: "Казань", phones: [`+7846231601${n}`, `+7927231601${n}`] }),
    ); // prettier-ignore
    const result = await apply(db, profile, input("r2", [...after, firm(5, "Тверь", "+78462316015")]));
    expect(result.rejects.map(({ entity, issue }) => [entity, issue.code, issue.raw])).toEqual([
      ["e2", "constraint-refused", "the card is closed"],
      ["e3", "constraint-refused", "the card is closed"],
    ]);
    expect(result.drafts[0]).toEqual({ type: "counterparty", drafted: 5, created: 1, updated: 2, unchanged: 0, merged: 0, waiting: 0, rejected: 2 }); // prettier-ignore
    const told = () =>
      db.query<{ name: string }>(
        "SELECT c.name, c.city, (SELECT count(*) FROM crm.phone p WHERE p.counterparty_id = c.id) AS phones FROM crm.counterparty c ORDER BY 1",
      );
    expect(await told()).toEqual([
      { name: "Фирма 1", city: "Казань", phones: 2 },
      { name: "Фирма 2", city: "Самара", phones: 1 },
      { name: "Фирма 3", city: "Самара", phones: 1 },
      { name: "Фирма 4", city: "Казань", phones: 2 },
      { name: "Фирма 5", city: "Тверь", phones: 1 },
    ]);
    expect(await verifyLog(db)).toMatchObject({ ok: true });
    await db.run("DROP TRIGGER refuse ON crm.counterparty");
    const again = await apply(db, profile, input("r3", [...after, firm(5, "Тверь", "+78462316015")]));
    expect([again.rejects, again.drafts[0]?.updated]).toEqual([[], 2]);
    expect((await told()).slice(0, 4)).toEqual(
      [1, 2, 3, 4].map((n) => ({ name: `Фирма ${n}`, city: "Казань", phones: 2 })),
    );
    await undo(db, profile, "r3", "u3");
    await undo(db, profile, "r2", "u2");
    expect(await told()).toEqual([1, 2, 3, 4].map((n) => ({ name: `Фирма ${n}`, city: "Самара", phones: 1 })));
  });

  test("changes that go in only in parts are logged and undone like any other", async () => {
    const db = await open(kind);
    const profile = await profileOf("crm");
    await ensureSchema(db, profile);
    const firms = (city: string): Golden[] =>
      [1, 2, 3].map((n) => counterparty({ id: `e${n}`, members: [`s:${n}`], name: `Фирма ${n}`, city }));
    await apply(db, profile, input("r1", firms("Самара")));
    await db.run(`CREATE FUNCTION crm.one_by_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (SELECT count(*) FROM changed) > 1 THEN RAISE EXCEPTION 'one by one'; END IF; RETURN NULL; END $$;
      CREATE TRIGGER one_by_one AFTER UPDATE ON crm.counterparty REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION crm.one_by_one()`);
    const result = await apply(db, profile, input("r2", firms("Казань")));
    expect([result.rejects, result.drafts[0]?.updated]).toEqual([[], 3]);
    expect(await verifyLog(db)).toMatchObject({ ok: true });
    await db.run("DROP TRIGGER one_by_one ON crm.counterparty");
    await undo(db, profile, "r2", "u2");
    expect(await db.query("SELECT DISTINCT city FROM crm.counterparty")).toEqual([{ city: "Самара" }]);
  });
});
