import { remember } from "../model/index.ts";

/** A function of a text that can be told which texts it will be asked for. */
export interface Foreseeing<T> {
  (text: string): T;
  /** Cleans texts in the order in which they will be asked for, one batch of rows at a time. */
  foresee(texts: readonly string[]): readonly T[];
}

/**
 * Most cells stand in one row of an export: those that come back soon are worth remembering, more would only be promoted to old
 * memory and collected there.
 */
const cellsRemembered = 2000;

/** How far from its turn a text is looked for: a row may leave out a value, or be cleaned twice. */
const reach = 4;

/**
 * A {@link remember} for cells, whose rows ask for them in the order in which they were foreseen: what was made of a text is taken
 * from its place in that order, which costs a comparison of pointers where looking it up costs a hash and two probes. A text that is
 * not where it was expected is looked up, so that the order changes the time and nothing else.
 */
export function rememberCells<T>(clean: (text: string) => T): Foreseeing<T> {
  const remembered = remember(clean, cellsRemembered);
  let texts: readonly string[] = [];
  let made: readonly T[] = [];
  let turn = 0;
  const ask = (text: string): T => {
    if (texts[turn] === text) return made[turn++]!;
    const until = Math.min(turn + reach, texts.length);
    for (let at = Math.max(turn - reach, 0); at < until; at++)
      if (texts[at] === text) {
        turn = at + 1;
        return made[at]!;
      }
    return remembered(text);
  };
  const foresee = (coming: readonly string[]): readonly T[] => {
    made = coming.map(remembered);
    texts = coming;
    turn = 0;
    return made;
  };
  return Object.assign(ask, { foresee });
}
