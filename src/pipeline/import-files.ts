import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  compileFiles,
  type Database,
  type FileTable,
  type FileTarget,
  readSent,
  readStanding,
  recallSent,
  rememberSent,
  type SentRow,
  type TargetProfile,
} from "../load/index.ts";
import type { Golden, JournalEntry, SourceRecord } from "../model/index.ts";
import { writeImportFile } from "../report/import-file.ts";
import type { FileFact } from "../report/run-facts.ts";
import { readNdjson } from "./ndjson.ts";
import type { OpenProject } from "./open-project.ts";
import type { ExistingLine } from "./record-store.ts";
import type { RunFolder } from "./run-folder.ts";

/** Import files of one run, and the cards that had to stay out of them. */
export interface ImportFiles {
  readonly files: readonly FileFact[];
  /** Changed cards that were sent before and whose key in the CRM is not known yet. */
  readonly waiting: number;
  /** Cards that the CRM holds twice, for people to merge there. */
  readonly twice: number;
}

/** Where a run's import files lie. */
const folderName = "import";

/**
 * Writes the import files of a loaded run: firms before people, new cards apart from changed ones, each file no longer than the vendor
 * takes. Only what has changed since the last files is in them. A changed card whose key in the CRM is not known yet waits: as a new
 * row it would become a second card there.
 *
 * @param run the load's name in the database
 */
export async function writeImportFiles(
  folder: RunFolder,
  db: Database,
  { files: target, title }: TargetProfile & { readonly files: FileTarget },
  project: OpenProject,
  run: string,
): Promise<ImportFiles> {
  const back = project.project.load?.readBack ?? [];
  const [standing, sent] = [await readStanding(db, back), await readSent(db, title)];
  const firms = new Map<string, SentRow>();
  const remembered: { entity: string; table: string; row: SentRow }[] = [];
  const home = folder.folder(folderName);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const files: FileFact[] = [];
  let waiting = 0;
  for (const [nth, table] of compileFiles(target).entries()) {
    const fresh = new Parts(home, `${nth + 1}-${table.name}-new`, target, table.headers);
    const changed = new Parts(home, `${nth + 1}-${table.name}-changed`, target, table.headers);
    for await (const golden of readNdjson<Golden>(folder.file("golden.ndjson"))) {
      const card = standing.get(golden.id);
      if (golden.type !== table.of || card === undefined) continue;
      const row = rowOf(table, golden, firms);
      if (row === undefined) continue;
      if (golden.type === "counterparty") firms.set(golden.id, row);
      const before = sent.get(golden.id);
      if (before !== undefined && sameRow(before, row)) continue;
      // A card that only the CRM itself has told of says nothing new to it.
      if (golden.members.every((member) => back.includes(member.slice(0, member.indexOf(":"))))) continue;
      if (before !== undefined && card.vendorKey === undefined) {
        waiting++;
        continue;
      }
      const cells = table.headers.map((header) =>
        header === table.vendorKey ? (card.vendorKey ?? "") : (row[header] ?? ""),
      );
      await (card.vendorKey === undefined ? fresh : changed).add(cells);
      remembered.push({ entity: golden.id, table: table.name, row });
    }
    files.push(...(await fresh.end()), ...(await changed.end()));
  }
  const doubled = [...standing.values()].filter(({ others }) => others.length > 0);
  if (doubled.length > 0) {
    const list = new Parts(home, "merge-in-crm", target, ["keep", "merge", "card"]);
    for (const { entity, vendorKey = "", others } of doubled)
      for (const other of others) await list.add([vendorKey, other, entity]);
    files.push(...(await list.end()));
  }
  await rememberSent(db, run, title, remembered);
  return { files, waiting, twice: doubled.length };
}

/** After an undo: what the vendor's program has to be told to be where it was. What was imported there is not taken back by itself. */
export async function writeUndoFiles(
  folder: RunFolder,
  db: Database,
  { files: target }: TargetProfile,
  project: OpenProject,
  run: string,
): Promise<readonly FileFact[]> {
  if (target === undefined) return [];
  const standing = await readStanding(db, project.project.load?.readBack ?? []);
  const recalled = await recallSent(db, run);
  const home = folder.folder(`${folderName}-undo`);
  const files: FileFact[] = [];
  for (const table of compileFiles(target)) {
    const former = new Parts(home, `${table.name}-former`, target, table.headers);
    const surplus = new Parts(home, `${table.name}-to-delete`, target, table.headers);
    for (const { entity, row, before } of recalled.filter((each) => each.table === table.name)) {
      const key = standing.get(entity)?.vendorKey ?? "";
      const cells = (of: SentRow): string[] =>
        table.headers.map((header) => (header === table.vendorKey ? key : (of[header] ?? "")));
      await (before === undefined ? surplus.add(cells(row)) : former.add(cells(before)));
    }
    files.push(...(await former.end()), ...(await surplus.end()));
  }
  return files;
}

function rowOf(table: FileTable, golden: Golden, firms: ReadonlyMap<string, SentRow>): SentRow | undefined {
  const row = table.row(golden);
  if ("misfit" in row) return undefined;
  const whole: Record<string, string> = { ...(row as SentRow) };
  const firm = golden.type === "contact" ? firms.get(golden.of[0]?.counterparty ?? "") : undefined;
  for (const [header, from] of table.firm) whole[header] = firm?.[from] ?? "";
  return whole;
}

function sameRow(one: SentRow, other: SentRow): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => (one[key] ?? "") === (other[key] ?? ""));
}

/** Files of one kind, numbered from 001, each of at most so many rows. */
class Parts {
  readonly #home: string;
  readonly #name: string;
  readonly #target: FileTarget;
  readonly #headers: readonly string[];
  readonly #files: FileFact[] = [];
  #rows: string[][] = [];

  constructor(home: string, name: string, target: FileTarget, headers: readonly string[]) {
    this.#home = home;
    this.#name = name;
    this.#target = target;
    this.#headers = headers;
  }

  async add(row: string[]): Promise<void> {
    this.#rows.push(row);
    if (this.#rows.length >= this.#target.rows) await this.#flush();
  }

  async end(): Promise<readonly FileFact[]> {
    if (this.#rows.length > 0) await this.#flush();
    return this.#files;
  }

  async #flush(): Promise<void> {
    mkdirSync(this.#home, { recursive: true, mode: 0o700 });
    const name = `${this.#name}-${String(this.#files.length + 1).padStart(3, "0")}.${this.#target.format}`;
    await writeImportFile(join(this.#home, name), this.#target, this.#name, this.#headers, this.#rows);
    this.#files.push({ name, rows: this.#rows.length });
    this.#rows = [];
  }
}

/**
 * Rows of the vendor's export that carry a card's id are that card, whatever they look like by now: a judgement `same` for each, as if a person
 * had given it.
 */
export async function readBackTies(
  folder: RunFolder,
  project: OpenProject,
  target: FileTarget,
): Promise<JournalEntry[]> {
  const back = new Set(project.project.load?.readBack ?? []);
  const headers = compileFiles(target).flatMap(({ recordKey }) => recordKey ?? []);
  if (back.size === 0 || headers.length === 0) return [];
  const cards = new Map<string, string>();
  for await (const record of readNdjson<SourceRecord>(folder.file("records.ndjson"))) {
    if (!back.has(record.source)) continue;
    for (const header of headers) {
      const card = record.extra[header];
      if (card !== undefined) cards.set(record.id, card.trim());
    }
  }
  const wanted = new Set(cards.values());
  const members = new Map<string, string>();
  for await (const { record, entityId } of readNdjson<ExistingLine>(folder.file("existing.ndjson")))
    if (entityId !== undefined && wanted.has(entityId) && !members.has(entityId)) members.set(entityId, record.id);
  return [...cards].flatMap(([record, card]): JournalEntry[] => {
    const member = members.get(card);
    if (member === undefined || member === record) return [];
    return [
      {
        id: `tie:${record}`,
        at: "1970-01-01T00:00:00.000Z",
        by: "sverka",
        why: card,
        judge: "same",
        left: member,
        right: record,
      },
    ];
  });
}
