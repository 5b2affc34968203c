import type { Golden } from "../../model/index.ts";
import { keyMatches } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { copyField, type Refusal } from "../rows/encode.ts";
import type { RecordFeed } from "./record-feed.ts";
import { payloadHash, payloadOf } from "./record-lines.ts";
import { createRanks, rankColumns, rankLine } from "./precedence.ts";
import type { UpdateRule } from "../profile/profile.ts";
import { shapeGolden } from "../rows/rows.ts";
import type { Shape } from "../rows/shape.ts";
import { stagedColumns, stageOf, stagingType, type Work } from "./work.ts";

/** Characters held back for one table before they go out as a COPY of their own: some thousand rows; there may be dozens of tables. */
const flushAt = 512 * 1024;

/**
 * Lines for several tables over one connection: each table's lines are held back and go out in turns, one COPY at a time,
 * while the next lines are being made.
 */
export class CopyOut {
  readonly #copy: (into: string, text: string) => Promise<unknown>;
  readonly #held = new Map<string, { lines: string[]; chars: number }>();
  #last: Promise<void> = Promise.resolve();

  constructor(copy: (into: string, text: string) => Promise<unknown>) {
    this.#copy = copy;
  }

  /** `into` is `table (columns)`. Waits only while the COPY before the last is still going. */
  add(into: string, line: string): Promise<void> | undefined {
    let held = this.#held.get(into);
    if (held === undefined) this.#held.set(into, (held = { lines: [], chars: 0 }));
    held.lines.push(line);
    held.chars += line.length;
    return held.chars >= flushAt ? this.#flush(into) : undefined;
  }

  #flush(into: string): Promise<void> {
    const text = this.#held.get(into)?.lines.join("") ?? "";
    this.#held.set(into, { lines: [], chars: 0 });
    const before = this.#last;
    if (text !== "") this.#last = before.then(async () => void (await this.#copy(into, text)));
    // Reported where it is awaited; until then it must not count as unhandled.
    this.#last.catch(() => {});
    return before;
  }

  async end(): Promise<void> {
    for (const into of this.#held.keys()) void this.#flush(into);
    await this.#last;
  }
}

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
    CREATE TEMP TABLE reject (_entity text COLLATE "C", _type text, _code text, _table text COLLATE "C", _name text COLLATE "C", _value text COLLATE "C", _allowed text, _holder text COLLATE "C") ON COMMIT DROP;
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
  const out = new CopyOut((into, text) => db.copyIn(into, [text]));
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
  const { db, input, options } = work;
  const wanted = work.first ? undefined : await changedEntities(work);
  // Rows are made more slowly here than the database takes them in: meanwhile it can take in records.
  const out = new CopyOut(async (into, text) => {
    await db.copyIn(into, [text]);
    await feed?.send();
  });
  const mains = new Set<Shape>(work.shapes.mains.values());
  const into = new Map(
    [...work.shapes.all, ...work.shapes.shared].map((shape) => [
      shape,
      `${stageOf(shape)} (${["_entity", ...(mains.has(shape) ? ["_digest", "_said"] : ["_ord", "_slot", "_said"]), ...stagedColumns(shape).map(({ name }) => quoteName(name))].join(", ")})`,
    ]),
  );
  let done = 0;
  if (wanted === undefined || wanted.size > 0) {
    for await (const golden of input.goldens()) {
      if (wanted !== undefined && !wanted.has(golden.id)) continue;
      const shaped = shapeGolden(golden, work.shapes);
      let wait: Promise<void> | undefined;
      if ("misfit" in shaped) wait = out.add(rejectColumns, rejectLine(golden, shaped));
      else {
        if (shaped.replaced)
          work.issues.push({ code: "text-not-storable", severity: "warning", params: { entity: golden.id } });
        for (const { shape, line } of shaped.lines)
          if (options.children !== "keep" || mains.has(shape)) wait = out.add(into.get(shape) as string, line) ?? wait;
      }
      const rank = rankLine(golden);
      if (rank !== undefined) wait = out.add(rankColumns, rank) ?? wait;
      // Members matter where they may lead to rows that are there already.
      if (!work.first || golden.members.some((member) => member.startsWith("target:"))) {
        for (const [ord, member] of golden.members.entries()) {
          wait =
            out.add(
              "stage_member (_entity, _record, _ord)",
              `${copyField(golden.id)}\t${copyField(member)}\t${ord}\n`,
            ) ?? wait;
        }
      }
      if (wait !== undefined) await wait;
      if (++done % 10_000 === 0) options.onProgress?.({ phase: "goldens", done });
    }
  }
  await out.end();
  const analyzed = work.shapes.all.map((shape: Shape) => `ANALYZE ${stageOf(shape)} (_entity);`);
  await db.run(
    `CREATE INDEX ON stage_member (_record); ANALYZE stage_member; ANALYZE stage_rank; ${analyzed.join(" ")}`,
  );
}

const rejectColumns = "reject (_entity, _type, _code, _table, _name, _value, _allowed)";

function rejectLine(golden: Golden, { misfit, table, column, value, allowed }: Refusal): string {
  return `${[golden.id, golden.type, misfit, table, column, value, allowed].map(copyField).join("\t")}\n`;
}

/**
 * Golden records whose digest is not the one Sverka remembers, and those whose row somebody has deleted; all of them where a rule looks
 * at the CRM's own value.
 */
async function changedEntities({ db, input, shapes, options }: Work): Promise<Set<string> | undefined> {
  const out = new CopyOut((into, text) => db.copyIn(into, [text]));
  for await (const golden of input.goldens()) {
    const shaped = shapeGolden(golden, shapes);
    const digest = "misfit" in shaped ? "" : shaped.digest;
    const wait = out.add(
      "stage_digest (_entity, _type, _digest)",
      `${copyField(golden.id)}\t${golden.type}\t${digest}\n`,
    );
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
