/**
 * Date patterns of mappings: Unicode tokens `yyyy yy MM M dd d HH H mm ss` and MMM/MMMM (month names, Russian and English);
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
  mm: "(?<minute>\\d{2})",
  ss: "(?<second>\\d{2})",
};

const months = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
const englishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The fault of a pattern, in the word that is wrong, or undefined when it is good. */
export function datePatternFault(pattern: string): string | undefined {
  const seen = new Set<string>();
  for (const piece of pieces(pattern)) {
    if (!/^[A-Za-z]/.test(piece)) continue;
    if (!Object.hasOwn(tokens, piece)) return piece;
    const kind = piece.charAt(0);
    if (seen.has(kind)) return piece;
    seen.add(kind);
  }
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
  return `${iso}T${pad(Number(parts["hour"]), 2)}:${parts["minute"] ?? "00"}:${parts["second"] ?? "00"}`;
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
  return pattern.match(/'[^']*'|y+|M+|d+|H+|m+|s+|[A-Za-z]+|[^A-Za-z']+|'/g) ?? [];
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
