import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { renderIssue, say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import type { Issue } from "../../model/index.ts";
import type { CommandFile } from "../command.ts";
import { issueLines } from "../fate.ts";
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
    const [what = "", field, values] = args as [string, string | undefined, readonly string[] | undefined];
    const { language } = terminal;
    const signature = signatureOf(options);
    const file = [resolve(what), resolve(terminal.folder, what)].find((path) => existsSync(path));
    if (field !== undefined || file === undefined) {
      const { correctField } = await import("../../pipeline/correct-field.ts");
      const { entry, issues } = await correctField(
        terminal.folder,
        [what, ...(field === undefined ? [] : [field]), ...(values ?? [])],
        signature,
      );
      for (const line of issueLines(issues, language)) terminal.say(line, true);
      const value = [entry.value].flat().join(", ");
      const text = say("correct-field-done", language, { record: entry.correct, field: entry.field, value });
      return print(terminal, { ...entry, issues }, `${text}\n${say("correct-next", language)}`);
    }
    const { correctFromWorkbook } = await import("../../pipeline/judge.ts");
    const done = await correctFromWorkbook(terminal.folder, file, signature);
    const lines = [
      say("correct-done", language, {
        mended: done.mended,
        known: done.known,
        untouched: done.untouched,
        cells: done.entries.length,
      }),
      ...shown(done.issues, language),
      ...(done.doubts.length === 0 ? [] : [say("correct-doubts", language), ...shown(done.doubts, language)]),
      ...(done.entries.length === 0 ? [] : [say("correct-next", language)]),
    ];
    print(terminal, done, lines.join("\n"));
    return done.issues.some((issue) => issue.severity === "error") ? 1 : 0;
  },
};
export default command;

const shown = (issues: readonly Issue[], language: Language): string[] =>
  issues.map((issue) => `  ${issue.place ?? ""}  ${renderIssue(issue, language)}`);
