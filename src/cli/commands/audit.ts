import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { say, sayIfKnown } from "../../messages/catalogue.ts";
import { Failure } from "../../model/index.ts";
import type { Audited, AuditOptions } from "../../pipeline/audit/run.ts";
import type { Repaired } from "../../pipeline/repair-run.ts";
import { repairKinds, type RepairKind } from "../../pipeline/load/repair.ts";
import { renderAuditReport, writeAuditEvidence } from "../../report/audit/report.ts";
import { checkTitle } from "../../report/audit/sections.ts";
import { formatNumber, formatShare } from "../../report/text/format.ts";
import { renderPlan } from "../../report/plan/summary.ts";
import type { CommandFile, Terminal } from "../command.ts";
import { edgeOf } from "../edge.ts";
import { databaseOption, outOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "audit",
  options: [
    databaseOption,
    { flags: "--target <profile>", help: "help.audit.target" },
    { flags: "--files <sources>", help: "help.audit.files" },
    { flags: "--checks <file>", help: "help.audit.checks" },
    { flags: "--baseline <audit>", help: "help.audit.baseline" },
    { flags: "--compare <audit>", help: "help.audit.compare" },
    { flags: "--store <where>", help: "help.audit.store" },
    { flags: "--repair [what]", help: "help.audit.repair" },
    outOption,
    { flags: "--mask", help: "help.option.mask" },
  ],
  examples: [
    "sverka audit",
    "sverka audit --database postgres://localhost/crm --target crm --store file",
    "sverka audit --baseline 2025-11-21-01 --mask",
    "sverka audit --repair",
    "sverka audit --repair normalise,fill",
  ],
  async action({ options, terminal }) {
    const { auditTarget, compareKept } = await import("../../pipeline/audit/run.ts");
    const { repairTarget } = await import("../../pipeline/repair-run.ts");
    const edge = await edgeOf(terminal);
    const asked = optionsOf(options);
    const kinds = options["repair"] === undefined ? undefined : repairsOf(options["repair"]);
    const compare = options["compare"];
    const done =
      typeof compare === "string"
        ? await compareKept(terminal.folder, compare, asked)
        : await auditTarget(terminal.folder, asked, edge);
    const language =
      done.project.project.language !== undefined && !terminal.languageGiven
        ? done.project.project.language
        : terminal.language;
    const report = { language, ...(options["mask"] === true ? { mask: true } : {}) };
    const path = typeof options["out"] === "string" ? resolve(options["out"]) : join(done.folder, "report.html");
    writeFileSync(path, renderAuditReport(done.data, report), { mode: 0o600 });
    await writeAuditEvidence(join(done.folder, "evidence.xlsx"), done.data, report);
    const repaired =
      kinds === undefined
        ? undefined
        : await repairTarget(
            terminal.folder,
            { checks: done.checks, findings: done.findings, audit: done.id },
            { ...asked, kinds },
            edge,
          );
    show(terminal, language, done, path, repaired);
    return done.missed.length > 0 ? 1 : 0;
  },
};
export default command;

function optionsOf(options: Readonly<Record<string, unknown>>): AuditOptions {
  const text = (name: string) => (typeof options[name] === "string" ? { [name]: options[name] } : {});
  const { store, files } = options;
  if (store !== undefined && store !== "file" && store !== "database")
    throw new Failure("option-one-of", { option: "--store", value: String(store), allowed: "file, database" });
  return {
    ...text("database"),
    ...text("target"),
    ...text("checks"),
    ...text("baseline"),
    ...(store === undefined ? {} : { store }),
    ...(typeof files === "string" ? { sources: listOf(files) } : {}),
  };
}

/** `--repair` alone is everything a repair can do. */
function repairsOf(option: unknown): ReadonlySet<RepairKind> {
  if (typeof option !== "string") return new Set(repairKinds);
  const kinds = listOf(option);
  const wrong = kinds.find((kind) => !repairKinds.some((known) => known === kind));
  if (wrong !== undefined)
    throw new Failure("option-one-of", { option: "--repair", value: wrong, allowed: repairKinds.join(", ") });
  return new Set(kinds as RepairKind[]);
}

const listOf = (text: string): string[] => text.split(",").map((each) => each.trim());

function show(
  terminal: Terminal,
  language: Terminal["language"],
  done: Audited,
  report: string,
  repaired: Repaired | undefined,
): void {
  const card = done.data.scorecards.at(-1)!;
  const states: Record<string, number> = { new: 0, open: 0, fixed: 0, back: 0, gone: 0 };
  for (const { state } of done.data.compared) states[state]!++;
  const percent = (share: number | undefined) => (share === undefined ? "–" : formatShare(share, 1, language));
  const number = (count: number) => formatNumber(count, language);
  const lines = [
    say("audit-head", language, { id: card.id, records: number(card.records), score: percent(card.score) }),
    ...namelessLine(done, language),
    ...card.dimensions
      .filter((each) => each.score !== undefined)
      .map(
        (each) =>
          `  ${(sayIfKnown(`dimension-${each.dimension}`, language) ?? each.dimension).padEnd(24)} ${percent(each.score)}`,
      ),
    ...card.checks
      .filter((each) => each.checked > each.passed)
      .map(
        (each) =>
          `  ${each.met ? " " : "✗"} ${checkTitle(each.check, done.data, { language }).padEnd(44)} ${number(each.passed)} / ${number(each.checked)}`,
      ),
    say(
      "audit-states",
      language,
      Object.fromEntries(Object.entries(states).map(([name, count]) => [name, number(count)])),
    ),
    say(done.stores.includes("database") ? "audit-kept-database" : "audit-kept-file", language, {
      folder: done.folder,
    }),
    report,
    ...(repaired === undefined ? [] : ["", ...repairLines(repaired, language)]),
  ];
  const data = {
    audit: done.id,
    folder: done.folder,
    scorecard: card,
    states,
    missed: done.missed,
    stores: done.stores,
    report,
    ...(repaired === undefined
      ? {}
      : {
          repair: {
            run: repaired.folder.id,
            ...repaired.repairs,
            plan: repaired.plan,
            waiting: repaired.facts.merging?.review ?? 0,
          },
        }),
  };
  print(terminal, data, lines.join("\n"));
}

/** A profile that reads no name makes every card unreadable, and the other figures those of the few that are left. */
function namelessLine({ checks, data }: Audited, language: Terminal["language"]): string[] {
  const readable = new Set(checks.checks.filter(({ rule }) => rule === "readable").map(({ id }) => id));
  const scores = data.scorecards.at(-1)!.checks.filter(({ check }) => readable.has(check));
  return scores
    .filter(({ checked, passed }) => passed * 2 < checked)
    .map(({ checked, passed }) =>
      say("audit-nameless", language, {
        count: formatNumber(checked - passed, language),
        of: formatNumber(checked, language),
      }),
    );
}

/** Issues of the plan that a steward should read before applying it. */
const shownIssues = 10;

function repairLines({ folder, repairs, facts, plan, load }: Repaired, language: Terminal["language"]): string[] {
  const t = (code: string, params: Record<string, string | number> = {}) => say(`repair-${code}`, language, params);
  const { normalise, fill, answered, byHand } = repairs;
  const waiting = facts.merging?.review ?? 0;
  const run = `${folder.id}${facts.undoWith ?? ""}`;
  const nothing = plan === undefined || plan.tables.length === 0;
  const issues = load?.issues ?? [];
  return [
    t("head", { run: folder.id }),
    t("values", { normalise, fill }),
    t("findings", { answered, byHand }),
    ...(waiting > 0 ? [t("waiting", { count: waiting, run: folder.id })] : []),
    ...issues.slice(0, shownIssues).map(({ code, params }) => `  ! ${sayIfKnown(code, language, params) ?? code}`),
    ...(issues.length > shownIssues ? [t("issues-more", { count: issues.length - shownIssues })] : []),
    ...(plan === undefined ? [] : ["", renderPlan(plan, language)]),
    ...(nothing ? [] : ["", t("whole-plan", { run }), t("apply", { run })]),
  ];
}
