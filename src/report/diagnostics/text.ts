import { say } from "../../messages/catalogue.ts";
import type { Diagnostic } from "../../model/index.ts";
import { codeFrame } from "./frame.ts";
import { countOf, sentence, suggestionText } from "./reporter.ts";
import type { Reporter } from "./reporter.ts";

const colors: Readonly<Record<Diagnostic["severity"], string>> = {
  error: "\u001b[31m",
  warning: "\u001b[33m",
  note: "\u001b[36m",
};
const dim = "\u001b[2m";
const reset = "\u001b[0m";

/** For people: place, rule, sentence; the line with the place marked; what was probably meant; the counts at the end. */
export const reportText: Reporter = (diagnostics, { language, texts, files, color = false }) => {
  const paint = (code: string, text: string): string => (color ? `${code}${text}${reset}` : text);
  const blocks = diagnostics.map((each) => {
    const place = `${each.file}:${each.line}:${each.column}`;
    const head = `${place}  ${paint(colors[each.severity], each.rule)}  ${sentence(each, language)}`;
    const suggestion = suggestionText(each, language);
    const text = texts.get(each.file);
    const frame = text === undefined ? "" : codeFrame(text, each, suggestion);
    if (frame === "") return suggestion === "" ? head : `${head}; ${suggestion}`;
    return `${head}\n${paint(dim, frame)}`;
  });
  const summary = say("validate-summary", language, {
    files: files.length,
    errors: countOf(diagnostics, "error"),
    warnings: countOf(diagnostics, "warning"),
    notes: countOf(diagnostics, "note"),
  });
  return `${[...blocks, summary].join("\n\n")}\n`;
};
