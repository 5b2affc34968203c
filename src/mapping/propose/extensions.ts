import { extensionOf } from "./extension-word.ts";
import type { Guess } from "./guess.ts";
import { reasonOf } from "./reason.ts";
import { foldHeader } from "./synonyms.ts";

/**
 * Joins each column of extensions with its phone: with the one whose header it repeats, else with the column before it, else with the
 * only one there is. An extension that finds no phone is kept as it is.
 */
export function joinExtensions(guesses: readonly Guess[]): readonly Guess[] {
  const joined = [...guesses];
  for (const [at, guess] of guesses.entries()) {
    if (guess.meaning?.part !== "extension" || guess.meaning.field !== "phones") continue;
    const phone = phoneOf(guess, at, joined);
    const found = phone === undefined ? undefined : joined[phone];
    if (phone === undefined || found?.meaning === undefined) {
      joined[at] = { column: guess.column, reason: reasonOf("guess-extension-alone") };
      continue;
    }
    const group = `phone ${found.column.name}`;
    joined[phone] = { ...found, meaning: { ...found.meaning, part: "number" }, group };
    joined[at] = {
      ...guess,
      meaning: { ...found.meaning, part: "extension" },
      group,
      reason: reasonOf("guess-extension", { column: found.column.name }),
      ...(found.person !== undefined && { person: found.person }),
    };
  }
  return joined;
}

function phoneOf(extension: Guess, at: number, guesses: readonly Guess[]): number | undefined {
  const free = (guess: Guess | undefined): boolean =>
    guess?.meaning?.field === "phones" && guess.meaning.part === undefined;
  const named = extensionOf(extension.column.name) ?? "";
  const same = guesses.findIndex((guess) => free(guess) && named !== "" && foldHeader(guess.column.name) === named);
  if (same !== -1) return same;
  if (free(guesses[at - 1])) return at - 1;
  const landlines = guesses.flatMap((guess, index) =>
    free(guess) && !["mobile", "fax", "pager"].includes(guess.meaning?.kind ?? "") ? [index] : [],
  );
  return landlines.length === 1 ? landlines[0] : undefined;
}
