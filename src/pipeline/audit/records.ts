import { availableParallelism } from "node:os";
import type { Check } from "../../audit/check-file.ts";
import type { SqlRow, Unreadable } from "../../audit/audit.ts";
import type { Database, TargetProfile } from "../../load/index.ts";
import { Failure, type RecordId } from "../../model/index.ts";
import { CleanerPool } from "../normalize/cleaner-pool.ts";
import { NdjsonWriter } from "../artifacts/ndjson.ts";
import type { OpenProject } from "../project/open-project.ts";
import { fileRows, findInputs, prepareSources } from "../prepare-sources.ts";
import { RecordSpool } from "../normalize/record-spool.ts";
import type { Edge } from "../run-options.ts";
import { targetCards } from "../load/target-cards.ts";

/** What an audit measures besides the records themselves, which go to a file. */
export interface AuditedRecords {
  /** Cards that cleaning could make nothing of. */
  readonly unreadable: readonly Unreadable[];
  /** Who changed a card since, of the cards asked for and where the CRM tells. */
  readonly changedBy: ReadonlyMap<RecordId, string>;
  /** Answers to the checks that are queries. */
  readonly answers: ReadonlyMap<string, SqlAnswer>;
}

export interface SqlAnswer {
  readonly checked: number;
  readonly failed: readonly SqlRow[];
}

/**
 * A live CRM to records, in one REPEATABLE READ snapshot that can only read, so that all numbers agree and a steward's own query,
 * which may be anything, changes nothing.
 *
 * @param asked records of which is to be told who changed them, if they were changed on this day (ISO) or later, or the CRM tells no day
 */
export async function readDatabase(
  db: Database,
  profile: TargetProfile,
  project: OpenProject,
  checks: readonly Check[],
  path: string,
  asked: { readonly records: ReadonlySet<RecordId>; readonly since: string },
  signal: AbortSignal,
): Promise<AuditedRecords> {
  const unreadable: Unreadable[] = [];
  const changedBy = new Map<RecordId, string>();
  const answers = new Map<string, SqlAnswer>();
  await db.transaction(async () => {
    await db.run("SET TRANSACTION READ ONLY");
    await writeRecords(path, async (out) => {
      for await (const { row, record, issues } of targetCards(db, profile, project, { owned: true })) {
        signal.throwIfAborted();
        const id = record?.id ?? `target:${row.table}/${row.key}`;
        if (record === undefined)
          unreadable.push({ record: id, type: row.type, raw: textOf(row.row), codes: errors(issues) });
        else out.write(record);
        const { changedBy: by, changedAt = asked.since } = row;
        if (by !== undefined && changedAt >= asked.since && asked.records.has(id)) changedBy.set(id, by);
      }
    });
    for (const check of checks) if (check.rule === "sql") answers.set(check.id, await ask(db, check));
  });
  return { unreadable, changedBy, answers };
}

/** A CRM's exported files to records, where there is no database: sources of the project, through their mappings. */
export async function readSources(
  project: OpenProject,
  ids: readonly string[],
  path: string,
  edge: Edge,
): Promise<AuditedRecords> {
  const unknown = ids.find((id) => !project.sources.some((source) => source.id === id));
  if (unknown !== undefined)
    throw new Failure("source-unknown", {
      source: unknown,
      known: project.sources.map(({ id }) => id).join(", ") || "–",
    });
  const chosen = { ...project, sources: project.sources.filter(({ id }) => ids.includes(id)) };
  const inputs = await findInputs(chosen, edge.env);
  const byId = new Map(chosen.sources.map((source) => [source.id, source]));
  const unreadable: Unreadable[] = [];
  const sources = prepareSources(chosen, (source) => fileRows(byId.get(source.id)!, inputs.get(source.id)!, {}));
  const pool = new CleanerPool(sources, { threads: availableParallelism() });
  try {
    await writeRecords(path, async (out) => {
      for (const [index, { id }] of sources.entries()) {
        const spool = new RecordSpool(out, `${path}.${id}.tmp`);
        try {
          for await (const cleaned of pool.clean(index)) {
            edge.signal.throwIfAborted();
            spool.add(cleaned);
            for (const { id: record, row, issues } of cleaned.rejected)
              unreadable.push({
                record: record ?? `${id}:${row.path}:${row.line}`,
                type: "counterparty",
                raw: row.values.filter((value) => value.trim() !== "").join("; "),
                codes: errors(issues),
              });
          }
          await spool.finish();
        } catch (error) {
          spool.discard();
          throw error;
        }
      }
    });
  } finally {
    await pool.close();
  }
  return { unreadable, changedBy: new Map(), answers: new Map() };
}

async function writeRecords(path: string, work: (out: NdjsonWriter) => Promise<void>): Promise<void> {
  const out = new NdjsonWriter(path);
  try {
    await work(out);
  } catch (error) {
    out.discard();
    throw error;
  }
  out.close();
}

const errors = (issues: readonly { readonly code: string; readonly severity: string }[]): string[] => [
  ...new Set(issues.filter(({ severity }) => severity === "error").map(({ code }) => code)),
];

/** What a card without a name does say: by this a person finds it. */
function textOf(row: Readonly<Record<string, unknown>>): string {
  return Object.values(row)
    .filter((value): value is string => typeof value === "string" && value.trim() !== "" && value !== "false")
    .join("; ");
}

/** A check of the steward's own: `record` is table and key as readTarget writes them, `counterparty/24`. */
async function ask(db: Database, check: Check & { readonly rule: "sql" }): Promise<SqlAnswer> {
  const text = (value: unknown) => (value === null || value === undefined ? undefined : String(value));
  const query = async (sql: string) => {
    try {
      return await db.query<Record<string, unknown>>(sql);
    } catch (error) {
      throw new Failure("audit-sql-failed", { check: check.id, reason: (error as Error).message }, 2, error);
    }
  };
  const [count] = await query(check.count);
  const checked = Number(Object.values(count ?? {})[0] ?? Number.NaN);
  const rows = await query(check.sql);
  if (!Number.isSafeInteger(checked) || rows.some((row) => text(row["record"]) === undefined))
    throw new Failure("audit-sql-shape", { check: check.id });
  const failed = rows.map((row): SqlRow => {
    const [raw, expected] = [text(row["raw"]), text(row["expected"])];
    return {
      record: `target:${text(row["record"])}`,
      ...(raw === undefined ? {} : { raw }),
      ...(expected === undefined ? {} : { expected }),
    };
  });
  return { checked, failed };
}
