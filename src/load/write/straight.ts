import type { StraightSource, StraightSpec } from "../load-input.ts";
import { countUp } from "../../model/index.ts";
import type { Table } from "../catalogue/catalogue.ts";
import { type Database, quoteName, quoteText } from "../database/database.ts";
import { LoadError, sqlFailure } from "../errors.ts";
import { chainChanges, readHead } from "../log/log.ts";
import type { Shape } from "../rows/shape.ts";
import { dropTargetIndexes, worthDropping } from "./bulk-indexes.ts";
import { CopyOut } from "./copy-out.ts";
import { rowJson, seenSql } from "./entity-memory.ts";
import type { RecordFeed } from "./record-feed.ts";
import { createReject, stageRecords } from "./staging.ts";
import { entityTable, isStraight } from "./straight-lines.ts";
import type { Work, Written } from "./work.ts";

/** Why the rows of a first load must go the way through staging. */
class NotStraight extends Error {}

/**
 * A first load into tables of ours that nobody has filled: there is nothing to find out in the database, so that rows of the CRM, what is
 * remembered of them and the log are made by us, keys included, and go where they stay. Staging, putting rows together and reading them again is
 * three fifths of what such a load costs the server otherwise.
 *
 * Undefined, with nothing written, where any of it is not as plain as that: a row that a constraint refuses, a card that
 * does not fit, a link to none, a column whose spelling is not known. Then all goes through staging, which tells each such row by itself.
 */
export async function writeStraight(work: Work, feed: RecordFeed): Promise<Written | undefined> {
  const { db, profile, shapes, input, options, first } = work;
  if (!first || profile.ddl === undefined || input.edits !== undefined || options.children === "keep") return undefined;
  if (!isStraight(shapes)) return undefined;
  const source = input.straight?.();
  if (source === undefined) return undefined;
  const cards = source.counterparties + source.contacts;
  if (cards < worthDropping) return undefined;
  await db.run("SAVEPOINT before_straight");
  try {
    const created = await attempt(work, source, feed);
    await db.run("RELEASE SAVEPOINT before_straight");
    return {
      created,
      chain: () => chainChanges(db, input.runId, cards),
      clear: async () => void (await db.run("DROP VIEW work; DROP VIEW log")),
    };
  } catch (error) {
    if (!(error instanceof NotStraight) && !isRefusal(error)) throw error;
    feed.stop();
    await db.run("ROLLBACK TO SAVEPOINT before_straight; RELEASE SAVEPOINT before_straight");
    return undefined;
  }
}

/** A row's fault, an entry too long for an index among them, or that COPY or a counter cannot be had here (row level security, rights, somebody who is drawing from it). */
function isRefusal(error: unknown): boolean {
  if (error instanceof LoadError) return error.code === "db-row-locked" || error.code === "db-permission";
  const failure = sqlFailure(error);
  return failure !== undefined && /^(?:0A|22|23|54|P0)/.test(failure.code);
}

/** So many at the beginning are asked of the server; there are always more, see {@link worthDropping}. */
const cardsToProve = 500;

async function attempt(work: Work, source: StraightSource, feed: RecordFeed): Promise<ReadonlyMap<string, number>> {
  const { db, shapes, options } = work;
  const indexes = await dropTargetIndexes(work, source.counterparties + source.contacts);
  if (indexes.length === 0 || (await isWatched(work))) throw new NotStraight();
  await db.run(createReject);
  await stageRecords(work);
  const spec = await specOf(work, source);
  const made = new Map<string, number>();
  const remembered = entityTable(db.memory);
  const out = new CopyOut(async (into, lines) => {
    await (into === remembered ? db.copyBinary(into, lines as readonly Uint8Array[]) : db.copyIn(into, lines));
    await feed.send();
  });
  feed.start();
  let [done, proved] = [0, false];
  for await (const { copies, counts, refused, count: cards } of source.lines(spec)) {
    if (refused) throw new NotStraight();
    for (const { into, bytes } of copies) {
      const wait = out.add(into, bytes);
      if (wait !== undefined) await wait;
    }
    for (const [at, shape] of shapes.children.entries()) countUp(made, shape.table.name, counts[at] ?? 0);
    done += cards;
    if (!proved && done >= cardsToProve) {
      await out.end();
      await prove(work);
      proved = true;
    }
    options.onProgress?.({ phase: "goldens", done });
  }
  await out.end();
  options.onProgress?.({ phase: "check", done: 0 });
  const mains = { counterparty: source.counterparties, contact: source.contacts };
  for (const [type, shape] of shapes.mains) countUp(made, shape.table.name, mains[type]);
  options.onProgress?.({ phase: "write", done: 0 });
  if (options.dryRun !== true) await settleCounters(work, spec, made);
  for (const index of indexes) {
    await feed.send();
    await db.run(index);
  }
  // What became of the cards and what was written, for the books: views of what stands where it stays.
  await db.run(`
    CREATE TEMP VIEW work AS SELECT entity_id AS _entity, kind AS _type, 'new'::text AS _state, target_id AS _target, digest AS _digest FROM ${db.memory}.entity;
    CREATE TEMP VIEW log AS SELECT seq AS _n, op AS _op, entity_id AS _entity, target_table AS _table, target_id AS _target, before AS _before, after AS _after
      FROM ${db.memory}.change WHERE seq > ${spec.seq}`);
  return made;
}

/** Whether COPY passes by what an INSERT would meet: rules, and who may see which rows. */
async function isWatched({ db, shapes }: Work): Promise<boolean> {
  const oids = shapes.all.map(({ table }) => `${quoteText(table.sql)}::regclass`).join(", ");
  const [{ watched } = { watched: true }] = await db.query<{ watched: boolean }>(
    `SELECT bool_or(relhasrules OR relrowsecurity) AS watched FROM pg_class WHERE oid IN (${oids})`,
  );
  return watched;
}

async function specOf(work: Work, source: StraightSource): Promise<StraightSpec> {
  const { db, profile, catalogue, shapes, input, options } = work;
  const next: Record<string, number> = {};
  const defaults: Record<string, Record<string, string | null>> = {};
  for (const { name, table } of shapes.all) {
    // A rehearsal draws nothing: the tables are empty, so that no key is taken.
    next[name] = options.dryRun === true ? 1 : await nextKey(db, sequenceOf(table));
    defaults[table.name] = await defaultsOf(db, table);
  }
  const { seq } = await readHead(db);
  const { counterparties } = source;
  return { profile, catalogue, runId: input.runId, memory: db.memory, counterparties, seq, next, defaults };
}

/** The counter of a table's key, which `isStraight` has seen. */
function sequenceOf({ columns, primaryKey: [key = ""] }: Table): string {
  return columns.get(key)?.sequence ?? "";
}

/** The first number that a counter would give. Nobody draws from it from here on: changing it, if only to what it is, waits for others and keeps them waiting. */
async function nextKey(db: Database, sequence: string): Promise<number> {
  const [plain] = await db.query<{ plain: boolean }>(
    `SELECT seqincrement = 1 AND NOT seqcycle AS plain FROM pg_sequence WHERE seqrelid = ${quoteText(sequence)}::regclass`,
  );
  if (plain?.plain !== true) throw new NotStraight();
  await db.run(`ALTER SEQUENCE ${sequence} INCREMENT BY 1`);
  const [drawn] = await db.query<{ next: number }>(
    `SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END AS next FROM ${sequence}`,
  );
  return drawn?.next ?? 1;
}

/** What each column of a table holds where nothing is said, as text. */
async function defaultsOf(db: Database, { columns, primaryKey: [key] }: Table): Promise<Record<string, string | null>> {
  const filled = [...columns.values()].filter((column) => column.name !== key && column.default !== undefined);
  const [row] = await db.query<Record<string, string | null>>(
    `SELECT ${filled.map((column, at) => `((${column.default})::${column.type})::text AS d${at}`).join(", ") || "1"}`,
  );
  return Object.fromEntries(filled.map((column, at) => [column.name, row?.[`d${at}`] ?? null]));
}

async function settleCounters(
  { db, shapes }: Work,
  { next }: StraightSpec,
  made: ReadonlyMap<string, number>,
): Promise<void> {
  for (const { name, table } of shapes.all) {
    const rows = made.get(table.name) ?? 0;
    if (rows > 0) await db.run(`SELECT setval(${quoteText(sequenceOf(table))}, ${(next[name] ?? 1) + rows - 1})`);
  }
}

/** That the server spells the rows which are there as we do: else what is remembered of them would be taken for somebody's edits. */
export async function prove({ db, shapes }: Pick<Work, "db" | "shapes">): Promise<void> {
  const item = (
    shape: Shape,
  ): string => `SELECT (e.written->'row')::jsonb AS row, e.written->>'seen' AS seen, e.target_id AS id
      FROM ${db.memory}.entity e WHERE e.target_table = ${quoteText(shape.table.name)}`;
  const child = (shape: Shape): string => `SELECT (c->'row')::jsonb AS row, c->>'seen' AS seen, c->>'id' AS id
      FROM ${db.memory}.entity e, json_array_elements(e.written->'children') c WHERE c->>'c' = ${quoteText(shape.name)}`;
  for (const shape of shapes.all) {
    const key = quoteName(shape.table.primaryKey[0] as string);
    const [{ wrong } = { wrong: 0 }] = await db.query<{ wrong: number }>(`
      SELECT count(*) AS wrong FROM (${shape.child === undefined ? item(shape) : child(shape)}) r FULL JOIN ${shape.table.sql} t ON t.${key}::text = r.id
      WHERE r.seen IS DISTINCT FROM ${seenSql("t")} OR r.row IS DISTINCT FROM (${rowJson(shape, "t")})::jsonb`);
    if (wrong > 0) throw new NotStraight();
  }
}
