import { distance } from "fastest-levenshtein";
import { contactFields, counterpartyFields, foldKey } from "../model/index.ts";
import { meaningOf } from "./propose/synonyms.ts";

/**
 * The known word that a misspelt one was meant for: near in letters (one, from five letters two, from nine three), of the same
 * letters in another order, or the only one that begins with it.
 */
export function closest(word: string, known: readonly string[]): string | undefined {
  const wanted = foldKey(word);
  const most = wanted.length < 5 ? 1 : wanted.length < 9 ? 2 : 3;
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of known) {
    const folded = foldKey(candidate);
    if (Math.abs(folded.length - wanted.length) >= least) continue;
    const steps = swapped(wanted, folded) ? 1 : distance(wanted, folded);
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  if (best !== undefined || wanted.length < 3) return best;
  const beginning = known.filter((candidate) => foldKey(candidate).startsWith(wanted));
  return beginning.length === 1 ? beginning[0] : undefined;
}

/** `nmae` for `name`: two neighbours have changed places, one slip of the hand. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((char, index) => char !== b.charAt(index));
  return at >= 0 && a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}

/** Words of other tools for keys of this language. */
const otherWords: Readonly<Record<string, string>> = {
  type: "kind",
  equals: "is",
  equal: "is",
  eq: "is",
  in: "is",
  not_in: "isNot",
  regex: "matches",
  regexp: "extract",
  pattern: "extract",
  const: "literal",
  constant: "literal",
  value: "literal",
  fixed: "literal",
  default: "firstOf",
  coalesce: "firstOf",
  separator: "split",
  concat: "join",
  format: "date",
  map: "lookup",
  mapping: "lookup",
  translate: "lookup",
  columns: "column",
  from: "column",
  field: "column",
  if: "when",
  condition: "when",
  skip: "leaveOut",
  filter: "leaveOut",
  exclude: "leaveOut",
  base: "extends",
  inherit: "extends",
  company: "counterparty",
  organization: "counterparty",
  person: "contact",
  people: "contacts",
  id: "sourceKey",
  key: "sourceKey",
  primaryKey: "sourceKey",
  name: "fullName",
};

/** The key that was meant: a misspelling, a word of another tool, or a field by the word that stands in headers. */
export function meantKey(key: string, known: readonly string[]): string | undefined {
  const others = [otherWords[key], meaningOf(key)?.meaning.field];
  return others.find((other) => other !== undefined && known.includes(other)) ?? closest(key, known);
}

/**
 * A key that belongs one level further in: the pairs of a table written right under `lookup`, a field of a record right under
 * `expect`. Written as it should be, so that it can be copied.
 */
export function meantInside(key: string, where: string | number | undefined): string | undefined {
  if (where === "lookup") return `table: { ${key}: … }`;
  if (where !== "expect") return undefined;
  const fields = { counterparty: counterpartyFields, contact: contactFields } as const;
  const owner = (["counterparty", "contact"] as const).find((each) =>
    (fields[each] as readonly string[]).includes(key),
  );
  return owner === undefined ? undefined : `${owner}: { ${key}: … }`;
}
