import type { RecordId } from "../model/index.ts";
import { Ints } from "./columns.ts";
import { Texts } from "./texts.ts";

/** What is known of a record from earlier runs. */
export interface Remembered {
  /** Golden record it belonged to; absent for rows of the target that no run has seen before. */
  readonly entityId?: string;
  /** Ordinal of the run that minted the entity. */
  readonly since?: number;
}

/**
 * The records that the target holds, by id, and which of them this run has met. Columns: a map holds at most 2²⁴ records, and of as many
 * takes six times the memory.
 */
export class RememberedRecords {
  private readonly ids = new Texts();
  private readonly entities = new Texts();
  /** By record: its entity and when that was minted, −1 without. */
  private readonly entity = new Ints();
  private readonly since = new Ints();
  private seen = new Uint8Array(0);

  /** Whether no run has seen any of them before. */
  get isNew(): boolean {
    return this.entities.size === 0;
  }

  /** Adds a record; one that is there already keeps what was said of it first. */
  add(id: RecordId, { entityId, since }: Remembered): void {
    if (this.ids.id(id) < this.entity.length) return;
    this.entity.push(entityId === undefined ? -1 : this.entities.id(entityId));
    this.since.push(since ?? -1);
  }

  /** What is known of a record; undefined when no run has seen it before. */
  get(id: RecordId): (Remembered & { readonly entityId: string }) | undefined {
    const at = this.ids.find(id);
    if (at === undefined || this.entity.at(at) < 0) return undefined;
    const since = this.since.at(at);
    return { entityId: this.entities.at(this.entity.at(at)), ...(since < 0 ? {} : { since }) };
  }

  /** Notes that this run says what becomes of a record. */
  see(id: RecordId): void {
    if (this.seen.length < this.ids.size) {
      const larger = new Uint8Array(this.ids.size);
      larger.set(this.seen);
      this.seen = larger;
    }
    const at = this.ids.find(id);
    if (at !== undefined) this.seen[at] = 1;
  }

  wasSeen(id: RecordId): boolean {
    const at = this.ids.find(id);
    return at !== undefined && this.seen[at] === 1;
  }
}
