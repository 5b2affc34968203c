import { onecFormats } from "./onec/formats.ts";
import type { Format } from "./reader.ts";

/**
 * Every format there is, in the order in which they are asked whether a file is theirs: the sure signs first (magic
 * bytes, root elements), plain text last. A format that cannot tell by content answers false and must be named.
 */
export const formats: readonly Format[] = [
  {
    name: "xlsx",
    sniff: (head) => head.members?.some((name) => /(^|[/\\])workbook\.xml$/i.test(name)) ?? false,
    load: async () => (await import("./xlsx/index.ts")).readXlsx,
  },
  ...onecFormats,
  {
    name: "csv",
    sniff: (head) => head.bytes.length > 0 && !isBinary(head.text),
    load: async () => (await import("./csv/index.ts")).readCsv,
  },
];

/** Control characters that no text file has; NUL is what is left of UTF-16 without a mark, so it does not count. */
function isBinary(text: string): boolean {
  return /[\u0001-\u0008\u000e-\u0019]/.test(text.slice(0, 4096));
}
