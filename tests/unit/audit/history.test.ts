import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readChecks } from "../../../src/audit/check-file.ts";
import { findingId } from "../../../src/audit/finding-id.ts";
import { compareAudits } from "../../../src/audit/history.ts";
import { auditLines, readAudit, type StoredAudit } from "../../../src/audit/store.ts";
import type { CounterpartyRecord, FindingState, Match } from "../../../src/model/index.ts";
import { renderAuditReport } from "../../../src/report/audit/report.ts";
import { firm, stream } from "../../support/sample-run.ts";

const rules = [
  "{ id: phone-present, dimension: completeness, of: counterparty, rule: present, field: phones, threshold: 50% }",
  "{ id: inn-valid, dimension: validity, of: counterparty, rule: valid, field: identifiers.ru-inn }",
  "{ id: counterparty-once, dimension: uniqueness, of: counterparty, rule: unique }",
];
const fresh = "{ id: email-present, dimension: completeness, of: counterparty, rule: present, field: emails }";
const checksOf = (lines: readonly string[]) =>
  readChecks(
    `version: 1\ndimensions: { completeness: 1, validity: 1, uniqueness: 1 }\nchecks:\n${lines.map((line) => `  - ${line}`).join("\n")}\n`,
    "audit.yaml",
  );

/** What is wrong with a card in a year, by the simulation's own books. `absent`: deleted, or not entered yet. */
type Fault = "phone" | "inn" | "twin" | "absent";
type Year = ReadonlyMap<number, ReadonlySet<Fault>>;

/** Three years of a CRM: cards come and go, faults are made, mended, and made again; the same in every test run. */
function simulate(cards: number, years: number): Year[] {
  let seed = 7;
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const all: Year[] = [];
  for (let year = 0; year < years; year++) {
    const now = new Map<number, ReadonlySet<Fault>>();
    for (let card = 0; card < cards; card++) {
      const before = all[year - 1]?.get(card);
      const faults = new Set<Fault>(before);
      const toggle = (fault: Fault) => faults.delete(fault) || faults.add(fault);
      for (const fault of ["phone", "inn", "twin"] as const)
        if (random() < (faults.has(fault) ? 0.4 : 0.2)) toggle(fault);
      if (random() < (faults.has("absent") ? 0.5 : 0.1)) toggle("absent");
      now.set(card, faults);
    }
    all.push(now);
  }
  return all;
}

/** The CRM of a year as the audit reads it. A twin is a second card of the same firm. */
function read(year: Year): { records: CounterpartyRecord[]; matches: Match[] } {
  const records: CounterpartyRecord[] = [];
  const matches: Match[] = [];
  for (const [n, faults] of year) {
    if (faults.has("absent")) continue;
    const good = firm(n, "ut");
    const card = {
      ...good,
      ...(faults.has("phone") ? { phones: [] } : {}),
      ...(faults.has("inn") ? { identifiers: good.identifiers.map((id) => ({ ...id, valid: false })) } : {}),
    };
    records.push(card);
    if (!faults.has("twin")) continue;
    const twin = { ...good, id: `${good.id}-twin`, key: `${good.key}-twin` };
    records.push(twin);
    matches.push({
      type: "counterparty",
      left: good.id,
      right: twin.id,
      weight: 20_000,
      band: "automatic",
      by: "score",
      features: [],
      merged: true,
      evidence: "",
    });
  }
  return { records, matches };
}

/** By the books of the simulation alone: which findings a year has. Twins have all their own faults mended. */
function expected(year: Year): Map<string, { card: number; fault: Fault }> {
  const ids = new Map<string, { card: number; fault: Fault }>();
  for (const [card, faults] of year) {
    if (faults.has("absent")) continue;
    const { id } = firm(card, "ut");
    if (faults.has("phone")) ids.set(findingId("phone-present", id), { card, fault: "phone" });
    if (faults.has("inn")) ids.set(findingId("inn-valid", id), { card, fault: "inn" });
    if (faults.has("twin")) ids.set(findingId("counterparty-once", id, `${id}-twin`), { card, fault: "twin" });
  }
  return ids;
}

describe("three years of a CRM", () => {
  test("new, open, fixed, back and gone are right record by record, through files", async () => {
    const years = simulate(300, 3);
    const past: StoredAudit[] = [];
    const found = new Set<FindingState>();
    for (const [index, year] of years.entries()) {
      const { records, matches } = read(year);
      const done = await audit({
        id: String(2024 + index),
        at: `${2024 + index}-11-21T00:00:00Z`,
        checks: checksOf(rules),
        records: stream(records),
        matches: stream(matches),
      });
      const compared = compareAudits(past, {
        id: done.scorecard.id,
        findings: done.findings,
        seen: done.seen,
        checks: new Set(done.scorecard.checks.map((check) => check.check)),
      });

      const [now, last, earlier] = [
        expected(year),
        index > 0 ? expected(years[index - 1]!) : new Map(),
        index > 1 ? expected(years[index - 2]!) : new Map(),
      ];
      const states = new Map<string, FindingState>();
      for (const id of now.keys()) states.set(id, last.has(id) ? "open" : earlier.has(id) ? "back" : "new");
      for (const [id, { card }] of last)
        if (!now.has(id)) states.set(id, year.get(card)!.has("absent") ? "gone" : "fixed");
      expect(new Map(compared.map((each) => [each.finding.id, each.state]))).toEqual(states);
      for (const { state } of compared) found.add(state);
      past.push(await readAudit(stream(auditLines(done))));
    }
    expect([...found].sort()).toEqual(["back", "fixed", "gone", "new", "open"]);
  });

  test("a check that no longer runs has fixed nothing; a new one makes new findings", async () => {
    const { records, matches } = read(simulate(50, 1)[0]!);
    const run = (lines: readonly string[], id: string) =>
      audit({
        id,
        at: "2026-11-21T00:00:00Z",
        checks: checksOf(lines),
        records: stream(records),
        matches: stream(matches),
      });
    const [before, after] = [await run(rules, "a"), await run([rules[0]!, rules[2]!, fresh], "b")];
    const past = [await readAudit(stream(auditLines(before)))];
    const compared = compareAudits(past, {
      id: "b",
      findings: after.findings,
      seen: after.seen,
      checks: new Set(after.scorecard.checks.map((check) => check.check)),
    });
    const statesOf = (check: string) =>
      new Set(compared.flatMap(({ finding, state }) => (finding.check === check ? [state] : [])));
    expect(statesOf("inn-valid")).toEqual(new Set(["gone"]));
    expect(statesOf("email-present")).toEqual(new Set(["new"]));
    expect(statesOf("phone-present")).toEqual(new Set(["open"]));
  });

  test("who fixed what, where the CRM tells; an unreadable card is a finding until it has a name", async () => {
    const named = firm(1, "ut", { phones: [] });
    const yaml = ["{ id: named, dimension: completeness, of: counterparty, rule: readable }", rules[0]!];
    const lost = {
      record: "target:counterparty/9",
      type: "counterparty" as const,
      raw: "231-60-14",
      codes: ["name-missing"],
    };
    const run = (records: Parameters<typeof stream<ReturnType<typeof firm>>>[0], unreadable: (typeof lost)[]) =>
      audit({
        id: "a",
        at: "2026-11-21T00:00:00Z",
        checks: checksOf(yaml),
        records: stream(records),
        unreadable,
        matches: stream([]),
      });
    const first = await run([named], [lost]);
    expect(first.scorecard.checks[0]).toMatchObject({ check: "named", checked: 2, passed: 1 });
    expect(first.findings.find(({ check }) => check === "named")).toMatchObject({
      record: lost.record,
      raw: "231-60-14",
    });
    const past = [await readAudit(stream(auditLines(first)))];
    const mended = firm(1, "ut", { id: lost.record });
    const second = await run([firm(1, "ut"), mended], []);
    const compared = compareAudits(past, {
      id: "b",
      findings: second.findings,
      seen: second.seen,
      checks: new Set(second.scorecard.checks.map((check) => check.check)),
      changedBy: new Map([[lost.record, "Орлова"]]),
    });
    expect(compared.map(({ finding, state, by }) => [finding.check, state, by]).sort()).toEqual([
      ["named", "fixed", "Орлова"],
      ["phone-present", "fixed", undefined],
    ]);
    const text = renderAuditReport(
      { project: "acme", scorecards: [first.scorecard, second.scorecard], compared, baseline: "a" },
      { language: "ru" },
    );
    expect(text).toContain("Кто исправил");
    expect(text).toContain("Орлова");
  });

  test("what is wrong with a record is said as what is wrong, in the order of the checks, its row by table and key", async () => {
    const bare = firm(1, "ut", { id: "target:counterparty/17", phones: [], emails: [] });
    const yaml = [
      "{ id: email-present, dimension: completeness, of: counterparty, rule: present, field: emails }",
      "{ id: phone-present, dimension: completeness, of: counterparty, rule: present, field: phones }",
      "{ id: own, title: A segment is named, dimension: completeness, of: counterparty, rule: present, field: extra.Сегмент }",
    ];
    const done = await audit({
      id: "a",
      at: "2026-11-21T00:00:00Z",
      checks: checksOf(yaml),
      records: stream([bare]),
      matches: stream([]),
    });
    const compared = done.findings.map((finding) => ({ finding, state: "new" as const, since: "a" }));
    const titles = new Map([["own", "A segment is named"]]);
    const text = renderAuditReport(
      { project: "acme", scorecards: [done.scorecard], compared, titles },
      { language: "en" },
    );
    const worst = text.slice(text.indexOf("Records with most findings")).replace(/<[^>]+>/g, " ");
    expect(worst).toMatch(/counterparty\/17\s.*no e-mail\s+no phone\s+✗ A segment is named/s);
    expect(worst).not.toContain("target:");
  });

  test("the report shows scorecard, trend, states, worst records and owners; masked it names nobody", async () => {
    const years = simulate(60, 3);
    const past: StoredAudit[] = [];
    let compared: ReturnType<typeof compareAudits> = [];
    for (const [index, year] of years.entries()) {
      const { records, matches } = read(year);
      const done = await audit({
        id: String(2024 + index),
        at: `${2024 + index}-11-21T00:00:00Z`,
        checks: checksOf(rules),
        records: stream(records),
        matches: stream(matches),
      });
      compared = compareAudits(past, {
        id: done.scorecard.id,
        findings: done.findings,
        seen: done.seen,
        checks: new Set(done.scorecard.checks.map((check) => check.check)),
      });
      past.push(await readAudit(stream(auditLines(done))));
    }
    const data = { project: "acme", scorecards: past.map((each) => each.scorecard), compared, baseline: "2025" };
    const [text, masked] = [
      renderAuditReport(data, { language: "ru" }),
      renderAuditReport(data, { language: "ru", mask: true }),
    ];
    expect(text).not.toMatch(/<script|src=|undefined|NaN|\bhtml-[a-z]|\{\w+\}/);
    for (const piece of ["2024-11", "2026-11", "вернулись", "Орлова", "Телефон заполнен"])
      expect(text).toContain(piece);
    expect(masked).not.toContain("Орлова");
    const names = compared.map((each) => each.finding.name).filter((name) => text.includes(name));
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => masked.includes(name))).toEqual([]);
  });
});
