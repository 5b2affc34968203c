import type { Terminal } from "./command.ts";

/** A command's result: JSON on stdout for a machine, else the text, on stdout too, so that it can be piped. */
export function print(terminal: Terminal, data: unknown, text: string): void {
  if (terminal.json) terminal.out(JSON.stringify(data));
  else if (text !== "") terminal.out(text);
}
