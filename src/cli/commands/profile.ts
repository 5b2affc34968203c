import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CommandFile } from "../command.ts";
import { tablesOption } from "../options.ts";
import { print } from "../print.ts";
import { unreadLines } from "../unread.ts";

const command: CommandFile = {
  name: "profile",
  args: ["<path...>"],
  options: [{ flags: "--html <file>", help: "help.profile.html" }, tablesOption],
  examples: [
    "sverka profile data/buh/contragents.csv",
    "sverka profile data --html profile.html",
    "sverka profile data --json",
    'sverka profile "$OLD_CRM" --table clients',
  ],
  async action({ args, options, terminal }) {
    const { profileFiles } = await import("../../pipeline/project/profile-files.ts");
    const { renderProfile, renderProfilePage } = await import("../../report/profile.ts");
    const { tables, inventory, unread } = await profileFiles(
      terminal.folder,
      args[0] as readonly string[],
      terminal.signal,
      (options["table"] ?? []) as readonly string[],
    );
    // Samples are for comparing tables with each other and would be a page of numbers.
    const plain = tables.map(({ samples: _samples, ...table }) => table);
    const page = options["html"];
    if (typeof page === "string")
      writeFileSync(resolve(page), renderProfilePage(plain, inventory, terminal.language), { mode: 0o600 });
    print(
      terminal,
      { tables: plain, inventory, unread },
      [renderProfile(plain, inventory, terminal), ...unreadLines(unread, terminal.language)].join("\n"),
    );
  },
};
export default command;
