import { Failure } from "../../model/index.ts";
import type { DiagnosticFormat } from "../../report/diagnostics/index.ts";
import type { CommandFile } from "../command.ts";

const command: CommandFile = {
  name: "validate",
  args: ["[path...]"],
  options: [
    { flags: "--format <format>", help: "help.validate.format" },
    { flags: "--target-snapshot <file>", help: "help.validate.target-snapshot" },
  ],
  examples: ["sverka validate", "sverka validate mappings/", "sverka validate mappings/ --format sarif > sverka.sarif"],
  async action({ args, options, terminal }) {
    const { ruleCodes, ruleOf } = await import("../../mapping/index.ts");
    const { packageVersion } = await import("../../pipeline/project/open-project.ts");
    const { validateFiles } = await import("../../pipeline/project/validate.ts");
    const { diagnosticReporters } = await import("../../report/diagnostics/index.ts");
    const format = (options["format"] ?? (terminal.json ? "json" : "text")) as DiagnosticFormat;
    const report = diagnosticReporters[format];
    if (report === undefined)
      throw new Failure("action-unknown", {
        command: "validate --format",
        action: format,
        known: Object.keys(diagnosticReporters).join(", "),
      });
    const { diagnostics, texts, files } = await validateFiles(
      terminal.folder,
      (args[0] ?? []) as readonly string[],
      options["targetSnapshot"] as string | undefined,
    );
    const rules = ruleCodes.map((code) => ({ code, ...ruleOf(code) }));
    terminal.out(
      report(diagnostics, {
        language: terminal.language,
        texts,
        files,
        rules,
        version: packageVersion(),
        color: terminal.color && format === "text",
      }),
    );
    return diagnostics.some((each) => each.severity === "error") ? 1 : 0;
  },
};
export default command;
