import { invert, ListBuilder, type Lists } from "../columns.ts";
import { Texts } from "../texts.ts";

/**
 * The entities to which records belonged after the last run. Columns, because a base that was loaded once knows the entity of every record,
 * and a map of ten million of them, each with a list of its own, is more than a heap holds.
 */
export class KnownEntities {
  /** Ids of entities by number, in order of first sight. */
  readonly ids = new Texts();
  /** By number: when it was minted, see `RecordState`. */
  private readonly ages: number[] = [];
  private readonly ofRow = new ListBuilder();
  private rows: Lists | undefined;

  /** Notes the next row's. @param since of the same entity the last that is told holds */
  add(entityId: string | undefined, since: number | undefined): void {
    if (entityId !== undefined) {
      const entity = this.ids.id(entityId);
      if (entity === this.ages.length) this.ages.push(Number.MAX_SAFE_INTEGER);
      if (since !== undefined) this.ages[entity] = since;
      this.ofRow.push(entity);
    }
    this.ofRow.next();
  }

  /** Smaller is older; one of unknown age is younger than all others. */
  ageOf(entity: number): number {
    return this.ages[entity]!;
  }

  /** The rows of an entity in the order of adding; to be asked for when all are added. */
  rowsOf(entity: number): Int32Array {
    const { starts, values } = (this.rows ??= invert(this.ofRow.done(), this.ids.size));
    return values.subarray(starts[entity], starts[entity + 1]);
  }
}
