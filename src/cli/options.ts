import { parseCount, parseNames, parseSize, type OptionFile } from "./command.ts";

/** Options that several commands share. */
export const databaseOption: OptionFile = { flags: "--database <url|name>", help: "help.option.database" };
export const runOption: OptionFile = { flags: "--run <id>", help: "help.option.run" };
export const yesOption: OptionFile = { flags: "--yes", help: "help.option.yes" };
export const limitOption: OptionFile = { flags: "--limit <n>", help: "help.option.limit", parse: parseCount };
export const dryRunOption: OptionFile = { flags: "--dry-run", help: "help.option.dry-run" };
export const noMergeOption: OptionFile = { flags: "--no-merge", help: "help.option.no-merge" };
export const workersOption: OptionFile = { flags: "--workers <n>", help: "help.option.workers", parse: parseCount };
export const freshOption: OptionFile = { flags: "--fresh", help: "help.option.fresh" };
export const maxMemoryOption: OptionFile = {
  flags: "--max-memory <size>",
  help: "help.option.max-memory",
  parse: parseSize,
};
export const tablesOption: OptionFile = { flags: "--table <names>", help: "help.init.table", parse: parseNames };
export const outOption: OptionFile = { flags: "--out <file>", help: "help.option.out" };
export const byOption: OptionFile = { flags: "--by <name>", help: "help.option.by" };
export const whyOption: OptionFile = { flags: "--why <text>", help: "help.option.why" };
