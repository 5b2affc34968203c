import type { AuditFinding, Scorecard } from "../model/index.ts";
import { quoteText, type Database } from "./database/database.ts";
import { copyField } from "./rows/encode.ts";
import { hasMemory } from "./database/schema.ts";

/** An audit as the database keeps it. `scope`: what was audited, since one database may hold several CRMs. */
export interface RememberedAudit {
  readonly scope: string;
  readonly scorecard: Scorecard;
  readonly findings: readonly AuditFinding[];
  /** sha256 of the audit's file, hex. */
  readonly digest: string;
}

/** Whether this role may keep an audit in Sverka's own schema, as that schema stands. */
export async function canRememberAudits(db: Database): Promise<boolean> {
  if (!(await hasMemory(db))) return false;
  const [row] = await db.query<{ may: boolean }>(
    `SELECT has_table_privilege(${quoteText(`${db.memory}.audit`)}, 'INSERT') AND has_table_privilege(${quoteText(`${db.memory}.finding`)}, 'INSERT') AS may`,
  );
  return row?.may ?? false;
}

/** Keeps an audit: one row in `audit`, one row a finding in `finding`, in one transaction. */
export async function rememberAudit(db: Database, audit: RememberedAudit): Promise<void> {
  const { scorecard } = audit;
  const gated = new Set(scorecard.checks.filter(({ threshold }) => threshold !== undefined).map(({ check }) => check));
  await db.transaction(async () => {
    await db.query(
      `INSERT INTO ${db.memory}.audit (audit_id, at, scope, scorecard, digest) VALUES ($1, $2, $3, $4, $5)`,
      [scorecard.id, scorecard.at, audit.scope, JSON.stringify(scorecard), audit.digest],
    );
    const lines = audit.findings.map((finding) => {
      const severity = gated.has(finding.check) ? "error" : "warning";
      const fields = [scorecard.id, finding.id, finding.check, severity, finding.record, JSON.stringify(finding)];
      return `${fields.map(copyField).join("\t")}\n`;
    });
    await db.copyIn(`${db.memory}.finding (audit_id, finding_id, check_name, severity, record, detail)`, lines);
  });
}

/** Audits of a scope that the database keeps, oldest first. */
export async function readAudits(
  db: Database,
  scope: string,
): Promise<{ scorecard: Scorecard; findings: AuditFinding[] }[]> {
  if (!(await hasMemory(db))) return [];
  const [{ may } = { may: false }] = await db.query<{ may: boolean }>(
    `SELECT has_table_privilege(${quoteText(`${db.memory}.audit`)}, 'SELECT') AND has_table_privilege(${quoteText(`${db.memory}.finding`)}, 'SELECT') AS may`,
  );
  if (!may) return [];
  const audits = await db.query<{ id: string; scorecard: Scorecard }>(
    `SELECT audit_id AS id, scorecard FROM ${db.memory}.audit WHERE scope = $1 ORDER BY at, audit_id`,
    [scope],
  );
  const kept: { scorecard: Scorecard; findings: AuditFinding[] }[] = [];
  for (const { id, scorecard } of audits) {
    const rows = await db.query<{ detail: AuditFinding }>(
      `SELECT detail FROM ${db.memory}.finding WHERE audit_id = $1 ORDER BY finding_id`,
      [id],
    );
    kept.push({ scorecard, findings: rows.map(({ detail }) => detail) });
  }
  return kept;
}
