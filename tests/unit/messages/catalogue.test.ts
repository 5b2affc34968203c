import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { areas, catalogue, renderIssue, say } from "../../../src/messages/catalogue.ts";
import { fill } from "../../../src/messages/index.ts";

const src = fileURLToPath(new URL("../../../src/", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".d.ts"),
);
const text = (file: string) => readFileSync(join(src, file), "utf8");

/** Issue codes as they stand in the code: `code: "…"`, and texts asked for by a literal: `say("…"`. */
function usedCodes(): Map<string, string> {
  const codes = new Map<string, string>();
  for (const file of files) {
    if (file.startsWith("messages")) continue;
    for (const match of text(file).matchAll(
      /\b(?:code:\s*|say\(\s*|issue\(\s*|new (?:\w+Error|Failure)\(\s*|refuse\(\s*|problem\(\s*)"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"/g,
    ))
      codes.set(match[1]!, file);
  }
  return codes;
}

test("all messages have one dash, the shorter", () => {
  const written = files.filter((file) => file.startsWith("messages") && text(file).includes("\u2014"));
  expect(written, "write – for —").toEqual([]);
});

test("a message that speaks of others says all of them in one language", () => {
  const faults = [
    { code: "unfit-no-table", params: { where: "entities.contact", table: "public.people" } },
    { code: "unfit-no-column", params: { where: "children.phone", table: "phone", column: "e164" } },
  ];
  expect(say("profile-unfit", "ru", { faults })).toBe(
    "Профиль цели не подходит к базе данных: entities.contact: таблицы public.people нет; children.phone: в phone нет колонки e164",
  );
  expect(say("profile-unfit", "en", { faults })).toContain("entities.contact: no table public.people; children.phone:");
});

test("what a schema wanted and what a parser stumbled over are said in words, values to be written as they stand", () => {
  expect(say("value-invalid", "ru", { got: "5", expected: "text | list | merge" })).toBe(
    "значение 5 здесь недопустимо; ожидается: текст | список | merge",
  );
  expect(say("yaml-syntax", "ru", { problem: "yaml-tab-as-indent" })).toContain("отступ табуляцией недопустим");
  expect(say("yaml-syntax", "ru", { problem: "Something else" })).toBe("ошибка в YAML: Something else");
});

describe("the catalogue", () => {
  test("has a message for every code used in src", () => {
    const used = usedCodes();
    expect(used.size).toBeGreaterThan(20);
    const missing = [...used].filter(([code]) => !(code in catalogue)).map(([code, file]) => `${file}: ${code}`);
    // Add a message in src/messages/<area>.ts.
    expect(missing).toEqual([]);
  });

  test("merges every area file", () => {
    const merged = text("messages/catalogue.ts");
    const forgotten = files
      .filter((file) => /^messages[/\\](?!index|catalogue)[\w-]+\.ts$/.test(file))
      .filter((file) => !merged.includes(`"./${file.slice("messages/".length)}"`));
    // Import it in src/messages/catalogue.ts.
    expect(forgotten).toEqual([]);
    expect(areas.every((area) => Object.keys(area).length > 0)).toBe(true);
  });

  test("gives a code to one area only", () => {
    const seen = new Set<string>();
    const twice = areas.flatMap((area) => Object.keys(area)).filter((code) => seen.size === seen.add(code).size);
    expect(twice).toEqual([]);
  });

  test("speaks both languages, with the same params in both", () => {
    const params = (template: string) =>
      [...new Set([...template.matchAll(/\{(\w+)/g)].map((match) => match[1]!))].sort();
    const faults = Object.entries(catalogue).flatMap(([code, message]) =>
      [message, ...(message.advice === undefined ? [] : [message.advice])]
        .filter(({ en, ru }) => en.trim() === "" || ru.trim() === "" || params(en).join() !== params(ru).join())
        .map(() => code),
    );
    expect(faults).toEqual([]);
  });
});

describe("fill", () => {
  test("chooses the form of the word that goes with a number", () => {
    const rows = (count: number | string) => fill("{count} {count|строка|строки|строк}", { count });
    expect([1, 2, 5, 11, 12, 14, 21, 22, 25, 111, 0].map(rows)).toEqual([
      "1 строка",
      "2 строки",
      "5 строк",
      "11 строк",
      "12 строк",
      "14 строк",
      "21 строка",
      "22 строки",
      "25 строк",
      "111 строк",
      "0 строк",
    ]);
    expect(rows("1\u00a0204")).toBe("1\u00a0204 строки");
    expect([1, 2, 0, 21].map((count) => fill("{count|row|rows}", { count }))).toEqual(["row", "rows", "rows", "rows"]);
  });

  test("shows what it was not given, and takes nothing from the prototype", () => {
    expect(fill("{a} {b|x|y} {constructor}", {})).toBe("{a} {b|x|y} {constructor}");
    expect(say("no-such-code", "en", { a: 1 })).toBe('no-such-code {"a":1}');
    expect(say("toString", "en")).toBe("toString");
  });

  test("an issue may name its raw text, column and field", () => {
    expect(renderIssue({ code: "mend-unknown-column", severity: "error", at: "Имя" }, "en")).toContain("“Имя”");
  });
});
