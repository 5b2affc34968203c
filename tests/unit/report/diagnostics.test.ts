import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/model/index.ts";
import { codeFrame, diagnosticReporters, renderRule } from "../../../src/report/diagnostics/index.ts";
import type { ReportContext } from "../../../src/report/diagnostics/index.ts";

const text = "version: 1\ncounterparty:\n  phones: Телефн\n";
const finding: Diagnostic = {
  rule: "M003",
  code: "mapping-column-unknown",
  severity: "error",
  file: "mappings/менеджеры & co.yaml",
  line: 3,
  column: 11,
  endColumn: 17,
  params: { column: "Телефн", where: 'fixtures/managers.xlsx (sheet "Лист1")' },
  suggestion: "Телефон",
};
const note: Diagnostic = {
  ...finding,
  rule: "M049",
  code: "column-absent",
  severity: "note",
  line: 2,
  column: 1,
  endColumn: 13,
  file: "b,c:d%.yaml",
};
const context: ReportContext = {
  language: "en",
  texts: new Map([[finding.file, text]]),
  files: ["a.yaml", finding.file, note.file],
  rules: [
    { id: "M003", code: "mapping-column-unknown", severity: "error" },
    { id: "M049", code: "column-absent", severity: "note" },
  ],
  version: "0.1.0",
};

describe("codeFrame", () => {
  it("marks the place and says what was meant", () => {
    expect(codeFrame(text, finding, 'did you mean "Телефон"?')).toBe(
      ["   3 |   phones: Телефн", '     |           ^^^^^^  did you mean "Телефон"?'].join("\n"),
    );
  });

  it("cuts a long line around the place, keeps tabs in step, and is empty beyond the text", () => {
    const long = `${"x".repeat(300)}Телефн${"y".repeat(300)}`;
    const frame = codeFrame(long, { ...finding, line: 1, column: 301, endColumn: 307 });
    const [line = "", marker = ""] = frame.split("\n");
    expect(line.length).toBeLessThan(130);
    expect(line.slice(marker.indexOf("^"), marker.lastIndexOf("^") + 1)).toBe("Телефн");
    expect(codeFrame("\tphones: A", { ...finding, line: 1, column: 2, endColumn: 8 })).toBe(
      "   1 |  phones: A\n     |  ^^^^^^",
    );
    expect(codeFrame(text, { ...finding, line: 99 })).toBe("");
  });
});

describe("the reporters", () => {
  it("name what there is where nothing resembles what was written, no more than can be read", () => {
    const { suggestion: _, ...bare } = finding;
    const said = (known: readonly string[], language: "en" | "ru" = "en"): string =>
      diagnosticReporters.github([{ ...bare, known }], { ...context, language }).trim();
    expect(said(["name", "inn"])).toMatch(/; there is: name, inn$/);
    expect(said(["name", "inn"], "ru")).toMatch(/; есть: name, inn$/);
    const many = Array.from({ length: 63 }, (_each, index) => `c${index}`);
    expect(said(many)).toMatch(/, c59 and 3 more$/);
    expect(diagnosticReporters.github([finding], context)).not.toContain("there is");
  });

  it("text: place, rule, sentence, frame, counts, in the language asked for", () => {
    expect(diagnosticReporters.text([finding], context)).toBe(
      [
        'mappings/менеджеры & co.yaml:3:11  M003  unknown column "Телефн" in the header of fixtures/managers.xlsx (sheet "Лист1")',
        "   3 |   phones: Телефн",
        '     |           ^^^^^^  did you mean "Телефон"?',
        "",
        "3 files checked: 1 error, 0 warnings, 0 notes",
        "",
      ].join("\n"),
    );
    expect(diagnosticReporters.text([finding], { ...context, language: "ru" })).toContain("нет колонки «Телефн»");
    expect(diagnosticReporters.text([finding], context)).not.toContain("\u001b");
    expect(diagnosticReporters.text([finding], { ...context, color: true })).toContain("\u001b[31mM003");
  });

  it("json: the findings as they are", () => {
    const json = JSON.parse(diagnosticReporters.json([finding, note], context)) as {
      diagnostics: unknown;
      errors: number;
    };
    expect(json.diagnostics).toEqual([finding, note]);
    expect(json).toMatchObject({ files: context.files, errors: 1, warnings: 0, notes: 1 });
  });

  it("sarif: what version 2.1.0 demands", () => {
    const log = JSON.parse(diagnosticReporters.sarif([finding, note], context)) as {
      version: string;
      runs: {
        tool: { driver: { name: string; rules: { id: string }[] } };
        results: {
          ruleId: string;
          ruleIndex: number;
          level: string;
          message: { text: string };
          locations: unknown[];
        }[];
      }[];
    };
    expect(log.version).toBe("2.1.0");
    const [run] = log.runs;
    expect(run?.tool.driver.name).toBe("sverka");
    for (const result of run?.results ?? []) {
      expect(run?.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(["error", "warning", "note", "none"]).toContain(result.level);
      expect(result.message.text.length).toBeGreaterThan(10);
    }
    expect(run?.results[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI("mappings/менеджеры & co.yaml") },
          region: { startLine: 3, startColumn: 11, endColumn: 17 },
        },
      },
    ]);
  });

  it("junit: well-formed, one case a finding or clean file, only errors fail", () => {
    const xml = diagnosticReporters.junit([finding, note], context);
    const seen: { name: string; attributes: Record<string, string> }[] = [];
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", (tag) =>
      seen.push({ name: tag.name, attributes: { ...tag.attributes } as Record<string, string> }),
    );
    parser.write(xml).close();
    expect(seen.filter((tag) => tag.name === "testsuite").map((tag) => tag.attributes["name"])).toEqual(context.files);
    expect(seen.filter((tag) => tag.name === "testcase")).toHaveLength(3);
    expect(seen.filter((tag) => tag.name === "failure").map((tag) => tag.attributes["type"])).toEqual(["M003"]);
    expect(seen[0]?.attributes).toMatchObject({ tests: "3", failures: "1" });
  });

  it("github: one command a finding, nothing in it that could end it", () => {
    const out = diagnosticReporters.github(
      [finding, { ...note, params: { ...note.params, column: "a\nb%" } }],
      context,
    );
    expect(out.split("\n").filter((line) => line !== "")).toHaveLength(2);
    expect(out).toContain(
      "::error file=mappings/менеджеры & co.yaml,line=3,col=11,endColumn=17,title=M003::unknown column",
    );
    expect(out).toContain("::notice file=b%2Cc%3Ad%25.yaml,");
    expect(out).toContain("a%0Ab%25");
  });
});

describe("renderRule", () => {
  it("shows the sentence, what to do, and both examples", () => {
    const rule = { id: "M010", code: "column-unmapped", severity: "error" } as const;
    const shown = renderRule(rule, { bad: "a: 1\n", good: "a: 2\nb: 3\n" }, "ru");
    expect(shown.split("\n")).toEqual([
      "M010  ошибка  column-unmapped",
      "",
      "колонка «{column}» никуда не сопоставлена",
      "",
      "сопоставьте её, сохраните в extra или укажите в ignore с причиной",
      "",
      "Неверно:",
      "  a: 1",
      "",
      "Верно:",
      "  a: 2",
      "  b: 3",
      "",
    ]);
  });
});

describe("a cause that is a code", () => {
  it("is said in words: of a missing table, and where it was looked for", () => {
    const missing = (problem: string): Diagnostic => ({
      ...finding,
      rule: "M013",
      code: "lookup-unreadable",
      params: { path: "mappings/tables/users.csv", problem },
    });
    const said = (problem: string, language: ReportContext["language"]) =>
      diagnosticReporters.github([missing(problem)], { ...context, language });
    expect(said("file-missing", "en")).toContain(
      "looked for at mappings/tables/users.csv (a path is relative to the file that names it): there is no such file",
    );
    expect(said("file-missing", "ru")).toContain(
      "искали mappings/tables/users.csv (путь считается от файла, где он указан): такого файла нет",
    );
    expect(said("ENOENT", "en")).not.toContain("ENOENT");
    expect(said("the sheet has no header", "en")).toContain(": the sheet has no header");
  });
});
