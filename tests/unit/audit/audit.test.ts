import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { monthsBefore } from "../../../src/audit/judges.ts";
import { isSameName } from "../../../src/audit/number-names.ts";
import { readChecks, type Checks } from "../../../src/audit/check-file.ts";
import { messageOf } from "../../support/message-of.ts";
import { catalogue } from "../../../src/messages/catalogue.ts";
import type { ContactRecord, CounterpartyRecord, Match, SourceRecord } from "../../../src/model/index.ts";
import { firm, stream } from "../../support/sample-run.ts";

const shipped = readFileSync(new URL("../../../src/audit/checks.yaml", import.meta.url), "utf8");
const checks = readChecks(shipped, "checks.yaml");
const one = (yaml: string): Checks =>
  readChecks(`version: 1\ndimensions: { completeness: 1, validity: 1 }\nchecks:\n  - ${yaml}\n`, "audit.yaml");
const run = (records: readonly SourceRecord[], which: Checks, matches: readonly Match[] = []) =>
  audit({ id: "2026", at: "2026-11-21T00:00:00Z", checks: which, records: stream(records), matches: stream(matches) });
const card = (n: number, change: Partial<CounterpartyRecord>) => firm(n, "ut", change);
const failed = async (records: readonly SourceRecord[], yaml: string, matches?: readonly Match[]) => {
  const { findings, scorecard } = await run(records, one(yaml), matches);
  const [score] = scorecard.checks;
  return { failed: findings.map((finding) => finding.record).sort(), passed: score!.passed, checked: score!.checked };
};

test.each([
  ["ромашка", "ромашка плюс", true],
  ["кузнецова о п", "кузнецова ольга петровна", true],
  ["автодеталь", "автодетали", true],
  ["ромашка", "василек", false],
  ["торг сервис", "торг групп", false],
])("%s and %s are one name: %s", (a, b, same) => {
  expect(isSameName(a.split(" "), b.split(" "))).toBe(same);
  expect(isSameName(b.split(" "), a.split(" "))).toBe(same);
});

describe("the rules", () => {
  test("one-name: the later card of a number that bears another name, with the card that has it", async () => {
    const inn = { scheme: "ru-inn", value: "6312345019", valid: true, raw: "6312345019", at: "ИНН" };
    const named = (n: number, compare: string) =>
      card(n, { identifiers: [inn], name: { raw: compare, display: compare, compare, at: "" } });
    const records = [named(1, "ромашка"), named(2, "ромашка плюс"), named(3, "василек"), card(4, { identifiers: [] })];
    const yaml =
      "{ id: a, dimension: validity, of: counterparty, rule: one-name, field: identifiers.ru-inn, when: { has: identifiers.ru-inn } }";
    expect(await failed(records, yaml)).toEqual({ failed: [records[2]!.id], passed: 2, checked: 3 });
    expect((await run(records, one(yaml))).findings[0]).toMatchObject({
      other: records[0]!.id,
      raw: "6312345019",
      expected: "ромашка",
    });
  });

  test("fresh: by a column of one field too, in either form of a date; other texts say nothing", async () => {
    const seen = (n: number, text: string) => card(n, { extra: { "Телефон проверен": text } });
    const records = [seen(1, "2026-10-01"), seen(2, "01.10.2020"), seen(3, "давно"), card(4, {})];
    expect(
      await failed(
        records,
        "{ id: a, dimension: validity, of: counterparty, rule: fresh, field: extra.Телефон проверен, months: 18 }",
      ),
    ).toEqual({ failed: [records[1]!.id], passed: 1, checked: 2 });
  });

  test("present: a field that the CRM has no column for is not measured", async () => {
    const yaml = "{ id: a, dimension: completeness, of: counterparty, rule: present, field: responsible }";
    const { scorecard, findings } = await audit({
      id: "2026",
      at: "2026-11-21T00:00:00Z",
      checks: one(yaml),
      records: stream([card(1, {})]),
      matches: stream([]),
      reads: (_, field) => field !== "responsible",
    });
    expect([findings, scorecard.checks[0]]).toMatchObject([[], { checked: 0, passed: 0 }]);
  });

  test("present: the denominator is who should have it", async () => {
    const records = [
      card(1, {}),
      card(2, { identifiers: [] }),
      card(3, { identifiers: [], kind: "person" }),
      card(4, { identifiers: [], country: { value: "KZ", raw: "KZ", at: "" } }),
    ];
    expect(
      await failed(
        records,
        "{ id: a, dimension: completeness, of: counterparty, when: { kind: organisation, country: RU }, rule: present, field: identifiers.ru-inn }",
      ),
    ).toEqual({ failed: [records[1]!.id], passed: 1, checked: 2 });
  });

  test("valid: counts only what can be told; one wrong value fails the record and is shown", async () => {
    const wrong = { scheme: "ru-inn", value: "7707001235", valid: false, raw: "7707001235", at: "ИНН" };
    const records = [card(1, {}), card(2, { identifiers: [wrong] }), card(3, { identifiers: [] })];
    const yaml = "{ id: a, dimension: validity, of: counterparty, rule: valid, field: identifiers.ru-inn }";
    expect(await failed(records, yaml)).toEqual({ failed: [records[1]!.id], passed: 1, checked: 2 });
    expect((await run(records, one(yaml))).findings[0]).toMatchObject({
      raw: "7707001235",
      name: records[1]!.name.display,
      responsible: "Орлова",
    });
  });

  test("uniform: a form of ownership stands in front of the name, abbreviated; quotes are a matter of taste", async () => {
    const name = (raw: string) => ({
      name: { raw, at: "", rule: "name-legal-form", display: "Ромашка", form: "ООО", compare: "ромашка" },
    });
    const records = [
      card(1, name('ООО "Ромашка"')),
      card(2, name("ООО Ромашка")),
      card(3, name("Ромашка ООО")),
      card(4, name("ооо ромашка")),
    ];
    const yaml = "{ id: a, dimension: validity, of: counterparty, rule: uniform, field: name }";
    expect((await failed(records, yaml)).failed).toEqual([records[2]!.id, records[3]!.id]);
  });

  test("uniform: spelling of a phone is a matter of taste, a leading 8 is not", async () => {
    const phone = (raw: string) => ({
      phones: [{ e164: "+78462316014", raw, at: "Телефон", quality: "as-written" as const, rule: "phone-e164" }],
    });
    const records = [
      card(1, phone("+7 (846) 231-60-14")),
      card(2, phone("8 846 231-60-14")),
      card(3, phone("+78462316014")),
      // What is no number is not valid: its form is another matter.
      card(5, { phones: [{ raw: "123", at: "Телефон", quality: "unparsed" }] }),
      card(4, { phones: [{ ...phone("+78462316014 доб. 139").phones[0]!, extension: "139" }] }),
    ];
    expect(
      (await failed(records, "{ id: a, dimension: validity, of: counterparty, rule: uniform, field: phones }")).failed,
    ).toEqual([records[1]!.id]);
  });

  test("fresh: measured from the day of the audit, to the day", async () => {
    const updated = (value: string) => ({ updatedAt: { value, raw: value, at: "Изменён" } });
    const records = [card(1, updated("2025-11-21")), card(2, updated("2025-11-20T23:59:59Z")), card(3, {})];
    expect(
      await failed(
        records,
        "{ id: a, dimension: validity, of: counterparty, rule: fresh, field: updatedAt, months: 12 }",
      ),
    ).toEqual({ failed: [records[1]!.id], passed: 1, checked: 2 });
    expect([monthsBefore("2026-03-31", 1), monthsBefore("2024-03-31", 1), monthsBefore("2026-01-15", 13)]).toEqual([
      "2026-02-28",
      "2024-02-29",
      "2024-12-15",
    ]);
  });

  test("matches: the whole value, not a part of it", async () => {
    const tag = (value: string) => ({ tags: [{ value, raw: value, at: "Категория" }] });
    const records = [card(1, tag("A1")), card(2, tag("xA1")), card(3, {})];
    expect(
      (
        await failed(
          records,
          "{ id: a, dimension: validity, of: counterparty, rule: matches, field: tags, pattern: '[A-C]\\d|D' }",
        )
      ).failed,
    ).toEqual([records[1]!.id]);
  });

  test("unique: of a group of three, two are one too many; pairs in the review band count only where asked", async () => {
    const records = [1, 2, 3, 4, 5].map((n) => card(n, {}));
    const match = (a: number, b: number, band: Match["band"]): Match => ({
      type: "counterparty",
      left: records[a]!.id,
      right: records[b]!.id,
      weight: 1,
      band,
      by: "score",
      features: [],
      merged: band === "automatic",
      evidence: "",
    });
    const matches = [
      match(0, 1, "automatic"),
      match(1, 2, "automatic"),
      match(0, 2, "automatic"),
      match(3, 4, "review"),
    ];
    const automatic = await failed(records, "{ id: a, dimension: validity, of: counterparty, rule: unique }", matches);
    expect([automatic.failed.length, automatic.passed, automatic.checked]).toEqual([3, 3, 5]);
    const review = await failed(
      records,
      "{ id: a, dimension: validity, of: counterparty, rule: unique, band: review }",
      matches,
    );
    expect([review.failed, review.passed]).toEqual([[records[3]!.id], 4]);
  });

  test("agree: city against area code, ИНН against kind and КПП, orphans; silent where nothing is known", async () => {
    const phone = (e164: string) => ({
      phones: [{ e164, kind: "fixed" as const, raw: e164, at: "", quality: "as-written" as const }],
      country: { value: "RU", raw: "", at: "" },
    });
    const city = (value: string) => ({ city: { value, raw: value, at: "" } });
    const agree = async (compare: string, of: string, records: readonly SourceRecord[]) =>
      failed(records, `{ id: a, dimension: validity, of: ${of}, rule: agree, compare: ${compare} }`);
    const cities = [
      card(1, { ...phone("+78462316014"), ...city("Самара") }),
      card(2, { ...phone("+78432316014"), ...city("Самара") }),
      card(3, { ...phone("+78432316014"), ...city("Неведомск") }),
    ];
    expect(await agree("city-area-code", "counterparty", cities)).toEqual({
      failed: [cities[1]!.id],
      passed: 1,
      checked: 2,
    });
    const kinds = [card(1, {}), card(2, { kind: "sole-trader" }), card(3, { identifiers: [] })];
    expect(await agree("inn-kind", "counterparty", kinds)).toEqual({ failed: [kinds[1]!.id], passed: 1, checked: 2 });
    const kpp = (value: string) => ({
      identifiers: [...card(1, {}).identifiers, { scheme: "ru-kpp", value, valid: true, raw: value, at: "КПП" }],
    });
    const kpps = [card(1, kpp("631501001")), card(2, kpp("770401001")), card(3, kpp("770443001"))];
    expect(await agree("inn-kpp-region", "counterparty", kpps)).toEqual({
      failed: [kpps[1]!.id],
      passed: 1,
      checked: 2,
    });
    const person = (id: string, of: ContactRecord["of"]): ContactRecord => ({
      ...(card(1, {}) as unknown as ContactRecord),
      type: "contact",
      id,
      kind: "person",
      of,
      optOuts: [],
    });
    const people = [person("ut:a", [{ ref: { by: "record", id: "ut:1" } }]), person("ut:b", [])];
    expect((await agree("contact-orphan", "contact", people)).failed).toEqual(["ut:b"]);
  });

  test("sql: the query's own rows and denominator", async () => {
    const which = one(
      "{ id: no-deals, dimension: validity, of: counterparty, rule: sql, sql: select 1, count: select 2, threshold: 90% }",
    );
    const { scorecard, findings } = await audit({
      id: "x",
      at: "2026-11-21T00:00:00Z",
      checks: which,
      records: stream([card(1, {})]),
      matches: stream([]),
      sql: async (check) => ({
        checked: check.count === "select 2" ? 5 : 0,
        failed: [{ record: card(1, {}).id, raw: "0 deals" }],
      }),
    });
    expect(scorecard.checks[0]).toMatchObject({ checked: 5, passed: 4, met: false });
    expect(findings[0]).toMatchObject({ raw: "0 deals", name: "Лютик Дом 0" });
  });
});

test("a query without a database stops the audit: it must not look as if it had been met", async () => {
  const which = one(
    "{ id: no-deals, dimension: validity, of: counterparty, rule: sql, sql: select 1, count: select 2 }",
  );
  await expect(run([], which)).rejects.toThrow(/audit-sql-no-database/);
});

describe("the scorecard", () => {
  test("is a weighted mean of what applied, and says which gates were missed", async () => {
    const records = [card(1, { emails: [] }), card(2, { phones: [], emails: [] })];
    const which = readChecks(
      `version: 1
dimensions: { completeness: 3, validity: 1, timeliness: 9 }
checks:
  - { id: a, dimension: completeness, of: counterparty, rule: present, field: phones, weight: 3, threshold: 50% }
  - { id: b, dimension: completeness, of: counterparty, rule: present, field: emails, threshold: 0.1 }
  - { id: c, dimension: validity, of: counterparty, rule: valid, field: identifiers.ru-inn }
  - { id: d, dimension: timeliness, of: counterparty, rule: fresh, field: updatedAt, months: 1 }
`,
      "audit.yaml",
    );
    const { scorecard } = await run(records, which);
    expect(scorecard.checks.map(({ check, checked, passed, met }) => [check, passed, checked, met])).toEqual([
      ["a", 1, 2, true],
      ["b", 0, 2, false],
      ["c", 2, 2, true],
      ["d", 0, 0, true],
    ]);
    const scores = Object.fromEntries(scorecard.dimensions.map(({ dimension, score }) => [dimension, score]));
    expect(scores).toMatchObject({ completeness: 0.375, validity: 1, timeliness: undefined });
    expect(scorecard.score).toBe(0.53125);
  });

  test("does not depend on the order of the records", async () => {
    const records = Array.from({ length: 40 }, (_, n) => firm(n, n % 2 === 0 ? "ut" : "managers"));
    const [there, back] = [await run(records, checks), await run([...records].reverse(), checks)];
    expect(back.findings).toEqual(there.findings);
    expect(back.scorecard).toEqual(there.scorecard);
    expect(new Set(there.findings.map((finding) => finding.id)).size).toBe(there.findings.length);
  });
});

describe("the file of checks", () => {
  test("ships with a title in both languages for every check", () => {
    expect(checks.checks.filter((check) => !(`check-${check.id}` in catalogue)).map((check) => check.id)).toEqual([]);
  });

  test.each([
    [
      "an unknown key, with its place",
      shipped.replace("weight: 3", "wieght: 3"),
      /audit\.yaml.*\d+:\d+ .*"wieght".*did you mean "weight"/,
    ],
    ["an id that stands twice", shipped.replace("id: kpp-valid", "id: inn-valid"), /inn-valid: id stands twice/],
    ["a share above all", shipped.replace("98%", "980%"), /threshold/],
    [
      "a pattern that is none",
      "version: 1\ndimensions: {}\nchecks:\n  - { id: a, dimension: validity, of: contact, rule: matches, field: name, pattern: '(' }\n",
      /a: /,
    ],
    [
      "a field that is none",
      shipped.replace("rule: present, field: phones", "rule: present, field: phone"),
      /phone-present: no field phone in a counterparty; there are .*phones/,
    ],
    [
      "a field of the other kind",
      shipped.replace("contact, rule: present, field: position", "counterparty, rule: present, field: position"),
      /contact-position: no field position in/,
    ],
    [
      "an official number without its country",
      shipped.replace("{ has: identifiers.ru-inn }", "{ has: identifiers.inn }"),
      /inn-valid: no scheme inn; there are .*ru-inn/,
    ],
    [
      "a part of what has none",
      shipped.replace("field: name }", "field: name.display }"),
      /name-uniform: name.display: a dot/,
    ],
    [
      "a column of one's own without its name",
      shipped.replace("rule: present, field: phones", "rule: present, field: extra"),
      /phone-present: extra: the name of a column follows/,
    ],
    ["what is not YAML", "version: [1", /1:/],
  ])("refuses %s", (_name, text, message) => {
    expect(messageOf(() => readChecks(text, "audit.yaml"))).toMatch(message);
  });
});
