import { expect, it } from "vitest";
import explain from "../../../src/cli/commands/explain.ts";
import type { Terminal } from "../../../src/cli/command.ts";
import { ruleCodes, ruleExamples, ruleOf } from "../../../src/mapping/index.ts";

async function call(rule: string, language: "en" | "ru", json = false): Promise<string> {
  let text = "";
  const terminal: Terminal = {
    json,
    quiet: false,
    color: false,
    interactive: false,
    language,
    languageGiven: true,
    folder: "/nowhere",
    env: {},
    signal: new AbortController().signal,
    out: (each) => void (text += each),
    say: () => {},
  };
  await explain.action({ args: [[rule]], options: {}, terminal });
  return text;
}

it.each(ruleCodes)("explain says what %s is, in both languages, with its examples", async (code) => {
  const { id } = ruleOf(code);
  for (const language of ["en", "ru"] as const) {
    const text = await call(id.toLowerCase(), language);
    expect(text).toMatch(new RegExp(`^${id} .* ${code}\n`));
    const example = ruleExamples[code];
    for (const line of `${example.bad}\n${example.good}`.split("\n")) expect(text).toContain(line);
    expect(/[а-яё]/.test(text.split("\n\n")[1] ?? "")).toBe(language === "ru");
  }
  expect(JSON.parse(await call(id, "en", true))).toMatchObject({ id, code });
});

it("explain knows no other rule", async () => {
  await expect(call("M999", "en")).rejects.toMatchObject({ code: "rule-unknown", params: { rule: "M999" } });
});
