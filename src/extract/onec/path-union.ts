import { compareText } from "../../model/index.ts";
import type { RawRecord } from "../../model/index.ts";

/**
 * Gives the records of a batch one list of paths. Hardly two counterparties of an XML export have the same elements, while
 * everything that looks at a list of paths (a mapping, a profile) does so once for each list: with one list for all
 * records of a kind, padded with empty cells, a million records cost one look.
 *
 * The order of paths depends on the paths alone, never on the records read before: the filled cells of a record stand in the
 * same order in a full export and in tomorrow's delta. Steps are ordered by name and qualifier, then by repeat number.
 */
export class PathUnion {
  /** By kind of record (`sheet`). */
  readonly #kinds = new Map<string, Union>();
  readonly #most: number;

  /** `most`: paths of one kind. A record that would bring more keeps a list of its own. */
  constructor(most = 1000) {
    this.#most = most;
  }

  align(batch: readonly RawRecord[]): readonly RawRecord[] {
    for (const row of batch) this.#union(row).learn(row.paths, this.#most);
    return batch.map((row) => this.#union(row).pad(row));
  }

  #union({ sheet = "" }: RawRecord): Union {
    let union = this.#kinds.get(sheet);
    if (union === undefined) this.#kinds.set(sheet, (union = new Union()));
    return union;
  }
}

class Union {
  #paths: readonly string[] = [];
  #places = new Map<string, number>();
  /** Learned since the list was last made. */
  readonly #fresh = new Set<string>();

  learn(paths: readonly string[], most: number): void {
    for (const path of paths) {
      if (this.#places.has(path) || this.#fresh.has(path)) continue;
      if (this.#places.size + this.#fresh.size >= most) return;
      this.#fresh.add(path);
    }
  }

  pad(row: RawRecord): RawRecord {
    if (this.#fresh.size > 0) {
      this.#paths = inOrder([...this.#paths, ...this.#fresh]);
      this.#places = new Map(this.#paths.map((path, index) => [path, index]));
      this.#fresh.clear();
    }
    const values = this.#paths.map(() => "");
    for (const [index, path] of row.paths.entries()) {
      const place = this.#places.get(path);
      if (place === undefined) return alone(row);
      values[place] = row.values[index] ?? "";
    }
    return { ...row, paths: this.#paths, values };
  }
}

function alone(row: RawRecord): RawRecord {
  const values = new Map(row.paths.map((path, index) => [path, row.values[index] ?? ""]));
  const paths = inOrder([...values.keys()]);
  return { ...row, paths, values: paths.map((path) => values.get(path) ?? "") };
}

function inOrder(paths: readonly string[]): readonly string[] {
  return paths
    .map((path) => ({ path, key: orderKey(path) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ path }) => path);
}

/** `A#12/B` becomes a text in which `A#2` stands before `A#12` and `A` before `A#2`. */
function orderKey(path: string): string {
  return path
    .split("/")
    .map((step) => {
      const [, name = step, repeat = "1"] = /^(.*)#(\d{1,8})$/su.exec(step) ?? [];
      return `${name}\u0001${repeat.padStart(8, "0")}`;
    })
    .join("\u0000");
}
