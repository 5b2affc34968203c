import iconv from "iconv-lite";
import { readFile } from "node:fs/promises";
import { own, type FileFacts, type RawRecord } from "../model/index.ts";
import { findEncoding } from "./encoding.ts";
import { batchSize, ExtractError } from "./reader.ts";
import type { OpenSource, ReaderInput } from "./reader.ts";
import { chooseSheets } from "./sheets.ts";
import { Table } from "./table.ts";
import type { GridRow } from "./grid-row.ts";

/**
 * HTML tables, above all the «Excel» of Bitrix24: a page with one table, called .xls. Read whole (`limits.wholeFileBytes`).
 * A page with several tables is like a workbook: the one with the most cells is read, the others are named.
 */
export async function readHtmlTable(input: ReaderInput): Promise<OpenSource> {
  const { options, limits } = input;
  if (input.size > limits.wholeFileBytes) {
    throw new ExtractError("file-too-large", options.path, { limit: limits.wholeFileBytes });
  }
  const encoding = await findEncoding(input);
  const bytes = await readFile(input.absolutePath);
  const tables = tablesOf(iconv.decode(bytes.subarray(encoding.bomLength), encoding.encoding));
  if (tables.length === 0) throw new ExtractError("html-without-table", options.path);
  const named = tables.map((rows, i) => ({ name: `table ${i + 1}`, hidden: false, rows }));
  const bySize = [...named].sort((a, b) => cellCount(b.rows) - cellCount(a.rows));
  const { chosen, issues } = chooseSheets(options.sheet === undefined ? bySize : named, options.sheet, options.path);
  const parsed = chosen.map(({ name, rows }, i) => {
    const facts: FileFacts = {
      format: "html-table",
      encoding: encoding.encoding,
      ...(options.sheet !== undefined && { sheet: name }),
      ...(i === 0 && issues.length > 0 && { issues }),
    };
    return { rows, table: new Table({ ...options, sheet: options.sheet === undefined ? undefined : name }, facts) };
  });
  return { facts: parsed.map(({ table }) => table.facts), rows: draw(input, parsed) };
}

function cellCount(rows: readonly GridRow[]): number {
  return rows.reduce((sum, row) => sum + row.cells.length, 0);
}

async function* draw(
  input: ReaderInput,
  parsed: readonly { readonly rows: readonly GridRow[]; readonly table: Table }[],
): AsyncGenerator<readonly RawRecord[], void, void> {
  for (const { rows, table } of parsed) {
    let out: RawRecord[] = [];
    for (const row of rows) {
      table.add(row, out);
      if (out.length >= batchSize) {
        yield out;
        out = [];
      }
    }
    table.end(out);
    if (out.length > 0) yield out;
  }
  if (parsed.every(({ table }) => table.headerMissing)) {
    const wanted = (input.options.headerHas ?? []).join(", ");
    throw new ExtractError("header-not-found", input.options.path, { wanted });
  }
}

/** Cells that reach down into rows below: column → rows left and text. */
type Spans = Map<number, { left: number; readonly text: string }>;

/** All tables of a page in order of their opening; a table inside a cell is text of that cell. */
function tablesOf(html: string): GridRow[][] {
  const tables: GridRow[][] = [];
  const token =
    /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-z][a-z0-9]*)\b((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+|</gi;
  let rows: GridRow[] | undefined;
  let depth = 0;
  let row: HtmlRow | undefined;
  let spans: Spans = new Map();
  const endRow = (): void => {
    if (row !== undefined) rows?.push(row.finish((rows?.length ?? 0) + 1));
    row = undefined;
  };
  for (const match of html.matchAll(token)) {
    const [whole, , closing, tag] = match;
    if (tag === undefined) {
      if (!whole.startsWith("<") || whole === "<") row?.text(whole);
      continue;
    }
    const name = tag.toLowerCase();
    const ends = closing === "/";
    if (name === "table") {
      depth += ends ? -1 : 1;
      if (!ends && depth === 1) {
        rows = [];
        tables.push(rows);
        spans = new Map();
      } else if (ends && depth <= 0) {
        endRow();
        depth = 0;
        rows = undefined;
      }
    } else if (depth !== 1) {
      if (name === "br" || name === "tr") row?.text("\n");
      else if (name === "td") row?.text(" ");
    } else if (name === "tr") {
      endRow();
      if (!ends) row = new HtmlRow(spans);
    } else if (name === "td" || name === "th") {
      if (ends) row?.endCell();
      else {
        // `<td>` without `<tr>` happens; a row begins all the same.
        row ??= new HtmlRow(spans);
        row.beginCell(match[4] ?? "");
      }
    } else if (name === "br" || (ends && /^(?:p|div|li)$/.test(name))) row?.lineBreak();
  }
  endRow();
  return tables.filter((table) => table.length > 0);
}

class HtmlRow {
  readonly #cells: string[] = [];
  readonly #fill = new Map<number, string>();
  readonly #stored = new Map<number, string>();
  readonly #spans: Spans;
  #open: { text: string; readonly attributes: string } | undefined;

  constructor(spans: Spans) {
    this.#spans = spans;
  }

  beginCell(attributes: string): void {
    this.endCell();
    this.#skipSpans();
    this.#open = { text: "", attributes };
  }

  text(text: string): void {
    if (this.#open !== undefined) this.#open.text += text.replace(/[ \t\r\n\f]+/g, " ");
  }

  lineBreak(): void {
    if (this.#open !== undefined) this.#open.text += "\u0000";
  }

  endCell(): void {
    if (this.#open === undefined) return;
    const { attributes } = this.#open;
    let text = readable(this.#open.text);
    this.#open = undefined;
    const column = this.#cells.length;
    // Excel writes the number behind a rounded text beside it.
    const number = numberAttribute(attributes);
    if (number !== undefined && number !== text) {
      this.#stored.set(column, number);
      if (/^-?\d+(?:[.,]\d+)?E[+-]?\d+$/i.test(text)) text = number;
    }
    this.#cells.push(text);
    const down = span(attributes, "rowspan");
    if (down > 1) this.#spans.set(column, { left: down - 1, text });
    for (let i = span(attributes, "colspan"); i > 1; i--) this.#cells.push("");
  }

  finish(line: number): GridRow {
    this.endCell();
    this.#skipSpans();
    return {
      line,
      cells: this.#cells,
      ...(this.#fill.size > 0 && { fill: this.#fill }),
      ...(this.#stored.size > 0 && { stored: this.#stored }),
    };
  }

  #skipSpans(): void {
    for (;;) {
      const column = this.#cells.length;
      const above = this.#spans.get(column);
      if (above === undefined) return;
      if (above.text !== "") this.#fill.set(column, above.text);
      this.#cells.push("");
      if (--above.left === 0) this.#spans.delete(column);
    }
  }
}

function span(attributes: string, name: "colspan" | "rowspan"): number {
  const written = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, "i").exec(attributes)?.[1];
  return Math.max(1, Number(written ?? 1));
}

function numberAttribute(attributes: string): string | undefined {
  return /\bx:num\s*=\s*["']?(-?\d+(?:\.\d+)?)["'\s]?/i.exec(attributes)?.[1];
}

const entities: Readonly<Record<string, string>> = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", laquo: "«", raquo: "»", mdash: "—", ndash: "–",
  hellip: "…", ldquo: "“", rdquo: "”", bdquo: "„", lsquo: "‘", rsquo: "’", middot: "·", bull: "•", copy: "©", reg: "®",
  trade: "™", euro: "€", sect: "§", deg: "°", plusmn: "±", times: "×", shy: "\u00ad", minus: "−",
}; // prettier-ignore

/** What a browser shows: layout spaces folded, `<br>` as a line break, entities resolved. */
function readable(text: string): string {
  const folded = text
    .replace(/ *\u0000 */g, "\n")
    .replace(/ {2,}/g, " ")
    .replace(/^[ \n]+|[ \n]+$/g, "");
  if (!folded.includes("&")) return folded;
  return folded.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,8});?/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return own(entities, name) ?? own(entities, name.toLowerCase()) ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
