import type { MappingDraft } from "./mapping-draft.ts";
import type { Reason } from "./reason.ts";

/** What a proposal says of every column: where it goes, or that it is kept beside the records or ignored, and why. */
export class ColumnFates {
  readonly #extra: { column: string; reason: Reason }[] = [];
  readonly #ignore: { column: string; reason: Reason }[] = [];
  readonly #account: { column: string; to: string; reason: Reason }[] = [];

  mapped(column: string, to: string, reason: Reason): void {
    this.#account.push({ column, to, reason });
  }

  /** @param why as the file says it, where that is more than the reason of the guess */
  kept(column: string, reason: Reason, why = reason): void {
    this.#extra.push({ column, reason: why });
    this.mapped(column, "extra", reason);
  }

  /** A column without a header cannot be named in the file, and one name need be there once. */
  ignored(column: string, reason: Reason): void {
    if (column.trim() !== "" && !this.#ignore.some((each) => each.column === column))
      this.#ignore.push({ column, reason });
    this.mapped(column, "ignored", reason);
  }

  get all(): Pick<MappingDraft, "extra" | "ignore" | "account"> {
    return { extra: this.#extra, ignore: this.#ignore, account: this.#account };
  }
}
