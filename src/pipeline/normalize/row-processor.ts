import { hash } from "node:crypto";
import type { Draft, Issue, RawRecord, RecordId, SourceRecord } from "../../model/index.ts";
import type { Normalizer } from "../../normalize/index.ts";
import { formatPlace } from "../../model/index.ts";
import { mendRow, rowId, type CellCorrections } from "../../report/rejects/mend.ts";
import type { FieldCorrections } from "./corrections.ts";

/** The two functions between a raw row and its records. Both are pure but for what a mapping carries down a sheet. */
export interface RowFunctions {
  map(raw: RawRecord): { leftOut: string } | { drafts: readonly Draft[]; issues: readonly Issue[] };
  readonly clean: Normalizer;
}

/** What became of one row. */
export type RowFate =
  | {
      readonly fate: "left-out";
      readonly place: string;
      readonly rule: string;
      /** Records that the row was, where the source marks it for deletion: one that was loaded counts as gone. */
      readonly gone?: readonly RecordId[];
      readonly issues: readonly Issue[];
    }
  | { readonly fate: "rejected"; readonly place: string; readonly id?: string; readonly issues: readonly Issue[] }
  | {
      readonly fate: "drafted";
      readonly place: string;
      readonly drafts: readonly RowDraft[];
      readonly issues: readonly Issue[];
    };

/** The records of one draft under its base key: the key as long as no other row of the source has the same one. */
export interface RowDraft {
  readonly base: string;
  readonly records: readonly SourceRecord[];
}

/** A row that has been mapped and corrected, on its way to be cleaned. */
interface MappedRow {
  readonly fate: "mapped";
  readonly place: string;
  readonly rowHash: string;
  /** The source's own key of its first draft. */
  readonly key: string | undefined;
  /** Base keys of the drafts as the source has them, whatever was corrected. */
  readonly keys: readonly string[];
  readonly drafts: readonly Draft[];
  readonly issues: readonly Issue[];
}

/** Carries one source's rows from raw to cleaned. */
export class RowProcessor {
  readonly #source: string;
  readonly #functions: RowFunctions;
  readonly #cells: CellCorrections;
  readonly #fields: FieldCorrections;
  readonly #asked = new Set<string>();

  constructor(source: string, functions: RowFunctions, cells: CellCorrections, fields: FieldCorrections) {
    this.#source = source;
    this.#functions = functions;
    this.#cells = cells;
    this.#fields = fields;
  }

  /** Ids of the corrections that have found their row since this was last asked. */
  takeUsed(): readonly string[] {
    const used = [...this.#fields.takeUsed(), ...this.#asked];
    this.#asked.clear();
    return used;
  }

  /**
   * What becomes of each row, in order. All are mapped before any is cleaned, so that their values can be foreseen; records are made
   * one row at a time, because those of a whole batch would outlive the collections of young memory that their making causes.
   */
  *process(rows: readonly RawRecord[]): Generator<{ readonly row: RawRecord; readonly fate: RowFate }> {
    const read = rows.map((raw) => this.#map(raw));
    this.#functions.clean.foresee(read.flatMap((row) => (row.fate === "mapped" ? row.drafts : [])));
    for (const [index, mapped] of read.entries())
      yield { row: rows[index]!, fate: mapped.fate === "mapped" ? this.#clean(mapped) : mapped };
  }

  #map(raw: RawRecord): MappedRow | (RowFate & { readonly fate: "left-out" }) {
    const place = formatPlace({
      source: this.#source,
      path: raw.path,
      ...(raw.sheet === undefined ? {} : { sheet: raw.sheet }),
      line: raw.line,
    });
    const read = raw.issues?.map((issue) => ({ ...issue, place })) ?? none;
    if (raw.leftOut !== undefined) {
      const gone = raw.leftOut === "deletion-mark" ? this.#recordsOf(raw) : [];
      return { fate: "left-out", place, rule: raw.leftOut, ...(gone.length === 0 ? {} : { gone }), issues: read };
    }
    const mapped = this.#functions.map(raw);
    if ("leftOut" in mapped) return { fate: "left-out", place, rule: mapped.leftOut, issues: read };
    const rowHash = hashRow(raw);
    const keys = mapped.drafts.map((draft) => baseKey(draft));
    const { drafts, issues } = this.#correct(raw, mapped, keys, rowHash);
    const found =
      read.length + issues.length === 0 ? none : [...read, ...issues.map((issue) => withPlace(issue, place))];
    return { fate: "mapped", place, rowHash, key: mapped.drafts[0]?.key, keys, drafts, issues: found };
  }

  #clean({ place, rowHash, key, keys, drafts: mapped, issues: found }: MappedRow): RowFate {
    const issues = [...found];
    const drafts: RowDraft[] = [];
    for (const [index, draft] of mapped.entries()) {
      const base = keys[index] ?? baseKey(draft);
      const identity = { source: this.#source, key: base, hash: rowHash, places: [place] };
      const cleaned = this.#functions.clean(draft, identity);
      for (const issue of cleaned.issues) issues.push(withPlace(issue, place));
      drafts.push({ base, records: cleaned.records });
    }
    if (drafts.length === 0 && !issues.some((issue) => issue.severity === "error"))
      issues.push({ code: "row-empty", severity: "error", place });
    if (issues.some((issue) => issue.severity === "error"))
      return { fate: "rejected", place, ...(key === undefined ? {} : { id: `${this.#source}:${key}` }), issues };
    return { fate: "drafted", place, drafts, issues };
  }

  /** The records that a row would have become, by id. */
  #recordsOf(raw: RawRecord): RecordId[] {
    const { leftOut: _, ...row } = raw;
    const mapped = this.#functions.map(row);
    if ("leftOut" in mapped) return [];
    return mapped.drafts.flatMap((draft) => {
      const identity = { source: this.#source, key: baseKey(draft), hash: "", places: [] };
      return this.#functions.clean(draft, identity).records.map(({ id }) => id);
    });
  }

  /**
   * Overlays the corrections that people made: cells first (the row is mapped anew from the mended cells, but keeps the key of
   * the row as exported, so that the correction still finds it in the next export), then canonical fields.
   */
  #correct(
    raw: RawRecord,
    mapped: { drafts: readonly Draft[]; issues: readonly Issue[] },
    keys: readonly string[],
    rowHash: string,
  ): { drafts: readonly Draft[]; issues: readonly Issue[] } {
    if (this.#cells.size === 0 && this.#fields.size === 0) return mapped;
    const ids = keys.map((key) => `${this.#source}:${key}`);
    const unmended: RawRecord = { ...raw, issues: [] };
    const cellIds = [rowId(this.#source, raw), ...ids];
    for (const id of cellIds) for (const cell of this.#cells.get(id)?.values() ?? []) this.#asked.add(cell.id);
    const mended = cellIds.reduce((row, id) => mendRow(row, id, this.#cells), unmended);
    const again = mended === unmended ? mapped : this.#functions.map(mended);
    if ("leftOut" in again) return mapped;
    const byHash = keys.map((key) => `${this.#source}:${rowKey(key, rowHash)}`);
    const drafts = again.drafts.map((draft) => this.#fields.mend([...ids, ...byHash], draft));
    return { drafts, issues: [...again.issues, ...(mended.issues ?? [])] };
  }
}

const none: readonly never[] = [];

function withPlace(issue: Issue, place: string): Issue {
  return issue.place === undefined ? { ...issue, place } : issue;
}

/** The source's own key, else `~` and a hash of the raw identifying cells as the source wrote them (folded for space and case). */
export function baseKey(draft: Draft): string {
  return draft.key ?? `~${hash("sha256", draft.identity, "hex").slice(0, 16)}`;
}

/** Tells rows apart whose identifying cells are equal. */
export function rowKey(base: string, rowHash: string): string {
  return `${base}.${rowHash.slice(0, 8)}`;
}

/** sha256 over the paths and values of the filled cells, so that a column added empty changes nothing. */
export function hashRow({ folder = "", paths, values }: RawRecord): string {
  const marks = marksOf(paths);
  let text = folder;
  for (let at = 0; at < values.length; at++) if (values[at] !== "") text += marks[at]! + values[at]!;
  return hash("sha256", text, "hex");
}

/** What stands before the cell of each column, put together once for all rows of a header: most of what hashing a row allocated. */
const marksByHeader = new WeakMap<readonly string[], readonly string[]>();

function marksOf(paths: readonly string[]): readonly string[] {
  let known = marksByHeader.get(paths);
  if (known === undefined) marksByHeader.set(paths, (known = paths.map((path) => `\u0001${path}\u0002`)));
  return known;
}
