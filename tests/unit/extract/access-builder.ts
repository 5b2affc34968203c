import iconv from "iconv-lite";

/** What Access calls them: Yes/No, Long Integer (autonumber too), Currency, Single, Double, Date/Time, Text, OLE, Memo. */
const types = { yesno: 1, long: 4, currency: 5, single: 6, double: 7, date: 8, text: 10, ole: 11, memo: 12 } as const;
const sizes = { yesno: 1, long: 4, currency: 8, single: 4, double: 8, date: 8, text: 255, ole: 0, memo: 0 } as const;

export interface AccessColumn {
  readonly name: string;
  readonly type: keyof typeof types;
}

export type AccessValue = string | number | boolean | Date | null;

export interface AccessTable {
  readonly name: string;
  readonly columns: readonly AccessColumn[];
  readonly rows: readonly (readonly AccessValue[])[];
  /** Indices of rows that somebody deleted. */
  readonly deleted?: readonly number[];
  /** Indices of rows that outgrew their page after a change and were moved to another. */
  readonly moved?: readonly number[];
}

export interface AccessDatabase {
  readonly tables: readonly AccessTable[];
  /** Tables that lie in another file. */
  readonly linked?: readonly { readonly name: string; readonly file: string }[];
  /** `jet3`: Access 97; `jet4`: 2000 to 2003 (.mdb); `ace`: 2010 (.accdb). */
  readonly version?: "jet3" | "jet4" | "ace";
  /** Jet 3 only: the code page of the texts. */
  readonly codePage?: number;
  /** Jet 3 only: the code page that the header names, where it is another one. */
  readonly claimedCodePage?: number;
  /** Not zero: the pages are said to be encrypted. */
  readonly key?: number;
}

interface Layout {
  readonly page: number;
  readonly wide: boolean;
  readonly version: number;
  readonly encode: (text: string) => Buffer;
}

interface Row {
  readonly bytes: Buffer;
  readonly flags: number;
}

/**
 * An Access database by hand, page by page, since no library for Node writes one: only what holds data (header, catalogue,
 * table definitions, usage maps, rows, long values), no indexes and no queries. The layout is that of mdbtools' HACKING.md;
 * `mdb-export` of mdbtools 1.0 shows the same cells of these files as the reader does.
 */
export function accessOf(database: AccessDatabase): Buffer {
  const version = database.version ?? "jet4";
  const codePage = `windows-${database.codePage ?? 1251}`;
  const layout: Layout =
    version === "jet3"
      ? { page: 2048, wide: false, version: 0, encode: (text) => iconv.encode(text, codePage) }
      : { page: 4096, wide: true, version: version === "jet4" ? 1 : 3, encode: compressed };
  const pages: Buffer[] = [header(layout, database), blankPage(layout, 5)];
  const catalogue: (readonly AccessValue[])[] = [[2, "MSysObjects", 1, -0x8000_0000, null, 0]];
  // The catalogue's own definition must stand on page 2: its place is taken now and filled in last.
  pages.push(Buffer.alloc(layout.page));
  for (const [i, table] of database.tables.entries()) {
    const at = addTable(pages, layout, table);
    catalogue.push([at, table.name, 1, 0, null, i]);
  }
  for (const { name, file } of database.linked ?? []) catalogue.push([0x7000_0000, name, 6, 0x200000, file, 0]);
  addTable(pages, layout, { name: "MSysObjects", columns: catalogueColumns, rows: catalogue }, 2);
  return Buffer.concat(pages);
}

const catalogueColumns: readonly AccessColumn[] = [
  { name: "Id", type: "long" },
  { name: "Name", type: "text" },
  { name: "Type", type: "long" },
  { name: "Flags", type: "long" },
  { name: "Database", type: "text" },
  { name: "ParentId", type: "long" },
  { name: "LvProp", type: "ole" },
];

function header(layout: Layout, database: AccessDatabase): Buffer {
  const page = blankPage(layout, 0);
  page[1] = 1;
  page.write(database.version === "ace" ? "Standard ACE DB" : "Standard Jet DB", 4, "latin1");
  page[0x14] = layout.version;
  page.writeUInt16LE(database.claimedCodePage ?? database.codePage ?? 1251, 0x3c);
  page.writeUInt32LE(database.key ?? 0, 0x3e);
  // The header is disguised by a key that everybody knows.
  const end = 0x18 + (layout.wide ? 128 : 126);
  rc4(Buffer.from([0xc7, 0xda, 0x39, 0x6b]), page.subarray(0x18, end)).copy(page, 0x18);
  return page;
}

/** Adds a table's pages and returns the number of the page with its definition. */
function addTable(pages: Buffer[], layout: Layout, table: AccessTable, at = pages.length): number {
  if (at === pages.length) pages.push(Buffer.alloc(layout.page));
  const home: Row[] = [];
  const elsewhere: Row[] = [];
  for (const [i, values] of table.rows.entries()) {
    const bytes = rowOf(pages, layout, table.columns, values);
    if (table.deleted?.includes(i) === true) home.push({ bytes, flags: 0xc000 });
    else if (table.moved?.includes(i) === true) {
      home.push({ bytes: Buffer.alloc(4), flags: 0x4000 });
      elsewhere.push({ bytes, flags: 0x8000 });
    } else home.push({ bytes, flags: 0 });
  }
  const owner = Buffer.alloc(4);
  owner.writeUInt32LE(at);
  const used = [...addRows(pages, layout, owner, home), ...addRows(pages, layout, owner, elsewhere)];
  const [map] = addRows(pages, layout, owner, [{ bytes: usageMap(layout, used), flags: 0 }]);
  definition(layout, table, ((map ?? 0) << 8) >>> 0).copy(pages[at] as Buffer);
  return at;
}

/** Rows are stored from the end of a page to its front; their offsets stand at its front. */
function addRows(pages: Buffer[], layout: Layout, owner: Buffer, rows: readonly Row[]): number[] {
  const used: number[] = [];
  const first = layout.wide ? 14 : 10;
  for (let next = 0; next < rows.length;) {
    const page = blankPage(layout, 1);
    page[1] = 1;
    owner.copy(page, 4);
    let end = layout.page;
    let count = 0;
    for (; next < rows.length; next++, count++) {
      const { bytes, flags } = rows[next] as Row;
      if (end - bytes.length < first + 2 * (count + 1)) break;
      end -= bytes.length;
      bytes.copy(page, end);
      page.writeUInt16LE(end | flags, first + 2 * count);
    }
    if (count === 0) throw new Error("a row larger than a page");
    page.writeUInt16LE(end - first - 2 * count, 2);
    page.writeUInt16LE(count, first - 2);
    used.push(pages.push(page) - 1);
  }
  return used;
}

/** One bit for each page from 0 on that holds rows of the table. */
function usageMap(layout: Layout, used: readonly number[]): Buffer {
  const map = Buffer.alloc(5 + (layout.wide ? 64 : 128));
  for (const page of used) {
    const at = 5 + (page >> 3);
    if (at >= map.length) throw new Error("more pages than a map within the row holds");
    map[at] = (map[at] ?? 0) | (1 << (page & 7));
  }
  return map;
}

function definition(layout: Layout, table: AccessTable, map: number): Buffer {
  const { wide } = layout;
  const page = blankPage(layout, 2);
  page[1] = 1;
  const start = wide ? 16 : 12;
  page.writeUInt32LE(table.rows.length - (table.deleted?.length ?? 0), start);
  const counts = wide ? 40 : 20;
  page[counts] = table.name === "MSysObjects" ? 0x53 : 0x4e;
  page.writeUInt16LE(table.columns.length, counts + 1);
  page.writeUInt16LE(table.columns.filter(({ type }) => isVariable(type)).length, counts + 3);
  page.writeUInt16LE(table.columns.length, counts + 5);
  page.writeUInt32LE(map, wide ? 55 : 35);
  page.writeUInt32LE(map, wide ? 59 : 39);
  let at = wide ? 63 : 43;
  let fixed = 0;
  let variable = 0;
  for (const [i, { type }] of table.columns.entries()) {
    page[at] = types[type];
    page.writeUInt16LE(i, at + (wide ? 5 : 1));
    page.writeUInt16LE(variable, at + (wide ? 7 : 3));
    page.writeUInt16LE(i, at + (wide ? 9 : 5));
    page[at + (wide ? 15 : 13)] = isVariable(type) ? 2 : 3;
    page.writeUInt16LE(fixed, at + (wide ? 21 : 14));
    page.writeUInt16LE(sizes[type] * (wide && type === "text" ? 2 : 1), at + (wide ? 23 : 16));
    if (isVariable(type)) variable++;
    else if (type !== "yesno") fixed += sizes[type];
    at += wide ? 25 : 18;
  }
  for (const { name } of table.columns) {
    const bytes = wide ? Buffer.from(name, "utf16le") : layout.encode(name);
    at = wide ? page.writeUInt16LE(bytes.length, at) : page.writeUInt8(bytes.length, at);
    at += bytes.copy(page, at);
  }
  page.writeUInt32LE(at, 8);
  return page;
}

function rowOf(
  pages: Buffer[],
  layout: Layout,
  columns: readonly AccessColumn[],
  values: readonly AccessValue[],
): Buffer {
  const mask = Buffer.alloc(Math.ceil(columns.length / 8));
  const fixed: Buffer[] = [];
  const variable: Buffer[] = [];
  for (const [i, { type }] of columns.entries()) {
    const value = values[i] ?? null;
    if (type === "yesno" ? value === true : value !== null) mask[i >> 3] = (mask[i >> 3] ?? 0) | (1 << (i & 7));
    if (type === "yesno") continue;
    if (isVariable(type)) variable.push(value === null ? Buffer.alloc(0) : variableField(pages, layout, type, value));
    else fixed.push(value === null ? Buffer.alloc(sizes[type]) : fixedField(type, value));
  }
  const count = numbers(layout, [columns.length]);
  const offsets: number[] = [];
  let end = count.length + Buffer.concat(fixed).length;
  for (const field of variable) {
    offsets.push(end);
    end += field.length;
  }
  const tail = variable.length === 0 ? Buffer.alloc(0) : numbers(layout, [end, ...offsets.reverse(), variable.length]);
  const row = Buffer.concat([count, ...fixed, ...variable, tail, mask]);
  if (!layout.wide && row.length > 255) throw new Error("rows of Jet 3 are built only up to 255 bytes");
  return row;
}

function numbers(layout: Layout, all: readonly number[]): Buffer {
  const bytes = Buffer.alloc(all.length * (layout.wide ? 2 : 1));
  for (const [i, one] of all.entries()) {
    if (layout.wide) bytes.writeUInt16LE(one, i * 2);
    else bytes.writeUInt8(one, i);
  }
  return bytes;
}

function isVariable(type: AccessColumn["type"]): boolean {
  return type === "text" || type === "memo" || type === "ole";
}

function fixedField(type: AccessColumn["type"], value: AccessValue): Buffer {
  const bytes = Buffer.alloc(sizes[type]);
  if (type === "long") bytes.writeInt32LE(Number(value));
  else if (type === "currency") bytes.writeBigInt64LE(BigInt(Math.round(Number(value) * 10_000)));
  else if (type === "single") bytes.writeFloatLE(Number(value));
  else if (type === "date") bytes.writeDoubleLE((value as Date).getTime() / 86_400_000 + 25_569);
  else bytes.writeDoubleLE(Number(value));
  return bytes;
}

/** Up to 30 characters of a memo stand in the row, up to 200 on a page of long values, more are spread over several. */
function variableField(pages: Buffer[], layout: Layout, type: AccessColumn["type"], value: AccessValue): Buffer {
  const text = String(value);
  const bytes = layout.encode(text);
  if (type === "text") return bytes;
  const head = Buffer.alloc(12);
  head.writeUInt32LE(bytes.length);
  if (text.length <= 30) {
    head[3] = 0x80;
    return Buffer.concat([head, bytes]);
  }
  const owner = Buffer.from("LVAL");
  if (text.length <= 200) {
    head[3] = 0x40;
    const [page] = addRows(pages, layout, owner, [{ bytes, flags: 0 }]);
    head.writeUInt32LE((page ?? 0) * 256, 4);
    return head;
  }
  let next = 0;
  const piece = layout.page - 64;
  for (let from = Math.floor((bytes.length - 1) / piece) * piece; from >= 0; from -= piece) {
    const link = Buffer.alloc(4);
    link.writeUInt32LE(next);
    const chunk = Buffer.concat([link, bytes.subarray(from, from + piece)]);
    const [page] = addRows(pages, layout, owner, [{ bytes: chunk, flags: 0 }]);
    next = (page ?? 0) * 256;
  }
  head.writeUInt32LE(next, 4);
  return head;
}

/** Jet 4 writes texts of Latin letters with one byte each, behind a mark. */
function compressed(text: string): Buffer {
  if (text.length < 3 || !/^[\u0001-\u00ff]+$/.test(text)) return Buffer.from(text, "utf16le");
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "latin1")]);
}

function blankPage(layout: Layout, type: number): Buffer {
  const page = Buffer.alloc(layout.page);
  page[0] = type;
  return page;
}

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (state[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
    }),
  );
}
