import { givenNameRows } from "../../countries/given-names.data.ts";
import { nicknameRows } from "./nicknames.data.ts";
import { edits } from "./similarity.ts";
import { skeletonOf } from "./skeleton.ts";

/** Of the table of given names, also those that are known by no other form. */
const ownLines: readonly (readonly string[])[] = givenNameRows
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

const isCyrillic = (name: string): boolean => /[а-яё]/.test(name);

/** By sound: the lines a name stands on. */
const bySound = new Map<string, Set<number>>();
/** The sounds of the names that are written in either alphabet. */
const cyrillicSounds = new Set<string>();
const latinSounds = new Set<string>();
lines.forEach((names, line) => {
  for (const name of names) {
    const sound = skeletonOf(name);
    (isCyrillic(name) ? cyrillicSounds : latinSounds).add(sound);
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

/**
 * What an unknown given name has to do with a known one of its alphabet, if it is a letter off one full name: `Cristopher` is a `form` of Chris and
 * `other` than Christine. Undefined where it is no such slip, or nobody can tell.
 */
export function misspelt(unknown: string, known: string): "form" | "other" | undefined {
  const of = bySound.get(skeletonOf(known));
  const meant = of === undefined || isCyrillic(unknown) !== isCyrillic(known) ? none : meantBy(unknown);
  if (meant.size === 0) return undefined;
  const shared = [...of!].filter((line) => meant.has(line));
  // Pet names that languages took over from each other are a second doubt.
  if (shared.some((line) => line < ownLines.length)) return "form";
  return shared.length > 0 ? undefined : "other";
}

/** By unknown name: the lines of the one full name it is a letter off, none where that might be two. */
const meantByName = new Map<string, ReadonlySet<number>>();
const latelyMost = 50_000;
const none: ReadonlySet<number> = new Set();
/** Shorter names are a letter off others too often. */
export const fewestMisspelt = 6;

function meantBy(name: string): ReadonlySet<number> {
  let meant = meantByName.get(name);
  if (meant === undefined) {
    if (meantByName.size === latelyMost) meantByName.clear();
    meantByName.set(name, (meant = findMeant(name)));
  }
  return meant;
}

function findMeant(name: string): ReadonlySet<number> {
  const sound = skeletonOf(name);
  const known = isCyrillic(name) ? cyrillicSounds : latinSounds;
  if (sound.length < fewestMisspelt || known.has(sound)) return none;
  const near = [...known].filter((other) => edits(other, sound, 1) === 1);
  const isOne = near.every((one) => isEndAlike(one, sound) && near.every((other) => isFormOf(one, other)));
  const isFull = near.some((one) => [...bySound.get(one)!].some((line) => skeletonOf(lines[line]![0]!) === one));
  return isOne && isFull ? new Set(near.flatMap((one) => [...bySound.get(one)!])) : none;
}

/** Whether names do not end in different vowels, which are as likely a man and a woman: `Павлина` is no slip of `Павлин`. */
function isEndAlike(a: string, b: string): boolean {
  const [one, other] = [a.at(-1)!, b.at(-1)!];
  return one === other || !(/[aeiouA]/.test(one) || /[aeiouA]/.test(other));
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

/** The table of given names alone, by sound: what those are called here whom other languages' lines call otherwise. */
const pets = new Map<string, Set<string>>();
const fulls = new Set<string>();
for (const line of givenNameRows.trim().split("\n")) {
  const [mark, full = "", ...forms] = line.toLowerCase().split(" ").map(skeletonOf);
  fulls.add(full);
  if (mark !== line[0]) continue;
  for (const form of forms) pets.set(form, (pets.get(form) ?? new Set()).add(full));
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
  if (/[а-я]/.test(pet) !== /[а-я]/.test(name)) return !standsIn(sound, other);
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
