import { remember } from "../../model/index.ts";
import { isCyrillic, isFormOf, isFullName, linesOf, ownLines, soundsOf } from "./nicknames.ts";
import { edits } from "./similarity.ts";
import { skeletonOf } from "./skeleton.ts";

/** Shorter names are a letter off others too often. */
export const fewestMisspelt = 6;

/**
 * What an unknown given name has to do with a known one of its alphabet, if it is a letter off one full name: `Cristopher` is a `form` of Chris and
 * `other` than Christine. Undefined where it is no such slip, or nobody can tell.
 */
export function misspelt(unknown: string, known: string): "form" | "other" | undefined {
  const of = linesOf(skeletonOf(known));
  const meant = of.size === 0 || isCyrillic(unknown) !== isCyrillic(known) ? none : meantBy(unknown);
  if (meant.size === 0) return undefined;
  const shared = [...of].filter((line) => meant.has(line));
  // Pet names that languages took over from each other are a second doubt.
  if (shared.some((line) => line < ownLines.length)) return "form";
  return shared.length > 0 ? undefined : "other";
}

const none: ReadonlySet<number> = new Set();

/** The lines of the one full name that an unknown one is a letter off, none where that might be two. */
const meantBy = remember((name): ReadonlySet<number> => {
  const sound = skeletonOf(name);
  const known = soundsOf(isCyrillic(name));
  if (sound.length < fewestMisspelt || known.has(sound)) return none;
  const near = [...known].filter((other) => edits(other, sound, 1) === 1);
  const isOne = near.every((one) => isEndAlike(one, sound) && near.every((other) => isFormOf(one, other)));
  const isFull = near.some((one) => isFullName(one));
  return isOne && isFull ? new Set(near.flatMap((one) => [...linesOf(one)])) : none;
}, 25_000);

/** Whether names do not end in different vowels, which are as likely a man and a woman: `Павлина` is no slip of `Павлин`. */
function isEndAlike(a: string, b: string): boolean {
  const [one, other] = [a.at(-1)!, b.at(-1)!];
  return one === other || !(/[aeiouA]/.test(one) || /[aeiouA]/.test(other));
}
