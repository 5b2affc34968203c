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

/** Most names have none: one look at a cell. */
const anyWord = new RegExp(`(?<!\\p{L})(?:${[...codes.keys()].join("|")})(?!\\p{L})`, "giu");

/** The generation that a cell with a person's name tells; two words of it at least are the name: `Amartya Sen` has a family name. */
export function generationIn(cell: string): GenerationCode {
  const found = cell.match(anyWord);
  const words = found === null ? [] : cell.trim().split(/\s+/);
  return words.length < 3 ? 0 : generationOfWord(found!.at(-1)!.toLowerCase());
}

/** A folded name without the words that tell a generation. */
export function withoutGeneration(text: string): string {
  const words = text.split(" ");
  return words.length < 2 ? text : words.filter((word) => generationOfWord(word) === 0).join(" ");
}
