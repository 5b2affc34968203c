import { givenNameRows } from "../../countries/given-names.data.ts";
import { addToSet } from "../../model/index.ts";
import { nicknameRows } from "./nicknames.data.ts";
import { skeletonOf } from "./skeleton.ts";

/** Of the table of given names, also those that are known by no other form. Full form first. */
export const ownLines: readonly (readonly string[])[] = givenNameRows
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [mark = "", ...names] = line.toLowerCase().replaceAll("ё", "е").split(" ");
    return mark === line[0] ? [names] : names.map((name) => [name]);
  });

/** Full form first. */
const lines: readonly (readonly string[])[] = [
  ...ownLines,
  ...nicknameRows
    .trim()
    .split("\n")
    .map((line) => line.split(" ")),
];

/** Whether a name is written in the one of the two alphabets that are told apart. */
export const isCyrillic = (name: string): boolean => /[а-яё]/.test(name);

const bySound = new Map<string, Set<number>>();
const none: ReadonlySet<number> = new Set();
const cyrillicSounds = new Set<string>();
const latinSounds = new Set<string>();
lines.forEach((names, line) => {
  for (const name of names) {
    const sound = skeletonOf(name);
    (isCyrillic(name) ? cyrillicSounds : latinSounds).add(sound);
    addToSet(bySound, sound, line);
  }
});

/** The sounds of the names that are written in one of the alphabets. */
export function soundsOf(cyrillic: boolean): ReadonlySet<string> {
  return cyrillic ? cyrillicSounds : latinSounds;
}

/** The lines a name stands on, by their numbers: those of {@link ownLines} first. @param sound its skeleton, as of all that follow */
export function linesOf(sound: string): ReadonlySet<number> {
  return bySound.get(sound) ?? none;
}

/** Whether a name is the full form of one of the lines. */
function isFullOn(sound: string, of: Iterable<number>): boolean {
  for (const line of of) if (skeletonOf(lines[line]![0]!) === sound) return true;
  return false;
}

/** Whether a name is the full form of one of the lines it stands on. */
export function isFullName(sound: string): boolean {
  return isFullOn(sound, linesOf(sound));
}

/** Whether there is a given name of this sound. */
export function isGivenName(sound: string): boolean {
  return bySound.has(sound);
}

/** Names of several forms of which this is one, by their numbers: what {@link isFormOf} finds to be one has a number in common. */
export function namesOf(sound: string): readonly number[] {
  return [...linesOf(sound)].filter((line) => lines[line]!.length > 1);
}

/** The full names that a short one may stand for: Charles and Charlotte for Charlie. */
export function fullNamesOf(short: string): readonly string[] {
  return [...linesOf(skeletonOf(short))].map((line) => lines[line]![0]!);
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
  return of.length > 1 && !isFullOn(sound, of);
}

/** Whether one letter or a few may stand for somebody who is called so: `И.` for Ваня, `Ал.` for Саша. */
export function isInitialOf(letters: string, sound: string): boolean {
  for (const line of linesOf(sound)) if (lines[line]![0]!.startsWith(letters)) return true;
  return false;
}
