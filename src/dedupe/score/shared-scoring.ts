import type { DedupeOptions } from "../options.ts";
import { type Prepared, Scorer } from "./score.ts";
import { share, unshare } from "./sharing.ts";
import type { Frozen, ScoredTable } from "../table/table.ts";
import { Words } from "../words/words.ts";

/** Everything that scoring looks at, in memory that threads share. */
export interface SharedScoring {
  readonly table: unknown;
  readonly frozen: unknown;
  readonly prepared: unknown;
  readonly options: DedupeOptions;
}

/** To be given to threads. What only explaining looks at, the holders of values and the texts of whole names, stays behind. */
export function shareScoring(
  table: ScoredTable,
  frozen: Frozen,
  prepared: Prepared,
  options: DedupeOptions,
): SharedScoring {
  const { texts, words, personWords, cities, forms, sources, size } = table;
  const { identifier, birth, phone, email } = texts;
  const { holders: _, refs: _refs, path: _path, line: _line, ...seen } = frozen;
  return {
    table: {
      ...(share({ texts: { identifier, birth, phone, email }, words, personWords }) as object),
      // Few, and looked at as they are.
      small: { cities: cities.list, forms: forms.list, sources: sources.list },
      size,
    },
    frozen: share(seen),
    prepared: { ...(share({ ...prepared, cityTerms: undefined }) as object), cityTerms: prepared.cityTerms },
    options,
  };
}

/** The scorer of a thread. It scores, and cannot explain. */
export function scorerOf({ table, frozen, prepared, options }: SharedScoring): Scorer {
  const { small, words, personWords, ...rest } = table as {
    small: Record<string, readonly string[]>;
    words: object;
    personWords: object;
  };
  const wordsOf = (shared: object): Words =>
    Object.assign(Object.create(Words.prototype) as Words, unshare(shared) as object);
  const none = { list: [] };
  const seen = {
    ...(unshare(rest) as object),
    words: wordsOf(words),
    personWords: wordsOf(personWords),
    cities: { list: small["cities"] },
    forms: { list: small["forms"] },
    sources: { list: small["sources"] },
    nameTexts: none,
    personTexts: none,
  };
  return new Scorer(seen as unknown as ScoredTable, frozen as Frozen, options, unshare(prepared) as Prepared);
}
