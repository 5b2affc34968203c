import { beforeFormerFamily } from "../../countries/family-names.ts";
import { familyShape, givenName } from "../../countries/given-names.ts";

/** Beside a name also what would be said of anything else: «ранее Кузина», `born Martin`. */
const said = new RegExp(
  String.raw`(?:^|[\s,(])(?:${beforeFormerFamily}|ранее|бывш(?:ая|\.)|born)\s+(\p{Lu}[\p{L}'’-]+)(?=$|[\s,;)])`,
  "giu",
);
/** «Морозова (Кузина) Елена». */
const inBrackets = /\(\s*(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)\s*\)/gu;

/** The family names that a cell gives beside the present one: how its bearer was called before, or is by her passport. */
export function formerFamilies(raw: string): readonly string[] {
  if (!raw.includes("(") && !/\s\p{Ll}/u.test(raw)) return none;
  const names = [...raw.matchAll(said)].map(([, name]) => name!);
  // A word in brackets may be anything («Магазин»): the ending must be a family name's alone, unless it stands behind the family name.
  for (const { 1: name = "", index } of raw.matchAll(inBrackets)) {
    const shape = givenName(name) === undefined ? familyShape(name) : undefined;
    if (shape?.strength === "strong" || (shape !== undefined && /^\p{Lu}\p{Ll}+$/u.test(raw.slice(0, index).trim())))
      names.push(name);
  }
  return names.filter((name) => /^\p{Lu}/u.test(name));
}

const none: readonly never[] = [];
