import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  apply,
  type Database,
  ensureSchema,
  type LoadInput,
  openDatabase,
  plan,
  undo,
  verifyLog,
} from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { readCatalogue } from "../../../src/load/catalogue/catalogue.ts";
import { bindProfile } from "../../../src/load/rows/bind.ts";
import { isStraight } from "../../../src/load/write/straight-lines.ts";
import { straightSourceOf } from "../../../src/pipeline/load/straight-pool.ts";
import { freshDatabase, whenDone } from "../database.ts";
import { contents, kinds, open, profileOf } from "./databases.ts";
import { contact, counterparty, recordsOf } from "./goldens.ts";

/** What PostgreSQL spells in a way of its own in rows, arrays, documents or lines of COPY. */
const tricky = [
  'ООО "Ромашка"', "a\\b", "(x),y", "{1,2}", "NULL", "null", " lead", "tab\there", "two\nlines", "cr\rhere", "\u000b\u000c", "\u00a0nbsp\u2003",
  "é€😀", "\\N", "\\.", "'quote'", "\u0001\u001f\u007f", ",", "\ufeffbom", "Рр", "{}", '""',
]; // prettier-ignore

const word = (n: number): string => `${tricky[n % tricky.length]} ${n}`;
const letters = "abcdefghijklmnopqrstuvwxyz234567";
/** Ids like those of linking, in no order. */
const id = (prefix: string, n: number): string => {
  let rest = (n * 7_919 + 13) % 1_048_576;
  let text = `${prefix}-zzzz`;
  for (let at = 0; at < 4; at++, rest >>= 5) text += letters[rest & 31] as string;
  return text + String(n);
};

function cards(count: number): Golden[] {
  const origin = { raw: "as written", at: "A" };
  return Array.from({ length: count }, (_, n): Golden => {
    const from = n % 5 === 0 ? [`ut:${n}`, `shop:${n}`] : [`ut:${n}`];
    const first = from[0] as string;
    const card = {
      id: id(n % 4 === 3 ? "ct" : "cp", n),
      members: from,
      name: word(n),
      phones: n % 3 === 0 ? [`+7495${String(1_000_000 + n)}`, `+7495${String(2_000_000 + n)}`] : [],
      emails: n % 2 === 0 ? [`Info${n}@firm.example`, `info${n}@firm.example`] : [],
      ...(n % 7 === 0 ? { city: word(n + 1) } : {}),
      notes: n % 6 === 0 ? [word(n), word(n + 3)] : [],
      extra: n % 2 === 0 ? { [word(n)]: word(n + 5), б: "1", aa: "2", c: "" } : {},
    };
    const lists = {
      tags: n % 3 === 0 ? [{ ...origin, value: word(n), from: first }, { ...origin, value: "", from: first }] : [],
      createdAt: { ...origin, value: ["2024-05-06", "2024-05-06T07:08:09.120+03:00", "2024-12-31T23:30:00-05:30", "2024-05-06 07:08"][n % 4], from: first },
    }; // prettier-ignore
    return n % 4 === 3
      ? ({ ...contact(card, [{ counterparty: id("cp", n - 1), from: first, role: word(n) } as never]), ...lists, birthDate: { ...origin, value: "1980-02-29", from: first } } as Golden)
      : ({ ...counterparty(card), ...lists, branch: n % 2 === 0 } as unknown as Golden); // prettier-ignore
  });
}

const goldens = cards(5600);

function inputOf(goldens: readonly Golden[], way: "straight" | "staged", runId = "r1"): LoadInput {
  const folder = mkdtempSync(join(tmpdir(), "sverka-straight-"));
  whenDone(async () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "golden.ndjson");
  writeFileSync(path, goldens.map((golden) => `${JSON.stringify(golden)}\n`).join(""));
  const input = { runId, digest: "", goldens: () => goldens, records: () => recordsOf(goldens) };
  return way === "straight" ? { ...input, straight: () => straightSourceOf(path, 1) } : input;
}

/** The database, noting into which tables rows are copied. */
function watched(db: Database): { readonly db: Database; readonly copied: Set<string> } {
  const copied = new Set<string>();
  const copyIn: Database["copyIn"] = (into, chunks) => {
    copied.add(into.slice(0, into.indexOf(" (")));
    return db.copyIn(into, chunks);
  };
  return { db: { ...db, copyIn }, copied };
}

const tables = "counterparty contact counterparty_contact counterparty_relation phone email address identifier bank_account".split(" "); // prettier-ignore

async function everything(db: Database): Promise<unknown> {
  const counters: unknown[] = [];
  for (const name of tables)
    counters.push(...(await db.query(`SELECT nextval(pg_get_serial_sequence('crm.${name}', 'id')) AS n`)));
  return {
    crm: await contents(db, tables.map((name) => `crm.${name}`)),
    memory: await contents(db, [
      `(SELECT entity_id, kind, target_table, target_id, written::jsonb, digest, first_run, last_run, adopted, merged_into, gone_run FROM sverka.entity)`,
      "(SELECT seq, run_id, op, entity_id, target_table, target_id, before::text, after::text FROM sverka.change)",
      "(SELECT record_id, entity_id, payload_hash, last_run FROM sverka.source_record)",
      "(SELECT number, run_id, first_change, last_change FROM sverka.block)",
      "(SELECT run_id, status, summary::text, first_change, last_change FROM sverka.run)",
      "(SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint WHERE connamespace IN ('crm'::regnamespace, 'sverka'::regnamespace))",
      "(SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid::regclass::text ~ '^(crm|sverka)')",
    ]),
    counters,
  }; // prettier-ignore
}

test.each(kinds)(
  "a first load made whole by us leaves what one through staging leaves: rows, keys, memory, log, books (%s)",
  async (kind) => {
    const profile = await profileOf("crm");
    const [straight, staged] = [watched(await open(kind)), watched(await open(kind))];
    for (const { db } of [straight, staged]) await ensureSchema(db, profile);
    const rehearsals = [
      await plan(straight.db, profile, inputOf(goldens, "straight")),
      await plan(staged.db, profile, inputOf(goldens, "staged")),
    ];
    expect(straight.copied).toContain('"crm"."counterparty"');
    expect(rehearsals[0]?.effects).toBe(rehearsals[1]?.effects);
    expect(rehearsals[0]?.result.tables).toEqual(rehearsals[1]?.result.tables);
    straight.copied.clear();
    const { head, ...books } = await apply(straight.db, profile, inputOf(goldens, "straight"));
    const { head: _, ...same } = await apply(staged.db, profile, inputOf(goldens, "staged"));
    expect([...straight.copied].filter((name) => name.startsWith("stage_"))).toEqual([]);
    expect(straight.copied).toContain('"crm"."counterparty"');
    expect([...staged.copied].filter((name) => name.startsWith('"crm"'))).toEqual([]);
    expect(books).toEqual(same);
    expect(books.changes).toBe(goldens.length);
    expect(await everything(straight.db)).toEqual(await everything(staged.db));
    expect(await verifyLog(straight.db, head)).toMatchObject({ ok: true });
    for (const { db } of [straight, staged])
      expect((await apply(db, profile, inputOf(goldens, "staged", "r2"))).changes).toBe(0);
    const changed = goldens.map((golden, n) => (n % 700 === 0 ? { ...golden, city: undefined, notes: [] } : golden));
    for (const { db } of [straight, staged]) await apply(db, profile, inputOf(changed as Golden[], "staged", "r3"));
    expect(await everything(straight.db)).toEqual(await everything(staged.db));
    await undo(straight.db, profile, "r3", "u3");
    await undo(straight.db, profile, "r1", "u1");
    const left = await contents(straight.db, tables.map((name) => `crm.${name}`)); // prettier-ignore
    expect(Object.values(left).flat()).toEqual([]);
    // Nothing is remembered any more, and the counters go on.
    straight.copied.clear();
    expect((await apply(straight.db, profile, inputOf(goldens, "straight", "r4"))).changes).toBe(goldens.length);
    expect(straight.copied).toContain('"crm"."counterparty"');
    expect(await verifyLog(straight.db)).toMatchObject({ ok: true });
    expect((await apply(straight.db, profile, inputOf(goldens, "staged", "r5"))).changes).toBe(0);
  },
  240_000,
);

const phoned = goldens.findIndex(({ phones }) => phones.length > 0);
const linked = goldens.findIndex(({ type }) => type === "contact");

test.each<[string, string, (goldens: Golden[]) => void]>([
  ["a row that a check refuses", "constraint-check", (all) => void (all[5599] = { ...all[5599], kind: "cooperative" } as never)],
  ["a child row that a check refuses", "constraint-check", (all) => void (all[phoned] = { ...all[phoned], phones: [{ ...all[phoned]?.phones[0], e164: "12" }] } as never)],
  ["a value that does not fit", "value-wrong-type", (all) => void (all[4000] = { ...all[4000], createdAt: { value: "soon", raw: "", at: "A", from: "ut:1" } } as never)],
  ["a link to none", "load-link-unresolved", (all) => void (all[linked] = { ...all[linked], of: [{ counterparty: "cp-none", from: "ut:3" }] } as never)],
  ["text that no document can hold", "text-not-storable", (all) => void (all[7] = { ...all[7], extra: { a: "half \ud83d" } } as never)],
  ["text that cannot be stored", "text-not-storable", (all) => void (all[7] = { ...all[7], city: { raw: "", at: "A", value: "half \ud83d", from: "ut:7" } } as never)],
])("%s sends a first load through staging, which tells it by itself", async (_, code, spoil) => {
  const profile = await profileOf("crm");
  const all = [...goldens];
  spoil(all);
  const { db, copied } = watched(await open("server"));
  await ensureSchema(db, profile);
  const { rejects, issues, changes } = await apply(db, profile, inputOf(all, "straight"));
  expect(copied).toContain('"stage_counterparty"');
  expect([...rejects.map(({ issue }) => issue), ...issues].map((issue) => issue.code)).toEqual([code]);
  expect(changes).toBe(all.length - rejects.length);
  expect(await db.query("SELECT count(*)::int AS n FROM sverka.source_record")).toEqual([{ n: recordsOf(all).length - rejects.flatMap(({ records }) => records).length }]);
  expect(await verifyLog(db)).toMatchObject({ ok: true });
}); // prettier-ignore

test("somebody who draws from a counter right now keeps nobody from loading: it goes through staging", async () => {
  const profile = await profileOf("crm");
  const url = await freshDatabase();
  const { db, copied } = watched(await openDatabase({ url }, { lockTimeout: 200 }));
  const other = await openDatabase({ url });
  whenDone(() => Promise.all([db.close(), other.close()]));
  await ensureSchema(db, profile);
  await other.run("BEGIN; SELECT nextval('crm.phone_id_seq')");
  expect((await apply(db, profile, inputOf(goldens, "straight"))).changes).toBe(goldens.length);
  expect(copied).toContain('"stage_counterparty"');
  await other.run("ROLLBACK");
});

test.each([
  ["is soon done with a table, as the server's own vacuum is, is waited for", true],
  ["reads a table for long is not waited for, nor in whose way: it goes through staging", false],
])("somebody who %s", async (_, isSoonDone) => {
  const profile = await profileOf("crm");
  const url = await freshDatabase();
  const { db, copied } = watched(await openDatabase({ url }));
  const other = await openDatabase({ url });
  whenDone(() => Promise.all([db.close(), other.close()]));
  await ensureSchema(db, profile);
  await other.run("BEGIN");
  await other.query("SELECT count(*) FROM crm.counterparty");
  const done = isSoonDone ? new Promise((resolve) => setTimeout(resolve, 500)).then(() => other.run("ROLLBACK")) : undefined;
  expect((await apply(db, profile, inputOf(goldens, "straight"))).changes).toBe(goldens.length);
  expect(copied.has('"stage_counterparty"')).toBe(!isSoonDone);
  await (done ?? other.run("ROLLBACK"));
}); // prettier-ignore

const touch = `CREATE FUNCTION crm.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER touch BEFORE INSERT ON crm.phone FOR EACH ROW EXECUTE FUNCTION crm.touch()`;

test.each([
  [true, "ALTER TABLE crm.phone ADD COLUMN checked boolean NOT NULL DEFAULT false, ADD COLUMN hint varchar(40) DEFAULT 'call, please'"],
  [false, "ALTER TABLE crm.phone ADD COLUMN at timestamptz DEFAULT clock_timestamp()"],
  [false, "ALTER TABLE crm.phone ADD COLUMN digits text GENERATED ALWAYS AS (lower(e164)) STORED"],
  [false, touch],
])("whether rows are nothing but what we say: %s with %s", async (straight, others) => {
  const profile = await profileOf("crm");
  const db = await open("server");
  await ensureSchema(db, profile);
  expect(isStraight(bindProfile(profile, await readCatalogue(db, "crm")))).toBe(true);
  await db.run(others);
  expect(isStraight(bindProfile(profile, await readCatalogue(db, "crm")))).toBe(straight);
}); // prettier-ignore

test.each([
  [true, "ALTER TABLE crm.phone ADD COLUMN checked boolean NOT NULL DEFAULT false, ADD COLUMN hint varchar(40) DEFAULT 'call, please'"],
  [false, "CREATE RULE copy AS ON INSERT TO crm.phone DO ALSO NOTHING"],
  [false, "ALTER SEQUENCE crm.phone_id_seq INCREMENT BY 10"],
])("what stands on the tables decides the way of a first load: %s with %s", async (isWhole, others) => {
  const profile = await profileOf("crm");
  const { db, copied } = watched(await open("server"));
  await ensureSchema(db, profile);
  await db.run(others);
  await apply(db, profile, inputOf(goldens, "straight"));
  expect(copied.has('"stage_counterparty"')).toBe(!isWhole);
  expect((await apply(db, profile, inputOf(goldens, "staged", "r2"))).changes).toBe(0);
}); // prettier-ignore
