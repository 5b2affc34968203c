/** The dictionary that every base of 1C 7.7 in DBF format has. Names of files come in any case. */
export const dictionary = "1cv7.dd";

export function entryOf(entries: readonly string[], name: string): string | undefined {
  return entries.find((entry) => entry.toLowerCase() === name.toLowerCase());
}

/** Whether a folder with these entries, or a file of this name, is a base of 1C 7.7. */
export function isBase77(name: string, entries: readonly string[] | undefined): boolean {
  return entries === undefined ? name.toLowerCase() === dictionary : entryOf(entries, dictionary) !== undefined;
}
