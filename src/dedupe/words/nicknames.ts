import { givenNameRows } from "../../countries/given-names.data.ts";
import { nicknameRows } from "./nicknames.data.ts";
import { skeletonOf } from "./skeleton.ts";

/** Full form first; of the table of given names also those that are known by no other form. */
const lines: readonly (readonly string[])[] = [
  ...givenNameRows
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [mark = "", ...names] = line.toLowerCase().replaceAll("ё", "е").split(" ");
      return mark === line[0] ? [names] : names.map((name) => [name]);
    }),
  ...nicknameRows
    .trim()
    .split("\n")
    .map((line) => line.split(" ")),
];

/** By sound: the lines a name stands on. */
const bySound = new Map<string, Set<number>>();
lines.forEach((names, line) => {
  for (const name of names) {
    const sound = skeletonOf(name);
    const known = bySound.get(sound);
    if (known === undefined) bySound.set(sound, new Set([line]));
    else known.add(line);
  }
});

/** Whether there is a given name of this sound. @param sound its skeleton, as of all that follow */
export function isGivenName(sound: string): boolean {
  return bySound.has(sound);
}

/** Names of several forms of which this is one, by their numbers: what {@link isFormOf} finds to be one has a number in common. */
export function namesOf(sound: string): readonly number[] {
  return [...(bySound.get(sound) ?? [])].filter((line) => lines[line]!.length > 1);
}

/** The full names that a short one may stand for: Charles and Charlotte for Charlie. */
export function fullNamesOf(short: string): readonly string[] {
  return [...(bySound.get(skeletonOf(short)) ?? [])].map((line) => lines[line]![0]!);
}

/** Whether one given name may be a form of the other: they share a line and one of them is its full form, or both are short. */
export function isFormOf(a: string, b: string): boolean {
  const left = bySound.get(a);
  const right = bySound.get(b);
  if (left === undefined || right === undefined) return false;
  for (const line of left) if (right.has(line)) return true;
  return false;
}

/** Whether somebody who is called so may be one of several: `Слава` is Владислав, Вячеслав, Ярослав. */
export function isPetNameOfSeveral(sound: string): boolean {
  const of = namesOf(sound);
  return of.length > 1 && of.every((line) => skeletonOf(lines[line]![0]!) !== sound);
}

/** Whether one letter or a few may stand for somebody who is called so: `И.` for Ваня, `Ал.` for Саша. */
export function isInitialOf(letters: string, sound: string): boolean {
  for (const line of bySound.get(sound) ?? []) if (lines[line]![0]!.startsWith(letters)) return true;
  return false;
}
