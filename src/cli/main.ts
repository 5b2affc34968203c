import { readFileSync } from "node:fs";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { fill } from "../messages/index.ts";
import { commandNames, loadCommand } from "./commands.ts";
import type { CommandFile } from "./command.ts";
import { renderFailure, renderFaults } from "./failure.ts";
import { help, text } from "./help.ts";
import { createTerminal, languageOf } from "./terminal.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const interrupt = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    // A second Ctrl-C means it: the database rolls back by itself, unfinished artifacts have names of their own.
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort(signal);
  });

// `sverka … | head`: who stops listening has heard enough, and the command goes on to its end.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const language = languageFrom(argv);
  let code = 0;
  const program = new Command("sverka")
    .description(text("help.sverka", language))
    .version(version, "-V, --version", text("help.version", language))
    .helpOption("-h, --help", text("help.help", language))
    .helpCommand(false)
    .showHelpAfterError(false)
    .configureOutput({ outputError: (message, write) => write(message.replace(/^error: /, "sverka: ")) })
    .exitOverride();
  // Only the command that is called is imported: start-up stays short however many commands there are.
  const called = argv.find((word) => !word.startsWith("-"));
  if (called === undefined || !commandNames.includes(called))
    for (const name of commandNames) program.command(`${name}`).description(help(name, language)).usage("");
  else {
    const file = await loadCommand(called);
    const command = declare(program, file, language);
    command.action(async (...received: unknown[]) => {
      const options = command.opts();
      const terminal = createTerminal(options, interrupt.signal);
      const args = received.slice(0, -2) as string[];
      try {
        code = (await file.action({ args, options, terminal })) ?? 0;
      } catch (error) {
        const faults = await renderFaults(error, terminal);
        if (faults !== undefined) terminal.say(`${faults}\n`, true);
        const failure = renderFailure(error, terminal);
        terminal.say(failure.text, true);
        if (terminal.json) terminal.out(JSON.stringify(failure.data));
        code = failure.exitCode;
      }
    });
  }
  try {
    await program.parseAsync(argv, { from: "user" });
    if (called === undefined && argv.length === 0) program.outputHelp();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

function declare(program: Command, file: CommandFile, language: "en" | "ru"): Command {
  const command = program.command([file.name, ...(file.args ?? [])].join(" "));
  command.description(help(file.name, language)).exitOverride();
  command.helpOption("-h, --help", text("help.help", language));
  for (const option of file.options ?? []) {
    const description = text(option.help, language);
    const { parse } = option;
    if (parse === undefined) command.option(option.flags, description);
    else
      command.option(option.flags, description, (value: string) => {
        try {
          return parse(value);
        } catch {
          throw new InvalidArgumentError(fill(text("cli-option", language), { value }));
        }
      });
  }
  command
    .option("-p, --project <folder>", text("help.option.project", language))
    .option("--json", text("help.option.json", language))
    .option("--quiet", text("help.option.quiet", language))
    .option("--no-color", text("help.option.no-color", language))
    .option("--lang <en|ru>", text("help.option.lang", language));
  command.addHelpText(
    "after",
    `\n${text("help.examples", language)}\n${file.examples.map((line) => `  ${line}`).join("\n")}`,
  );
  return command;
}

function languageFrom(argv: readonly string[]): "en" | "ru" {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const given = at === -1 ? undefined : argv[at]!.includes("=") ? argv[at]!.split("=")[1] : argv[at + 1];
  return given === "ru" || given === "en" ? given : languageOf(process.env);
}
