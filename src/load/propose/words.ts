/**
 * Names of tables and columns as words. They are split first (`ПолноеНаименование`, `billing_address_city`, `taxId`), so that one
 * expression serves every spelling.
 */

/** A name as lower-case words with single spaces: `ПолноеНаименование` → `полное наименование`, `inn_c` → `inn`. */
export function wordsOf(name: string): string {
  return name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .toLowerCase()
    .replaceAll("ё", "е")
    .trim()
    .replace(/ (?:c|cstm)$/u, "");
}

/** A column's words without those of its table in front: `client_name` of `clients`, `customer_name` of `tabCustomer` are a `name`. */
export function columnWords(column: string, table: string): string {
  const words = wordsOf(column);
  const [first = "", ...rest] = words.split(" ");
  const isOfTable = wordsOf(table)
    .split(" ")
    .some((word) => stem(word).startsWith(stem(first)));
  return rest.length > 0 && first.length > 2 && isOfTable ? rest.join(" ") : words;
}

/** What is left of a word when number and case are taken off, good enough to lay `Accounts` beside `account`, `klienty` beside `Klient`. */
export function stem(word: string): string {
  return word.replace(/(?:ies|ы|и|а|я|у|ов|s|es|y|i)$/u, "");
}

/** Whether two names are one word, but for number and case: `email address` and `email addresses`. */
export function sameWord(one: string, other: string): boolean {
  return one === other || stem(one) === stem(other) || stem(one) === other || one === stem(other);
}

/** The last part of a class or table name as a stem: `App\Models\Klient` → `klient`. */
export function modelStem(word: string): string {
  return stem(
    wordsOf(word.split(/[\\./:]/).at(-1) ?? "")
      .split(" ")
      .join(""),
  );
}

/** Whether a word names a table: `Contact` the table `tabContact`, `societe` the table `llx_societe`, `App\\Models\\Klient` the table `klienty`. */
export function namesTable(word: string, table: string): boolean {
  const words = wordsOf(table).split(" ");
  return words.some((_, at) => sameWord(modelStem(word), modelStem(words.slice(at).join(" "))));
}

/** The whole of a name, or of a word of it, is one of these. */
export const any = (...words: readonly string[]): RegExp => new RegExp(`^(?:${words.join("|")})$`, "u");
