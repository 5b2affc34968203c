import type { Golden } from "../../model/index.ts";
import { keyMatches } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import type { GoldenLines, GoldenLinesSpec } from "../load-input.ts";
import { copyField } from "../rows/encode.ts";
import { CopyOut } from "./copy-out.ts";
import { goldenLines } from "./golden-lines.ts";
import type { RecordFeed } from "./record-feed.ts";
import { payloadHash, payloadOf } from "./record-rows.ts";
import { createRanks } from "./precedence.ts";
import type { UpdateRule } from "../profile/profile.ts";
import type { Shape } from "../rows/shape.ts";
import { stagedColumns, stageOf, stagingType, type Work } from "./work.ts";

/** Golden records that are not loaded, and why. */
export const createReject = `CREATE TEMP TABLE reject (_entity text COLLATE "C", _type text, _code text, _table text COLLATE "C",
    _name text COLLATE "C", _value text COLLATE "C", _allowed text, _holder text COLLATE "C") ON COMMIT DROP;`;

export async function createStaging({ db, shapes }: Work): Promise<void> {
  const mains = new Set<Shape>(shapes.mains.values());
  const tables = [...shapes.all, ...shapes.shared].map((shape) => {
    const own = mains.has(shape)
      ? '_digest text COLLATE "C", _said jsonb'
      : '_ord int, _slot text COLLATE "C", _said text';
    const columns = stagedColumns(shape).map(
      ({ name, column, kind }) =>
        `, ${quoteName(name)} ${kind === "ref" || kind === "shared" ? 'text COLLATE "C"' : stagingType(column)}`,
    );
    return `CREATE TEMP TABLE ${stageOf(shape)} (_entity text COLLATE "C", ${own}${columns.join("")}) ON COMMIT DROP;`;
  });
  await db.run(`${tables.join("\n")}
    CREATE TEMP TABLE stage_digest (_entity text COLLATE "C", _type text, _digest text COLLATE "C") ON COMMIT DROP;
    CREATE TEMP TABLE stage_member (_entity text COLLATE "C", _record text COLLATE "C", _ord int) ON COMMIT DROP;
    ${createReject}
    ${createRanks}`);
}

/**
 * Ids, entities and hashes of this run's records. A first load has nothing to compare them with and writes them where they stay, so that a
 * million records are read and sent once: `stage_record` is then a view of that table, which {@link rememberRecords} has filled.
 */
export async function stageRecords({ db, input, options, first }: Work): Promise<void> {
  if (first) {
    await db.run(
      `CREATE TEMP VIEW stage_record AS SELECT record_id AS _record, entity_id AS _entity, type AS _type FROM ${db.memory}.source_record`,
    );
    return;
  }
  await db.run(
    `CREATE TEMP TABLE stage_record (_record text COLLATE "C", _entity text COLLATE "C", _type text, _hash text COLLATE "C", _payload_hash text COLLATE "C") ON COMMIT DROP`,
  );
  const out = new CopyOut((into, lines) => db.copyIn(into, lines));
  const into = "stage_record (_record, _entity, _type, _hash, _payload_hash)";
  let done = 0;
  for await (const item of input.records()) {
    const { record, entityId } = item;
    const fields = [record.id, entityId, record.type, record.hash, payloadHash(payloadOf(item))];
    const wait = out.add(into, `${fields.map(copyField).join("\t")}\n`);
    if (wait !== undefined) await wait;
    if (++done % 10_000 === 0) options.onProgress?.({ phase: "records", done });
  }
  await out.end();
  await db.run("CREATE INDEX ON stage_record (_entity); ANALYZE stage_record");
}

/**
 * Golden records as rows in staging. When Sverka remembers earlier runs, a first pass sends only digests, and rows are sent for
 * golden records that are new or differ: a second run with the same input sends none.
 */
export async function stageGoldens(work: Work, feed: RecordFeed | undefined): Promise<void> {
  const { db, options, issues } = work;
  const wanted = work.first ? undefined : await changedEntities(work);
  // Rows are made more slowly here than the database takes them in: meanwhile it can take in records.
  const out = new CopyOut(async (into, lines) => {
    await db.copyIn(into, lines);
    await feed?.send();
  });
  let done = 0;
  if (wanted === undefined || wanted.size > 0) {
    for await (const { count, copies, replaced } of linesOf(work, "rows", wanted)) {
      for (const entity of replaced)
        issues.push({ code: "text-not-storable", severity: "warning", params: { entity } });
      for (const { into, bytes } of copies) {
        const wait = out.add(into, bytes);
        if (wait !== undefined) await wait;
      }
      options.onProgress?.({ phase: "goldens", done: (done += count) });
    }
  }
  await out.end();
  const analyzed = work.shapes.all.map((shape: Shape) => `ANALYZE ${stageOf(shape)} (_entity);`);
  await db.run(
    `CREATE INDEX ON stage_member (_record); ANALYZE stage_member; ANALYZE stage_rank; ${analyzed.join(" ")}`,
  );
}

function linesOf(
  { profile, catalogue, input, options, first }: Work,
  what: GoldenLinesSpec["what"],
  wanted?: ReadonlySet<string>,
): AsyncIterable<GoldenLines> {
  const spec: GoldenLinesSpec = {
    profile,
    catalogue,
    what,
    ...(wanted === undefined ? {} : { wanted }),
    mainsOnly: options.children === "keep",
    targetMembersOnly: first,
  };
  return input.goldenLines?.(spec) ?? linesHere(spec, input.goldens());
}

/** Golden records whose lines are made before the first of them goes out. */
const batchSize = 500;

async function* linesHere(
  { wanted, ...spec }: GoldenLinesSpec,
  goldens: AsyncIterable<Golden> | Iterable<Golden>,
): AsyncIterable<GoldenLines> {
  const lines = goldenLines(spec);
  let batch: Golden[] = [];
  for await (const golden of goldens) {
    if (wanted?.has(golden.id) === false || batch.push(golden) < batchSize) continue;
    yield lines(batch);
    batch = [];
  }
  if (batch.length > 0) yield lines(batch);
}

/**
 * Golden records whose digest is not the one Sverka remembers, and those whose row somebody has deleted; all of them where a rule looks
 * at the CRM's own value.
 */
async function changedEntities(work: Work): Promise<Set<string> | undefined> {
  const { db, shapes, options } = work;
  const out = new CopyOut((into, lines) => db.copyIn(into, lines));
  for await (const { copies } of linesOf(work, "digests"))
    for (const { into, bytes } of copies) {
      const wait = out.add(into, bytes);
      if (wait !== undefined) await wait;
    }
  await out.end();
  await db.run("CREATE INDEX ON stage_digest (_entity); ANALYZE stage_digest");
  const rules = [options.update ?? []].flatMap((rule) =>
    typeof rule === "string" ? rule : (Object.values(rule) as UpdateRule[]),
  );
  const always = shapes.all.some(({ columns }) => columns.some(({ update }) => update === "always"));
  if (always || rules.includes("always")) return undefined;
  const changed = new Set<string>();
  const differing = [...shapes.mains].map(([type, { table }]) => {
    const kind = quoteText(type);
    return `SELECT s._entity AS entity FROM stage_digest s
      LEFT JOIN ${db.memory}.entity e ON e.entity_id = s._entity AND e.kind = ${kind} AND e.digest = s._digest AND e.merged_into IS NULL AND e.gone_run IS NULL
      LEFT JOIN ${table.sql} t ON ${keyMatches(table, "t", "e.target_id")}
      WHERE s._type = ${kind} AND t.${quoteName(table.primaryKey[0] as string)} IS NULL`;
  });
  // What has no place in the target is staged to be told so.
  const placed = [...shapes.mains.keys()].map((type) => quoteText(type)).join(", ") || "NULL";
  const rows = db.stream<{ entity: string }>(
    [...differing, `SELECT _entity FROM stage_digest WHERE _type NOT IN (${placed})`].join("\nUNION ALL\n"),
  );
  for await (const { entity } of rows) changed.add(entity);
  return changed;
}
