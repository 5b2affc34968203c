import { compareText, foldKey } from "../model/index.ts";
import { headerWord } from "./header.ts";

/** Tables with the likeliest list of customers first: by how many columns sound like one, then rows, then name. */
export function mostLikelyCustomers<
  T extends { readonly name: string; readonly columns: readonly string[]; readonly rows: number },
>(tables: readonly T[]): T[] {
  const score = (table: T): number =>
    table.rows === 0 ? -1 : table.columns.filter((column) => headerWord.test(foldKey(column))).length;
  return [...tables].sort((a, b) => score(b) - score(a) || b.rows - a.rows || compareText(a.name, b.name));
}
