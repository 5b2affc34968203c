import { givenNameRows } from "../../countries/given-names.data.ts";
import { addToSet } from "../../model/index.ts";
import { isCyrillic } from "./nicknames.ts";
import { skeletonOf } from "./skeleton.ts";

/** The table of given names alone, by sound: what those are called here whom other languages' lines call otherwise. */
const pets = new Map<string, Set<string>>();
const fulls = new Set<string>();
for (const line of givenNameRows.trim().split("\n")) {
  const [mark, full = "", ...forms] = line.toLowerCase().split(" ").map(skeletonOf);
  fulls.add(full);
  if (mark !== line[0]) {
    for (const form of forms) fulls.add(form);
    continue;
  }
  for (const form of forms) addToSet(pets, form, full);
}

/**
 * Whether one of two given names is the other only where another language took a pet name over: `Jimmy` is James before he is Dimitrios, and
 * nothing of him stands in that name, as `Lena` stands in `Magdalena`.
 */
export function isLoan(a: string, b: string): boolean {
  return isTakenOver(a, b) || isTakenOver(b, a);
}

function isTakenOver(pet: string, name: string): boolean {
  const [sound, other] = [skeletonOf(pet), skeletonOf(name)];
  const of = pets.get(sound);
  if (of === undefined || fulls.has(sound) || of.has(other)) return false;
  for (const full of pets.get(other) ?? []) if (of.has(full)) return false;
  if (isCyrillic(pet) !== isCyrillic(name)) return !standsIn(sound, other);
  const [one, two] = [unmarked(pet), unmarked(name)];
  return !standsIn(one, two) && !standsIn(two, one) && !other.startsWith(sound.slice(0, 3));
}

/** Whether the beginning of one name, or what follows its first letter, stands in the other, or they begin with one letter. */
function standsIn(one: string, other: string): boolean {
  return (
    one.charAt(0) === other.charAt(0) ||
    other.includes(one.slice(0, 3)) ||
    (one.length > 5 && other.includes(one.slice(1, 5)))
  );
}

const unmarked = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "");
