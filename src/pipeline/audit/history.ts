import { hash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Audit } from "../../audit/audit.ts";
import { auditLines, readAudit, type StoredAudit } from "../../audit/store.ts";
import {
  canRememberAudits,
  ensureSchema,
  readAudits,
  rememberAudit,
  type Database,
  type TargetProfile,
} from "../../load/index.ts";
import { compareText, Failure, type RecordId } from "../../model/index.ts";
import { NdjsonWriter, readLines } from "../artifacts/ndjson.ts";

/** Where an audit is kept. Left out: in the project, and in the database too where Sverka's schema is there and may be written. */
export type Store = "database" | "file";

const auditFile = "audit.ndjson";

/** Who changed, since the audit before, a card of which it had a finding, where the CRM tells. */
const changesFile = "changed-by.json";

export const keepChangedBy = (path: string, changedBy: ReadonlyMap<RecordId, string>): void => {
  if (changedBy.size > 0) writeFileSync(join(path, changesFile), JSON.stringify([...changedBy]), { mode: 0o600 });
};

export const readChangedBy = (path: string): ReadonlyMap<RecordId, string> => {
  const file = join(path, changesFile);
  return new Map(existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as [RecordId, string][]) : []);
};

export const auditsFolder = (project: string): string => join(project, ".sverka", "audits");

/** What an audit is about: a schema of a database. Two CRMs with a schema of one name have two histories. */
export const scopeOf = (profile: TargetProfile, db: Database): string =>
  `${profile.schema} @ ${db.kind === "embedded" ? basename(db.where) : db.where.replace(/^.*@/, "")}`;

/** Within one database the schema says it all, by whatever address the database was reached. */
const schemaOf = (scope: string): string => scope.split(" @ ")[0] ?? scope;

/**
 * Audits that the project or the database keeps, oldest first. An audit that both keep is the same audit.
 *
 * @param baseline an audit that was asked for by name: it counts whatever it was about (a CRM that moved to another server)
 */
export async function readHistory(
  folder: string,
  db: Database | undefined,
  scope: string | undefined,
  baseline?: string,
): Promise<readonly StoredAudit[]> {
  const home = auditsFolder(folder);
  const ids = existsSync(home) ? readdirSync(home).filter((id) => existsSync(join(home, id, auditFile))) : [];
  const kept = new Map<string, StoredAudit>();
  for (const { scorecard, findings } of db === undefined || scope === undefined
    ? []
    : await readAudits(db, schemaOf(scope)))
    kept.set(scorecard.id, { id: scorecard.id, scorecard, findings: new Map(findings.map((each) => [each.id, each])) });
  for (const id of ids) {
    const audit = await readAudit(linesOf(join(home, id, auditFile)));
    const of = audit.scorecard.scope;
    if (scope === undefined || of === undefined || of === scope || id === baseline) kept.set(id, audit);
  }
  return [...kept.values()].sort((a, b) => compareText(a.scorecard.at, b.scorecard.at) || compareText(a.id, b.id));
}

/** The audits before one: up to and with the baseline, where one is named. */
export function before(
  history: readonly StoredAudit[],
  id: string | undefined,
  baseline: string | undefined,
): StoredAudit[] {
  const position = (wanted: string): number => {
    const at = history.findIndex((each) => each.id === wanted);
    if (at === -1)
      throw new Failure("audit-unknown", { audit: wanted, known: history.map((each) => each.id).join(", ") || "–" });
    return at;
  };
  const end = id === undefined ? history.length : position(id);
  const last = baseline === undefined ? end - 1 : position(baseline);
  return history.slice(0, Math.min(last + 1, end));
}

/** Claims the next audit folder of the day, `2026-11-21-01`, past the ids that the database knows. */
export function claimAudit(folder: string, now: Date, history: readonly StoredAudit[]): { id: string; path: string } {
  const taken = new Set(history.map(({ id }) => id));
  const day = now.toISOString().slice(0, 10);
  mkdirSync(auditsFolder(folder), { recursive: true, mode: 0o700 });
  for (let n = 1; ; n++) {
    const id = `${day}-${String(n).padStart(2, "0")}`;
    const path = join(auditsFolder(folder), id);
    if (taken.has(id) || existsSync(path)) continue;
    mkdirSync(path, { mode: 0o700 });
    return { id, path };
  }
}

/** Keeps an audit. Says where it is kept besides the file. */
export async function keepAudit(
  path: string,
  found: Audit,
  db: Database | undefined,
  scope: string,
  store: Store | undefined,
): Promise<readonly Store[]> {
  const file = join(path, auditFile);
  const lines = new NdjsonWriter(file);
  for (const line of auditLines(found)) lines.writeLine(line);
  lines.close();
  if (db === undefined || store === "file") return ["file"];
  if (store === "database") await ensureSchema(db);
  else if (!(await canRememberAudits(db))) return ["file"];
  const digest = hash("sha256", readFileSync(file), "hex");
  await rememberAudit(db, { scope: schemaOf(scope), scorecard: found.scorecard, findings: found.findings, digest });
  return ["file", "database"];
}

async function* linesOf(path: string): AsyncGenerator<string> {
  for await (const lines of readLines(path)) yield* lines;
}
