import type { Language } from "../messages/index.ts";

/** One command of the command line: declared as data, so that help, docs and tests can read it. */
export interface CommandFile {
  readonly name: string;
  /** `<file...>`, `[run]` in commander's spelling. */
  readonly args?: readonly string[];
  readonly options?: readonly OptionFile[];
  /** At least one; shown by --help and run by the tests of the docs. */
  readonly examples: readonly string[];
  action(call: Call): Promise<number | void>;
}

/** `flags` in commander's spelling; the description stands in src/messages under `help.<command>.<option>`. */
export interface OptionFile {
  readonly flags: string;
  /** Code of the description when several commands share the option. */
  readonly help: string;
  readonly parse?: (text: string) => unknown;
}

/** What an action gets: its own arguments and options, and the terminal. */
export interface Call {
  readonly args: readonly (string | readonly string[] | undefined)[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly terminal: Terminal;
}

/** The edge to the person: machine output on stdout, people's text and progress on stderr. */
export interface Terminal {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly interactive: boolean;
  /** `--lang`, else the environment; a project's own `language` is asked where a project is known. */
  readonly language: Language;
  readonly languageGiven: boolean;
  /** The folder of the project: `--project`, else where the command was called. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** Result for a machine or a pipe. */
  out(text: string): void;
  /** Text for a person; silent under --quiet unless `always`. */
  say(text: string, always?: boolean): void;
}

/** `1500M`, `8G`: to bytes. */
export function parseSize(text: string): number {
  const found = /^(\d{1,9}(?:\.\d{1,3})?)\s?([MG])B?$/i.exec(text);
  if (found === null) throw new RangeError(text);
  return Number(found[1]) * (found[2]!.toUpperCase() === "G" ? 1e9 : 1e6);
}

/** `clients, contacts`: to names. */
export function parseNames(text: string): readonly string[] {
  return text.split(",").map((name) => name.trim());
}

export function parseCount(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new RangeError(text);
  return number;
}
