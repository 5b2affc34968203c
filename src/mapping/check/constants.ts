import iconv from "iconv-lite";
import { kindFromText } from "../../countries/kind-words.ts";
import { inlineTable, lookupKey, lookupObject, type Lookups } from "../lookup.ts";
import type { MappingFile } from "../schema/mapping.ts";
import type { ValueObject } from "../schema/value.ts";
import { closest } from "../../yaml/index.ts";
import { valuesOf } from "../values.ts";
import type { Finder } from "./finder.ts";

const kinds = ["organisation", "sole-trader", "person"] as const;
const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1251",
  "windows-1252",
  "win-1251",
  "cp866",
  "cp1251",
  "koi8-r",
  "koi8-u",
  "maccyrillic",
  "iso-8859-1",
  "iso-8859-5",
] as const;

/** Words of the mapping itself that cleaning or reading would not know: a run need not begin to find that out. */
export function checkConstants(mapping: MappingFile, lookups: Lookups, finder: Finder): void {
  for (const { value, field, path, fact } of valuesOf(mapping)) {
    if (field !== "kind" || fact) continue;
    const strange = outputsOf(value, lookups).find((text) => text.trim() !== "" && kindFromText(text) === undefined);
    if (strange === undefined) continue;
    const step = value.literal === undefined ? "lookup" : "literal";
    finder.atValue(
      "value-invalid",
      [...path, step],
      { got: strange, expected: kinds.join(" | ") },
      closest(strange, kinds),
    );
  }
  const encoding = mapping.source?.encoding;
  if (encoding !== undefined && !iconv.encodingExists(encoding))
    finder.atValue(
      "value-invalid",
      ["source", "encoding"],
      { got: encoding, expected: "utf-8 | windows-1251 | cp866 | koi8-r | …" },
      closest(encoding, encodings),
    );
}

/** The texts that a value can give without any cell having them: its constant, and what its lookup table says. */
export function outputsOf({ literal, lookup }: ValueObject, lookups: Lookups): readonly string[] {
  const outputs = literal === undefined ? [] : [String(literal)];
  if (lookup === undefined) return outputs;
  const { table, default: otherwise } = lookupObject(lookup);
  const known = table === undefined ? lookups.get(lookupKey(lookup)) : inlineTable(table);
  return [...outputs, ...(known?.entries.values() ?? []), ...(otherwise === undefined ? [] : [otherwise])];
}
