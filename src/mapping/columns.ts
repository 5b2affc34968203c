import { addTo, foldKey } from "../model/index.ts";

/**
 * How the columns that a mapping names are found among the paths of a record.
 *
 * Matching folds case, spaces and line breaks. A name without `#n` takes every repeat of it (`Телефон`, `Телефон#2`), in file
 * order; with `#1`, `#2` that one only. `*` stands for any run of characters within a step, `**` across steps, but only where no
 * column is called exactly so: headers like `Телефон *` are real.
 */
export interface Header {
  readonly paths: readonly string[];
  /** Indexes of the columns a name takes, in file order; empty when there is none. */
  find(name: string): readonly number[];
}

/** Columns that every row has without the file having them. */
export const virtualColumns: readonly string[] = ["$file", "$sheet", "$line", "$path"];

/** Headings of groups are carried down as virtual columns of this prefix. */
export const groupPrefix = "$group.";

export function isVirtual(name: string): boolean {
  return name.startsWith("$") && (virtualColumns.includes(name) || name.startsWith(groupPrefix));
}

export function header(paths: readonly string[]): Header {
  const exact = new Map<string, number[]>();
  paths.forEach((path, index) => {
    const folded = foldKey(path);
    addTo(exact, folded, index);
    const plain = withoutRepeats(folded);
    if (plain !== folded) addTo(exact, plain, index);
    // `Телефон#1` is the first alone.
    else addTo(exact, `${folded}#1`, index);
  });
  const found = new Map<string, readonly number[]>();
  return {
    paths,
    find(name) {
      const known = found.get(name);
      if (known !== undefined) return known;
      const folded = foldKey(name);
      const hit = exact.get(folded) ?? (folded.includes("*") ? matching(folded, paths) : []);
      found.set(name, hit);
      return hit;
    },
  };
}

function matching(pattern: string, paths: readonly string[]): number[] {
  const regex = globToRegex(pattern);
  const hits: number[] = [];
  paths.forEach((path, index) => {
    const folded = foldKey(path);
    if (regex.test(folded) || regex.test(withoutRepeats(folded))) hits.push(index);
  });
  return hits;
}

/** Only `*` is special: within brackets it runs to the bracket's end at most, within a step to the next `/`. */
export function globToRegex(pattern: string): RegExp {
  let source = "";
  let bracketed = false;
  for (const piece of pattern.split(/(\*+|[[\]])/)) {
    if (piece === "[") bracketed = true;
    else if (piece === "]") bracketed = false;
    if (piece.startsWith("*")) source += bracketed ? "[^\\]]*" : piece === "*" ? "[^/]*" : ".*";
    else source += escapeRegex(piece);
  }
  return new RegExp(`^${source}$`, "su");
}

export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

export function withoutRepeats(path: string): string {
  return path.includes("#") ? path.replace(/#\d+(?=\/|$)/g, "") : path;
}

/**
 * What tells the repeats of one element apart: the repeat numbers and the bracketed attributes of the path. Parts that have
 * it in common belong together: `Счет#2/Номер` and `Счет#2/Банк/БИК`, as well as `Номер#2` and `БИК#2`.
 */
export function repeatKey(path: string): string {
  if (!path.includes("#") && !path.includes("[")) return "";
  const marks = path.match(/#\d+(?=\/|$)|\[[^\]]*\]/g);
  return marks === null ? "" : marks.join("");
}

/** `Тип` of `Контакты/Контакт[Тип=Почта]/Значение` is `Почта`. */
export function attributeOf(path: string, name: string): string | undefined {
  const folded = foldKey(name);
  for (const match of path.matchAll(/\[([^\]=]*)=([^\]]*)\]/g)) {
    if (foldKey(match[1] ?? "") === folded) return match[2];
  }
  return undefined;
}
