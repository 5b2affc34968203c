import { resolve } from "node:path";
import { say } from "../../messages/catalogue.ts";
import { fitRun } from "../../pipeline/fit-run.ts";
import type { CommandFile } from "../command.ts";
import { edgeOf } from "../edge.ts";
import { outOption, runOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "fit",
  options: [runOption, outOption],
  examples: ["sverka fit", "sverka fit --out weights.yaml"],
  async action({ options, terminal }) {
    const path = resolve(terminal.folder, (options["out"] as string | undefined) ?? "parameters.yaml");
    const fitted = await fitRun(terminal.folder, options["run"] as string | undefined, path, await edgeOf(terminal));
    const bits = (weight: number) => (weight / 1000).toFixed(2);
    const lines = [
      say("fit-head", terminal.language, {
        pairs: fitted.pairs,
        patterns: fitted.patterns,
        decided: fitted.decided,
        random: fitted.random,
      }),
      ...fitted.changes.map(
        ({ key, level, before, after, pairs, decided }) =>
          `  ${say("fit-change", terminal.language, { weight: `${key}.${level}`.padEnd(24), before: bits(before), after: bits(after), pairs, decided })}`,
      ),
      say(fitted.written ? "fit-written" : "fit-nothing", terminal.language, { path: fitted.path }),
    ];
    print(terminal, fitted, lines.join("\n"));
  },
};
export default command;
