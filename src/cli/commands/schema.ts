import type { SchemaName } from "../../mapping/index.ts";
import { Failure } from "../../model/index.ts";
import type { CommandFile } from "../command.ts";

const command: CommandFile = {
  name: "schema",
  args: ["<kind>"],
  examples: ["sverka schema mapping > mapping.schema.json", "sverka schema target > target.schema.json"],
  async action({ args, terminal }) {
    const { jsonSchemaText, schemaNames } = await import("../../mapping/index.ts");
    const { profileJsonSchemaText } = await import("../../load/index.ts");
    const kind = args[0] as string;
    if (kind === "target") return terminal.out(profileJsonSchemaText());
    if (!schemaNames.includes(kind as SchemaName))
      throw new Failure("action-unknown", {
        command: "schema",
        action: kind,
        known: [...schemaNames, "target"].join(", "),
      });
    terminal.out(jsonSchemaText(kind as SchemaName));
  },
};
export default command;
