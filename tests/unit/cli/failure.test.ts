import { expect, it } from "vitest";
import { renderFailure } from "../../../src/cli/failure.ts";
import type { Terminal } from "../../../src/cli/command.ts";
import { readContent } from "../extract/onec/read.ts";

it("names the file and the line of what cannot be read, in one line", async () => {
  const error: unknown = await readContent("<КоммерческаяИнформация>\n<Контрагент>").catch((thrown: unknown) => thrown);
  const terminal = { language: "ru", signal: new AbortController().signal } as unknown as Terminal;
  const { text, exitCode } = renderFailure(error, terminal);
  expect(text.split("\n")[0]).toMatch(/^sverka: data\/export\.xml:2: файл XML обрывается на середине/);
  expect(exitCode).toBe(2);
});
