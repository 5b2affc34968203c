import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface GoldenRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A table of fixtures/normalize: tab-separated, a header, lines of `# …` are headings. Cells keep their blanks. */
export function readGolden(name: string): GoldenRow[] {
  const path = fileURLToPath(new URL(`../../../fixtures/normalize/${name}`, import.meta.url));
  const [header = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const columns = header.split("\t");
  return lines.flatMap((text, index) => {
    if (text.startsWith("# ")) return [];
    const values = text.split("\t");
    return [
      {
        line: index + 2,
        cells: Object.fromEntries(columns.map((column, at) => [column, (values[at] ?? "").replaceAll("\\n", "\n")])),
      },
    ];
  });
}

/** `tag=дубль; branch; city=Самара` → a map; a bare word maps to "". */
export function readMore(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split("; ")
      .filter((part) => part !== "")
      .map((part) => {
        const at = part.indexOf("=");
        return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
      }),
  );
}

/** What a reader would call the words of a name: the independent, naive folding that `compare` is checked against. */
export function naiveFold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
