import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Language } from "../messages/index.ts";
import type { Terminal } from "./command.ts";

/** Which language a person is addressed in, when neither --lang nor the project says. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ru/i.test(locale) ? "ru" : "en";
}

/** The project's `language`, read off its line: what is wrong with the file is said by the commands that read it whole. */
function projectLanguage(folder: string): Language | undefined {
  try {
    return /^language:[ \t]*["']?(en|ru)["']?[ \t]*(?:#.*)?\r?$/m.exec(
      readFileSync(join(folder, "sverka.yaml"), "utf8"),
    )?.[1] as Language | undefined;
  } catch {
    return undefined;
  }
}

export function createTerminal(options: Readonly<Record<string, unknown>>, signal: AbortSignal): Terminal {
  const { env } = process;
  const given = options["lang"];
  const folder = resolve(typeof options["project"] === "string" ? options["project"] : ".");
  const quiet = options["quiet"] === true;
  return {
    json: options["json"] === true,
    quiet,
    color: options["color"] !== false && !env["NO_COLOR"] && (process.stderr.isTTY || Boolean(env["FORCE_COLOR"])),
    interactive: process.stderr.isTTY === true && process.stdin.isTTY === true,
    language: given === "ru" || given === "en" ? given : (projectLanguage(folder) ?? languageOf(env)),
    languageGiven: given !== undefined,
    folder,
    env,
    signal,
    out: (text) => void process.stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    say: (text, always = false) => {
      if (!quiet || always) process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
    },
  };
}
