import type { Column, Table } from "../catalogue/catalogue.ts";
import { kindsAmong } from "./kind-words.ts";
import { type Sample, wordsIn } from "./sample.ts";
import { checkWords, type Survey } from "./survey.ts";

/** What a comment says of a column's codes: `1 - юрлицо, 2 - ИП, 3 - физлицо` gives `юрлицо` for 1. */
export function legendOf(comment: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, code = "", word = ""] of comment.matchAll(/([\p{L}\p{N}_]+)\s*[-–—=:]\s*([^,;.\n]+)/gu))
    found.set(word.trim(), code);
  return found;
}

/** The column that tells firms, sole traders and people apart, by the words in use or the comment; a doubt for each kind that has none. */
export function kindSpec(survey: Survey, table: Table, column: Column, sample: Sample): unknown {
  const words = checkWords(table, column);
  const legend = legendOf(column.comment ?? "");
  const inWords = kindsAmong(words.length > 0 ? words : wordsIn(sample, column.name));
  const known =
    inWords.size > 0
      ? inWords
      : new Map([...kindsAmong([...legend.keys()])].map(([kind, word]) => [kind, legend.get(word) as string]));
  const kinds = ["organisation", "sole-trader", "person"];
  const missing = kinds.filter((kind) => !known.has(kind));
  if (missing.length > 0)
    survey.doubts.push({
      code: "propose-kinds",
      params: { table: table.name, column: column.name, missing: missing.join(", ") },
    });
  if (known.size === 0) return undefined;
  const written = (word: string): string | number => (column.base.startsWith("int") ? Number(word) : word);
  const map = Object.fromEntries(
    kinds.flatMap((kind) => (known.has(kind) ? [[kind, written(known.get(kind) as string)]] : [])),
  );
  return { path: "kind", map };
}
