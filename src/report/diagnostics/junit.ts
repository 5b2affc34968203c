import type { Diagnostic } from "../../model/index.ts";
import { codeFrame } from "./frame.ts";
import { fullSentence } from "./reporter.ts";
import type { Reporter } from "./reporter.ts";

/**
 * JUnit XML as GitLab, Jenkins and Azure read it: a suite for each file, a case for each finding; a file without findings is one
 * case that passes. Errors fail; warnings and notes pass and stand in the output.
 */
export const reportJunit: Reporter = (diagnostics, { language, texts, files }) => {
  const names = [...new Set([...files, ...diagnostics.map((each) => each.file)])];
  const suites = names.map((file) => {
    const found = diagnostics.filter((each) => each.file === file);
    const cases =
      found.length === 0
        ? [`    <testcase classname="${escapeXml(file)}" name="valid"/>`]
        : found.map((each) => testCase(each, fullSentence(each, language), texts.get(file)));
    const failures = found.filter((each) => each.severity === "error").length;
    return {
      tests: cases.length,
      failures,
      text: [
        `  <testsuite name="${escapeXml(file)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`,
        ...cases,
        "  </testsuite>",
      ].join("\n"),
    };
  });
  const total = (key: "tests" | "failures"): number => suites.reduce((sum, suite) => sum + suite[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sverka validate" tests="${total("tests")}" failures="${total("failures")}" errors="0">`,
    ...suites.map((suite) => suite.text),
    "</testsuites>",
    "",
  ].join("\n");
};

function testCase(each: Diagnostic, message: string, text: string | undefined): string {
  const name = escapeXml(`${each.rule} ${each.line}:${each.column}`);
  const frame = text === undefined ? "" : codeFrame(text, each);
  const body = escapeXml(`${each.file}:${each.line}:${each.column} ${message}${frame === "" ? "" : `\n${frame}`}`);
  const inner =
    each.severity === "error"
      ? `<failure type="${each.rule}" message="${escapeXml(message)}">${body}</failure>`
      : `<system-out>${body}</system-out>`;
  return `    <testcase classname="${escapeXml(each.file)}" name="${name}">${inner}</testcase>`;
}

function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}
