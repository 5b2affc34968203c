import { join, resolve } from "node:path";
import type { ReportKind } from "../../pipeline/report-run.ts";
import { isRepair, listRuns, openRunOfSources } from "../../pipeline/artifacts/run-folder.ts";
import { Failure } from "../../model/index.ts";
import { say } from "../../messages/catalogue.ts";
import { parseCount, type CommandFile } from "../command.ts";
import { edgeOf } from "../edge.ts";
import { outOption, runOption } from "../options.ts";
import { print } from "../print.ts";

/** Files that each kind is written to unless --out says otherwise. */
const files: Readonly<Record<ReportKind, string>> = {
  report: "report.html",
  protocol: "protocol.html",
  "entry-rules": "entry-rules.html",
  evidence: "evidence.xlsx",
  json: "report.json",
};

const command: CommandFile = {
  name: "report",
  args: ["[kind]"],
  options: [
    runOption,
    outOption,
    { flags: "--mask", help: "help.option.mask" },
    { flags: "--protocol", help: "help.report.protocol" },
    { flags: "--entry-rules", help: "help.report.entry-rules" },
    { flags: "--rate <money>", help: "help.report.rate", parse: parseCount },
  ],
  examples: ["sverka report", "sverka report protocol --lang ru", "sverka report evidence --mask --out evidence.xlsx"],
  async action({ args, options, terminal }) {
    const { openProject } = await import("../../pipeline/project/open-project.ts");
    const { writeReport } = await import("../../pipeline/report-run.ts");
    const { languageOf } = await import("../../pipeline/run-frame.ts");
    const asked = new Set([
      ...(args[0] === undefined ? [] : [args[0] as ReportKind]),
      ...(options["protocol"] === true ? (["protocol"] as const) : []),
      ...(options["entryRules"] === true ? (["entry-rules"] as const) : []),
    ]);
    const [kind = "report", other] = asked;
    if (other !== undefined)
      throw new Failure("option-one-of", {
        option: "report",
        value: [...asked].join(" "),
        allowed: Object.keys(files).join(", "),
      });
    if (!Object.hasOwn(files, kind))
      throw new Failure("action-unknown", { command: "report", action: kind, known: Object.keys(files).join(", ") });
    const run = options["run"] as string | undefined;
    const folder = openRunOfSources(terminal.folder, run);
    const language = languageOf(await openProject(terminal.folder), await edgeOf(terminal));
    const out = options["out"];
    const path = typeof out === "string" ? resolve(out) : join(folder.path, files[kind]);
    const rate = options["rate"];
    await writeReport(terminal.folder, folder, {
      kind,
      path,
      language,
      mask: options["mask"] === true,
      ...(typeof rate === "number" ? { rate } : {}),
    });
    // Nobody named a run, and it is not simply the latest, or not one of the sources: say which it is.
    const latest = listRuns(terminal.folder).at(-1)!;
    if (run === undefined && latest !== folder.id)
      terminal.say(say("report-run-of-sources", language, { run: folder.id, latest }), true);
    else if (run === undefined && isRepair(folder))
      terminal.say(say("report-run-repair", language, { run: folder.id }), true);
    print(terminal, { run: folder.id, path }, path);
  },
};
export default command;
