import { agree, type FoldedName, foldName, type NameParts, sayTheSame, saysMore } from "../../countries/fuller-name.ts";

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

/**
 * How much stands in the name of an organisation that is not its name: remarks in brackets, another name behind a slash, signs
 * and dashes that join nothing.
 */
export function leftovers(name: string): number {
  return name.match(foreign)?.length ?? 0;
}

const foreign = /[([{][^)\]}]*[)\]}]?|\s\/\s|[!*_~^=<>|\\;?]+|^[-–—,:]+|,\s*[-–—]+|[-–—,:]+$/gu;
