import iconv from "iconv-lite";
import type { Line } from "../lines.ts";

/** One property of a card: `item1.TEL;TYPE=CELL:+7 916…`. */
export interface Property {
  /** Upper case, without its group. */
  readonly name: string;
  readonly value: string;
  /** What becomes of it: one path, or one for each part of a structured value. */
  readonly parts: readonly { readonly path: string; readonly value: string }[];
  /** Pictures, sounds, keys. */
  readonly binary: boolean;
  /** The value as written, where a URI was taken apart. */
  readonly stored?: string;
  /** Hex of bytes that are no text in their charset. */
  readonly undecodable?: string;
}

export interface FoldedLine {
  readonly text: string;
  readonly number: number;
  /** `AGENT:` comes with a card inside the card. */
  readonly nested: boolean;
}

/**
 * Joins what was folded: a line that begins with a blank goes on the one before (3.0, 4.0); a quoted-printable line that
 * ends in `=` goes on in the next one (2.1), even in the middle of a character.
 */
export async function* unfold(
  lines: AsyncIterable<readonly Line[]>,
): AsyncGenerator<readonly FoldedLine[], void, void> {
  let current: { text: string; number: number; nested: boolean } | undefined;
  for await (const batch of lines) {
    const out: FoldedLine[] = [];
    for (const { text, number } of batch) {
      if (current !== undefined && isSoftBreak(current.text)) {
        current.text = current.text.slice(0, -1) + text;
      } else if (current !== undefined && /^[ \t]/.test(text) && current.text !== "") {
        current.text += text.slice(1);
      } else {
        const nested = current !== undefined && /^(?:[\w-]+\.)?AGENT\b.*:\s*$/i.test(current.text);
        if (current !== undefined) out.push(current);
        current = { text, number, nested };
      }
    }
    if (out.length > 0) yield out;
  }
  if (current !== undefined) yield [current];
}

function isSoftBreak(text: string): boolean {
  return text.endsWith("=") && /^[^:]*ENCODING=QUOTED-PRINTABLE|^[^:]*;QUOTED-PRINTABLE/i.test(text);
}

/** Names of the parts of structured values (RFC 6350, 6.2.2, 6.3.1, 6.6.4). */
const structure: Readonly<Record<string, readonly string[]>> = {
  N: ["family", "given", "additional", "prefix", "suffix"],
  ADR: ["pobox", "extended", "street", "city", "region", "postcode", "country"],
  ORG: ["name", "unit"],
};

/** Types that do not tell one value from another. */
const silentTypes = new Set(["voice", "internet", "pref", "text", "x400", "dom", "intl", "parcel", "postal"]);

const binaries = new Set(["PHOTO", "LOGO", "SOUND", "KEY"]);

/** Undefined when the line is no property. */
export function readProperty(line: string, fileEncoding: string): Property | undefined {
  const colon = colonOf(line);
  if (colon === -1) return undefined;
  const [head = "", ...parameters] = splitOutsideQuotes(line.slice(0, colon));
  const name = head
    .slice(head.lastIndexOf(".") + 1)
    .trim()
    .toUpperCase();
  if (!/^[A-Z0-9-]+$/.test(name)) return undefined;
  const { types, charset, encoding } = readParameters(parameters);
  let written = line.slice(colon + 1);
  let undecodable: string | undefined;
  if (encoding === "QUOTED-PRINTABLE") {
    const bytes = quotedPrintable(written);
    const known = charset !== undefined && iconv.encodingExists(charset) ? charset : fileEncoding;
    written = iconv.decode(bytes, known);
    if (written.includes("\ufffd")) undecodable = bytes.toString("hex");
  }
  const binary = binaries.has(name) || encoding === "BASE64" || encoding === "B";
  const step = types.length === 0 ? name : `${name}[${types.join(",")}]`;
  const parts = structure[name];
  if (parts !== undefined && !binary) {
    const values = splitStructured(written).map(unescapeText);
    const named = values.map((value, i) => ({ path: `${step}/${parts[i] ?? parts.at(-1) ?? ""}`, value }));
    return { name, value: written, parts: named, binary, ...(undecodable !== undefined && { undecodable }) };
  }
  const text = unescapeText(written);
  const plain = name === "TEL" || name === "EMAIL" ? fromUri(text) : text;
  return {
    name,
    value: written,
    parts: [{ path: step, value: plain }],
    binary,
    ...(plain !== text && { stored: text }),
    ...(undecodable !== undefined && { undecodable }),
  };
}

/** The colon that ends the parameters: one inside a quoted parameter does not count. */
function colonOf(line: string): number {
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i];
    if (character === '"') quoted = !quoted;
    else if (character === ":" && !quoted) return i;
  }
  return -1;
}

function splitOutsideQuotes(text: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (text[i] === ";" && !quoted) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function readParameters(parameters: readonly string[]): {
  readonly types: readonly string[];
  readonly charset: string | undefined;
  readonly encoding: string | undefined;
} {
  const types = new Set<string>();
  let charset: string | undefined;
  let encoding: string | undefined;
  for (const parameter of parameters) {
    const equals = parameter.indexOf("=");
    // 2.1 writes a bare type or encoding: `TEL;CELL:`, `N;QUOTED-PRINTABLE:`.
    const key = equals === -1 ? "" : parameter.slice(0, equals).trim().toUpperCase();
    const value = parameter
      .slice(equals + 1)
      .replaceAll('"', "")
      .trim();
    const bare = value.toUpperCase();
    if (key === "CHARSET") charset = value;
    else if (key === "ENCODING" || (key === "" && /^(QUOTED-PRINTABLE|BASE64|8BIT|7BIT)$/.test(bare))) encoding = bare;
    else if (key === "TYPE" || key === "") for (const type of value.split(",")) types.add(type.trim().toLowerCase());
  }
  return { types: [...types].filter((type) => type !== "" && !silentTypes.has(type)).sort(), charset, encoding };
}

function quotedPrintable(text: string): Buffer {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const hex = text[i] === "=" ? /^[0-9A-Fa-f]{2}/.exec(text.slice(i + 1, i + 3))?.[0] : undefined;
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16));
      i += 2;
    } else {
      bytes.push(...Buffer.from(text[i] ?? ""));
    }
  }
  return Buffer.from(bytes);
}

function splitStructured(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === ";") {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function unescapeText(text: string): string {
  return text.includes("\\")
    ? text.replace(/\\([nN\\;,:])/g, (_, c: string) => (c === "n" || c === "N" ? "\n" : c))
    : text;
}

/** 4.0 writes `tel:+7-916-111-22-33;ext=12`, and `mailto:`. */
function fromUri(text: string): string {
  const match = /^(?:tel|mailto):(.*)$/is.exec(text.trim());
  const body = match?.[1] ?? text;
  return body.replace(/;ext=(\d+)/i, " ext. $1").replace(/;(?:phone-context|isub)=[^;]*/gi, "");
}
