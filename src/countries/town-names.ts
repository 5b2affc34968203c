import { townNameRows } from "./town-names.data.ts";

const canonical: ReadonlyMap<string, string> = new Map(
  townNameRows
    .trim()
    .split("\n")
    .flatMap((line) => {
      const names = line.split("|");
      return names.map((name) => [name, names[0]!] as const);
    }),
);

/**
 * The name by which a town is compared: `cologne` and `köln`, `нур султан` and `астана` are one. A town that is called the same everywhere comes
 * back as it is.
 *
 * @param town folded: lower case, ё as е, blanks instead of punctuation
 */
export function townAsCompared(town: string): string {
  return canonical.get(town) ?? town;
}
