import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { auditTarget } from "../../pipeline/audit-run.ts";
import { say, sayIfKnown } from "../../messages/catalogue.ts";
import { renderAuditReport, writeAuditEvidence } from "../../report/audit-report.ts";
import type { CommandFile } from "../command.ts";
import { edgeOf } from "../edge.ts";
import { databaseOption, outOption } from "../options.ts";
import { print } from "../print.ts";

const percent = (share: number | undefined) => (share === undefined ? "–" : `${(share * 100).toFixed(1)}%`);

const command: CommandFile = {
  name: "audit",
  options: [
    databaseOption,
    { flags: "--target <profile>", help: "help.audit.target" },
    { flags: "--checks <file>", help: "help.audit.checks" },
    { flags: "--baseline <audit>", help: "help.audit.baseline" },
    outOption,
    { flags: "--mask", help: "help.option.mask" },
  ],
  examples: [
    "sverka audit",
    "sverka audit --database postgres://localhost/crm --target crm",
    "sverka audit --baseline 2025-11-21-01 --mask",
  ],
  async action({ options, terminal }) {
    const text = (name: string) => (typeof options[name] === "string" ? { [name]: options[name] } : {});
    const edge = await edgeOf(terminal);
    const done = await auditTarget(
      terminal.folder,
      { ...text("database"), ...text("target"), ...text("checks"), ...text("baseline") },
      edge,
    );
    const { language } = terminal;
    const report = { language, ...(options["mask"] === true ? { mask: true } : {}) };
    const path = typeof options["out"] === "string" ? resolve(options["out"]) : join(done.folder, "report.html");
    writeFileSync(path, renderAuditReport(done.data, report), { mode: 0o600 });
    await writeAuditEvidence(join(done.folder, "evidence.xlsx"), done.data, report);
    const card = done.data.scorecards.at(-1)!;
    const states = new Map<string, number>();
    for (const { state } of done.data.compared) states.set(state, (states.get(state) ?? 0) + 1);
    const lines = [
      say("audit-head", language, { id: card.id, records: card.records, score: percent(card.score) }),
      ...card.dimensions.map(
        (each) =>
          `  ${(sayIfKnown(`dimension-${each.dimension}`, language) ?? each.dimension).padEnd(24)} ${percent(each.score)}`,
      ),
      ...card.checks
        .filter((each) => each.checked > each.passed)
        .map(
          (each) =>
            `  ${each.met ? " " : "✗"} ${(sayIfKnown(`check-${each.check}`, language) ?? each.check).padEnd(44)} ${each.passed} / ${each.checked}`,
        ),
      say(
        "audit-states",
        language,
        Object.fromEntries(["new", "open", "fixed", "back", "gone"].map((state) => [state, states.get(state) ?? 0])),
      ),
      path,
    ];
    print(
      terminal,
      { folder: done.folder, scorecard: card, states: Object.fromEntries(states), missed: done.missed, report: path },
      lines.join("\n"),
    );
    return done.missed.length > 0 ? 1 : 0;
  },
};
export default command;
