import { foldKey, foldSpace } from "../model/index.ts";
import type { GridRow } from "./grid-row.ts";

/**
 * The groups of a report: a row of which only the first cell is filled heads the rows below it, and its text becomes their
 * folder. With outline levels groups nest; without them a group ends where the next one begins, and groups that follow one
 * another directly nest.
 */
export class Groups {
  #open: { readonly text: string; readonly level: number | undefined }[] = [];
  /** Data rows whose first cell is no code: where there are none, a word in the first column is a heading. */
  #wordsInFirstColumn = 0;
  /** `Опт/Самара`; undefined outside of any group. */
  folder: string | undefined;

  /** A data row: leaves the groups it does not belong to. */
  data(row: GridRow): void {
    if (row.level !== undefined) this.#leave(row.level);
    if (!isCode(row.cells[0] ?? "")) this.#wordsInFirstColumn++;
  }

  /**
   * Takes a row as a group when it is one.
   *
   * A group, or a customer of whom nothing but the name is known? Leaving a customer out is the worse mistake, so a sign is
   * wanted: a higher outline level than the row below, bold or merged cells, codes in the first column of the other rows and
   * words in this one, or a report (titles above its header) and a text that is no firm.
   *
   * @param next the data row below
   * @param directly whether the row above was a group too
   */
  enter(row: GridRow, next: GridRow, titled: boolean, directly: boolean): boolean {
    const text = row.cells[0] ?? "";
    const higher = row.level !== undefined && next.level !== undefined && row.level < next.level;
    const marked = row.emphasis === true && next.emphasis !== true;
    const amongCodes = this.#wordsInFirstColumn === 0 && isCode(next.cells[0] ?? "") && /\p{L}{2}/u.test(text);
    if (!higher && !marked && !amongCodes && !(titled && !looksLikeCustomer(text))) return false;
    const level = higher ? row.level : undefined;
    if (level !== undefined) this.#leave(level);
    else if (!directly) this.#open = [];
    this.#open.push({ text: foldSpace(text), level });
    this.#rename();
    return true;
  }

  #leave(level: number): void {
    const kept = this.#open.filter((group) => group.level === undefined || group.level < level);
    if (kept.length === this.#open.length) return;
    this.#open = kept;
    this.#rename();
  }

  #rename(): void {
    this.folder = this.#open.length === 0 ? undefined : this.#open.map((group) => group.text).join("/");
  }
}

function isCode(cell: string): boolean {
  return /^[\d\s./-]*$/.test(cell);
}

/** A legal form, quotes, a number of some length or an e-mail: then a lone name is a customer, not a group. */
export function looksLikeCustomer(text: string): boolean {
  if (/["«»“”@]|\d{5}/.test(text)) return true;
  return /(^| )(ооо|оао|зао|пао|ао|нао|ип|чп|гуп|муп|тоо|тов|llc|ltd|inc|gmbh|corp|co)( |$)/.test(
    foldKey(text).replace(/[.,()]/g, " "),
  );
}
