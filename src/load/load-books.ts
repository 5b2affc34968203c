import { countUp, type DraftBooks, type TableBooks } from "../model/index.ts";
import { LoadError } from "./errors.ts";
import { readyOf, type Work } from "./write/work.ts";

function targetTables({ shapes }: Work): string[] {
  return [...new Set([...shapes.all, ...shapes.shared].map(({ table }) => table.name))];
}

/** Rows of each target table. */
export async function countTables(work: Work): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const name of targetTables(work)) {
    const sql = work.catalogue.tables.get(name)?.sql ?? "";
    const [row] = await work.db.query<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`);
    counts.set(name, row?.n ?? 0);
  }
  return counts;
}

/** Rows that were put in by table, those that `shared` tells among them. */
export async function countReady(
  { db, shapes }: Work,
  shared: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const created = new Map<string, number>(shared);
  for (const shape of shapes.all) {
    const [row] = await db.query<{ n: number }>(`SELECT count(*) AS n FROM ${readyOf(shape)}`);
    countUp(created, shape.table.name, row?.n ?? 0);
  }
  return created;
}

/** By count(*) before and after, beside what the log says: an equation that does not hold is for the caller's gate to see. */
export async function tableBooks(
  work: Work,
  before: ReadonlyMap<string, number>,
  created: ReadonlyMap<string, number>,
): Promise<TableBooks[]> {
  const { db, profile } = work;
  const after = await countTables(work);
  const deleted = new Map(
    (
      await db.query<{ name: string; n: number }>(
        "SELECT _table AS name, count(*) AS n FROM log WHERE _op = 'delete' GROUP BY 1",
      )
    ).map(({ name, n }) => [name, n]),
  );
  return targetTables(work).map((name) => ({
    table: `${profile.schema}.${name}`,
    before: before.get(name) ?? 0,
    created: created.get(name) ?? 0,
    mergedAway: deleted.get(name) ?? 0,
    after: after.get(name) ?? 0,
  }));
}

/** Values of rows that stay which an update has emptied. */
export async function countCleared({ db }: Work): Promise<number> {
  const [row] = await db.query<{ n: number }>(`
    SELECT count(*) AS n FROM log l, json_each_text(l._before) was(k, v)
    WHERE l._op = 'update' AND was.v NOT IN ('', '{}') AND coalesce(l._after->>was.k, '') IN ('', '{}')`);
  return row?.n ?? 0;
}

/** The outcome of a golden record is booked on one of its records in this run, the others are merged. */
export async function draftBooks({ db }: Work): Promise<DraftBooks[]> {
  const rows = await db.query<{ type: DraftBooks["type"]; outcome: string; entities: number; records: number }>(`
    SELECT r._type AS type, r._outcome AS outcome, count(*) AS entities, sum(r._records)::bigint AS records FROM (
      SELECT s._type, s._records, CASE
        WHEN w._state = 'new' THEN 'created'
        WHEN w._state IN ('waiting', 'rejected', 'lost') THEN w._state
        WHEN EXISTS (SELECT FROM log l WHERE l._entity = s._entity) THEN 'updated'
        WHEN w._state IS NULL AND NOT EXISTS (SELECT FROM ${db.memory}.entity e WHERE e.entity_id = s._entity) THEN 'unknown'
        ELSE 'unchanged' END AS _outcome
      FROM (SELECT _entity, _type, count(*) AS _records FROM stage_record GROUP BY 1, 2) s
      LEFT JOIN work w USING (_entity)) r GROUP BY 1, 2`);
  const books = new Map<DraftBooks["type"], Mutable<DraftBooks>>();
  for (const type of ["counterparty", "contact"] as const) {
    books.set(type, { type, drafted: 0, created: 0, updated: 0, unchanged: 0, merged: 0, waiting: 0, rejected: 0 });
  }
  for (const { type, outcome, entities, records } of rows) {
    const book = books.get(type);
    if (book === undefined || outcome === "unknown")
      throw new LoadError("load-records-without-golden", { count: records });
    book.drafted += records;
    if (outcome === "waiting" || outcome === "rejected") book[outcome] += records;
    else if (outcome === "lost") book.lost = records;
    else {
      book[outcome as "created"] += entities;
      book.merged += records - entities;
    }
  }
  return [...books.values()];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
