/** The parts of a date as written. */
export interface ReadDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** `Z` or `+03:00`. */
  readonly zone?: string;
  readonly twoDigitYear?: boolean;
  /** Day and month could be exchanged: 03/04/2019. */
  readonly ambiguous?: boolean;
  /** A number of days, as Excel stores dates. */
  readonly serial?: boolean;
}

/** How the names of the months begin: Russian, Ukrainian, Belarusian, Kazakh, English, German, Polish. */
const months = [
  "янв|січ|студз|қаң|jan|sty",
  "фев|лют|ақп|feb|lut",
  "мар|бер|сак|нау|mar|mär",
  "апр|квіт|крас|сәу|apr|kwi",
  "ма[йя]|трав|мам|may|mai|maj",
  "июн|черв|чэрв|мау|jun|cze",
  // Not the Croatian «lipnja», which is June.
  "июл|лип|ліп|шіл|jul|lip(?!a?n)",
  "авг|сер|жні|там|aug|sie",
  "сен|вер|қыр|sep|wrz",
  "окт|жов|кас|қаз|oct|okt|paź",
  "ноя|лист|ліст|қар|nov|lis",
  "дек|гру|сне|жел|dec|dez|gru",
].map((beginnings) => new RegExp(`^(?:${beginnings})`, "iu"));

const time = String.raw`(?:[T ,]+(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d+)?)?\s*(?<half>[AaPp][Mm])?\s*(?<zone>Z|[+-]\d\d:?\d\d)?)?`;
/** «г.», «года», «р.», «року», «ж.», «жылы» behind the year. */
const year = String.raw`(?:\s*(?:г(?:\.|од[ау]?)?|р(?:\.|ок[уа])|ж(?:\.|ылы?)))?`;
const forms = [
  new RegExp(`^(?<year>\\d{4})[-./](?<month>\\d{1,2})[-./](?<day>\\d{1,2})${time}$`),
  new RegExp(
    `^(?<year>(?:19|20)\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d)(?:T?(?<hour>\\d\\d)(?<minute>\\d\\d)(?<second>\\d\\d))?$`,
  ),
  new RegExp(`^(?<day>\\d{1,2})[-.](?<month>\\d{1,2})[-.](?<year>\\d{4}|\\d\\d)${year}${time}$`),
  new RegExp(`^(?<first>\\d{1,2})/(?<then>\\d{1,2})/(?<year>\\d{4}|\\d\\d)${time}$`),
  new RegExp(
    `^(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|-?го)?[ .-]+(?<name>\\p{L}{3,11})\\.?[ ,.-]+(?<year>\\d{4}|\\d\\d)${year}${time}$`,
    "u",
  ),
  new RegExp(`^(?<name>[A-Za-z]{3,9})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})${time}$`),
  // «2020 жылғы 5 ақпан»
  new RegExp(`^(?<year>\\d{4})(?:\\s*ж(?:\\.|ылғы|ылы?))? (?<day>\\d{1,2})[ -](?<name>\\p{L}{3,11})$`, "u"),
];

/** What 1C, Outlook, Excel and databases write where there is none: their first and last days, masks, and words. */
const empty = new RegExp(
  `^(?:${[
    String.raw`0{1,2}[./-]0?[01][./-](?:0000|00|1900)|0?1[./-]0{1,2}[./-](?:00|1900)|(?:0000|1900)-0[01]-00`,
    String.raw`0?1[./]0?1[./](?:0{1,3}1|1753|1900)|(?:0001|1753|1900)-01-01`,
    String.raw`3[01][./]12[./](?:1899|9999)|(?:1899-12-3[01]|9999-12-31)`,
    String.raw`[._/\s-]*[._–—?-][._/\s-]*`,
    String.raw`нету?|не указан[ао]?|не задан[ао]?|не известн[ао]|неизвестн[ао]|н/д|null|none|n/a|0`,
  ].join("|")})(?:[T ]0{1,2}:00(?::00)?)?$`,
  "iu",
);

/** Reads a date in the usual forms. `empty` for those that 1C, Outlook and Excel write where there is none. */
export function readDate(text: string): ReadDate | "empty" | undefined {
  if (empty.test(text)) return "empty";
  for (const form of forms) {
    const groups = form.exec(text)?.groups;
    if (groups !== undefined) return fromGroups(groups);
  }
  return fromSerial(text);
}

const parts = new RegExp(
  `^(?:(?:(?<month>0?[1-9]|1[0-2])[-./]|(?<name>\\p{L}{3,11})\\.?,? )?(?:19|20)\\d\\d|(?:19|20)\\d\\d[-./](?:0[1-9]|1[0-2]))${year}$`,
  "iu",
);

/** «1985», «1985 г.», «05.1985», «май 1985», 1985-05: a year, or a year and its month. */
export function saysOnlyMonth(text: string): boolean {
  const groups = parts.exec(text)?.groups;
  return groups !== undefined && (groups["name"] === undefined || monthByName(groups["name"]) !== undefined);
}

function fromGroups(groups: Readonly<Record<string, string | undefined>>): ReadDate | undefined {
  const number = (name: string): number => Number(groups[name] ?? "");
  let day = number("day");
  let month = number("month");
  let ambiguous = false;
  if (groups["first"] !== undefined) {
    const first = number("first");
    const then = number("then");
    // Day first unless that cannot be; where both could be months, it is said.
    [day, month] = then > 12 && first <= 12 ? [then, first] : [first, then];
    ambiguous = first <= 12 && then <= 12 && first !== then;
  }
  if (groups["name"] !== undefined) {
    const found = monthByName(groups["name"]);
    if (found === undefined) return undefined;
    month = found;
  }
  const half = groups["half"]?.toLowerCase();
  // 12 AM is midnight, 12 PM noon.
  const hours = half === undefined ? number("hour") : (number("hour") % 12) + (half === "pm" ? 12 : 0);
  const hour = groups["hour"] === undefined ? undefined : hours;
  const zone = groups["zone"];
  return {
    year: number("year"),
    month,
    day,
    ...(hour === undefined ? {} : { hour, minute: number("minute"), second: number("second") }),
    ...(zone === undefined
      ? {}
      : { zone: zone === "Z" || zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}` }),
    ...(groups["year"]?.length === 2 ? { twoDigitYear: true } : {}),
    ...(ambiguous ? { ambiguous } : {}),
  };
}

function monthByName(name: string): number | undefined {
  const index = months.findIndex((month) => month.test(name));
  return index < 0 ? undefined : index + 1;
}

/** Days since 1899-12-30, as Excel stores dates of 1927 to 2099; a fraction is the time. */
function fromSerial(text: string): ReadDate | undefined {
  const match = /^(\d{5})(?:[.,](\d+))?$/.exec(text);
  if (match?.[1] === undefined) return undefined;
  const days = Number(match[1]);
  if (days < 10_000 || days > 73_050) return undefined;
  const seconds = Math.round(Number(`0.${match[2] ?? "0"}`) * 86_400);
  const date = new Date(Date.UTC(1899, 11, 30 + days, 0, 0, seconds));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    ...(seconds === 0 ? {} : { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() }),
    serial: true,
  };
}

const patterns = new Map<string, RegExp>();

/**
 * Reads a date by a pattern of Unicode tokens: `dd.MM.yyyy`, `d MMM yy`, `yyyy-MM-dd HH:mm:ss`. Several patterns, of which a
 * mapping may name a list, come joined by `|` and are tried in turn.
 */
export function readByPattern(text: string, pattern: string): ReadDate | "empty" | undefined {
  if (empty.test(text)) return "empty";
  for (const each of pattern.split("|")) {
    const read = readByOne(text, each);
    if (read !== undefined) return read;
  }
  return undefined;
}

function readByOne(text: string, pattern: string): ReadDate | undefined {
  let expression = patterns.get(pattern);
  if (expression === undefined) {
    expression = compile(pattern);
    patterns.set(pattern, expression);
  }
  const groups = expression.exec(text)?.groups;
  return groups === undefined ? undefined : fromGroups(groups);
}

const tokens: Readonly<Record<string, string>> = {
  yyyy: "(?<year>\\d{4})",
  y: "(?<year>\\d{4})",
  yy: "(?<year>\\d\\d)",
  MMMM: "(?<name>\\p{L}{3,11})",
  MMM: "(?<name>\\p{L}{3,11})\\.?",
  MM: "(?<month>\\d\\d)",
  M: "(?<month>\\d{1,2})",
  dd: "(?<day>\\d\\d)",
  d: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d\\d)",
  H: "(?<hour>\\d{1,2})",
  hh: "(?<hour>\\d\\d)",
  h: "(?<hour>\\d{1,2})",
  mm: "(?<minute>\\d\\d)",
  m: "(?<minute>\\d{1,2})",
  ss: "(?<second>\\d\\d)",
  s: "(?<second>\\d{1,2})",
  a: "(?<half>[AaPp][Mm])",
  XXX: "(?<zone>Z|[+-]\\d\\d:\\d\\d)",
};

function compile(pattern: string): RegExp {
  const source = pattern.replace(/'([^']*)'|([a-zA-Z])\2*|[^a-zA-Z']+/gu, (piece, quoted: string | undefined) =>
    quoted === undefined ? (tokens[piece] ?? escape(piece)) : escape(quoted),
  );
  return new RegExp(`^${source}$`, "u");
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}
