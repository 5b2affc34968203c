import { say } from "../../messages/catalogue.ts";
import { Failure } from "../../model/index.ts";
import type { CommandFile } from "../command.ts";
import { edgeOf } from "../edge.ts";
import { databaseOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "log",
  args: ["<action>", "[record]"],
  options: [databaseOption, { flags: "--head <digest>", help: "help.log.head" }],
  examples: [
    "sverka log verify",
    "sverka log history buh:000000001",
    "sverka log history counterparty:17",
    "sverka log crosswalk --json",
  ],
  async action({ args, options, terminal }) {
    const { readCrosswalk, recordHistory, verifyRunLog } = await import("../../pipeline/after-load.ts");
    const [action, record] = args as [string, string | undefined];
    const edge = await edgeOf(terminal);
    const database = options["database"] as string | undefined;
    const where = database === undefined ? {} : { database };
    const { language } = terminal;
    if (action === "verify") {
      const head = options["head"];
      const found = await verifyRunLog(
        terminal.folder,
        { ...where, ...(typeof head === "string" ? { head } : {}) },
        edge,
      );
      const code = found.ok ? "log-whole" : `log-fault-${found.fault ?? "chain"}`;
      print(
        terminal,
        found,
        say(code, language, {
          changes: found.changes,
          head: found.head,
          entry: found.entry ?? "–",
          block: found.block ?? "–",
        }),
      );
      return found.ok ? 0 : 1;
    }
    if (action === "history") {
      if (record === undefined) throw new Failure("history-usage");
      const lines = await recordHistory(terminal.folder, record, where, edge);
      const show = (row: Readonly<Record<string, string | null>> | undefined) =>
        Object.entries(row ?? {})
          .filter(([, value]) => value !== null)
          .map(([name, value]) => `${name}=${value}`)
          .join(" ");
      const text = lines.map(
        (line) =>
          `${line.seq}  ${line.at}  ${line.op} ${line.table}:${line.id}\n    ${[show(line.before), show(line.after)].filter((part) => part !== "").join("  →  ")}`,
      );
      return print(terminal, lines, text.join("\n"));
    }
    if (action === "crosswalk") {
      const found = await readCrosswalk(terminal.folder, where, edge);
      const lines = found.lines.map(
        (line) =>
          `${line.source}:${line.sourceKey}${line.draft === "cp" ? "" : `#${line.draft}`}\t${line.table}\t${line.id}`,
      );
      const replaced = found.replacements.map((each) => say("log-replace", language, each));
      return print(terminal, found, [...lines, ...replaced].join("\n"));
    }
    throw new Failure("action-unknown", { command: "log", action, known: "verify, history, crosswalk" });
  },
};
export default command;
