import type { Issue } from "./issue.ts";

/**
 * One row or element of a source file, exactly as read: an ordered list of (path, text). It is kept as two parallel
 * arrays, because all rows of a table share one `paths` array (compare it by identity to reuse what was computed for it).
 *
 * Paths: the header text of a column; `Контакты/Контакт[Тип=Почта]/Значение` in XML; a second column or element of one
 * name is `Телефон#2`. Values are the text the file shows, never trimmed, never cast; an empty cell is "".
 */
export interface RawRecord {
  /** Relative to the project, `/` on every system. Together with source, sheet and line this is the record's place. */
  readonly path: string;
  readonly sheet?: string;
  readonly line: number;
  readonly paths: readonly string[];
  readonly values: readonly string[];
  /** By path: the value as stored, where it differs from the text shown (a number behind `5.02413E+11`, a formula…). */
  readonly stored?: Readonly<Record<string, string>>;
  /** Virtual column `$path`: the folder (group) path in 1C, `Опт/Самара`. */
  readonly folder?: string;
  /** Set when the reader recognises the row as no data. It still counts as read, and as left out by this rule. */
  readonly leftOut?: LeftOutRule;
  /** What the reader noticed about this row or its cells; `place` is not filled in yet. */
  readonly issues?: readonly Issue[];
}

/** Reasons for which a reader or a mapping leaves a row out. A mapping's own filters use the `filter:` prefix. */
export type LeftOutRule =
  | "blank"
  | "title"
  | "group"
  | "total"
  | "folder"
  | "deletion-mark"
  | "repeated-header"
  | "no-header"
  | `filter:${string}`;

/** What a reader found out about a file (or one sheet of it) besides its rows. Shown by `profile`, kept in run.json. */
export interface FileFacts {
  readonly format: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly hidden?: boolean;
  readonly headerLine?: number;
  readonly headers?: readonly string[];
  /** Anything else worth saying: schema version, merged cells, date system… */
  readonly details?: Readonly<Record<string, string | number>>;
  /** What is wrong with the file or sheet as a whole, said once instead of on every row; `place` is not filled in. */
  readonly issues?: readonly Issue[];
}
