import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { audit } from "../../../src/audit/audit.ts";
import { readChecks } from "../../../src/audit/check-file.ts";
import { compareAudits } from "../../../src/audit/history.ts";
import { survivorRules } from "../../../src/model/index.ts";
import { catalogue, say } from "../../../src/messages/catalogue.ts";
import type { Language } from "../../../src/messages/index.ts";
import { renderAuditReport } from "../../../src/report/audit/report.ts";
import { collectReport } from "../../../src/report/data/collect.ts";
import { renderEntryRules } from "../../../src/report/run/entry-rules.ts";
import { renderProtocol } from "../../../src/report/run/protocol.ts";
import { renderRunReport } from "../../../src/report/run/run-report.ts";
import { sampleRun, stream } from "../../support/sample-run.ts";

const run = sampleRun(100);
const gates = [{ gate: "rejected", limit: "5%", value: "1.9%", met: true }];
const data = await collectReport({
  facts: { project: "Пример", run: "2026-11-21-01", target: "Цель", startedAt: "2026-11-21T10:00:00Z", gates },
  books: run.books,
  inputs: [],
  records: stream(run.records),
  issues: stream(run.issues),
  matches: stream(run.matches),
  goldens: stream(run.goldens),
});
const checks = readChecks(
  readFileSync(new URL("../../../src/audit/checks.yaml", import.meta.url), "utf8"),
  "checks.yaml",
);
const found = await audit({
  id: "2026-11-21-01",
  at: "2026-11-21T00:00:00Z",
  checks,
  records: stream(run.records),
  matches: stream(run.matches),
});
const now = { id: "2026-11-21-01", findings: found.findings, seen: found.seen, checks: new Set<string>() };
const audited = { project: "Пример", scorecards: [found.scorecard], compared: compareAudits([], now) };

const pages: [string, (language: Language) => string][] = [
  ["report", (language) => renderRunReport(data, { language })],
  ["protocol", (language) => renderProtocol(data, { language })],
  ["entry rules", (language) => renderEntryRules(data, { language })],
  ["audit", (language) => renderAuditReport(audited, { language })],
];

/** Words of the run itself stay as they are in any language: what a file said, keys, codes. */
const ofTheData = new Set(JSON.stringify([run, data, audited]).match(/[\p{L}-]+/gu) ?? []);
const ofNoLanguage = new Set([
  "CRM",
  "SHA-",
  "SHA",
  "UTC",
  "Excel",
  "XLSX",
  "CSV",
  "Sverka",
  "sverka",
  "ИНН",
  "КПП",
  "ОГРН",
  "nbsp",
  "quot",
  "amp",
  "lt",
  "gt",
]);

function words(page: string, alphabet: RegExp): string[] {
  const text = page
    .replace(/<style.*?<\/style>/gs, " ")
    .replace(/<code.*?<\/code>/gs, " ")
    .replace(/<[^>]+>/g, " ");
  return [...new Set(text.match(alphabet) ?? [])].filter((word) => !ofTheData.has(word) && !ofNoLanguage.has(word));
}

describe("one language a page", () => {
  test.each(pages)("the Russian %s has no English word of ours", (_name, render) => {
    expect(words(render("ru"), /[A-Za-z][A-Za-z-]{2,}/g)).toEqual([]);
  });

  test.each(pages)("the English %s has no Russian word of ours", (_name, render) => {
    expect(words(render("en"), /[А-Яа-яЁё]{3,}/g)).toEqual([]);
  });

  test("what a report names by code has its words in both languages", () => {
    const named = [
      ...[...survivorRules, "booked-order", "decision"].map((rule) => `survive-${rule}`),
      ...[
        "blank",
        "title",
        "group",
        "total",
        "folder",
        "deletion-mark",
        "repeated-header",
        "no-header",
        "unreadable",
      ].map((rule) => `left-out-${rule}`),
      ...[
        "rejected",
        "leftOut",
        "unparsedPhones",
        "inferredPhones",
        "review",
        "merged",
        "rejectedAtLoad",
        "gone",
        "expect.rows",
      ].map((gate) => `gate-${gate}`),
      ...checks.checks.map(({ id }) => `check-${id}`),
    ];
    expect(named.filter((code) => !(code in catalogue))).toEqual([]);
  });
});

test("the tiles of the report count in the forms of the reader's language", () => {
  expect([1, 3, 41, 12].map((count) => say("html-tile-read", "ru", { count }))).toEqual([
    "строка прочитана",
    "строки прочитаны",
    "строка прочитана",
    "строк прочитано",
  ]);
  expect(say("html-tile-review", "en", { count: 1 })).toBe("pair waits for a person");
});
