import { isBlank } from "../header.ts";
import { looksLikeCustomer } from "../groups.ts";
import { shapeOf } from "./shapes.ts";

/** Rows of a table that hold a text and at most a code: headings of a hierarchy, where {@link HeadRows.finish} says so. */
export interface Heads {
  readonly columns: readonly string[];
  readonly rows: number;
}

/**
 * Looks for the folders of a list that 1C prints with its hierarchy: rows with code and name and nothing else. A customer of whom only the
 * name is known looks the same, so all signs are wanted: the list begins with such a row and does not end with one, all have the same
 * cells, none is a firm or a person, and there are fewer of them than of others.
 */
export class HeadRows {
  #columns: readonly string[] | undefined;
  #heads = 0;
  #rows = 0;
  #last = false;
  #possible = true;

  add(paths: readonly string[], values: readonly string[]): void {
    if (!this.#possible) return;
    this.#rows++;
    const filled: number[] = [];
    for (let i = 0; i < values.length && filled.length < 3; i++) if (!isBlank(values[i] ?? "")) filled.push(i);
    this.#last = filled.length < 3 && paths.length > 3;
    if (!this.#last) {
      this.#possible = this.#heads > 0;
      return;
    }
    this.#heads++;
    const columns = filled.map((i) => paths[i] ?? "");
    this.#columns ??= columns;
    const texts = filled.map((i) => values[i] ?? "").filter((text) => /\p{L}{2}/u.test(text));
    const same = columns.join("\u0001") === this.#columns.join("\u0001");
    this.#possible = same && texts.length > 0 && !texts.some(isCustomer);
  }

  finish(): Heads | undefined {
    if (!this.#possible || this.#last || this.#columns === undefined || this.#heads * 2 >= this.#rows) return undefined;
    return { columns: this.#columns, rows: this.#heads };
  }
}

function isCustomer(text: string): boolean {
  return looksLikeCustomer(text) || ["organisation", "person", "email", "phone"].includes(shapeOf(text));
}
