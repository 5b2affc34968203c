import { fullSentence } from "./reporter.ts";
import type { Reporter } from "./reporter.ts";

const commands = { error: "error", warning: "warning", note: "notice" } as const;

/** GitHub workflow commands: each finding becomes an annotation at its line in the pull request. */
export const reportGithub: Reporter = (diagnostics, { language }) =>
  diagnostics
    .map((each) => {
      const place = `file=${property(each.file)},line=${each.line},col=${each.column},endColumn=${each.endColumn}`;
      return `::${commands[each.severity]} ${place},title=${property(each.rule)}::${message(fullSentence(each, language))}\n`;
    })
    .join("");

/** Escapes as GitHub's own toolkit does: what is not escaped would end the command. */
function message(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return message(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
