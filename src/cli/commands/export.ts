import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { CommandFile } from "../command.ts";
import { databaseOption, runOption } from "../options.ts";
import { edgeOf } from "../edge.ts";
import { print } from "../print.ts";

const command: CommandFile = {
  name: "export",
  options: [
    runOption,
    databaseOption,
    { flags: "--format <xlsx|csv>", help: "help.export.format" },
    { flags: "--out <folder>", help: "help.export.out" },
  ],
  examples: ["sverka export", "sverka export --format csv --out exports"],
  async action({ options, terminal }) {
    const { exportRun } = await import("../../pipeline/export-run.ts");
    const folder = resolve(
      terminal.folder,
      typeof options["out"] === "string" ? options["out"] : join(".sverka", "exports"),
    );
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const format = options["format"] === "csv" ? "csv" : "xlsx";
    const edge = await edgeOf(terminal);
    const database = options["database"] as string | undefined;
    const files = await exportRun(
      terminal.folder,
      {
        run: options["run"] as string | undefined,
        format,
        folder,
        database,
        ...(terminal.languageGiven ? { language: terminal.language } : {}),
      },
      edge,
    );
    print(terminal, { files }, files.join("\n"));
  },
};
export default command;
