import { describe, expect, test } from "vitest";
import { commandNames, loadCommand } from "../../../src/cli/commands.ts";
import { catalogue } from "../../../src/messages/catalogue.ts";

describe.each(commandNames.map((name) => [name] as const))("sverka %s", (name) => {
  test("says what it is for in both languages, with an example of its own", async () => {
    const command = await loadCommand(name);
    expect(command.name).toBe(name);
    expect(catalogue[`help.${name}`], `help.${name}`).toMatchObject({ en: expect.any(String), ru: expect.any(String) });
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) expect(example).toMatch(new RegExp(`^sverka ${name}\\b`));
  });

  test("explains every option", async () => {
    const { options = [] } = await loadCommand(name);
    for (const option of options) expect(catalogue[option.help], option.help).toBeDefined();
  });

  test("uses only options that it has in its examples", async () => {
    const { options = [], examples } = await loadCommand(name);
    const known = [
      ...options.map((option) => /--[\w-]+/.exec(option.flags)![0]),
      "--json",
      "--quiet",
      "--lang",
      "--project",
      "--no-color",
    ];
    for (const example of examples)
      for (const [flag] of example.matchAll(/(?<=\s)--[\w-]+/g)) expect(known, example).toContain(flag);
  });
});
