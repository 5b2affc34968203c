import type { Column } from "../catalogue/catalogue.ts";

/** A value as text for its column's type; null for none. Or why it does not fit: nothing is ever cut to fit. */
export type Encoded = { readonly text: string | null } | Misfit;

interface Misfit {
  /** Code of an issue: value-too-long, value-not-listed, value-out-of-range, value-wrong-type. */
  readonly misfit: string;
  readonly value: string;
  /** What the column allows: a length, a type, words. */
  readonly allowed: string;
}

/** A misfit, and the column that cannot hold it: why a golden record is not loaded. */
export interface Refusal extends Misfit {
  readonly table: string;
  readonly column: string;
}

const none = { text: null };

export function encodeValue(value: unknown, column: Column): Encoded {
  if (value === undefined || value === null) return none;
  if (column.base.startsWith("_")) {
    const items = Array.isArray(value) ? value : [value];
    return { text: arrayText(items.map((item) => storable(plain(item)))) };
  }
  if (column.base === "json" || column.base === "jsonb")
    return { text: JSON.stringify(value).replace(/\\(?:u(?:0000|d[89a-f][0-9a-f]{2})|.)/g, storableEscape) };
  const text = storable(plain(value));
  const allowed = column.type;
  switch (column.base) {
    case "varchar":
    case "bpchar":
      if (column.length !== undefined && text.length > column.length && [...text].length > column.length) {
        return { misfit: "value-too-long", value: text, allowed: String(column.length) };
      }
      return { text };
    case "int2":
      return integer(text, -32_768n, 32_767n, allowed);
    case "int4":
      return integer(text, -2_147_483_648n, 2_147_483_647n, allowed);
    case "int8":
      return integer(text, -9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n, allowed);
    case "numeric":
      return decimal(text, column);
    case "float4":
    case "float8":
      return /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/.test(text) ? { text } : wrong(text, allowed);
    case "bool":
      if (/^(?:t|true|yes|on|1)$/i.test(text)) return { text: "true" };
      if (/^(?:f|false|no|off|0)$/i.test(text)) return { text: "false" };
      return wrong(text, allowed);
    case "date":
      // A timestamp's day is what a date column can hold; nothing else of it is lost silently, the profile says `format: date`.
      return isDate(text) ? { text } : wrong(text, allowed);
    case "timestamp":
    case "timestamptz":
      return isTimestamp(text) ? { text } : wrong(text, allowed);
    case "uuid":
      return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text) ? { text } : wrong(text, allowed);
    default:
      if (column.labels !== undefined && !column.labels.includes(text)) {
        return { misfit: "value-not-listed", value: text, allowed: column.labels.join(", ") };
      }
      return { text };
  }
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * PostgreSQL cannot hold NUL, and UTF-8 cannot hold half a surrogate pair: both become U+FFFD (the second one when the text is
 * encoded for the wire). What was there stands in records.ndjson, escaped.
 */
export function storable(text: string): string {
  return text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text;
}

/** The same for what JSON escapes: a backslash behind another one begins no escape. */
function storableEscape(escape: string): string {
  return escape.length > 2 ? "\ufffd" : escape;
}

function wrong(value: string, allowed: string): Misfit {
  return { misfit: "value-wrong-type", value, allowed };
}

function integer(text: string, least: bigint, most: bigint, allowed: string): Encoded {
  if (!/^[+-]?\d{1,30}$/.test(text)) return wrong(text, allowed);
  const number = BigInt(text.replace(/^\+/, ""));
  return number < least || number > most ? { misfit: "value-out-of-range", value: text, allowed } : { text };
}

/** Digits beyond the column's scale would be rounded away silently: that is a misfit too. */
function decimal(text: string, column: Column): Encoded {
  const match = /^[+-]?(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return wrong(text, column.type);
  if (column.precision === undefined || column.scale === undefined) return { text };
  const whole = (match[1] ?? "").replace(/^0+/, "").length;
  const fraction = (match[2] ?? "").replace(/0+$/, "").length;
  return whole > column.precision - column.scale || fraction > column.scale
    ? { misfit: "value-out-of-range", value: text, allowed: column.type }
    : { text };
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isTimestamp(text: string): boolean {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)?)?$/.exec(
      text,
    );
  return match !== null && isDate(match[1] as string);
}

function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** A field of a line in COPY's text format. */
export function copyField(text: string | null): string {
  if (text === null) return "\\N";
  // Most values have nothing to escape: one look instead of a rewrite.
  return /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (sign) => copyEscapes[sign] as string) : text;
}

const copyEscapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
