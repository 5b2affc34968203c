import { Ints, invert, listAt, ListBuilder, type Lists } from "../columns.ts";
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
  /** The rows that had one, and which: none in a first run, so that nothing is kept of rows without. */
  private readonly rows = new Ints();
  private readonly entities = new ListBuilder();
  private added = 0;
  private rowsByEntity: Lists | undefined;

  /** Notes the next row's. @param since of the same entity the last that is told holds */
  add(entityId: string | undefined, since: number | undefined): void {
    if (entityId !== undefined) {
      const entity = this.ids.id(entityId);
      if (entity === this.ages.length) this.ages.push(Number.MAX_SAFE_INTEGER);
      if (since !== undefined) this.ages[entity] = since;
      this.rows.push(this.added);
      this.entities.push(entity);
      this.entities.next();
    }
    this.added++;
  }

  /** Smaller is older; one of unknown age is younger than all others. */
  ageOf(entity: number): number {
    return this.ages[entity]!;
  }

  /** The rows of an entity in the order of adding; to be asked for when all are added. */
  rowsOf(entity: number): Int32Array {
    return listAt((this.rowsByEntity ??= this.turnedAround()), entity);
  }

  private turnedAround(): Lists {
    const { starts, values } = invert(this.entities.done(), this.ids.size);
    return { starts, values: values.map((at) => this.rows.at(at)) };
  }
}
