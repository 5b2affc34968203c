import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { apply, ensureSchema, type LoadInput, undo } from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { say } from "../../../src/messages/catalogue.ts";
import { straightSourceOf } from "../../../src/pipeline/load/straight-pool.ts";
import { whenDone } from "../database.ts";
import { kinds, open, profileOf } from "./databases.ts";
import { counterparty, recordsOf } from "./goldens.ts";

/** Letters that no compression makes much shorter, the same at every run. */
function letters(count: number, seed: number): string {
  let [text, state] = ["", seed];
  while (text.length < count) {
    state = (state * 48_271) % 2_147_483_647;
    text += String.fromCodePoint(0x4e00 + (state % 20_000));
  }
  return text;
}

const even = "а".repeat(9000);
const long = letters(9000, 7);

function input(runId: string, goldens: readonly Golden[], more: Partial<LoadInput> = {}): LoadInput {
  return { runId, digest: runId, goldens: () => goldens, records: () => recordsOf(goldens), ...more };
}

const told = (rejects: Awaited<ReturnType<typeof apply>>["rejects"]): unknown[] =>
  rejects.map(({ entity, records, issue: { code, params } }) => [entity, records, code, params?.["table"], params?.["name"], params?.["allowed"]]); // prettier-ignore

test.each(kinds)("a value too long for an index rejects its card, new or changed, and nothing else (%s)", async (kind) => {
  const profile = await profileOf("crm");
  const db = await open(kind);
  await ensureSchema(db, profile);
  await db.run(`CREATE INDEX by_city ON crm.counterparty (lower(city)); CREATE UNIQUE INDEX by_name ON crm.counterparty (name) WHERE city <> 'Тверь'`);
  const goldens = [
    counterparty({ id: "city", members: ["s:1"], name: "Альфа", city: long }),
    // As long, but it is compressed; and a name that no index is asked to hold, as the card stands in Тверь.
    counterparty({ id: "even", members: ["s:2"], name: "Бета", city: even }),
    counterparty({ id: "elsewhere", members: ["s:3"], name: long, city: "Тверь" }),
    counterparty({ id: "name", members: ["s:4"], name: letters(9000, 8), city: "Самара" }),
    counterparty({ id: "mail", members: ["s:5"], name: "Гамма", emails: [`${long}@firm.example`] }),
    counterparty({ id: "notes", members: ["s:6"], name: "Дельта", notes: [long] }),
  ];
  const first = await apply(db, profile, input("r1", goldens));
  expect(told(first.rejects)).toEqual([
    ["city", ["s:1"], "constraint-index", "counterparty", "by_city", "city"],
    ["mail", ["s:5"], "constraint-index", "email", "email_address", "address"],
    ["name", ["s:4"], "constraint-index", "counterparty", "by_name", "name, city"],
  ]);
  expect(say("constraint-index", "ru", first.rejects[0]?.issue.params ?? {})).toContain("city не помещается в индекс by_city");
  expect((await apply(db, profile, input("r2", goldens))).changes).toBe(0);
  const changed = goldens.map((golden) => (golden.id === "notes" ? { ...golden, city: { raw: "", at: "A", value: long, from: "s:6" } } : golden));
  const third = await apply(db, profile, input("r3", changed as Golden[]));
  expect(third.changes).toBe(0);
  expect(told(third.rejects)).toContainEqual(["notes", ["s:6"], "constraint-index", "counterparty", "by_city", "city"]);
  await undo(db, profile, "r1", "u1");
  expect(await db.query("SELECT count(*) AS n FROM crm.counterparty")).toEqual([{ n: 0 }]);
}, 120_000); // prettier-ignore

test("texts that tell child rows apart may be of any length", async () => {
  const profile = await profileOf("crm");
  const db = await open("server");
  await ensureSchema(db, profile);
  const at = (house: string): Golden =>
    ({ ...counterparty({ id: "cp-1", members: ["s:1"], name: "Альфа" }), addresses: [{ raw: "", at: "A", text: `${long} ${house}`, from: "s:1" }] }) as Golden; // prettier-ignore
  expect((await apply(db, profile, input("r1", [at("1")]))).rejects).toEqual([]);
  const second = await apply(db, profile, input("r2", [at("2")]));
  expect([second.rejects, second.changes > 0]).toEqual([[], true]);
});

test("a first load whose rows are copied, and whose indexes are off meanwhile, tells the same", async () => {
  const profile = await profileOf("crm");
  const folder = mkdtempSync(join(tmpdir(), "sverka-long-"));
  whenDone(async () => rmSync(folder, { recursive: true, force: true }));
  const goldens = Array.from({ length: 5200 }, (_, n) =>
    counterparty({ id: `cp-${10_000 + n}`, members: [`s:${n}`], name: `Фирма ${n}`, emails: [n === 4321 ? `${long}@firm.example` : `a${n}@firm.example`] }),
  ); // prettier-ignore
  const path = join(folder, "golden.ndjson");
  writeFileSync(path, goldens.map((golden) => `${JSON.stringify(golden)}\n`).join(""));
  const db = await open("server");
  await ensureSchema(db, profile);
  const { rejects, changes } = await apply(
    db,
    profile,
    input("r1", goldens, { straight: () => straightSourceOf(path, 1) }),
  );
  expect(told(rejects)).toEqual([["cp-14321", ["s:4321"], "constraint-index", "email", "email_address", "address"]]);
  expect(changes).toBe(goldens.length - 1);
  expect(
    (await apply(db, profile, input("r2", goldens.filter(({ id }) => id !== "cp-14321")))).changes,
  ).toBe(0); // prettier-ignore
}, 120_000);
