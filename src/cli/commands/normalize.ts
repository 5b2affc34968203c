import type { CommandFile } from "../command.ts";
import { edgeOf, runOptions } from "../edge.ts";
import { maxMemoryOption, runOption, workersOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "normalize",
  options: [runOption, workersOption, maxMemoryOption],
  examples: ["sverka normalize", "sverka normalize --run 2026-11-21-01"],
  async action({ options, terminal }) {
    const { normalizeRun } = await import("../../pipeline/run.ts");
    const run = options["run"] as string | undefined;
    const folder = await normalizeRun(terminal.folder, run, runOptions(options), await edgeOf(terminal, options));
    print(terminal, folder.run, folder.path);
  },
};
export default command;
