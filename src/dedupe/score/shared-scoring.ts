import type { DedupeOptions } from "../options.ts";
import type { Prepared } from "./prepare.ts";
import { Scorer } from "./score.ts";
import { share, unshare } from "./sharing.ts";
import { TextColumn } from "../text-column.ts";
import type { Frozen } from "../table/frozen.ts";
import type { ScoredTable } from "../table/table.ts";
import { Words } from "../words/words.ts";

/** Everything that scoring looks at, in memory that threads share. */
export interface SharedScoring {
  readonly table: unknown;
  readonly frozen: unknown;
  readonly prepared: unknown;
  readonly options: DedupeOptions;
}

/** To be given to threads. What only explaining looks at, how many rows hold a value and the texts of whole names, stays behind. */
export function shareScoring(
  table: ScoredTable,
  frozen: Frozen,
  prepared: Prepared,
  options: DedupeOptions,
): SharedScoring {
  const { texts, words, personWords, cities, forms, sources, size } = table;
  const { identifier, birth, phone, email } = texts;
  const { names, contested, inUse } = prepared.spread;
  const { refs: _refs, refEntity: _entity, path: _path, line: _line, ...seen } = frozen;
  return {
    table: {
      ...(share({ texts: { identifier, birth, phone, email }, words, personWords, cities, forms, sources }) as object),
      size,
    },
    frozen: share(seen),
    prepared: {
      ...(share({ ...prepared, spread: { names, contested, inUse }, cityTerms: undefined }) as object),
      cityTerms: prepared.cityTerms,
    },
    options,
  };
}

/** The scorer of a thread. It scores, and cannot explain. */
export function scorerOf({ table, frozen, prepared, options }: SharedScoring): Scorer {
  const { words, personWords, ...rest } = table as {
    words: object;
    personWords: object;
  };
  const wordsOf = (shared: object): Words =>
    Object.assign(Object.create(Words.prototype) as Words, unshare(shared) as object);
  const seen = {
    ...(unshare(rest) as object),
    words: wordsOf(words),
    personWords: wordsOf(personWords),
    nameTexts: new TextColumn(),
    owners: new TextColumn(),
    personTexts: new TextColumn(),
  };
  return new Scorer(seen as unknown as ScoredTable, frozen as Frozen, options, unshare(prepared) as Prepared);
}
