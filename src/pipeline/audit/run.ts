import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { audit, type AuditInput } from "../../audit/audit.ts";
import { readChecks, type Checks } from "../../audit/check-file.ts";
import { compareAudits } from "../../audit/history.ts";
import type { StoredAudit } from "../../audit/store.ts";
import { createDeduper, extractFeatures } from "../../dedupe/index.ts";
import type { Database } from "../../load/index.ts";
import { Failure, type AuditFinding, type Match, type RecordId, type SourceRecord } from "../../model/index.ts";
import type { AuditReportData } from "../../report/audit/data.ts";
import {
  auditsFolder,
  before,
  claimAudit,
  keepAudit,
  keepChangedBy,
  readChangedBy,
  readHistory,
  scopeOf,
  type Store,
} from "./history.ts";
import { fieldsRead } from "./fields.ts";
import { readDatabase, readSources, type AuditedRecords } from "./records.ts";
import { dedupeContext } from "../dedupe-settings.ts";
import { shippedParameters } from "../project/match-parameters.ts";
import { readNdjson } from "../artifacts/ndjson.ts";
import { openProject, projectFile, type OpenProject } from "../project/open-project.ts";
import type { Edge } from "../run-options.ts";
import { utf8Text } from "../../yaml/index.ts";
import { findTarget, withTarget } from "../load/target.ts";

export interface AuditOptions {
  readonly database?: string;
  /** Profile of the CRM; default the project's, else `crm`. */
  readonly target?: string;
  /** Exported files of a CRM instead of its database: ids of sources of the project. */
  readonly sources?: readonly string[];
  /** File of checks; default `audit.yaml` of the project, else the shipped ones. */
  readonly checks?: string;
  /** Compare with this audit instead of the last one. */
  readonly baseline?: string;
  readonly store?: Store;
}

export interface Audited {
  readonly id: string;
  readonly folder: string;
  readonly project: OpenProject;
  readonly data: AuditReportData;
  readonly checks: Checks;
  readonly findings: readonly AuditFinding[];
  /** Where it is kept. */
  readonly stores: readonly Store[];
  /** Checks whose threshold was missed. */
  readonly missed: readonly string[];
}

const shippedChecks = new URL("../../audit/checks.yaml", import.meta.url);

/**
 * Audits a live CRM (or the files that one exported): reads it in one REPEATABLE READ snapshot through the target profile backwards,
 * writes nothing into it, and keeps the findings, so that the next audit can say what is new, fixed, still open and back again.
 */
export async function auditTarget(folder: string, options: AuditOptions, edge: Edge): Promise<Audited> {
  const project = withTarget(await auditedProject(folder), options.target);
  const checks = checksOf(folder, options.checks);
  if (options.sources !== undefined) {
    const scope = `files ${options.sources.join(", ")}`;
    const { sources } = options;
    return measure(project, options, edge, {
      checks,
      scope,
      read: (path) => readSources(project, sources, path, edge),
    });
  }
  const target = findTarget(project, edge.env, options.database);
  const db = await target.open();
  try {
    const read: Read = (path, asked) =>
      readDatabase(db, target.profile, project, checks.checks, path, asked, edge.signal);
    const reads = fieldsRead(target.profile);
    return await measure(project, options, edge, { checks, scope: scopeOf(target.profile, db), db, read, reads });
  } finally {
    await db.close();
  }
}

type Read = (
  path: string,
  asked: { readonly records: ReadonlySet<RecordId>; readonly since: string },
) => Promise<AuditedRecords>;

async function measure(
  project: OpenProject,
  options: AuditOptions,
  edge: Edge,
  {
    checks,
    scope,
    db,
    read,
    reads,
  }: {
    readonly checks: Checks;
    readonly scope: string;
    readonly db?: Database;
    readonly read: Read;
    readonly reads?: AuditInput["reads"];
  },
): Promise<Audited> {
  const history = await readHistory(project.folder, db, scope, options.baseline);
  const past = before(history, undefined, options.baseline);
  const { id, path } = claimAudit(project.folder, edge.now(), history);
  try {
    const records = join(path, "records.ndjson");
    const last = past.at(-1);
    const failed = [...(last?.findings.values() ?? [])].flatMap((each) => [each.record, each.other ?? ""]);
    // Who changed a card before it was found wrong has not put it right.
    const since = last?.scorecard.at.slice(0, 10) ?? "";
    const { unreadable, changedBy, answers } = await read(records, { records: new Set(failed), since });
    const found = await audit({
      id,
      scope,
      at: edge.now().toISOString(),
      checks,
      records: readNdjson<SourceRecord>(records),
      unreadable,
      ...(reads === undefined ? {} : { reads }),
      matches: matchesOf(records, project, edge),
      ...(db === undefined ? {} : { sql: async (check) => answers.get(check.id)! }),
    });
    const stores = await keepAudit(path, found, db, scope, options.store);
    keepChangedBy(path, changedBy);
    const now = {
      id,
      findings: found.findings,
      seen: found.seen,
      checks: new Set(checks.checks.map((check) => check.id)),
    };
    return {
      id,
      folder: path,
      project,
      checks,
      findings: found.findings,
      stores,
      data: reportData(project, checks, past, found.scorecard, compareAudits(past, { ...now, changedBy })),
      missed: found.scorecard.checks.filter((check) => !check.met).map((check) => check.check),
    };
  } catch (error) {
    // What did not come to an end is no audit: its number is free again.
    rmSync(path, { recursive: true, force: true });
    throw error;
  }
}

/** An audit that was kept, laid beside the one before it or another: nothing is read again. */
export async function compareKept(folder: string, id: string, options: AuditOptions): Promise<Audited> {
  const project = await auditedProject(folder);
  const checks = checksOf(folder, options.checks);
  const everything = await readHistory(folder, undefined, undefined);
  const scope = everything.find((each) => each.id === id)?.scorecard.scope;
  const history = everything.filter((each) => each.scorecard.scope === scope || each.id === options.baseline);
  const past = before(history, id, options.baseline);
  const kept = history.find((each) => each.id === id)!;
  const path = join(auditsFolder(folder), id);
  const findings = [...kept.findings.values()];
  const seen = new Set<RecordId>(findings.map((each) => each.record));
  for await (const { id: record } of readNdjson<SourceRecord>(join(path, "records.ndjson"))) seen.add(record);
  const ran = new Set(kept.scorecard.checks.map((check) => check.check));
  const now = { id, findings, seen, checks: ran, changedBy: readChangedBy(path) };
  return {
    id,
    folder: path,
    project,
    checks,
    findings,
    stores: ["file"],
    data: reportData(project, checks, past, kept.scorecard, compareAudits(past, now)),
    missed: kept.scorecard.checks.filter((check) => !check.met).map((check) => check.check),
  };
}

function reportData(
  project: OpenProject,
  checks: Checks,
  past: readonly StoredAudit[],
  scorecard: AuditReportData["scorecards"][number],
  compared: AuditReportData["compared"],
): AuditReportData {
  const baseline = past.at(-1)?.id;
  return {
    project: project.project.name,
    scorecards: [...past.map((each) => each.scorecard), scorecard],
    compared,
    titles: new Map(checks.checks.flatMap(({ id, title }) => (title === undefined ? [] : [[id, title]]))),
    ...(baseline === undefined ? {} : { baseline }),
  };
}

async function* matchesOf(records: string, project: OpenProject, edge: Edge): AsyncGenerator<Match> {
  const deduper = createDeduper(dedupeContext(project, {}, edge).options);
  for await (const record of readNdjson<SourceRecord>(records)) deduper.add(extractFeatures(record), { fresh: true });
  yield* deduper.run(project.decisions).matches();
}

function checksOf(folder: string, asked: string | undefined): Checks {
  const own = resolve(folder, asked ?? "audit.yaml");
  if (existsSync(own)) return readChecks(utf8Text(readFileSync(own), own), own);
  if (asked !== undefined) throw new Failure("os-enoent", { path: own });
  return readChecks(readFileSync(shippedChecks, "utf8"), "checks.yaml");
}

/** An audit needs no project: a database and a profile will do. */
async function auditedProject(folder: string): Promise<OpenProject> {
  if (existsSync(join(folder, projectFile))) return openProject(folder);
  return {
    folder,
    project: { version: 1, name: basename(folder), sources: {} },
    sources: [],
    decisions: [],
    corrections: [],
    spellings: [],
    parameters: shippedParameters(),
  };
}
