import { ExtractError, openFile } from "../extract/index.ts";
import { compareText, Failure, foldKey, type RecordId } from "../model/index.ts";

/** A row of a table that people wrote: a cell by the folded name of its column, `""` without. */
type Row = (column: string) => string;

/** Any one of these names a header of truth: a row of data may say `contact` or `email`, but none is called like this. */
const telling = ["entity", "cluster", "truth", "left"];

/** What people write for "these two are one". An empty cell says so too: a list of pairs without a verdict lists duplicates. */
const yes: ReadonlySet<string> = new Set(["", "same", "1", "true", "yes", "да", "одно"]);

/**
 * Which records are one entity, by record id.
 *
 * @param file any table with a column `entity` (or `cluster`, `truth`) and a column `record` (`source:key`; or `id`, or `source` and
 *   `key`); or one with `left`, `right` and, if some of its pairs are different, `match`. Pairs are closed over: of A = B and B = C
 *   follows A = C, and records of the file between which nothing follows are different.
 * @throws Failure `truth-empty`; `truth-contradicts` when a pair that is said to be different follows to be the same
 */
export async function readTruth(file: string): Promise<Map<RecordId, string>> {
  for (const column of telling) {
    try {
      const truth = await truthBelow(file, column);
      if (truth.size > 0) return truth;
    } catch (error) {
      // Its header may have another of these names.
      if (!(error instanceof ExtractError && error.code === "header-not-found")) throw error;
    }
  }
  throw new Failure("truth-empty", { path: file });
}

/** What stands below a header that has this column. */
async function truthBelow(file: string, column: string): Promise<Map<RecordId, string>> {
  const truth = new Map<RecordId, string>();
  const pairs = new PairTruth();
  await eachRow(file, [column], (cell) => {
    const entity = cell("entity") || cell("cluster") || cell("truth");
    const id = cell("record") || cell("id") || (cell("source") === "" ? "" : `${cell("source")}:${cell("key")}`);
    if (id !== "" && entity !== "") truth.set(id, entity);
    else if (cell("left") !== "" && cell("right") !== "")
      pairs.add(cell("left"), cell("right"), yes.has(foldKey(cell("match"))));
  });
  return truth.size > 0 ? truth : pairs.entities(file);
}

/** @param header names that the header has at least */
export async function eachRow(file: string, header: readonly string[], visit: (cell: Row) => void): Promise<void> {
  const opened = await openFile(file, { path: file, headerHas: header });
  for await (const batch of opened.rows)
    for (const row of batch) {
      if (row.leftOut !== undefined) continue;
      const at = new Map(row.paths.map((path, index) => [foldKey(path), index]));
      visit((name) => {
        const index = at.get(name);
        return index === undefined ? "" : (row.values[index] ?? "").trim();
      });
    }
}

/** Entities out of pairs: everything that is joined by pairs that are the same is called by its smallest record. */
class PairTruth {
  private readonly parent = new Map<RecordId, RecordId>();
  private readonly apart: (readonly [RecordId, RecordId])[] = [];

  add(left: RecordId, right: RecordId, same: boolean): void {
    const [a, b] = [this.find(left), this.find(right)];
    if (!same) this.apart.push([left, right]);
    else if (compareText(a, b) < 0) this.parent.set(b, a);
    else this.parent.set(a, b);
  }

  entities(path: string): Map<RecordId, string> {
    for (const [left, right] of this.apart)
      if (this.find(left) === this.find(right)) throw new Failure("truth-contradicts", { path, left, right });
    return new Map([...this.parent.keys()].map((id) => [id, this.find(id)]));
  }

  private find(id: RecordId): RecordId {
    let root = id;
    for (let next = this.parent.get(root); next !== root; next = this.parent.get(root)) {
      if (next === undefined) this.parent.set(root, root);
      else root = next;
    }
    // The way is shortened as it is gone, so that long chains stay cheap.
    for (let at = id; at !== root;) {
      const next = this.parent.get(at)!;
      this.parent.set(at, root);
      at = next;
    }
    return root;
  }
}
