import { say } from "../../messages/catalogue.ts";
import type { CommandFile } from "../command.ts";
import { tablesOption } from "../options.ts";
import { print } from "../print.ts";
import { unreadLines } from "../unread.ts";

const command: CommandFile = {
  name: "init",
  args: ["<path...>"],
  options: [
    { flags: "--name <name>", help: "help.init.name" },
    { flags: "--country <code>", help: "help.init.country" },
    tablesOption,
  ],
  examples: [
    "sverka init exports/contragents.csv exports/clients.xlsx",
    "sverka init exports --project acme --country KZ",
    'sverka init "$OLD_CRM" --table clients,contacts',
  ],
  async action({ args, options, terminal }) {
    const { initProject } = await import("../../pipeline/project/init-project.ts");
    const done = await initProject(terminal.folder, args[0] as readonly string[], {
      ...(typeof options["name"] === "string" ? { name: options["name"] } : {}),
      ...(typeof options["country"] === "string" ? { country: options["country"].toUpperCase() } : {}),
      tables: (options["table"] ?? []) as readonly string[],
      language: terminal.language,
      env: terminal.env,
      signal: terminal.signal,
    });
    const lines = done.sources.map((source) => `  ${source.id}  ${source.mapping}  ${source.files}`);
    const empty = done.empty.map((place) => say("init-empty", terminal.language, { place }));
    const unset = done.unset.map((name) => say("init-unset", terminal.language, { name }));
    const countryless = done.countryless.map((source) => say("init-country-unknown", terminal.language, { source }));
    const countryOfRows = done.countryOfRows.map(({ all, ...where }) =>
      say(all ? "init-country-rows" : "init-country-some-rows", terminal.language, where),
    );
    const doubtful = done.doubtful.map((mapping) => say("init-doubtful", terminal.language, { mapping }));
    print(
      terminal,
      done,
      [
        ...lines,
        ...empty,
        ...unreadLines(done.unread, terminal.language),
        ...unset,
        ...countryless,
        ...countryOfRows,
        ...doubtful,
        say("init-done", terminal.language, { file: done.project, count: done.sources.length }),
      ].join("\n"),
    );
  },
};
export default command;
