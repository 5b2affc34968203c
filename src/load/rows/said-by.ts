import { type Golden, sourceOf } from "../../model/index.ts";
import { quoteText } from "../database/database.ts";
import type { SourcePolicy } from "../load-input.ts";
import type { Shape, ShapeColumn } from "./shape.ts";

/**
 * Who says a value: the sources of the records that a golden record took it from. `whenEmpty: clear` and `lists: mirror` are promises of
 * one source, so what another one wrote must be told from what it wrote. Kept in `entity.written`: the source where a card
 * has one, else by column; and the source of each child row.
 */
export function sourcesOf(golden: Golden): string[] {
  return [...new Set(golden.members.map(sourceOf))].sort();
}

/** The source of one value of a list; of a value that does not say, the card's first member's. */
export function saidBy(item: unknown, golden: Golden): string {
  const from = (item as { from?: unknown }).from;
  return sourceOf(typeof from === "string" ? from : (golden.members[0] ?? ""));
}

/** `"ut"` for a card of one source, `{"city": "ut", "notes": ["ut", "shop"]}` for one of several. */
export function saidByColumn(golden: Golden, shape: Shape): string {
  const all = sourcesOf(golden);
  if (all.length === 1) return JSON.stringify(all[0]);
  const said: Record<string, string | readonly string[]> = {};
  for (const { name, fields } of shape.columns) {
    const found: string[] = [];
    for (const field of fields)
      for (const source of saying(golden, field) ?? all) if (!found.includes(source)) found.push(source);
    said[name] = found.length === 1 ? (found[0] as string) : found.length === 0 ? all : found.sort();
  }
  return JSON.stringify(said);
}

/** Undefined where a value does not say. */
function saying(golden: Golden, field: string): readonly string[] | undefined {
  const value = (golden as unknown as Record<string, unknown>)[field];
  if (value === undefined) return none;
  const sources: string[] = [];
  for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
    const from = typeof item === "object" && item !== null ? (item as { from?: unknown }).from : undefined;
    if (typeof from !== "string") return undefined;
    sources.push(sourceOf(from));
  }
  return sources;
}

const none: readonly string[] = [];

/** Fields of which a card has any number: they follow `lists`. */
const lists = new Set(
  "identifiers phones emails addresses sites tags notes formerNames bankAccounts roles optOuts".split(" "),
);

export const isList = ({ fields }: Pick<ShapeColumn, "fields">): boolean =>
  fields.length > 0 && fields.every((field) => lists.has(field));

type Sources = Readonly<Record<string, SourcePolicy>>;

/** Sources of which a value that they wrote goes when nothing says it any more. */
export function yielding(sources: Sources | undefined, column: Pick<ShapeColumn, "fields">): string[] {
  const names = Object.entries(sources ?? {}).flatMap(([source, { whenEmpty, lists }]) =>
    whenEmpty === "clear" || (isList(column) && lists === "mirror") ? [source] : [],
  );
  return names.sort();
}

export function mirrored(sources: Sources | undefined): string[] {
  return Object.entries(sources ?? {})
    .flatMap(([source, { lists }]) => (lists === "mirror" ? [source] : []))
    .sort();
}

/** SQL: whether all who said the column (in the jsonb `said`) are among `sources`; false where nobody wrote down who did. */
export function saidOnlyBy(said: string, column: string, sources: readonly string[]): string {
  if (sources.length === 0) return "false";
  return `coalesce(coalesce(${said}->${quoteText(column)}, ${said}) <@ ${quoteText(JSON.stringify(sources))}::jsonb, false)`;
}
