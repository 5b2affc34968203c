import type { CommandFile } from "../command.ts";
import { edgeOf, runOptions } from "../edge.ts";
import { maxMemoryOption, noMergeOption, runOption, workersOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "dedupe",
  options: [runOption, noMergeOption, workersOption, maxMemoryOption],
  examples: ["sverka dedupe", "sverka dedupe --no-merge"],
  async action({ options, terminal }) {
    const { dedupeRun } = await import("../../pipeline/run.ts");
    const run = options["run"] as string | undefined;
    const summary = await dedupeRun(terminal.folder, run, runOptions(options), await edgeOf(terminal, options));
    print(terminal, summary, JSON.stringify(summary, null, 2));
  },
};
export default command;
