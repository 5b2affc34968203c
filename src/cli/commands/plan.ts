import { say } from "../../messages/catalogue.ts";
import { loadRun } from "../../pipeline/run.ts";
import type { CommandFile } from "../command.ts";
import { edgeOf, runOptions } from "../edge.ts";
import { databaseOption, outOption, runOption } from "../options.ts";
import { printOutcome } from "../outcome.ts";

const command: CommandFile = {
  name: "plan",
  options: [runOption, databaseOption, outOption],
  examples: ["sverka plan", "sverka plan --out friday.ndjson", "sverka plan --json"],
  async action({ options, terminal }) {
    const edge = await edgeOf(terminal, options);
    const run = options["run"] as string | undefined;
    const code = await printOutcome(terminal, () =>
      loadRun(terminal.folder, run, { ...runOptions(options), dryRun: true }, edge),
    );
    const file = options["out"];
    if (typeof file === "string" && !terminal.json) terminal.say(`\n${say("plan-saved", terminal.language, { file })}`);
    return code;
  },
};
export default command;
