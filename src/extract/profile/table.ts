import { compareText, countUp, foldSpace } from "../../model/index.ts";
import type { ColumnProfile, FileFacts, Issue, RawRecord } from "../../model/index.ts";
import { isBlank } from "../header.ts";
import { ColumnStats } from "./column.ts";
import { HeadRows, type Heads } from "./heads.ts";
import { Sample } from "./sample.ts";
import { identityKeys } from "./shapes.ts";

/** What is known of one file, sheet or table after it was read. Plain data but for `samples`. */
export interface TableProfile {
  readonly path: string;
  readonly sheet?: string;
  readonly facts?: FileFacts;
  /** All records, those left out among them. */
  readonly read: number;
  /** Data rows. */
  readonly rows: number;
  readonly leftOut: Readonly<Record<string, number>>;
  /** Issues of rows and cells by code. */
  readonly issues: Readonly<Record<string, number>>;
  readonly columns: readonly ColumnProfile[];
  /** Texts above the header. */
  readonly titles: readonly string[];
  /** Latest date outside of birthdays. */
  readonly latest?: string;
  /** Rows that look like folders of a hierarchy, where there are any. */
  readonly heads?: Heads;
  /** What is suspected of the table as a whole; those of columns stand with the columns. */
  readonly problems: readonly Issue[];
  /** For comparing tables; not to be written out. */
  readonly samples: { readonly rows: Sample; readonly keys: Readonly<Record<KeyKind, Sample>> };
}

export const keyKinds = ["inn", "bin", "unp", "email", "phone", "name"] as const;
export type KeyKind = (typeof keyKinds)[number];

/**
 * Profiles the records of one or many files, a table for each path and sheet. Feed it every batch, then `finish`.
 * Holds samples, not rows: memory depends on the number of columns alone.
 */
export class Profiler {
  readonly #tables = new Map<string, TableStats>();

  add(records: readonly RawRecord[]): void {
    let stats: TableStats | undefined;
    for (const record of records) {
      if (stats === undefined || stats.path !== record.path || stats.sheet !== record.sheet) {
        const key = `${record.path}\0${record.sheet ?? ""}`;
        stats = this.#tables.get(key);
        if (stats === undefined) this.#tables.set(key, (stats = new TableStats(record.path, record.sheet)));
      }
      stats.add(record);
    }
  }

  /** @param facts of a source, by the path it was opened under */
  finish(facts: ReadonlyMap<string, readonly FileFacts[]> = new Map()): readonly TableProfile[] {
    return [...this.#tables.values()].map((table) => table.finish(factsOf(table, facts)));
  }
}

function factsOf(table: TableStats, facts: ReadonlyMap<string, readonly FileFacts[]>): FileFacts | undefined {
  // The facts of a member of an archive stand under the archive's path.
  const outer = [...facts.keys()].find((path) => path === table.path || table.path.startsWith(`${path}/`));
  const all = outer === undefined ? [] : (facts.get(outer) ?? []);
  const member = outer === undefined || outer === table.path ? undefined : table.path.slice(outer.length + 1);
  return (
    all.find((each) => each.sheet === table.sheet && (member === undefined || each.details?.["member"] === member)) ??
    (all.length === 1 ? all[0] : undefined)
  );
}

class TableStats {
  readonly path: string;
  readonly sheet: string | undefined;
  #read = 0;
  #rows = 0;
  readonly #leftOut = new Map<string, number>();
  readonly #issues = new Map<string, number>();
  readonly #columns = new Map<string, ColumnStats>();
  /** All rows of a table share one array of paths: the columns of it are looked up once. */
  readonly #byPaths = new WeakMap<readonly string[], readonly ColumnStats[]>();
  readonly #titles: string[] = [];
  readonly #rowSample = new Sample();
  readonly #heads = new HeadRows();
  readonly #keys: Record<KeyKind, Sample> = {
    inn: new Sample(),
    bin: new Sample(),
    unp: new Sample(),
    email: new Sample(),
    phone: new Sample(),
    name: new Sample(),
  };

  constructor(path: string, sheet: string | undefined) {
    this.path = path;
    this.sheet = sheet;
  }

  add(record: RawRecord): void {
    this.#read++;
    for (const { code } of record.issues ?? []) countUp(this.#issues, code);
    if (record.leftOut !== undefined) {
      countUp(this.#leftOut, record.leftOut);
      if (record.leftOut === "title" && this.#titles.length < 20) this.#titles.push(titleOf(record));
      return;
    }
    this.#rows++;
    this.#rowSample.add(record.values.join("\u0001"));
    this.#heads.add(record.paths, record.values);
    const columns = this.#columnsOf(record.paths);
    for (let i = 0; i < columns.length; i++) {
      const cell = record.values[i] ?? "";
      const shape = columns[i]?.add(cell);
      if (shape === undefined || shape === "text" || shape === "number") continue;
      const keys = shape === "unp" ? columns[i]?.unps : undefined;
      for (const key of identityKeys(cell, shape))
        (keys ?? this.#keys[key.slice(0, key.indexOf(":")) as KeyKind]).add(key);
    }
  }

  #columnsOf(paths: readonly string[]): readonly ColumnStats[] {
    let columns = this.#byPaths.get(paths);
    if (columns === undefined) {
      columns = paths.map((path) => {
        let stats = this.#columns.get(path);
        if (stats === undefined) this.#columns.set(path, (stats = new ColumnStats(path)));
        return stats;
      });
      this.#byPaths.set(paths, columns);
    }
    return columns;
  }

  finish(facts: FileFacts | undefined): TableProfile {
    // Columns that no row brought are known from the header.
    for (const header of facts?.headers ?? [])
      if (!this.#columns.has(header)) this.#columns.set(header, new ColumnStats(header));
    const columns = [...this.#columns.values()].map((column) => column.finish(this.#rows));
    for (const column of this.#columns.values()) if (column.holdsUnps) this.#keys.unp.addAll(column.unps);
    const latest = latestOf(columns);
    const heads = this.#heads.finish();
    return {
      path: this.path,
      ...(this.sheet !== undefined && { sheet: this.sheet }),
      ...(facts !== undefined && { facts }),
      read: this.#read,
      rows: this.#rows,
      leftOut: sorted(this.#leftOut),
      issues: sorted(this.#issues),
      columns,
      titles: this.#titles,
      ...(latest !== undefined && { latest }),
      ...(heads !== undefined && { heads }),
      problems: [...(facts?.issues ?? []), ...this.#suspicions()],
      samples: { rows: this.#rowSample, keys: this.#keys },
    };
  }

  /** Signs that the export is not the whole list. */
  #suspicions(): Issue[] {
    const found: Issue[] = [];
    const above = this.#titles.length;
    // With and without the header: XLS holds 65,536 rows, XLSX 1,048,576.
    const full = [65_536, 1_048_576].find((most) => [most, most - 1, most - 1 - above].includes(this.#read));
    const round = this.#rows >= 100 && [100, 200, 250, 300, 500].includes(this.#rows);
    if (full !== undefined) found.push({ code: "export-full-sheet", severity: "warning", params: { rows: full } });
    else if (round || (this.#rows >= 1000 && this.#rows % 500 === 0)) {
      found.push({ code: "export-round-count", severity: "warning", params: { rows: this.#rows } });
    }
    const filter = this.#titles.find((title) => filterLine.test(title));
    if (filter !== undefined) found.push({ code: "export-filtered", severity: "warning", raw: filter });
    const duplicates = this.#rows - Math.min(this.#rows, this.#rowSample.count);
    if (this.#rowSample.exact && duplicates > 0) {
      found.push({ code: "rows-repeated", severity: "note", params: { count: duplicates } });
    }
    return found;
  }
}

const filterLine =
  /^\s*(?:отбор|фильтр|условия|период|с учетом|выбор|filter|filtered|where|criteria|first \d+)(?=[\s:.]|$)/iu;

function titleOf(record: RawRecord): string {
  return record.values
    .filter((value) => !isBlank(value))
    .map(foldSpace)
    .join(" · ");
}

/** Dates of changes say how fresh a list is, birthdays do not, and a date far ahead is a plan or a mistake. */
function latestOf(columns: readonly ColumnProfile[]): string | undefined {
  const dated = columns.filter(
    ({ name, latest }) => latest !== undefined && latest < "2100" && !/рожд|birth/i.test(name),
  );
  const changed = dated.filter(({ name }) => /измен|обновл|создан|последн|modif|updat|creat|last|change/i.test(name));
  const dates = (changed.length > 0 ? changed : dated).map(({ latest }) => latest ?? "");
  return dates.sort(compareText).at(-1);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
}
