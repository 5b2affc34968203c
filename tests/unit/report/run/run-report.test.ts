import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectReport, summarise } from "../../../../src/report/data/collect.ts";
import type { ReportData } from "../../../../src/report/data/report-data.ts";
import { effort } from "../../../../src/report/data/effort.ts";
import { renderEntryRules } from "../../../../src/report/run/entry-rules.ts";
import { writeEvidence } from "../../../../src/report/evidence.ts";
import { masker, maskId, maskText } from "../../../../src/report/page/mask.ts";
import { renderProtocol } from "../../../../src/report/run/protocol.ts";
import { renderRunReport } from "../../../../src/report/run/run-report.ts";
import { readWorkbook } from "../../../../src/report/workbook/workbook-reader.ts";
import { firm, sampleRun, stream, type SampleRun } from "../../../support/sample-run.ts";

const facts = {
  project: "acme-2026",
  run: "2026-11-21-01",
  target: "crm @ embedded",
  startedAt: "2026-11-21T10:00:00Z",
};
const inputs = [{ source: "ut", path: "data/ut.csv", sha256: "ab".repeat(32), bytes: 1234 }];
const collect = (run: SampleRun): Promise<ReportData> =>
  collectReport({
    facts,
    books: run.books,
    inputs,
    records: stream(run.records),
    issues: stream(run.issues),
    matches: stream(run.matches),
    goldens: stream(run.goldens),
  });

const run = sampleRun(100);
const data = await collect(run);

describe("collectReport", () => {
  test("counts what there is", () => {
    const changed = run.records.flatMap((record) => record.phones).filter((phone) => phone.rule !== undefined).length;
    const phones = data.cleaned.filter((by) => by.field === "phones");
    expect(phones.reduce((all, by) => all + by.count, 0)).toBe(changed);
    expect(data.fields.find((field) => field.field === "phones")).toEqual({
      field: "phones",
      values: changed,
      changed,
      derived: 0,
    });
    expect(data.merges.sizes).toEqual({ "1": 180, "2": 10 });
    expect(data.merges.causes).toEqual([{ cause: "phone", pairs: 10 }]);
    expect(data.findings.find((finding) => finding.code === "name-missing")?.count).toBe(4);
    expect(data.waiting).toMatchObject({ rejects: 4, review: 88, successor: 2, openConflicts: 5 });
    expect(data.examples).toHaveLength(30);
    expect(summarise(data).counts).toMatchObject({ read: 211, rejected: 4, merged: 10 });
  });

  test("draws the same examples whatever the order of the records", async () => {
    const backwards = await collect({
      ...run,
      records: [...run.records].reverse(),
      matches: [...run.matches].reverse(),
    });
    expect(backwards).toEqual(data);
  });
});

describe("the report", () => {
  const pages: [string, (d: ReportData, mask?: boolean) => string][] = [
    ["report", (d, mask = false) => renderRunReport(d, { language: "ru", mask })],
    ["protocol", (d, mask = false) => renderProtocol(d, { language: "ru", mask })],
    ["entry rules", (d, mask = false) => renderEntryRules(d, { language: "en", mask })],
  ];

  test.each(pages)("%s is one file: no script, no outside resource, no unfilled text", (_name, render) => {
    const text = render(data);
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import/i);
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/\bhtml-[a-z]|undefined|NaN|\[object|\{\w+\}/);
  });

  test.each(pages)("%s shows no name, phone or e-mail when it is masked", (_name, render) => {
    const masked = render(data, true);
    const open = render(data);
    const secrets = run.records.flatMap((record) => [
      record.name.raw,
      record.name.display,
      ...record.phones.flatMap((phone) => [phone.raw, phone.e164 ?? ""]),
      ...record.emails.map((email) => email.raw),
    ]);
    const shown = secrets.filter((secret) => secret.length > 6 && open.includes(secret));
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.filter((secret) => masked.includes(secret))).toEqual([]);
    expect(/<title>(.*)<\/title>/.exec(masked)?.[1]).toBe(/<title>(.*)<\/title>/.exec(open)?.[1]);
  });

  test("says which cards of earlier runs changed, what many names share, and what nobody compared", () => {
    const merging = {
      groups: 1,
      review: 0,
      joined: { count: 1, first: [{ into: "cp-old", from: ["cp-young"] }] },
      split: { count: 1, first: [{ from: "cp-torn", into: ["cp-new", "cp-torn"] }] },
      hubs: { count: 31, first: [{ value: "+78462316014", records: 60, names: 40 }] },
      leftOut: [{ rule: "two words of the name", pairs: 1234 }],
    };
    const said = { ...data, facts: { ...facts, merging } };
    const english = renderRunReport(said, { language: "en" });
    for (const text of ["cp-young", "cp-new, cp-torn", "+78462316014", "31 in all", "two words of the name", "1,234"])
      expect(english).toContain(text);
    const russian = renderRunReport(said, { language: "ru", mask: true });
    for (const text of ["присоединена", "разделена", "всего 31", "два слова названия"]) expect(russian).toContain(text);
    expect(russian).not.toContain("+7846231");
    // Nothing is said of what there is not.
    expect(renderRunReport(data, { language: "en" })).not.toContain("Pairs left out");
  });

  test("says in the reader's words which field and number a finding is about, masked or not", () => {
    const of = (code: string, params: Record<string, string>) => {
      const issue = { code, severity: "warning" as const, params };
      return { code, severity: issue.severity, count: 1, examples: [issue] };
    };
    const said = {
      ...data,
      findings: [
        of("kind-disagrees", { kind: "sole-trader", other: "organisation" }),
        of("identifier-check-digit", { scheme: "ru-inn", value: "7701234567" }),
      ],
    };
    for (const mask of [true, false]) {
      const page = renderRunReport(said, { language: "ru", mask });
      expect(page).toContain("по названию это ИП, а другое поле строки говорит организация");
      expect(page).toContain(mask ? "ИНН ••••••••67" : "ИНН 7701234567");
    }
  });

  test("a chart of many kinds puts the last ones together and leaves none out", () => {
    const sizes = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [at + 2, 30 - at]));
    const page = renderRunReport({ ...data, merges: { ...data.merges, sizes } }, { language: "en" });
    expect(page).toContain(">12 records<");
    expect(page).toContain("13 records and more");
    // 19 + 18 + … + 11 cards of 13 to 21 records.
    expect(page).toMatch(/13 records and more.*?>135</s);
    expect(page).not.toContain(">14 records<");
  });

  test("no data can break out of the page", async () => {
    const evil = `"><script>alert(1)</script>`;
    const record = firm(1, "managers", {
      notes: [{ value: evil, raw: `${evil}!`, at: evil, rule: evil }],
      key: evil,
      id: `managers:${evil}`,
    });
    const hurt = await collect({
      ...run,
      records: [record, ...run.records],
      issues: [{ code: evil, severity: "error", raw: evil, place: evil, at: evil }],
    });
    for (const [, render] of pages) expect(render(hurt)).not.toContain("<script>alert");
  });

  test("the protocol names inputs by digest, all books, thirty records and the open questions", () => {
    const text = renderProtocol(data, { language: "en" });
    expect(text).toContain("ab".repeat(32));
    expect(text.match(/class="card"/g)).toHaveLength(30);
    expect(text).toContain("4 rows could not be loaded");
    expect(text).toContain("88 pairs look alike");
    expect(text).toContain("“№ п/п” (100 filled cells) was not moved, because: номер строки листа");
  });

  test("the evidence holds every changed value and every pair that is not plainly apart", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sverka-evidence-"));
    const path = join(folder, "evidence.xlsx");
    await writeEvidence(
      path,
      {
        records: stream(run.records),
        issues: stream(run.issues),
        matches: stream(run.matches),
        goldens: stream(run.goldens),
      },
      { language: "en" },
    );
    const sheets = [...(await readWorkbook(path)).values()];
    await rm(folder, { recursive: true });
    expect(sheets.map((sheet) => sheet.rows.length)).toEqual([
      data.cleaned.reduce((all, by) => all + by.count, 0),
      run.issues.length,
      100,
      10,
    ]);
  });
});

describe("effort", () => {
  const waiting = { rejects: 10, review: 100, lookAgain: 0, successor: 5, held: 2, openConflicts: 0, warnings: 3 };
  test("is time, and money where an hour has a price", () => {
    expect(effort(waiting, { reject: 4, review: 1.5, conflict: 1, hourly: 1000 })).toEqual([
      { work: "rejects", count: 10, minutesEach: 4, hours: 0.75, cost: 750 },
      { work: "review", count: 107, minutesEach: 1.5, hours: 2.75, cost: 2750 },
    ]);
    expect(effort(waiting, { reject: 4, review: 1.5, conflict: 1 })[0]).not.toHaveProperty("cost");
  });
});

describe("mask", () => {
  test("hides who is meant and shows what kind of text it was", () => {
    expect(maskText('ООО "Ромашка"')).toBe('ООО "Р••••••"');
    expect(maskText("8 (846) 231-60-14")).toBe("• (•••) •••-••-14");
    expect(maskText("olga@acme.ru")).toBe("o•••@a•••.r•");
    expect(maskId("managers:ромашка|самара")).toBe("managers:р••••••|с•••••");
  });

  test("leaves the number by which the CRM keeps a card: it says nothing about anybody, and the card is found by it", () => {
    const { row } = masker(true);
    expect(row("counterparty/1724")).toBe("counterparty/1724");
    expect(row("account/a1b2c3d4-0000-4000-8000-000000000001")).toBe("account/a1b2c3d4-0000-4000-8000-000000000001");
    expect(row("client/Ромашка 17")).toBe("client/Р•••••• 17");
    expect(row("client/Ada")).toBe("client/A••");
    expect(row("client/6312345675")).toBe("client/••••••••75");
  });

  test("leaves of no word more than its first letter, of digits no more than two (property)", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("а", "Б", "z", "ё", "1", "7", " ", "@", "-", ".") }), (text) => {
        const masked = maskText(text);
        expect(masked.match(/\d/g)?.length ?? 0).toBeLessThanOrEqual(2);
        expect(masked.match(/\p{L}{2}/u)).toBeNull();
      }),
    );
  });
});
