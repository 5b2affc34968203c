import { say } from "../../messages/catalogue.ts";
import type { CommandFile } from "../command.ts";
import { edgeOf } from "../edge.ts";
import { databaseOption } from "../options.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "doctor",
  options: [databaseOption],
  examples: ["sverka doctor", "sverka doctor --database postgres://localhost/crm"],
  async action({ options, terminal }) {
    const { inspectTarget } = await import("../../pipeline/inspect-target.ts");
    const found = await inspectTarget(
      terminal.folder,
      options["database"] as string | undefined,
      await edgeOf(terminal),
    );
    const lines = found.findings.map(
      (each) => `  ${each.blocking ? "✗" : "!"} ${say(each.code, terminal.language, each.params)}`,
    );
    const head = [`node ${process.version}`, `${found.where}`].join(" · ");
    print(
      terminal,
      found,
      [head, ...(lines.length === 0 ? [`  ✓ ${say("doctor-fine", terminal.language)}`] : lines)].join("\n"),
    );
    return found.findings.some((each) => each.blocking) ? 1 : 0;
  },
};
export default command;
