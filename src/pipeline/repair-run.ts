import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Checks } from "../audit/check-file.ts";
import { openToWrite, hasMemory, readHead, readShapes, readStored, type Database } from "../load/index.ts";
import { type AuditFinding, type RecordId, type SourceBooks } from "../model/index.ts";
import { Census } from "./normalize/census.ts";
import { NdjsonWriter } from "./artifacts/ndjson.ts";
import { openProject, type OpenProject } from "./project/open-project.ts";
import { storedLine } from "./artifacts/record-store.ts";
import { repairsOf, type RepairKind } from "./load/repair.ts";
import { inRun, timed } from "./run-frame.ts";
import { runLoad } from "./run-load.ts";
import { runDedupe } from "./run-stages.ts";
import type { Edge, RunOutcome } from "./run-options.ts";
import { editsFile, type RunFolder } from "./artifacts/run-folder.ts";
import type { NormalizeOutcome } from "./normalize/stage-normalize.ts";
import { cardReader, targetCards } from "./load/target-cards.ts";
import { findTarget, withTarget, type Target } from "./load/target.ts";

export interface RepairOptions {
  readonly database?: string;
  readonly target?: string;
  readonly kinds: ReadonlySet<RepairKind>;
}

export interface Repaired extends RunOutcome {
  readonly repairs: RepairCounts;
}

export interface RepairCounts {
  /** Columns of rows. */
  readonly normalise: number;
  readonly fill: number;
  /** Findings of the audit that a repair answers, and those left for a person. */
  readonly answered: number;
  readonly byHand: number;
}

/**
 * From the findings of an audit to a plan. The cards that the CRM made itself are a source like any other (`target`), whose rows are in
 * the target already: what matches among them is a merge, what is written in another form an edit in place. From here on it is a run:
 * `load` applies the plan or refuses it, `undo` takes it back, the log holds it.
 *
 * Cards are merged where a person said so; with `mergeInTarget: auto` also where the score does.
 */
export async function repairTarget(
  projectFolder: string,
  { checks, findings, audit }: { checks: Checks; findings: readonly AuditFinding[]; audit: string },
  options: RepairOptions,
  edge: Edge,
): Promise<Repaired> {
  const opened = await openProject(projectFolder);
  const project = withTarget(opened, options.target);
  const target = findTarget(project, edge.env, options.database);
  const db = await openToWrite(() => target.open());
  try {
    let repairs: RepairCounts | undefined;
    const outcome = await inRun(project, {}, edge, async (folder) => {
      repairs = await timed(folder, edge, "extract", () =>
        db.transaction(() => readCards(folder, db, target, project, askedFor(checks, findings), options.kinds)),
      );
      if (options.target !== undefined) folder.run.target = options.target;
      folder.run.inputs = [{ source: "target", path: `audits/${audit}`, ...digestOf(folder.file(editsFile)) }];
      const automatic = options.kinds.has("merge") && project.project.load?.mergeInTarget === "auto";
      await runDedupe(
        folder,
        options.kinds.has("merge") ? project : undecided(project),
        { merge: automatic, everything: true },
        edge,
      );
      const database = options.database === undefined ? {} : { database: options.database };
      return runLoad(folder, project, target, db, { ...database, dryRun: true }, edge);
    });
    return { ...outcome, repairs: repairs! };
  } finally {
    await db.close();
  }
}

function undecided(project: OpenProject): OpenProject {
  return { ...project, decisions: project.decisions.filter((entry) => !("judge" in entry && entry.judge === "same")) };
}

/** By record and canonical field: the finding that asks for the field to be put right. */
type Asked = ReadonlyMap<RecordId, ReadonlyMap<string, string>>;

function askedFor(checks: Checks, findings: readonly AuditFinding[]): Asked {
  const fields = new Map(
    checks.checks.flatMap((check) =>
      check.rule === "uniform" || check.rule === "valid" || check.rule === "matches"
        ? [[check.id, check.field.split(".")[0]!] as const]
        : [],
    ),
  );
  const asked = new Map<RecordId, Map<string, string>>();
  for (const { id, check, record } of findings) {
    const field = fields.get(check);
    if (field === undefined) continue;
    const own = asked.get(record);
    if (own === undefined) asked.set(record, new Map([[field, id]]));
    else if (!own.has(field)) own.set(field, id);
  }
  return asked;
}

const none: ReadonlyMap<string, string> = new Map();

/**
 * The CRM as a source: its own cards to records.ndjson, what Sverka remembers of earlier loads to existing.ndjson, repairs of all cards
 * to edits.ndjson. A card that cannot be read is in the books as left out, and in the audit as a finding.
 */
async function readCards(
  folder: RunFolder,
  db: Database,
  target: Target,
  project: OpenProject,
  asked: Asked,
  kinds: ReadonlySet<RepairKind>,
): Promise<RepairCounts> {
  const { profile } = target;
  folder.run.existingHead = await readHead(db);
  const read = cardReader(profile, project);
  const context = { profile, shapes: await readShapes(db, profile), kinds, read };
  const owned = await ownedRows(db);
  const writers = {
    records: new NdjsonWriter(folder.file("records.ndjson")),
    existing: new NdjsonWriter(folder.file("existing.ndjson")),
    edits: new NdjsonWriter(folder.file(editsFile)),
    issues: new NdjsonWriter(folder.file("issues.ndjson")),
  };
  const census = new Census();
  const counts = { normalise: 0, fill: 0 };
  const answered = new Set<string>();
  let rows = 0;
  let unreadable = 0;
  try {
    for await (const card of targetCards(db, profile, project, { owned: true })) {
      const { record, row } = card;
      const own = owned.has(`${row.table}/${row.key}`);
      if (!own) rows++;
      if (record === undefined) {
        if (!own) unreadable++;
        continue;
      }
      for (const edit of repairsOf(card, asked.get(record.id) ?? none, context)) {
        writers.edits.write(edit);
        counts[edit.repair]++;
        if (edit.finding !== undefined) answered.add(edit.finding);
      }
      if (own) continue;
      census.add(record);
      writers.records.write(record);
    }
    for await (const stored of readStored(db)) writers.existing.writeLine(storedLine(stored));
    for (const writer of Object.values(writers)) writer.close();
  } catch (error) {
    for (const writer of Object.values(writers)) writer.discard();
    throw error;
  }
  folder.write("normalize.json", `${JSON.stringify(outcomeOf(rows, unreadable, census), null, 2)}\n`);
  const all = new Set([...asked.values()].flatMap((fields) => [...fields.values()]));
  return { ...counts, answered: answered.size, byHand: all.size - answered.size };
}

function outcomeOf(rows: number, unreadable: number, census: Census): NormalizeOutcome {
  const books: SourceBooks = {
    source: "target",
    read: rows,
    drafted: rows - unreadable,
    rejected: 0,
    // Its rows have no columns of a file: there are none to count cells of.
    cells: 0,
    leftOut: unreadable,
    leftOutBy: unreadable === 0 ? {} : { unreadable },
    rejectedBy: {},
  };
  return { rows: [books], columns: [], census };
}

/** Rows that Sverka wrote or adopted, `counterparty/24`: their records are those of their sources. */
async function ownedRows(db: Database): Promise<ReadonlySet<string>> {
  if (!(await hasMemory(db))) return new Set();
  const rows = await db.query<{ row: string }>(
    `SELECT target_table || '/' || target_id AS row FROM ${db.memory}.entity WHERE merged_into IS NULL`,
  );
  return new Set(rows.map(({ row }) => row));
}

function digestOf(path: string): { bytes: number; sha256: string } {
  const bytes = readFileSync(path);
  return { bytes: bytes.length, sha256: hash("sha256", bytes, "hex") };
}
