import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { renderIssue, say } from "../../messages/catalogue.ts";
import type { CommandFile } from "../command.ts";
import { byOption, whyOption } from "../options.ts";
import { print } from "../print.ts";
import { signatureOf } from "../signature.ts";

const command: CommandFile = {
  name: "correct",
  args: ["<what>", "[field]", "[value...]"],
  options: [byOption, whyOption],
  examples: [
    "sverka correct .sverka/runs/2026-11-21-01/rejects/managers.xlsx",
    'sverka correct buh:000000016 inn 6312347770 --why "certificate seen"',
  ],
  async action({ args, options, terminal }) {
    const { correctField, correctFromWorkbook } = await import("../../pipeline/judge.ts");
    const [what = "", field, values] = args as [string, string | undefined, readonly string[] | undefined];
    const signature = signatureOf(options);
    const file = [resolve(what), resolve(terminal.folder, what)].find((path) => existsSync(path));
    if (field !== undefined || file === undefined) {
      const entry = await correctField(
        terminal.folder,
        [what, ...(field === undefined ? [] : [field]), ...(values ?? [])],
        signature,
      );
      return print(terminal, entry, JSON.stringify(entry));
    }
    const done = await correctFromWorkbook(terminal.folder, file, signature);
    const lines = [
      say("correct-done", terminal.language, {
        mended: done.mended,
        untouched: done.untouched,
        cells: done.entries.length,
      }),
      ...done.issues.map((issue) => `  ${issue.place ?? ""}  ${renderIssue(issue, terminal.language)}`),
    ];
    print(terminal, done, lines.join("\n"));
    return done.issues.some((issue) => issue.severity === "error") ? 1 : 0;
  },
};
export default command;
