/**
 * Where a row stands: `source@path/file.xlsx!Sheet:42`. Source ids are the keys of `sources:` in sverka.yaml,
 * paths are relative to the project with `/` on every system, lines are 1-based: the line of a text file, the row of
 * a sheet, the line on which an XML element opens, else the ordinal of the record.
 */
export interface Place {
  readonly source: string;
  readonly path: string;
  readonly sheet?: string;
  readonly line: number;
}

/** Writes a place as people and journals write it. */
export function formatPlace(place: Place): string {
  return `${place.source}@${place.path}${place.sheet === undefined ? "" : `!${place.sheet}`}:${place.line}`;
}

/**
 * Reads what {@link formatPlace} wrote. The line is what follows the last `:`, the sheet what follows the last `!`, the
 * source what precedes the first `@`. Returns undefined for anything else.
 */
export function parsePlace(text: string): Place | undefined {
  const match = /^([^@]+)@(.+):(\d+)$/s.exec(text);
  if (match === null) return undefined;
  const [, source = "", rest = "", line = ""] = match;
  const bang = rest.lastIndexOf("!");
  if (bang <= 0) return { source, path: rest, line: Number(line) };
  return { source, path: rest.slice(0, bang), sheet: rest.slice(bang + 1), line: Number(line) };
}
