import { resolve } from "node:path";
import type { Language } from "../messages/index.ts";
import type { Terminal } from "./command.ts";

/** Which language a person is addressed in, when neither --lang nor the project says. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ru/i.test(locale) ? "ru" : "en";
}

export function createTerminal(options: Readonly<Record<string, unknown>>, signal: AbortSignal): Terminal {
  const { env } = process;
  const given = options["lang"];
  const quiet = options["quiet"] === true;
  return {
    json: options["json"] === true,
    quiet,
    color: options["color"] !== false && !env["NO_COLOR"] && (process.stderr.isTTY || Boolean(env["FORCE_COLOR"])),
    interactive: process.stderr.isTTY === true && process.stdin.isTTY === true,
    language: given === "ru" || given === "en" ? given : languageOf(env),
    languageGiven: given !== undefined,
    folder: resolve(typeof options["project"] === "string" ? options["project"] : "."),
    env,
    signal,
    out: (text) => void process.stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    say: (text, always = false) => {
      if (!quiet || always) process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
    },
  };
}
