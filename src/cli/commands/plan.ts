import { say } from "../../messages/catalogue.ts";
import type { CommandFile } from "../command.ts";
import { edgeOf, planFiles, runOptions } from "../edge.ts";
import { databaseOption, maxMemoryOption, outOption, runOption, workersOption } from "../options.ts";

const command: CommandFile = {
  name: "plan",
  options: [
    runOption,
    databaseOption,
    workersOption,
    maxMemoryOption,
    outOption,
    { flags: "--html <file>", help: "help.plan.html" },
    { flags: "--xlsx <file>", help: "help.plan.xlsx" },
  ],
  examples: ["sverka plan --html plan.html --xlsx plan.xlsx", "sverka plan --out friday.ndjson", "sverka plan --json"],
  async action({ options, terminal }) {
    const { loadRun } = await import("../../pipeline/run.ts");
    const { printOutcome } = await import("../outcome.ts");
    const edge = await edgeOf(terminal, options);
    const run = options["run"] as string | undefined;
    const code = await printOutcome(terminal, () =>
      loadRun(terminal.folder, run, { ...runOptions(options), dryRun: true }, edge),
    );
    if (terminal.json) return code;
    for (const file of planFiles(options)) {
      const shown = /\.(?:html?|xlsx)$/i.test(file);
      terminal.say(`\n${say(shown ? "plan-written" : "plan-saved", terminal.language, { file })}`);
    }
    return code;
  },
};
export default command;
