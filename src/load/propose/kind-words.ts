import { inCoarse, russianOf } from "./translit.ts";
import { any, wordsOf } from "./words.ts";

/** Words for the kinds of counterparty, as they stand in a column that tells them apart. */
const kindWords: readonly (readonly [kind: string, words: RegExp])[] = [
  [
    "sole-trader",
    any(
      "ип",
      "ip",
      "entrepreneur",
      "sole (?:trader|proprietor)",
      "предприниматель",
      "individual entrepreneur",
      "пбоюл",
    ),
  ],
  [
    "person",
    any(
      "(?:физ(?:ическое)? ?лицо|фл|физлицо)",
      "fl",
      "fiz(?: ?lico)?",
      "person",
      "individual",
      "private(?: person)?",
      "human",
      "частное лицо",
    ),
  ],
  [
    "organisation",
    any(
      "(?:юр(?:идическое)? ?лицо|юл|юрлицо)",
      "ul",
      "yur(?: ?lico)?",
      "legal(?: entity)?",
      "compan(?:y|ies)",
      "org(?:ani[sz]ation)?",
      "firm",
      "business",
      "corporate",
      "организация",
      "компания",
    ),
  ],
];

/** Which word of a list stands for which kind; undefined for what none of them can mean. */
export function kindsAmong(words: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of words) {
    const kind = kindWords.find(
      ([, expression]) =>
        expression.test(wordsOf(word)) ||
        expression.test(word.toLowerCase()) ||
        inCoarse(expression).test(russianOf(wordsOf(word)) ?? ""),
    )?.[0];
    if (kind !== undefined && !found.has(kind)) found.set(kind, word);
  }
  return found;
}
