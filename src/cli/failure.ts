import { catalogue, inWords } from "../messages/catalogue.ts";
import { fill } from "../messages/index.ts";
import type { Params } from "../messages/index.ts";
import type { SaidParams } from "../model/index.ts";
import { missedText } from "../report/text/gate-text.ts";
import type { Terminal } from "./command.ts";

/** What every error that was meant for a person has, whichever stage it comes from. */
interface Coded {
  readonly code: string;
  readonly params?: SaidParams;
  readonly exitCode?: number;
  /** What could not be read, and where in it: errors of readers have them. */
  readonly file?: string;
  readonly place?: string | undefined;
}

/**
 * Turns whatever was thrown into one clear message. Errors that nobody foresaw show their stack, because somebody will have to
 * report them; addresses with a password in them are masked whatever they stand in.
 */
export function renderFailure(error: unknown, terminal: Terminal): { text: string; exitCode: number; data: unknown } {
  const coded = error as Coded;
  const message = typeof coded?.code === "string" ? catalogue[coded.code] : undefined;
  if (message !== undefined) {
    const params = inWords(coded.params, terminal.language);
    const where = coded.file === undefined ? "" : `${[coded.file, coded.place].filter(Boolean).join(":")}: `;
    const sentence = where + maskSecrets(fill(message[terminal.language], gatesInWords(coded.code, params, terminal)));
    const advice =
      message.advice === undefined ? "" : `\n  ${maskSecrets(fill(message.advice[terminal.language], params))}`;
    const data = {
      error: { code: coded.code, message: where + maskSecrets(fill(message.en, inWords(coded.params, "en"))) },
    };
    return { text: `sverka: ${sentence}${advice}`, exitCode: coded.exitCode ?? 2, data };
  }
  if (terminal.signal.aborted)
    return {
      text: `sverka: ${catalogue["interrupted"]?.[terminal.language] ?? "interrupted"}`,
      exitCode: 130,
      data: { error: { code: "interrupted" } },
    };
  const system = systemCode(error);
  if (system !== undefined) return system(terminal);
  const stack = maskSecrets(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const sentence = catalogue["unexpected"]?.[terminal.language] ?? "unexpected error";
  return {
    text: `sverka: ${sentence}\n${stack}`,
    exitCode: 2,
    data: { error: { code: "unexpected", message: stack } },
  };
}

/** Machines read gates by their keys, people in words. */
function gatesInWords(code: string | undefined, params: Params, { language }: Terminal): Params {
  return code === "gates-missed" ? { ...params, gates: missedText(String(params["gates"]), language) } : params;
}

/** Errors of the file system that are the user's to mend, by errno. */
function systemCode(
  error: unknown,
): ((terminal: Terminal) => { text: string; exitCode: number; data: unknown }) | undefined {
  const { code, path, message } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : catalogue[`os-${code.toLowerCase()}`];
  if (known === undefined) return undefined;
  return (terminal) => ({
    text: `sverka: ${fill(known[terminal.language], { path: path ?? "", reason: message })}`,
    exitCode: 2,
    data: { error: { code: `os-${code!.toLowerCase()}`, path } },
  });
}

/** `postgres://user:secret@host` → `postgres://user:***@host`. */
export function maskSecrets(text: string): string {
  return text.replace(/(\w+:\/\/[^\s:/@]*):[^\s@]*@/g, "$1:***@").replace(/(password=)[^\s&;]+/gi, "$1***");
}

/** Faults of mapping files are drawn as `validate` draws them: place, sentence, code frame, suggestion. */
export async function renderFaults(error: unknown, terminal: Terminal): Promise<string | undefined> {
  const { ProjectFaults } = await import("../pipeline/project/open-project.ts");
  if (!(error instanceof ProjectFaults)) return undefined;
  const { diagnosticReporters } = await import("../report/diagnostics/index.ts");
  const { diagnostics, texts } = error;
  const context = {
    language: terminal.language,
    texts,
    files: [...texts.keys()],
    rules: [],
    version: "",
    color: terminal.color,
  };
  return diagnosticReporters
    .text(
      diagnostics.filter((each) => each.severity === "error"),
      context,
    )
    .trimEnd();
}
