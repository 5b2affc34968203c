/** How much a file may ask of us. What goes beyond ends in one clear line that names the limit. */
export interface Limits {
  /** Largest file, in bytes, for formats whose library reads the whole file: XLS, ODS, HTML tables, Access, JSON arrays. */
  readonly wholeFileBytes: number;
  /** Unpacked bytes of one archive or workbook. */
  readonly unpackedBytes: number;
  /** Unpacked : packed bytes of one member, once it has given `ratioFromBytes`. Real sheets stay under some 200. */
  readonly ratio: number;
  /** Members of an archive. */
  readonly members: number;
  /** Archives within archives. */
  readonly depth: number;
  /** Characters of one cell, field or element. */
  readonly textChars: number;
  /** Nesting of XML elements and JSON values. */
  readonly nesting: number;
  /** Columns of a table. */
  readonly columns: number;
}

export const defaultLimits: Limits = {
  wholeFileBytes: 200 * 1024 * 1024,
  unpackedBytes: 16 * 1024 * 1024 * 1024,
  ratio: 1000,
  members: 10_000,
  depth: 2,
  textChars: 16 * 1024 * 1024,
  nesting: 256,
  columns: 16_384,
};

/** Below this many unpacked bytes the ratio says nothing: a sheet of equal cells packs very well. */
export const ratioFromBytes = 64 * 1024 * 1024;
