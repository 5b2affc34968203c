import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { audit, type SqlRow } from "../audit/audit.ts";
import { readChecks, type Check } from "../audit/check-file.ts";
import { compareAudits } from "../audit/history.ts";
import { auditLines, readAudit, type StoredAudit } from "../audit/store.ts";
import { createDeduper, extractFeatures } from "../dedupe/index.ts";
import type { Database } from "../load/index.ts";
import { compareText, Failure, type Match, type SourceRecord } from "../model/index.ts";
import type { AuditReportData } from "../report/audit-report.ts";
import { dedupeContext } from "./dedupe-settings.ts";
import { NdjsonWriter, readLines, readNdjson } from "./ndjson.ts";
import { openProject, projectFile, type OpenProject } from "./open-project.ts";
import type { Edge } from "./run.ts";
import { targetRecords } from "./stage-load.ts";
import { findTarget } from "./target.ts";

export interface AuditOptions {
  readonly database?: string;
  /** Profile of the CRM; default the project's, else `crm`. */
  readonly target?: string;
  /** File of checks; default `audit.yaml` of the project, else the shipped ones. */
  readonly checks?: string;
  /** Compare with this audit instead of the last one. */
  readonly baseline?: string;
}

export interface Audited {
  readonly folder: string;
  readonly data: AuditReportData;
  /** Checks whose threshold was missed. */
  readonly missed: readonly string[];
}

const shippedChecks = new URL("../audit/checks.yaml", import.meta.url);

/**
 * Audits a live CRM: reads it in one REPEATABLE READ snapshot through the target profile backwards, writes nothing into it, and keeps
 * the findings in `.sverka/audits/<id>/`, so that the next audit can say what is new, fixed, still open and back again.
 */
export async function auditTarget(folder: string, options: AuditOptions, edge: Edge): Promise<Audited> {
  const opened = existsSync(join(folder, projectFile)) ? await openProject(folder) : emptyProject(folder);
  const project =
    options.target === undefined
      ? opened
      : { ...opened, project: { ...opened.project, load: { ...opened.project.load, target: options.target } } };
  const checks = checksOf(folder, options.checks);
  const past = await readPast(folder, options.baseline);
  const id = nextId(folder, edge.now());
  const here = join(folder, ".sverka", "audits", id);
  mkdirSync(here, { recursive: true, mode: 0o700 });

  const target = findTarget(project, edge.env, options.database);
  const db = await target.open();
  const records = join(here, "records.ndjson");
  const answers = new Map<string, SqlAnswer>();
  try {
    await db.transaction(async () => {
      // A steward's own query may be anything: here it can only read, and reads what the records show.
      await db.run("SET TRANSACTION READ ONLY");
      const out = new NdjsonWriter(records);
      try {
        for await (const record of targetRecords(db, target.profile, project, { owned: true })) {
          edge.signal.throwIfAborted();
          out.write(record);
        }
      } catch (error) {
        out.discard();
        throw error;
      }
      out.close();
      for (const check of checks.checks) if (check.rule === "sql") answers.set(check.id, await ask(db, check));
    });
  } finally {
    await db.close();
  }

  const found = await audit({
    id,
    at: edge.now().toISOString(),
    checks,
    records: readNdjson<SourceRecord>(records),
    matches: matchesOf(records, project, edge),
    sql: async (check) => answers.get(check.id)!,
  });
  const lines = new NdjsonWriter(join(here, "audit.ndjson"));
  for (const line of auditLines(found)) lines.writeLine(line);
  lines.close();
  const compared = compareAudits(past, {
    id,
    findings: found.findings,
    seen: found.seen,
    checks: new Set(checks.checks.map((check) => check.id)),
  });
  const baseline = past.at(-1)?.id;
  const data: AuditReportData = {
    project: project.project.name,
    scorecards: [...past.map((each) => each.scorecard), found.scorecard],
    compared,
    ...(baseline === undefined ? {} : { baseline }),
  };
  return {
    folder: here,
    data,
    missed: found.scorecard.checks.filter((check) => !check.met).map((check) => check.check),
  };
}

interface SqlAnswer {
  readonly checked: number;
  readonly failed: readonly SqlRow[];
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

async function* matchesOf(records: string, project: OpenProject, edge: Edge): AsyncGenerator<Match> {
  const deduper = createDeduper(dedupeContext(project, {}, edge).options);
  for await (const record of readNdjson<SourceRecord>(records)) deduper.add(extractFeatures(record), { fresh: true });
  yield* deduper.run([]).matches();
}

function checksOf(folder: string, asked: string | undefined): ReturnType<typeof readChecks> {
  const own = join(folder, asked ?? "audit.yaml");
  if (existsSync(own)) return readChecks(readFileSync(own, "utf8"), own);
  if (asked !== undefined) throw new Failure("os-enoent", { path: own });
  return readChecks(readFileSync(shippedChecks, "utf8"), "checks.yaml");
}

/** Audits that were kept, oldest first; with a baseline, up to and with it. */
async function readPast(folder: string, baseline: string | undefined): Promise<StoredAudit[]> {
  const home = join(folder, ".sverka", "audits");
  const ids = existsSync(home)
    ? readdirSync(home)
        .filter((id) => existsSync(join(home, id, "audit.ndjson")))
        .sort(compareText)
    : [];
  if (baseline !== undefined && !ids.includes(baseline))
    throw new Failure("audit-unknown", { audit: baseline, known: ids.join(", ") || "–" });
  const wanted = baseline === undefined ? ids : ids.slice(0, ids.indexOf(baseline) + 1);
  return Promise.all(wanted.map((id) => readAudit(linesOf(join(home, id, "audit.ndjson")))));
}

async function* linesOf(path: string): AsyncGenerator<string> {
  for await (const lines of readLines(path)) yield* lines;
}

function nextId(folder: string, now: Date): string {
  const day = now.toISOString().slice(0, 10);
  for (let n = 1; ; n++) {
    const id = `${day}-${String(n).padStart(2, "0")}`;
    if (!existsSync(join(folder, ".sverka", "audits", id))) return id;
  }
}

/** An audit needs no project: a database and a profile will do. */
function emptyProject(folder: string): OpenProject {
  return {
    folder,
    project: { version: 1, name: basename(folder), sources: {} },
    sources: [],
    decisions: [],
    corrections: [],
    spellings: [],
  };
}
