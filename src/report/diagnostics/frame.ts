import type { Span } from "../../model/index.ts";

/** Longest part of a line that is shown; a longer one is cut around the span. */
const width = 110;

/**
 * The line of a span with a marker under it. `label` stands behind the marker. Empty when the text does not have the line (a
 * file that could not be read).
 *
 *     14 |   phones: Телефн
 *        |           ^^^^^^  did you mean "Телефон"?
 */
export function codeFrame(text: string, span: Span, label = ""): string {
  const line = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/)[span.line - 1];
  if (line === undefined) return "";
  const start = Math.min(span.column, line.length + 1) - 1;
  const length = Math.max(1, Math.min(span.endColumn - span.column, line.length - start));
  const from = start + length > width ? Math.max(0, start - 20) : 0;
  const shown = `${from > 0 ? "…" : ""}${line.slice(from, from + width)}`.replaceAll("\t", " ");
  const indent = " ".repeat(start - from + (from > 0 ? 1 : 0));
  const number = String(span.line).padStart(4);
  const marker = `${indent}${"^".repeat(Math.min(length, width))}${label === "" ? "" : `  ${label}`}`;
  return `${number} | ${shown}\n     | ${marker}`;
}
