import { expect, test } from "vitest";
import { apply, ensureSchema, fingerprint, type LoadInput, type LoadOptions, undo } from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { open, profileOf } from "./databases.ts";
import { contact, counterparty, recordsSaying } from "./goldens.ts";

/** What the next export means: each source has its own word for an emptied cell, a shorter list, a vanished row. */
async function crm(sources: LoadInput["sources"] = {}) {
  const db = await open("server");
  const profile = await profileOf("crm");
  await ensureSchema(db, profile);
  return {
    db,
    undo: (run: string) => undo(db, profile, run, `undo of ${run}`),
    load: (runId: string, goldens: readonly Golden[], options: LoadOptions = {}) =>
      apply(
        db,
        profile,
        { runId, digest: runId, sources, goldens: () => goldens, records: () => recordsSaying(goldens) },
        options,
      ),
    phones: async () =>
      (await db.query<{ e164: string }>("SELECT e164 FROM crm.phone ORDER BY e164")).map(({ e164 }) => e164),
    row: async (columns: string) => (await db.query(`SELECT ${columns} FROM crm.counterparty ORDER BY id`))[0],
  };
}

const text = (value: string, from: string) => ({ raw: value, at: "A", value, from });
/** Each number in a column of its own. */
const phone = (e164: string, from: string) => ({
  raw: e164,
  at: `Телефон ${e164}`,
  e164,
  kind: "fixed",
  quality: "as-written",
  from,
});

/** One card that both sources know. */
function card(said: {
  city?: string;
  phones?: [string, string][];
  tags?: [string, string][];
  extra?: Record<string, string>;
}) {
  return {
    ...counterparty({ id: "a", members: ["strict:1", "loose:1"], name: "Альфа", extra: said.extra ?? {} }),
    ...(said.city === undefined ? {} : { city: text("Самара", said.city) }),
    phones: (said.phones ?? []).map(([e164, from]) => phone(e164, from)),
    tags: (said.tags ?? []).map(([tag, from]) => text(tag, from)),
  } as unknown as Golden;
}

const policies = {
  strict: { lists: "mirror", whenEmpty: "clear" },
  loose: { lists: "add", whenEmpty: "keep" },
} as const;

test("an emptied cell is cleared where its own source says so, and another source's stays", async () => {
  const { load, row } = await crm(policies);
  await load("r1", [card({ city: "strict:1" })]);
  expect(await load("r2", [card({})])).toMatchObject({ changes: 1, cleared: 1 });
  expect(await row("city")).toEqual({ city: null });
  expect((await load("r3", [card({ city: "loose:1" })])).cleared).toBe(0);
  expect((await load("r4", [card({})])).changes).toBe(0);
  expect(await row("city")).toEqual({ city: "Самара" });
  // The value that stayed is still the loose source's, although this run's card had none.
  expect((await load("r5", [card({})])).changes).toBe(0);
});

test("a phone goes with the source that wrote it, and stays while another still says it", async () => {
  const { load, phones } = await crm(policies);
  await load("r1", [
    card({
      phones: [
        ["+78462316014", "strict:1"],
        ["+78462316015", "loose:1"],
        ["+78462316016", "strict:1"],
      ],
    }),
  ]);
  await load("r2", [card({ phones: [["+78462316016", "loose:1"]] })]);
  expect(await phones()).toEqual(["+78462316015", "+78462316016"]);
  // It was the strict source's once; now the loose one lets go of it, whose lists only grow.
  await load("r3", [card({})]);
  expect(await phones()).toEqual(["+78462316015", "+78462316016"]);
});

test("an array column and the columns of no field of their own grow or follow in the same way", async () => {
  const { db, load, row } = await crm(policies);
  await load("r1", [
    card({
      tags: [
        ["опт", "strict:1"],
        ["юг", "strict:1"],
      ],
      extra: { Ранг: "1" },
    }),
  ]);
  await db.run('UPDATE crm.counterparty SET extra = extra || \'{"наше": "да"}\'');
  await load("r2", [card({ tags: [["юг", "strict:1"]], extra: { Цвет: "синий" } })]);
  expect(await row("tags, extra")).toEqual({ tags: ["юг"], extra: { Ранг: "1", наше: "да" } });
  await load("r3", [
    card({
      tags: [
        ["юг", "loose:1"],
        ["vip", "loose:1"],
      ],
    }),
  ]);
  await load("r4", [card({ tags: [["vip", "loose:1"]] })]);
  expect(await row("tags")).toEqual({ tags: ["юг", "vip"] });
});

test("a rule for one field leaves the others to the rule for all", async () => {
  const { db, load, row } = await crm();
  const one = (name: string, city: string) => [{ ...counterparty({ id: "a", members: ["s:1"], name, city }) }];
  await load("r1", one("Альфа", "Самара"));
  await db.run("UPDATE crm.counterparty SET city = 'Тверь', name = 'Наша Альфа'");
  await load("r2", one("Альфа 2", "Казань"), { update: { city: "always", "*": "never" } });
  expect(await row("name, city")).toEqual({ name: "Наша Альфа", city: "Казань" });
});

test("a card whose row was deleted in the CRM is lost: in the books, not brought back, and said again every time", async () => {
  const { db, load } = await crm();
  const cards = ["a", "b"].map((id) => counterparty({ id, members: [`s:${id}`], name: id }));
  await load("r1", cards);
  await db.run("DELETE FROM crm.counterparty WHERE name = 'a'");
  for (const run of ["r2", "r3"]) {
    const { drafts, changes, issues } = await load(run, cards);
    expect(drafts[0]).toMatchObject({ drafted: 2, unchanged: 1, lost: 1 });
    expect(changes).toBe(0);
    expect(issues.map(({ code }) => code)).toEqual(["load-row-vanished"]);
  }
});

test("a card that was gone and comes back is put to use again, unless people have decided otherwise; undo takes it back", async () => {
  const { db, load, row, undo: takeBack } = await crm({ s: { completeness: "full", whenGone: "mark" } });
  const [a, b] = ["a", "b"].map((id) => counterparty({ id, members: [`s:${id}`], name: id })) as [Golden, Golden];
  await load("r1", [a, b]);
  const gone = await load("r2", [b]);
  expect(gone.gone).toEqual({ count: 1, of: 2 });
  expect(await row("active")).toEqual({ active: false });
  const before = await fingerprint(db, "crm");
  const back = await load("r3", [a, b]);
  expect(back.drafts[0]).toMatchObject({ updated: 1, unchanged: 1 });
  expect(await row("active")).toEqual({ active: true });
  expect((await load("r4", [a, b])).changes).toBe(0);
  expect((await takeBack("r3")).conflicts).toEqual([]);
  expect(await fingerprint(db, "crm")).toEqual(before);
});

test("what PostgreSQL cannot hold is stored with U+FFFD, and said", async () => {
  const { load, row } = await crm();
  const fine = counterparty({ id: "b", members: ["s:2"], name: "Уже \ufffd" });
  const nul = counterparty({ id: "a", members: ["s:1"], name: "Аль\0фа", city: "Сама\ud83dра" });
  const { issues } = await load("r1", [nul, fine]);
  expect(issues).toEqual([{ code: "text-not-storable", severity: "warning", params: { entity: "a" } }]);
  expect(await row("name, city")).toEqual({ name: "Аль\ufffdфа", city: "Сама\ufffdра" });
});

test("a corrected cell corrects the row, and does not leave the mistake beside it; undo gives it back", async () => {
  const { db, load, undo: takeBack } = await crm();
  const cell = (at: string) => ({ raw: at, at, from: "s:1" });
  const numbered = (inn: string, phones: readonly string[], notes: readonly string[]) => {
    const golden = {
      ...counterparty({ id: "a", members: ["s:1"], name: "Альфа" }),
      identifiers: [{ ...cell("ИНН"), scheme: "ru-inn", value: inn, valid: true }],
      phones: phones.map((e164) => ({ ...phone(e164, "s:1"), at: e164.endsWith("9") ? "Факс" : "Телефон" })),
      notes: notes.map((value, n) => ({ ...cell(`Примечание#${n}`), value })),
      tags: [{ ...cell("Ранг"), value: notes[0] as string }],
    } as unknown as Golden;
    return [golden];
  };
  const values = async () => ({
    identifiers: await db.query("SELECT id, value FROM crm.identifier ORDER BY value"),
    phones: (await db.query<{ e164: string }>("SELECT e164 FROM crm.phone ORDER BY id")).map(({ e164 }) => e164),
    ...(await db.query("SELECT notes, tags FROM crm.counterparty"))[0],
  });
  await load("r1", numbered("7701234567", ["+78462316014", "+78462316019"], ["звонить утром", "VIP"]));
  const [{ id }] = (await db.query<{ id: number }>("SELECT id FROM crm.identifier")) as [{ id: number }];
  await db.run("UPDATE crm.phone SET note = 'Ольга' WHERE e164 = '+78462316019'");
  const before = await fingerprint(db, "crm");

  // One number mistyped, one phone another, one gone, a note rewritten, another left out.
  await load("r2", numbered("7728168971", ["+78462316015"], ["звонить вечером"]));
  expect(await values()).toEqual({
    identifiers: [{ id, value: "7728168971" }],
    phones: ["+78462316015", "+78462316019"],
    notes: "VIP\nзвонить вечером",
    tags: ["звонить вечером"],
  });
  const again = await load("r3", numbered("7728168971", ["+78462316015"], ["звонить вечером"]));
  expect(again.changes).toBe(0);
  await takeBack("r2");
  expect(await fingerprint(db, "crm")).toEqual(before);
});

test("a person's new post takes the place of the old one at that firm alone; emptied it stays, and undo gives it back", async () => {
  const { db, load, undo: takeBack } = await crm();
  const firms = ["a", "b"].map((id) => counterparty({ id, members: [`s:${id}`], name: id }));
  const person = (...posts: readonly (readonly [string, string])[]) => {
    const of = posts.map(([firm, post]) => ({
      counterparty: firm,
      from: "s:1#contact:1",
      ...(post === "" ? {} : { role: { raw: post, at: "Должность", value: post } }),
    }));
    return [...firms, contact({ id: "p", members: ["s:1#contact:1"], name: "Иванов Пётр" }, of)];
  };
  const posts = () =>
    db.query(
      "SELECT l.id, c.name, l.role FROM crm.counterparty_contact l JOIN crm.counterparty c ON c.id = l.counterparty_id ORDER BY 2, 3",
    );
  await load("r1", person(["a", "менеджер"], ["b", "менеджер"]));
  const [first, second] = (await posts()) as [{ id: number }, { id: number }];
  const before = await fingerprint(db, "crm");
  await load("r2", person(["a", "директор"], ["b", "менеджер"]));
  const promoted = [
    { id: first.id, name: "a", role: "директор" },
    { id: second.id, name: "b", role: "менеджер" },
  ];
  expect(await posts()).toEqual(promoted);
  expect((await load("r3", person(["a", "директор"], ["b", "менеджер"]))).changes).toBe(0);
  await takeBack("r3");
  await takeBack("r2");
  expect(await fingerprint(db, "crm")).toEqual(before);

  // Whoever wrote another post into the CRM keeps it.
  await db.run(`UPDATE crm.counterparty_contact SET role = 'партнёр' WHERE id = ${first.id}`);
  await load("r4", person(["a", "директор"], ["b", ""]));
  expect(await posts()).toEqual([
    { id: expect.anything(), name: "a", role: "директор" },
    { id: first.id, name: "a", role: "партнёр" },
    promoted[1],
  ]);
});

test("a person's emptied post leaves no second link: what was loaded stays, or is cleared, as the source says; and undo gives it back", async () => {
  const firm = counterparty({ id: "a", members: ["s:a"], name: "a" });
  const person = (post?: string) => [
    firm,
    contact({ id: "p", members: ["s:1#contact:1"], name: "Иванов Пётр" }, [
      {
        counterparty: "a",
        from: "s:1#contact:1",
        ...(post === undefined ? {} : { role: { raw: post, at: "Должность", value: post } }),
      },
    ]),
  ];
  for (const [whenEmpty, left] of [
    ["keep", "менеджер"],
    ["clear", null],
  ] as const) {
    const { db, load, undo: takeBack } = await crm({ s: { whenEmpty } });
    const posts = () => db.query("SELECT id, role FROM crm.counterparty_contact");
    await load("r1", person("менеджер"));
    const [{ id }] = (await posts()) as [{ id: number }];
    const before = await fingerprint(db, "crm");
    await load("r2", person());
    expect(await posts()).toEqual([{ id, role: left }]);
    expect((await load("r3", person())).changes).toBe(0);
    await load("r4", person("директор"));
    expect(await posts()).toEqual([{ id, role: "директор" }]);
    for (const run of ["r4", "r3", "r2"]) await takeBack(run);
    expect(await fingerprint(db, "crm")).toEqual(before);
  }
});

test("a mistake that somebody has mended in the CRM, or that another source still says, is not touched", async () => {
  const { db, load } = await crm();
  const inn = (value: string, from: string) => ({ scheme: "ru-inn", value, valid: true, raw: value, at: "ИНН", from });
  const known = (...identifiers: readonly unknown[]) => [
    { ...counterparty({ id: "a", members: ["s:1", "other:1"], name: "Альфа" }), identifiers } as unknown as Golden,
  ];
  const shown = async () =>
    (await db.query<{ value: string }>("SELECT value FROM crm.identifier ORDER BY value")).map(({ value }) => value);
  await load("r1", known(inn("7701234567", "s:1")));
  await db.run("UPDATE crm.identifier SET value = '7728168971'");
  const { issues } = await load("r2", known(inn("7736050003", "s:1")));
  expect(await shown()).toEqual(["7728168971"]);
  // A firm has one number of a kind: what was not written is named.
  expect(issues).toContainEqual(
    expect.objectContaining({
      code: "load-edit-kept",
      params: expect.objectContaining({ column: "value", held: "7728168971", value: "7736050003" }),
    }),
  );

  const second = await crm();
  await second.load("r1", known(inn("7701234567", "s:1")));
  await second.load("r2", known(inn("7736050003", "s:1"), inn("7701234567", "other:1")));
  const rows = await second.db.query<{ value: string }>("SELECT value FROM crm.identifier ORDER BY value");
  expect(rows.map(({ value }) => value)).toEqual(["7701234567", "7736050003"]);
});

test("a corrected value that finds its row edited in the CRM gets a row of its own, and what a cell left out stays where lists grow", async () => {
  const known = (numbers: readonly string[], from = "s:1") => [
    {
      ...counterparty({ id: "a", members: ["s:1"], name: "Сфера" }),
      phones: numbers.map((e164) => ({ ...phone(e164, from), at: "Телефоны", raw: e164 })),
    } as unknown as Golden,
  ];
  const edit = "UPDATE crm.phone SET e164 = '+78312000000' WHERE e164 = '+78312188767'";
  const { db, load, phones, undo: takeBack } = await crm();
  await load("r1", known(["+78312188767", "+78312188770"]));
  await db.run(edit);
  const before = await fingerprint(db, "crm");
  const corrected = await load("r2", known(["+78312778899"]));
  expect(await phones()).toEqual(["+78312000000", "+78312188770", "+78312778899"]);
  expect(corrected.issues.map(({ code, params }) => [code, params])).toEqual([
    ["load-edit-kept", expect.objectContaining({ column: "e164", held: "+78312000000", value: "+78312778899" })],
  ]);
  expect(corrected.tables.find(({ table }) => table === "crm.phone")).toMatchObject({ created: 1, mergedAway: 0 });
  expect((await load("r3", known(["+78312778899"]))).changes).toBe(0);
  // The row of its own is the one that the next correction corrects.
  await load("r4", known(["+78312778800"]));
  expect(await phones()).toEqual(["+78312000000", "+78312188770", "+78312778800"]);
  await takeBack("r4");
  await takeBack("r2");
  expect(await fingerprint(db, "crm")).toEqual(before);

  const strict = await crm({ s: { lists: "mirror" } });
  await strict.load("r1", known(["+78312188767", "+78312188770"]));
  await strict.db.run(edit);
  const mirrored = await strict.load("r2", known(["+78312778899"]));
  expect(await strict.phones()).toEqual(["+78312000000", "+78312778899"]);
  expect(mirrored.issues.map(({ code }) => code)).toEqual(["load-edit-kept"]);
});

test("a corrected address goes in whole, and beside the one of which somebody has mended a part in the CRM", async () => {
  const { db, load } = await crm();
  const known = (street: string, house: string) => {
    const text = `г. Самара, ул. ${street}, д. ${house}`;
    const address = { raw: text, at: "Адрес", from: "s:1", text, city: "Самара", street, house };
    return [
      { ...counterparty({ id: "a", members: ["s:1"], name: "Альфа" }), addresses: [address] } as unknown as Golden,
    ];
  };
  const shown = () => db.query("SELECT street, house, text FROM crm.address ORDER BY id");
  await load("r1", known("Садовая", "4"));
  await load("r2", known("Садовая", "5"));
  expect(await shown()).toEqual([{ street: "Садовая", house: "5", text: "г. Самара, ул. Садовая, д. 5" }]);
  await db.run("UPDATE crm.address SET house = '5а'");
  const { issues } = await load("r3", known("Лесная", "7"));
  expect(await shown()).toEqual([
    { street: "Садовая", house: "5а", text: "г. Самара, ул. Садовая, д. 5" },
    { street: "Лесная", house: "7", text: "г. Самара, ул. Лесная, д. 7" },
  ]);
  const kept = issues.filter(({ code }) => code === "load-edit-kept").map(({ params }) => params?.["column"]);
  expect(kept).toEqual(["house"]);
  expect((await load("r4", known("Лесная", "7"))).changes).toBe(0);
});

test("an e-mail address that is typed in another case is the same one, whoever says it and whoever wrote it", async () => {
  const { db, load } = await crm();
  const known = (address: string, from: string) => [
    {
      ...counterparty({ id: "a", members: ["s:1", "other:1"], name: "Альфа" }),
      emails: [{ raw: address, at: "E-mail", address, from }],
    } as unknown as Golden,
  ];
  const shown = async () =>
    (await db.query<{ address: string }>("SELECT address FROM crm.email ORDER BY id")).map(({ address }) => address);
  await load("r1", known("Info@alfa.example", "s:1"));
  await load("r2", known("info@alfa.example", "other:1"));
  expect(await shown()).toEqual(["info@alfa.example"]);
  await db.run(
    "DELETE FROM crm.email; INSERT INTO crm.email (counterparty_id, address, raw) SELECT id, 'SALES@alfa.example', 'x' FROM crm.counterparty",
  );
  await load("r3", known("sales@alfa.example", "s:1"));
  expect(await shown()).toEqual(["SALES@alfa.example"]);
});

test("a corrected value comes where the mistake's row was deleted in the CRM, and beside it where rows are not written over", async () => {
  const known = (e164: string) => [
    {
      ...counterparty({ id: "a", members: ["s:1"], name: "Альфа" }),
      phones: [{ ...phone(e164, "s:1"), at: "Телефон" }],
    } as unknown as Golden,
  ];
  const deleted = await crm();
  await deleted.load("r1", known("+78462316014"));
  await deleted.db.run("DELETE FROM crm.phone");
  await deleted.load("r2", known("+78462316015"));
  expect(await deleted.phones()).toEqual(["+78462316015"]);

  const { load, phones } = await crm();
  await load("r1", known("+78462316014"));
  await load("r2", known("+78462316015"), { update: { phones: "never" } });
  expect(await phones()).toEqual(["+78462316014", "+78462316015"]);
  await load("r3", known("+78462316016"), { update: "fill-empty" });
  expect(await phones()).toEqual(["+78462316014", "+78462316015", "+78462316016"]);
});
