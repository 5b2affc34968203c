/** How a text table is written. `quote: ""`: quotes are plain characters. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
}

/**
 * The fields of one line (or of several, joined because a quoted field holds line breaks).
 *
 * - `ok`: well-formed by RFC 4180.
 * - `open`: a quoted field does not end here: the next line belongs to it.
 * - `stray`: a quote stands where none may; the fields are a best reading (see the modes).
 */
export interface Fields {
  readonly cells: string[];
  readonly state: "ok" | "open" | "stray";
}

/**
 * - `strict`: RFC 4180; a quoted field with text after its closing quote is taken as it stands, quotes and all.
 * - `unescaped`: inside a quoted field quotes may stand undoubled (`"ООО "Ромашка"";`); only a quote before a delimiter
 *   or the end closes it.
 * - `literal`: quotes mean nothing.
 */
export type QuoteMode = "strict" | "unescaped" | "literal";

export function splitFields(text: string, dialect: Dialect, mode: QuoteMode = "strict"): Fields {
  const { delimiter, quote } = dialect;
  if (mode === "literal" || quote === "" || !text.includes(quote)) return { cells: text.split(delimiter), state: "ok" };
  const cells: string[] = [];
  let state: Fields["state"] = "ok";
  let at = 0;
  for (;;) {
    const field =
      text.startsWith(quote, at) || (text[at] === " " && !delimiter.startsWith(" "))
        ? quotedField(text, at, dialect, mode)
        : plainField(text, at, delimiter);
    cells.push(field.cell);
    if (field.state === "open") return { cells, state: "open" };
    if (field.state === "stray") state = "stray";
    if (field.end >= text.length) return { cells, state };
    at = field.end + delimiter.length;
  }
}

interface Field {
  readonly cell: string;
  /** Index of the delimiter after it, or the length of the text. */
  readonly end: number;
  readonly state: Fields["state"];
}

function plainField(text: string, at: number, delimiter: string): Field {
  const end = text.indexOf(delimiter, at);
  const stop = end === -1 ? text.length : end;
  return { cell: text.slice(at, stop), end: stop, state: "ok" };
}

function quotedField(text: string, at: number, dialect: Dialect, mode: QuoteMode): Field {
  const { delimiter, quote } = dialect;
  // `, "Самара"`: blanks before an opening quote are layout, but only if the field then closes as it should.
  let open = at;
  while (text[open] === " ") open++;
  if (open > at) {
    if (!text.startsWith(quote, open)) return plainField(text, at, delimiter);
    const field = quotedField(text, open, dialect, mode);
    return field.state === "ok" ? field : plainField(text, at, delimiter);
  }
  let doubled = false;
  let inner = false;
  let from = open + quote.length;
  for (;;) {
    const close = text.indexOf(quote, from);
    if (close === -1) {
      return { cell: unquote(text.slice(open + quote.length), quote, doubled), end: text.length, state: "open" };
    }
    const after = close + quote.length;
    if (after >= text.length || text.startsWith(delimiter, after)) {
      const cell = unquote(text.slice(open + quote.length, close), quote, doubled && !inner);
      return { cell, end: Math.min(after, text.length), state: inner ? "stray" : "ok" };
    }
    if (text.startsWith(quote, after) && !(inner && closesAt(text, after + quote.length, delimiter))) {
      doubled = true;
      from = after + quote.length;
    } else if (mode === "unescaped") {
      inner = true;
      from = after;
    } else {
      return { ...plainField(text, open, delimiter), state: "stray" };
    }
  }
}

function closesAt(text: string, at: number, delimiter: string): boolean {
  return at >= text.length || text.startsWith(delimiter, at);
}

function unquote(text: string, quote: string, doubled: boolean): string {
  return doubled ? text.replaceAll(quote + quote, quote) : text;
}
