import type { CommandFile } from "../command.ts";
import { edgeOf, runOptions } from "../edge.ts";
import { databaseOption, limitOption, maxMemoryOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "extract",
  options: [databaseOption, limitOption, maxMemoryOption],
  examples: ["sverka extract", "sverka extract --limit 100"],
  async action({ options, terminal }) {
    const { extractProject } = await import("../../pipeline/run.ts");
    const folder = await extractProject(terminal.folder, runOptions(options), await edgeOf(terminal, options));
    print(terminal, folder.run, folder.path);
  },
};
export default command;
