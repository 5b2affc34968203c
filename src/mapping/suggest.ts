import { fieldsByType } from "../model/index.ts";
import { closest } from "../yaml/index.ts";
import { meaningOf } from "./propose/synonyms.ts";

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
export function meantKey(
  key: string,
  known: readonly string[],
  where: string | number | undefined,
): string | undefined {
  const others = [otherWords[key], meaningOf(key)?.meaning.field];
  return (
    others.find((other) => other !== undefined && known.includes(other)) ??
    closest(key, known) ??
    meantInside(key, where)
  );
}

/**
 * A key that belongs one level further in: the pairs of a table written right under `lookup`, a field of a record right under
 * `expect`. Written as it should be, so that it can be copied.
 */
function meantInside(key: string, where: string | number | undefined): string | undefined {
  if (where === "lookup") return `table: { ${key}: … }`;
  if (where !== "expect") return undefined;
  const owner = (["counterparty", "contact"] as const).find((each) => fieldsByType[each].includes(key));
  return owner === undefined ? undefined : `${owner}: { ${key}: … }`;
}
