/** The words people put before an address to say what it is for. */
const kinds: readonly (readonly [kind: string, words: string])[] = [
  ["legal", "юр(?:ид(?:ический)?)?|юридич(?:еский)?|registered|legal|заңды"],
  ["actual", "факт(?:ич(?:еский)?)?|физ(?:ический)?|actual|нақты"],
  ["postal", "почт(?:овый)?|для\\s+корреспонденции|postal|mailing|пошта"],
  ["delivery", "доставк[аи]|адрес\\s+доставки|для\\s+доставки|delivery|shipping|ship\\s+to"],
];

const word = `(?:${kinds.map(([, words]) => `(${words})`).join("|")})`;
/** «Юр. адрес: …», «Факт: …», «почтовый адрес …»; a bare «Адрес:» says nothing of its kind. */
const label = new RegExp(
  `(?<=^|[;.,)\\n]\\s*|\\s)(?:${word}\\.?(?:\\s*(?:адрес|address|мекенжайы)\\.?\\s*[:–—-]?|\\s*:)|(?:адрес|address)\\s*:)\\s*`,
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
  if (!/адрес|address|:|мекенжай/i.test(cell)) return undefined;
  const labels = [...cell.matchAll(label)];
  const first = labels[0];
  if (first === undefined || /[\p{L}\d]/u.test(cell.slice(0, first.index))) return undefined;
  const found = labels.map((match, index): LabelledAddress => {
    const text = cell.slice(match.index + match[0].length, labels[index + 1]?.index).replace(/[\s,;]+$/u, "");
    const kind = kinds.find((_, at) => match[at + 1] !== undefined)?.[0];
    return kind === undefined ? { text } : { kind, text };
  });
  return found.every(({ text }) => text !== "") ? found : undefined;
}
