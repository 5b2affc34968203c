import iconv from "iconv-lite";
import { kindFromText } from "../../countries/kind-words.ts";
import { inlineTable, lookupKey, lookupObject, type Lookups } from "../lookup.ts";
import type { MappingFile } from "../schema/mapping.ts";
import type { ValueObject } from "../schema/value.ts";
import { closest } from "../../yaml/index.ts";
import { type ValueAt, valuesOf } from "../values.ts";
import type { Finder } from "./finder.ts";

const kinds = ["organisation", "sole-trader", "person"] as const;
/** Kinds of values that cleaning, matching or the shipped targets know. Any other word is kept as it is, but for phones, where it says nothing. */
const valueKinds: Readonly<Record<string, readonly string[]>> = {
  phones: ["mobile", "fixed", "toll-free", "fax", "pager", "work", "home", "other"],
  emails: ["work", "personal"],
  addresses: ["legal", "actual", "postal", "delivery"],
};
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
  for (const at of valuesOf(mapping)) {
    const { value, field, path, fact } = at;
    checkValueKind(at, lookups, finder);
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

/** A misspelt kind would be one of its own, or none: nobody would see that the fax is no fax. */
function checkValueKind({ value, field, path, fact }: ValueAt, lookups: Lookups, finder: Finder): void {
  const known = fact ? undefined : valueKinds[field];
  const { kind } = value;
  if (known === undefined || kind === undefined) return;
  const said = typeof kind === "string" ? [kind] : outputsOf(kind, lookups);
  const strange = said.find((word) => word.trim() !== "" && !known.includes(word));
  if (strange === undefined) return;
  const step = typeof kind === "string" ? [] : [kind.literal === undefined ? "lookup" : "literal"];
  finder.atValue(
    "value-kind-unknown",
    [...path, "kind", ...step],
    { kind: strange, field },
    closest(strange, known),
    known,
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
