import { Failure } from "../../model/index.ts";
import { say } from "../../messages/catalogue.ts";
import type { CommandFile } from "../command.ts";
import { edgeOf } from "../edge.ts";
import { databaseOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "target",
  args: ["<action>", "[name]"],
  options: [
    databaseOption,
    { flags: "--counterparty <table>", help: "help.target.counterparty" },
    { flags: "--contact <table>", help: "help.target.contact" },
  ],
  examples: [
    "sverka target propose public --database postgres://localhost/crm > target.yaml",
    "sverka target propose public --counterparty ref17 --contact ref29 > target.yaml",
    "sverka target check",
    "sverka target snapshot",
    "sverka target grants loader",
    "sverka target apply",
  ],
  async action({ args, options, terminal }) {
    const { applyTarget, checkTarget, proposeTarget, targetGrants } = await import("../../pipeline/inspect-target.ts");
    const { writeSnapshot } = await import("../../pipeline/target-snapshot.ts");
    const [action, name] = args as [string, string | undefined];
    const edge = await edgeOf(terminal);
    const database = options["database"] as string | undefined;
    const [counterparty, contact] = [options["counterparty"], options["contact"]] as (string | undefined)[];
    const tables = {
      ...(counterparty === undefined ? {} : { counterparty }),
      ...(contact === undefined ? {} : { contact }),
    };
    switch (action) {
      case "propose": {
        const proposal = await proposeTarget(terminal.folder, database, name, tables, edge);
        for (const { code, params } of proposal.doubts) terminal.say(`? ${say(code, terminal.language, params)}`);
        return print(terminal, proposal, proposal.yaml);
      }
      case "check": {
        const found = await checkTarget(terminal.folder, database, name, edge);
        const unfit = [...found.findings.filter(({ blocking }) => blocking), ...found.drift];
        const warnings = found.findings.filter(({ blocking }) => !blocking);
        const lines = [
          ...unfit.map((each) => say(each.code, terminal.language, each.params)),
          ...(unfit.length > 0 ? [] : [say("target-fits", terminal.language, { where: found.where })]),
          ...warnings.map((each) => `! ${say(each.code, terminal.language, each.params)}`),
        ];
        print(terminal, found, lines.join("\n"));
        return unfit.length > 0 ? 1 : 0;
      }
      case "snapshot": {
        const written = await writeSnapshot(terminal.folder, database, name, edge);
        return print(terminal, written, say("target-snapshot-written", terminal.language, written));
      }
      case "grants":
        return print(
          terminal,
          { sql: await targetGrants(terminal.folder, database, name ?? "sverka_loader", edge) },
          await targetGrants(terminal.folder, database, name ?? "sverka_loader", edge),
        );
      case "apply": {
        const done = await applyTarget(terminal.folder, database, edge);
        return print(terminal, done, say(done.created ? "target-made" : "target-there", terminal.language));
      }
      default:
        throw new Failure("action-unknown", {
          command: "target",
          action,
          known: "propose, check, snapshot, grants, apply",
        });
    }
  },
};
export default command;
