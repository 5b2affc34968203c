import { normalizeRun } from "../../pipeline/run.ts";
import type { CommandFile } from "../command.ts";
import { edgeOf } from "../edge.ts";
import { runOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "normalize",
  options: [runOption],
  examples: ["sverka normalize", "sverka normalize --run 2026-11-21-01"],
  async action({ options, terminal }) {
    const folder = await normalizeRun(terminal.folder, options["run"] as string | undefined, await edgeOf(terminal));
    print(terminal, folder.run, folder.path);
  },
};
export default command;
