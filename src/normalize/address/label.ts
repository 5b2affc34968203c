/** The words people put before an address to say what it is for. */
const kinds: readonly (readonly [kind: string, words: string])[] = [
  ["legal", "юр(?:ид(?:ический)?)?|юридич(?:еский)?|registered|legal|заңды"],
  ["actual", "факт(?:ич(?:еский)?)?|физ(?:ический)?|actual|нақты"],
  ["postal", "почт(?:овый)?|для\\s+корреспонденции|postal|mailing|пошта"],
  ["delivery", "доставк[аи]|адрес\\s+доставки|для\\s+доставки|delivery|shipping|ship\\s+to"],
];

const word = `(?:${kinds.map(([, words]) => `(${words})`).join("|")})`;
/** «юр. Самара, …; факт. Москва, …»: at the beginning of an address no colon is needed. */
const bare = "(юр)|(факт)";
/** «Юр. адрес: …», «Факт: …», «почтовый адрес …»; a bare «Адрес:» says nothing of its kind. */
const label = new RegExp(
  `(?<=^|[;.,)\\n]\\s*|\\s)(?:${word}\\.?(?:\\s*(?:адрес|address|мекенжайы)\\.?\\s*[:–—-]?|\\s*:)|(?:адрес|address)\\s*:)\\s*|(?<=^|[;,\\n]\\s*)(?:${bare})\\.?\\s+(?!лиц)(?=\\d{6}|\\p{L}+\\.?[\\s,])`,
  "giu",
);

export interface LabelledAddress {
  readonly kind?: string;
  readonly text: string;
}

/**
 * The addresses of a cell that names their kinds: «Юр: Самара, Ленина 5; Факт: Самара, Мира 7» are two. Undefined for a cell that
 * says nothing of the sort, which is nearly all.
 */
export function labelledAddresses(cell: string): readonly LabelledAddress[] | undefined {
  if (!/адрес|address|:|мекенжай|юр|факт/i.test(cell)) return undefined;
  const labels = [...cell.matchAll(label)];
  const first = labels[0];
  if (first === undefined || /[\p{L}\d]/u.test(cell.slice(0, first.index))) return undefined;
  const found = labels.map((match, index): LabelledAddress => {
    const text = cell.slice(match.index + match[0].length, labels[index + 1]?.index).replace(/[\s,;]+$/u, "");
    // What stands bare is counted behind the others, legal first as there.
    const kind = kinds.find((_, at) => (match[at + 1] ?? match[at + 1 + kinds.length]) !== undefined)?.[0];
    return kind === undefined ? { text } : { kind, text };
  });
  return found.every(({ text }) => text !== "") ? found : undefined;
}

const behind = new RegExp(
  `\\s*\\((?:${word})\\.?(?:\\s*(?:адрес|address)\\.?)?\\)(?=\\s*(?:[,;\\n]|$))[\\s,;]*`,
  "giu",
);

/** «ул. Мира, 3 (юр.), ул. Ленина, 5 (факт.)»: the kind in a bracket behind each. Undefined where one has none. */
export function labelledBehind(cell: string): readonly LabelledAddress[] | undefined {
  if (!cell.includes("(")) return undefined;
  const found: LabelledAddress[] = [];
  let from = 0;
  for (const match of cell.matchAll(behind)) {
    const kind = kinds.find((_, at) => match[at + 1] !== undefined)?.[0] ?? "";
    found.push({ kind, text: cell.slice(from, match.index).trim() });
    from = match.index + match[0].length;
  }
  const whole = from === cell.length && found.every(({ text }) => /\p{L}/u.test(text));
  return found.length > 0 && whole ? found : undefined;
}
