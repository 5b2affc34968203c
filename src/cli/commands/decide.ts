import { say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import type { JournalEntry } from "../../model/index.ts";
import { contradictedBy, decide, revoke } from "../../pipeline/judge.ts";
import { contradictionText } from "../../report/text/decided.ts";
import type { CommandFile } from "../command.ts";
import { byOption, whyOption } from "../options.ts";
import { print } from "../print.ts";
import { signatureOf } from "../signature.ts";

const command: CommandFile = {
  name: "decide",
  args: ["[judgement]", "[left]", "[right]"],
  options: [byOption, whyOption, { flags: "--revoke <id>", help: "help.decide.revoke" }],
  examples: [
    'sverka decide same buh:000000003 site:42 --why "one phone, one director"',
    "sverka decide different buh:000000001 buh:000000002",
    "sverka decide successor buh:000000007 buh:000000004",
    "sverka decide --revoke 0l2k3j4h5g6f",
  ],
  async action({ args, options, terminal }) {
    const taken = options["revoke"];
    const signature = signatureOf(options);
    const entry =
      typeof taken === "string"
        ? revoke(terminal.folder, taken, signature)
        : await decide(
            terminal.folder,
            args.filter((word) => typeof word === "string"),
            signature,
          );
    const { language } = terminal;
    const clashes = contradictedBy(terminal.folder, entry).map((each) => contradictionText(each, { language }));
    const lines = [saidOf(entry, language), ...clashes.map((each) => `${say("desk-contradicts", language)}: ${each}`)];
    print(terminal, entry, `${lines.join("\n")}\n${say("decide-next", language)}`);
  },
};
export default command;

/** The entry in words, with the id by which it can be taken back. */
function saidOf(entry: JournalEntry, language: Language): string {
  if ("revoke" in entry) return say("decide-revoked", language, { id: entry.revoke });
  if (!("judge" in entry)) throw new Error("a decision is a judgement or its revocation");
  const { left, right, id } = entry;
  if (entry.judge === "successor") return say("decide-done-successor", language, { left, right, id });
  return say("decide-done", language, { left, right, id, judge: say(`desk-judge-${entry.judge}`, language) });
}
