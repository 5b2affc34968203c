import { regionByGenitive, townByGenitive } from "../../countries/ru/regions.ts";

const town = String.raw`(?:города|г\.?|городского\s+округа|г\.?\s?о\.?(?:\s+город)?)\s+\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?`;
const region = String.raw`Республики\s+\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?(?:\s\([^()]{3,20}\))?|\p{Lu}[\p{L}-]+ской\s+Республики|(?!муниципальн|городск|сельск|автономн)\p{Lu}[\p{L}-]+(?:ской|ского|ной|ного)\s+(?:муниципального\s+)?(?:области|края|района|округа|автономного\s+округа(?:\s[–—-]\sЮгры)?)`;
/** «… учреждение здравоохранения Самарской области «Больница»», «ГБУК города Москвы «Музей»»: whose it is, before the name in quotes. */
const whose = new RegExp(String.raw`^\s+((?:${town}|${region})(?:,?\s+(?:${town}|${region}))*)\s*(?=["«“„])`, "iu");

/** Whose an institution is, where its form is followed by that and by a name of its own. */
export interface Whose {
  readonly text: string;
  readonly end: number;
  /** The town alone, in the nominative. */
  readonly town: string | undefined;
  /** The region that is said, as it is called. */
  readonly region: string | undefined;
}

/** {@link Whose} of a text behind `from`, where its form ends. */
export function whoseBehind(text: string, from: number): Whose | undefined {
  const [all = "", said = ""] = whose.exec(text.slice(from)) ?? [];
  // A line in small letters has no names that begin with a capital.
  if (said === "" || said === said.toLowerCase()) return undefined;
  const place = /^(?:города|г\.?)\s+(\S+(?:\s\S+)?)$/iu.exec(said)?.[1];
  const name = place === undefined ? undefined : townByGenitive(place)?.name;
  return { text: said, end: from + all.trimEnd().length, town: name, region: regionIn(said) };
}

function regionIn(said: string): string | undefined {
  for (const [one] of said.matchAll(regions)) {
    const found = regionByGenitive(one);
    if (found !== undefined) return found.name;
  }
  return undefined;
}

/** The parts of what {@link whose} finds that may be regions. */
const regions = new RegExp(region, "giu");
