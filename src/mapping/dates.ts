/**
 * Date patterns of mappings: Unicode tokens `yyyy yy MM M dd d HH H hh h mm ss a` and MMM/MMMM (month names, Russian and English);
 * everything else stands for itself, letters in 'quotes'. Used for custom fields here and to check patterns; canonical dates
 * are cleaned by normalize.
 */
const tokens: Readonly<Record<string, string>> = {
  yyyy: "(?<year>\\d{4})",
  yy: "(?<shortYear>\\d{2})",
  MMMM: "(?<monthName>\\p{L}+)",
  MMM: "(?<monthName>\\p{L}+\\.?)",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  dd: "(?<day>\\d{2})",
  d: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d{2})",
  H: "(?<hour>\\d{1,2})",
  hh: "(?<hour>\\d{2})",
  h: "(?<hour>\\d{1,2})",
  mm: "(?<minute>\\d{2})",
  ss: "(?<second>\\d{2})",
  a: "(?<half>[ap]m)",
};

/** What a pattern may be made of, as it is told to whoever wrote another word. */
export const dateTokens: readonly string[] = Object.keys(tokens);

const months = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
const englishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The fault of a pattern, in the word that is wrong, or undefined when it is good. */
export function datePatternFault(pattern: string): string | undefined {
  const seen = new Set<string>();
  const letters = pieces(pattern).filter((piece) => /^[A-Za-z]/.test(piece));
  for (const piece of letters) {
    if (!Object.hasOwn(tokens, piece)) return piece;
    const kind = piece.charAt(0) === "h" ? "H" : piece.charAt(0);
    if (seen.has(kind)) return piece;
    seen.add(kind);
  }
  // An hour of twelve needs its half of the day, and only it has one.
  if (letters.some((piece) => piece.startsWith("h")) !== seen.has("a")) return pattern;
  return seen.has("y") && seen.has("M") && seen.has("d") ? undefined : pattern;
}

/** ISO date (with time where the pattern has one) by the first pattern that fits; a date that does not exist fits none. */
export function parseDate(text: string, patterns: readonly string[]): string | undefined {
  const tried = patterns.length === 0 ? ["yyyy-MM-dd"] : patterns;
  for (const pattern of tried) {
    const found = parseOne(text, pattern);
    if (found !== undefined) return found;
  }
  return undefined;
}

const compiled = new Map<string, RegExp>();

function parseOne(text: string, pattern: string): string | undefined {
  let regex = compiled.get(pattern);
  if (regex === undefined) {
    const source = pieces(pattern)
      .map((piece) => tokens[piece] ?? piece.replace(/^'(.*)'$/su, "$1").replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
      .join("");
    regex = new RegExp(`^${source}$`, "iu");
    compiled.set(pattern, regex);
  }
  const parts = regex.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const short = Number(parts["shortYear"]);
  // Two digits: 00–69 are this century, as in POSIX; what a date of birth means is for the person who writes the mapping.
  const year = parts["year"] === undefined ? short + (short < 70 ? 2000 : 1900) : Number(parts["year"]);
  const month = parts["monthName"] === undefined ? Number(parts["month"]) : monthOf(parts["monthName"]);
  const day = Number(parts["day"]);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const iso = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  if (parts["hour"] === undefined) return iso;
  const half = parts["half"]?.toLowerCase();
  // 12 AM is midnight, 12 PM noon.
  const hour = half === undefined ? Number(parts["hour"]) : (Number(parts["hour"]) % 12) + (half === "pm" ? 12 : 0);
  return `${iso}T${pad(hour, 2)}:${parts["minute"] ?? "00"}:${parts["second"] ?? "00"}`;
}

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  const english = englishMonths.findIndex((month) => lower.startsWith(month));
  if (english >= 0) return english + 1;
  // «мар» before «ма»: the shorter would take March for May.
  const exact = months.findIndex((month) => month !== "ма" && lower.startsWith(month));
  return exact >= 0 ? exact + 1 : lower.startsWith("ма") ? 5 : Number.NaN;
}

function pieces(pattern: string): string[] {
  return pattern.match(/'[^']*'|y+|M+|d+|H+|h+|m+|s+|a+(?![A-Za-z])|[A-Za-z]+|[^A-Za-z']+|'/g) ?? [];
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
