import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  compileFiles,
  type Database,
  type FileTable,
  type FileTarget,
  forgetSent,
  readSent,
  readStanding,
  recallSent,
  rememberSent,
  type SentRow,
  wasSent,
} from "../../load/index.ts";
import { own, sourceOf, type Golden, type JournalEntry, type SourceRecord } from "../../model/index.ts";
import { writeImportFile } from "../../report/import-file.ts";
import type { FileFact } from "../../report/data/run-facts.ts";
import { readNdjson } from "../artifacts/ndjson.ts";
import type { OpenProject } from "../project/open-project.ts";
import type { ExistingLine } from "../artifacts/record-store.ts";
import type { RunFolder } from "../artifacts/run-folder.ts";
import type { Target } from "./target.ts";

/** Import files of one run, and the cards that had to stay out of them. */
export interface ImportFiles {
  readonly files: readonly FileFact[];
  /** Changed cards that were sent before and whose key in the CRM is not known yet. */
  readonly waiting: number;
  /** Cards that the CRM holds twice, for people to merge there. */
  readonly twice: number;
}

/** Where a run's import files lie, and where they lie until all of them are written and their rows remembered. */
const folderName = "import";
const unfinished = "import.part";
/** Where the files of its undo lie. */
export const undoFolder = "import-undo";

/**
 * Writes the import files of a loaded run: firms before people, new cards apart from changed ones, each file no longer than the vendor
 * takes. Only what has changed since the last files is in them. A changed card whose key in the CRM is not known yet waits: as a new
 * row it would become a second card there.
 *
 * What was remembered as sent lies in files, and what was not is written by the next run, whenever the process dies: see {@link settleImport}.
 *
 * @param run the load's name in the database
 * @returns undefined for a target that is no target of files
 */
export async function writeImportFiles(
  folder: RunFolder,
  db: Database,
  { profile: { files: target, title }, readBack: back }: Target,
  run: string,
): Promise<ImportFiles | undefined> {
  if (target === undefined) return undefined;
  const [standing, sent] = [await readStanding(db, back), await readSent(db, title)];
  const firms = new Map<string, SentRow>();
  const remembered: { entity: string; table: string; row: SentRow }[] = [];
  const home = folder.file(unfinished);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { mode: 0o700 });
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
      if (golden.members.every((member) => back.includes(sourceOf(member)))) continue;
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
  finish(folder);
  return { files, waiting, twice: doubled.length };
}

/** Puts the files where people find them. A run that is loaded again and has nothing to say leaves those it had. */
function finish(folder: RunFolder): void {
  const [from, to] = [folder.file(unfinished), folder.file(folderName)];
  if (existsSync(to) && readdirSync(from).length === 0) return rmSync(from, { recursive: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
}

/**
 * What a process left that died over the import files of a loaded run. Files whose rows were remembered are complete and are put in their
 * place; others are dropped, since the next run writes them again and nobody is to import a card from both.
 */
export async function settleImport(folder: RunFolder, db: Database): Promise<void> {
  if (!folder.has(unfinished)) return;
  const load = folder.run.loads.at(-1)?.uuid;
  if (load !== undefined && (await wasSent(db, load))) finish(folder);
  else rmSync(folder.file(unfinished), { recursive: true, force: true });
}

/**
 * After an undo: what the vendor's program has to be told to be where it was. What was imported there is not taken back by itself. The rows
 * are forgotten once the files are there.
 *
 * @param home folder of the files, made if there are any
 */
export async function writeUndoFiles(
  home: string,
  db: Database,
  { profile: { files: target }, readBack }: Target,
  run: string,
): Promise<readonly FileFact[]> {
  if (target === undefined) return [];
  const standing = await readStanding(db, readBack);
  const recalled = await recallSent(db, run);
  rmSync(home, { recursive: true, force: true });
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
  await forgetSent(db, run);
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
      const card = own(record.extra, header);
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
