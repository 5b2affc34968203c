import { catalogue } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";

/** A text of the catalogue; a code without a message shows itself, so that a test and a user can see the gap. */
export function text(code: string, language: Language): string {
  return catalogue[code]?.[language] ?? code;
}

/** What a command is for. */
export function help(command: string, language: Language): string {
  return text(`help.${command}`, language);
}
