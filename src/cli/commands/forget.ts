import { say } from "../../messages/catalogue.ts";
import type { CommandFile } from "../command.ts";
import { edgeOf } from "../edge.ts";
import { databaseOption, yesOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "forget",
  args: ["<entity>"],
  options: [databaseOption, yesOption],
  examples: ["sverka forget ct-6mp2oz3k7qzy4aab"],
  async action({ args, options, terminal }) {
    const { forgetRecord } = await import("../../pipeline/after-load.ts");
    const where = typeof options["database"] === "string" ? { database: options["database"] } : {};
    const done = await forgetRecord(terminal.folder, args[0] as string, where, await edgeOf(terminal, options));
    const { records, changes, lines, removed } = done;
    const said = say("forget-done", terminal.language, { records, changes, lines, files: removed.length });
    print(terminal, done, said);
  },
};
export default command;
