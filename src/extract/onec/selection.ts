import { detach } from "./detach.ts";
import { foldKey } from "../../model/index.ts";
import { ExtractError } from "../reader.ts";
import type { ReaderInput } from "../reader.ts";

/**
 * Which catalogues of a file are read: what `source.sheet` (or `table`) names, all with `"*"`, else the ones that usually hold
 * customers. Catalogues are the sheets of a 1C file.
 */
export class Selection {
  readonly #file: string;
  readonly #named: ReadonlySet<string> | "all" | undefined;
  readonly #usual: ReadonlySet<string>;
  readonly #found = new Map<string, number>();

  constructor({ options }: ReaderInput, usual: readonly string[]) {
    this.#file = options.path;
    this.#usual = new Set(usual.map(foldKey));
    const named = [options.sheet ?? [], options.table ?? []].flat();
    this.#named = named.length === 0 ? undefined : named.includes("*") ? "all" : new Set(named.map(foldKey));
  }

  /** Whether the catalogue is to be read. */
  wants(name: string): boolean {
    if (this.#named === "all") return true;
    return (this.#named ?? this.#usual).has(foldKey(name));
  }

  /** Notes that the file holds an object of this catalogue. */
  saw(name: string): void {
    const count = this.#found.get(name);
    this.#found.set(count === undefined ? detach(name) : name, (count ?? 0) + 1);
  }

  /** To be called at the end of the file. Throws ExtractError catalogue-missing when a catalogue was named and is not there. */
  check(): void {
    if (this.#named === undefined || this.#named === "all") return;
    const found = new Set([...this.#found.keys()].map(foldKey));
    const missing = [...this.#named].filter((name) => !found.has(name));
    if (missing.length < this.#named.size) return;
    const list = [...this.#found].map(([name, count]) => `${name} (${count})`);
    throw new ExtractError("catalogue-missing", this.#file, {
      wanted: missing.join(", "),
      found: list.join(", ") || "–",
    });
  }

  /** How many objects of each catalogue that was not read. */
  get notRead(): readonly (readonly [name: string, count: number])[] {
    return [...this.#found].filter(([name]) => !this.wants(name));
  }
}

/** Catalogues that hold customers and people who speak for them, as configurations call them. */
export const customerCatalogues: readonly string[] = [
  "Контрагенты",
  "Партнеры",
  "Клиенты",
  "Покупатели",
  "Поставщики",
  "КонтактныеЛица",
  "КонтактныеЛицаКонтрагентов",
  "КонтактныеЛицаПартнеров",
  "Counterparties",
  "Partners",
  "Customers",
  "ContactPersons",
];
