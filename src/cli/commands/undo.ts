import { join } from "node:path";
import { say } from "../../messages/catalogue.ts";
import type { CommandFile } from "../command.ts";
import { edgeOf, runOptions } from "../edge.ts";
import { databaseOption, dryRunOption, yesOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "undo",
  args: ["[run]"],
  options: [databaseOption, dryRunOption, yesOption],
  examples: ["sverka undo", "sverka undo 2026-11-21-01 --dry-run", "sverka undo 2026-11-21-01:undo"],
  async action({ args, options, terminal }) {
    const { undoRun } = await import("../../pipeline/after-load.ts");
    const { databaseAgain } = await import("../../pipeline/load/database-option.ts");
    const result = await undoRun(
      terminal.folder,
      args[0] as string | undefined,
      runOptions(options),
      await edgeOf(terminal, options),
    );
    const { language } = terminal;
    const again = databaseAgain(options["database"] as string | undefined);
    const { run, changes, target } = result;
    const lines = [
      say(`${result.redone ? "redone" : "undone"}${result.committed ? "" : "-dry"}`, language, {
        run,
        changes,
        target,
      }),
      ...result.conflicts.map((each) => {
        const place = `${each.table}:${each.id}${each.column === undefined ? "" : ` ${each.column}`}`;
        return `  ${say(`undo-kept-${each.reason}`, language, { place })}`;
      }),
      ...(result.stamped.length === 0
        ? []
        : [`  ${say("undo-stamped", language, { columns: result.stamped.join(", ") })}`]),
      ...(result.byFiles && result.committed ? [`  ${say("undo-files", language)}`] : []),
      ...result.files.map(({ name, rows }) => `  ${join(result.folder, name)}: ${rows}`),
      ...(changes === 0 && result.conflicts.length === 0 && !result.redone
        ? [`  ${say("undo-nothing", language)}`]
        : []),
      ...(result.committed ? [`  ${say("undo-undo", language, { name: `${result.name}${again}` })}`] : []),
    ];
    print(terminal, result, lines.join("\n"));
  },
};
export default command;
