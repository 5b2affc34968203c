import { countUp, type Conflict, type Golden } from "../../model/index.ts";
import { byCount, examplesEach } from "./by-count.ts";
import type { ConflictCount } from "./report-data.ts";
import { Sample, type Kept } from "./sample.ts";

/** What {@link GoldenFigures} has counted, as plain data. */
export interface GoldenCounts {
  readonly sizes: readonly (readonly [size: number, cards: number])[];
  readonly conflicts: readonly (Omit<ConflictCount, "examples"> & { readonly kept: readonly Kept<Conflict>[] })[];
}

interface Kind extends Omit<ConflictCount, "examples" | "count"> {
  count: number;
  readonly sample: Sample<Conflict>;
}

/** What the reports say of golden records: of how many records each is made, and on what these disagreed. */
export class GoldenFigures {
  readonly #sizes = new Map<number, number>();
  readonly #conflicts = new Map<string, Kind>();

  add({ id, members, conflicts }: Golden): void {
    this.note(id, members.length, conflicts);
  }

  /** The same of a card that nobody holds as an object. @param members how many records it is made of */
  note(id: string, members: number, conflicts: readonly Conflict[]): void {
    this.#size(members, 1);
    for (const conflict of conflicts) {
      const kind = this.#kind(conflict);
      kind.count++;
      kind.sample.offer(id, "", () => conflict);
    }
  }

  /** What has been counted, to be added up elsewhere. */
  counts(): GoldenCounts {
    return {
      sizes: [...this.#sizes],
      conflicts: [...this.#conflicts.values()].map(({ sample, ...kind }) => ({ ...kind, kept: sample.kept() })),
    };
  }

  plus(counts: GoldenCounts): void {
    for (const [size, cards] of counts.sizes) this.#size(size, cards);
    for (const { kept, ...more } of counts.conflicts) {
      const kind = this.#kind(more);
      kind.count += more.count;
      kind.sample.plus(kept);
    }
  }

  /** Size → cards of so many records, smallest first. */
  sizes(): Record<string, number> {
    return Object.fromEntries([...this.#sizes].sort(([a], [b]) => a - b));
  }

  conflicts(): ConflictCount[] {
    return [...this.#conflicts.values()]
      .sort(byCount((kind) => `${kind.field} ${kind.rule} ${kind.settled}`))
      .map(({ sample, ...kind }) => ({ ...kind, examples: sample.items() }));
  }

  #size(size: number, cards: number): void {
    countUp(this.#sizes, size, cards);
  }

  #kind({ field, rule, settled }: Pick<Conflict, "field" | "rule" | "settled">): Kind {
    const name = `${field} ${rule} ${settled}`;
    let kind = this.#conflicts.get(name);
    if (kind === undefined)
      this.#conflicts.set(name, (kind = { field, rule, settled, count: 0, sample: new Sample(examplesEach) }));
    return kind;
  }
}
