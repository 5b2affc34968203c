// How PostgreSQL spells values under the settings of our session (`sessionSettings`): what a column reads as text, and a whole row. A first load
// says by it what will stand in the CRM without asking for it again; that the server agrees is asked of the first rows of each such load.

/** The text of a value as the column `base` will give it back, of the text that `encodeValue` made; undefined where we cannot tell. */
export function spelled(base: string, text: string): string | undefined {
  if (isSpelledAsIs(base)) return text;
  switch (base) {
    case "int2":
    case "int4":
    case "int8":
      return String(BigInt(text.replace(/^\+/, "")));
    case "timestamptz":
      return instant(text);
    case "_text":
      return `{${[...text.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, item]) => arrayItem((item as string).replace(/\\(.)/gs, "$1"))).join(",")}}`;
    case "jsonb":
      return document(JSON.parse(text));
    default:
      return undefined;
  }
}

const asTheyAre = new Set(["text", "varchar", "bool", "date"]);

/** Whether {@link spelled} gives values of such a column as they are. */
export const isSpelledAsIs = (base: string): boolean => asTheyAre.has(base);

/** A field within the text of a whole row (`ROW(t.*)::text`), of its text in a column; null is nothing at all. */
export function inRow(base: string, text: string | null): string {
  if (text === null) return "";
  if (base === "bool") return text === "true" ? "t" : "f";
  if (text === "") return '""';
  return /["\\(), \t\n\v\f\r]/.test(text) ? `"${text.replace(/["\\]/g, "$&$&")}"` : text;
}

function arrayItem(item: string): string {
  if (item !== "" && !/["\\{}, \t\n\v\f\r]/.test(item) && !/^null$/i.test(item)) return item;
  return `"${item.replace(/["\\]/g, "\\$&")}"`;
}

const instantParts =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(?:(Z)|([+-]\d{2})(?::?(\d{2}))?)?)?$/;

/** An instant in UTC: `2024-05-06 07:08:09.5+00`. */
function instant(text: string): string | undefined {
  const match = instantParts.exec(text);
  if (match === null) return undefined;
  const [, day, minute = "00:00", second = "00", fraction = "", , hours = "+00", minutes = "00"] = match;
  const moment = new Date(`${day}T${minute}:${second}${hours}:${minutes}`);
  if (Number.isNaN(moment.getTime())) return undefined;
  // Years of other than four digits, and those before Christ, are spelled otherwise.
  const [date, time] = moment.toISOString().slice(0, 19).split("T");
  if (date === undefined || time === undefined || !/^\d{4}-/.test(date) || date.startsWith("0000")) return undefined;
  const rest = fraction.replace(/0+$/, "");
  return `${date} ${time}${rest === "" ? "" : `.${rest}`}+00`;
}

/** jsonb: members by the length of their names in bytes, then by these; one blank behind colons and commas. */
function document(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const items = value.map(document);
    return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const names = Object.keys(value).toSorted(
      (a, b) => Buffer.byteLength(a) - Buffer.byteLength(b) || Buffer.compare(Buffer.from(a), Buffer.from(b)),
    );
    const members = names.map((name) => {
      const member = document((value as Record<string, unknown>)[name]);
      return member === undefined ? undefined : `${JSON.stringify(name)}: ${member}`;
    });
    return members.includes(undefined) ? undefined : `{${members.join(", ")}}`;
  }
  if (typeof value === "number" && !Number.isSafeInteger(value)) return undefined;
  return JSON.stringify(value);
}
