import type { CommandFile } from "./command.ts";

/** Every command, in the order in which help lists them: the order in which they are used. */
const commands: Readonly<Record<string, () => Promise<{ default: CommandFile }>>> = {
  runs: () => import("./commands/runs.ts"),
};

export const commandNames = Object.keys(commands);

export async function loadCommand(name: string): Promise<CommandFile> {
  return (await commands[name]!()).default;
}
