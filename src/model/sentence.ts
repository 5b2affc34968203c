/** A message by its code in `src/messages`, in no language yet. */
export interface Sentence {
  readonly code: string;
  readonly params?: SaidParams;
}

/** Params of a message that may speak of others: a list of sentences is said in the reader's language. */
export type SaidParams = Readonly<Record<string, string | number | readonly Sentence[]>>;
