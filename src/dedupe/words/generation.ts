import type { PersonName } from "../../model/index.ts";

/** What tells father, son and grandson of one name apart: 0 nothing, 1 the elder, 2 the younger, 3 and 4 those after him. */
export type GenerationCode = 0 | 1 | 2 | 3 | 4;

/** In the order of the codes, first as features hold it. */
const generations: readonly (readonly string[])[] = [
  [],
  ["sr", "sen", "snr", "senior", "ст", "старший", "père"],
  ["jr", "jun", "jnr", "junior", "мл", "младший", "fils", "ii"],
  ["iii"],
  ["iv"],
];

const codes = new Map(
  generations.flatMap((words, code) => words.map((word) => [word, code as GenerationCode] as const)),
);

/** The generation that a word of a name says, 0 for any other word. @param word folded */
export function generationOfWord(word: string): GenerationCode {
  return codes.get(word) ?? 0;
}

/** How features write it; empty for 0. */
export function generationText(code: GenerationCode): string {
  return generations[code]![0] ?? "";
}

/**
 * The generation told beside a person's name. Cleaning shows the word behind the name and puts it into no part of it, or, from brackets, makes it
 * a note by itself; what stands before a position («ст. бухгалтер», «Senior Manager») or is a part of the name («Amartya Kumar Sen») tells none.
 *
 * @param notes of the record, of which only a word that the name's own cell holds is looked at
 */
export function generationBeside(
  { raw, display, compare }: Pick<PersonName, "raw" | "display" | "compare">,
  notes: readonly string[],
): GenerationCode {
  const behind = display.slice(display.lastIndexOf(" ") + 1);
  const shown = generationIn(behind);
  // «Иван Младший» may as well be called so.
  if (shown !== 0 && display.split(" ").length > 2 && !compare.split(" ").includes(bare(behind))) return shown;
  for (const note of notes) {
    const told = generationIn(note);
    if (told !== 0 && raw.toLowerCase().includes(note.toLowerCase())) return told;
  }
  return 0;
}

const bare = (word: string): string => word.replace(/\.$/, "").toLowerCase();

const generationIn = (word: string): GenerationCode => generationOfWord(bare(word));
