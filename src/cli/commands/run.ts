import type { CommandFile } from "../command.ts";
import { edgeOf, runOptions } from "../edge.ts";
import {
  databaseOption,
  dryRunOption,
  freshOption,
  limitOption,
  noMergeOption,
  maxMemoryOption,
  workersOption,
  yesOption,
} from "../options.ts";

const command: CommandFile = {
  name: "run",
  options: [
    databaseOption,
    dryRunOption,
    limitOption,
    noMergeOption,
    workersOption,
    maxMemoryOption,
    freshOption,
    yesOption,
  ],
  examples: ["sverka run", "sverka run --dry-run --limit 1000", "sverka run --database postgres://localhost/crm"],
  async action({ options, terminal }) {
    const { runProject } = await import("../../pipeline/run.ts");
    const { printOutcome } = await import("../outcome.ts");
    const edge = await edgeOf(terminal, options);
    return printOutcome(terminal, () => runProject(terminal.folder, runOptions(options), edge));
  },
};
export default command;
