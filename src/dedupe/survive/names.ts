import { agree, type FoldedName, foldName, type NameParts, sayTheSame, saysMore } from "../../countries/fuller-name.ts";
import type { OrgName } from "../../model/index.ts";
import { foldWords } from "../words/fold-words.ts";

/** A value that may be a person's name. */
export interface Named {
  readonly person?: NameParts;
}

/**
 * Without the names of which another writes out more. A name that two others go on from differently (`Иванов И.`: Иванов Иван,
 * Иванов Игорь) stays: which of them it means is not known. Does not depend on the order.
 */
export function fullest<C extends Named>(candidates: readonly C[]): readonly C[] {
  const names = candidates.map(({ person }) => (person === undefined ? undefined : foldName(person)));
  return candidates.filter((_, at) => {
    const name = names[at];
    if (name === undefined) return true;
    const fuller = names.filter((other) => other !== undefined && saysMore(other, name)) as FoldedName[];
    return fuller.length === 0 || fuller.some((one, i) => fuller.some((other, k) => k > i && !agree(one, other)));
  });
}

/** Whether all are names and say the very same, in whatever order of their words. */
export function oneName(candidates: readonly Named[]): boolean {
  const [first, ...others] = candidates.map(({ person }) => (person === undefined ? undefined : foldName(person)));
  return first !== undefined && others.every((other) => other !== undefined && sayTheSame(first, other));
}

/** How much of a name is not the name, or missing. @param written all names of the card, display and legal, as their cells have them */
export function unclean({ display = "", raw = "" }: Partial<OrgName>, written: readonly string[]): number {
  return leftovers(display) + (isCutShort(raw, written) ? 1 : 0);
}

/** Whether a name ends within a word because its field was full: another begins with it and goes on. Shorter names are no field's length. */
function isCutShort(name: string, others: readonly string[]): boolean {
  const said = foldWords(name);
  return said.length >= shortestField && others.some((other) => /^\p{L}/u.test(goesOn(foldWords(other), said)));
}

/** 1C cuts names at 25, 30, 50 or 100 signs; quotes and blanks are not counted here. */
const shortestField = 20;

const goesOn = (text: string, beginning: string): string =>
  text.startsWith(beginning) ? text.slice(beginning.length) : "";

/**
 * How much stands in the name of an organisation that is not its name: remarks in brackets, another name behind a slash, signs
 * and dashes that join nothing.
 */
function leftovers(name: string): number {
  return name.match(foreign)?.length ?? 0;
}

const foreign = /[([{][^)\]}]*[)\]}]?|\s\/\s|[!*_~^=<>|\\;?]+|^[-–—,:]+|,\s*[-–—]+|[-–—,:]+$/gu;
