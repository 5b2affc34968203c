import type { CommandFile } from "../command.ts";
import { edgeOf, runOptions } from "../edge.ts";
import { databaseOption, maxMemoryOption, runOption, workersOption, yesOption } from "../options.ts";

const command: CommandFile = {
  name: "load",
  options: [
    runOption,
    databaseOption,
    workersOption,
    maxMemoryOption,
    yesOption,
    { flags: "--plan <file>", help: "help.load.plan" },
  ],
  examples: ["sverka load", "sverka load --run 2026-11-21-01", "sverka load --plan friday.ndjson"],
  async action({ options, terminal }) {
    const { loadRun } = await import("../../pipeline/run.ts");
    const { printOutcome } = await import("../outcome.ts");
    const edge = await edgeOf(terminal, options);
    const run = options["run"] as string | undefined;
    return printOutcome(terminal, () => loadRun(terminal.folder, run, { ...runOptions(options), dryRun: false }, edge));
  },
};
export default command;
