import type { CounterpartyField } from "./draft.ts";

/**
 * A file of the user's that rows are joined with by an identifier (`enrich:` of a source), as plain data, so that it can be handed
 * to worker threads.
 */
export interface Reference {
  /** As the project writes it: what `Origin.at` of a value taken from it begins with. */
  readonly file: string;
  /** The identifier schemes it is joined on, as in `Identifier.scheme`. */
  readonly schemes: readonly string[];
  /** What is taken, in the order of `rows`. */
  readonly take: readonly { readonly field: CounterpartyField; readonly column: string }[];
  /** Whether its values replace those the row has. */
  readonly overwrite: boolean;
  /** By valid identifier value: the cells of `take`; an empty one gives nothing. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

/** A project's own table of spellings for one field: folded text to what it becomes. Applied before every other rule. */
export interface SpellingTable {
  readonly field: string;
  readonly entries: ReadonlyMap<string, string>;
}
