/** Where a phone stands in a text, with the word that announces it and its extension. */
export interface InlinePhone {
  readonly start: number;
  readonly end: number;
  /** By a word: «тел.». */
  readonly announced: boolean;
}

const gap = String.raw`(?:\s?[‐-—.-]\s?|\s)?`;
const local = String.raw`(?:\d{3}${gap}\d\d${gap}\d\d|\d{3}${gap}\d{4}|\d{1,2}${gap}\d\d${gap}\d\d|\d{3}-\d{3}|\d{5,7})`;
const area = String.raw`(?:\(\s?\d{3,5}\s?\)|\d{3,5})`;
/** No digit more, neither behind a dash. */
const ends = String.raw`(?!\d|[‐-—.-]\s?\d)`;
const extension = String.raw`(?:[\s,]{0,2}\(?(?:доб\p{L}*|внутр?\p{L}*|вн|ext)[\s.:№]{0,3}\d{1,5}(?!\d)\)?)?`;

/** Groups as numbers of other countries are written, with nothing but words behind them: where they end is plain. */
const abroad = String.raw`\+(?!7)\d{1,3}[\s-]?\(?\d{2,5}\)?(?:[\s-]?\d{2,4}){2,4}(?=\s*(?:$|[,;)\n\p{L}]))`;
const whole = String.raw`(?:\+7|(?<!\d)[78])${gap}${area}${gap}${local}${ends}`;
const announcing = String.raw`(?<![\p{L}\d])(?:(?:контактн\p{L}{1,3}|конт|моб|сот|раб|гор)[.\s]{1,2})?(?:тел(?:ефоны?)?(?:\.?\s?\/\s?факс)?|т\/ф|т|моб(?:ильный)?|сот(?:овый)?|факс|tel|phone|mob|fax)\s?[.:№]{0,2}\s?`;
const announced = new RegExp(
  String.raw`${announcing}(?:${abroad}|${whole}|${area}${gap}${local}${ends}|${local}${ends})${extension}`,
  "giu",
);
/** Written as one, as no house and flat are: 8-846-231-60-14, 8(8482)44-30-10, 89161112233, (916) 111-22-33. */
const bare = new RegExp(
  String.raw`(?<![\d+])(?:${abroad}|(?:\+7|8)9\d{9}(?!\d)|\+7${gap}${area}${gap}${local}${ends}|8-?\(\d{3,5}\)[\s-]?${local}${ends}|8-[3-9]\d{2,4}-${local}${ends}|8\s\(?[3-9]\d{2,4}\)?[\s-]${local}${ends}|\(\d{3,5}\)\s?${local}${ends})${extension}`,
  "giu",
);

/** The first phone of a text behind `from`. */
export function findPhone(text: string, from: number): InlinePhone | undefined {
  const one = first(announced, text, from, isAnnounced);
  const other = first(bare, text, from, speaksForItself);
  if (one === undefined || other === undefined) return one ?? other;
  return one.start <= other.start ? one : other;
}

function first(
  pattern: RegExp,
  text: string,
  from: number,
  isPhone: (match: string, before: string) => boolean,
): InlinePhone | undefined {
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
    if (isPhone(match[0], text.slice(Math.max(0, match.index - 200), match.index)))
      return { start: match.index, end: match.index + match[0].length, announced: pattern === announced };
  return undefined;
}

/** The digits of a phone without its extension. */
function digitsOf(phone: string): string {
  return phone.replace(/(?:доб|вн|ext).*$/iu, "").replace(/\D+/gu, "");
}

function isAnnounced(phone: string): boolean {
  const digits = digitsOf(phone);
  if (phone.includes("+") && !/\+\s?7/u.test(phone)) return digits.length >= 9 && digits.length <= 15;
  // «т. 443010» may as well be a postcode.
  if (/^т[\s.:]*\d{6}$/iu.test(phone)) return false;
  return digits.length === 11
    ? /^[78]/u.test(digits)
    : digits.length === 10 || (digits.length > 4 && digits.length < 8);
}

function speaksForItself(phone: string, before: string): boolean {
  const digits = digitsOf(phone);
  if (phone.startsWith("+7")) return digits.length === 11;
  if (phone.startsWith("+")) return digits.length >= 10 && digits.length <= 15;
  // «(916) 960-84-66»: no house has a number in brackets before its own.
  if (phone.startsWith("(")) return digits.length === 10;
  if (digits.length !== 11) return false;
  // «ул. Мира 8 (846) …», «кв. 8-916-…»: the 8 may be the number of what stands before it.
  if (/[\p{L}.№]\s*$/u.test(before) && !/\d\p{L}\s+$/u.test(before)) return false;
  return !/^8\s/u.test(phone) || before.trim() === "" || (/[,;(\n]\s*$/u.test(before) && houseSaid(before));
}

/** Whether a number stands at the end of a piece: «ул. Ленина 5, …», and not in «ул. 8 Марта, …». */
export function houseSaid(before: string): boolean {
  return /(?<!\d)\d{1,4}\p{L}?(?:[/-]\d{1,4}\p{L}?)?\s*(?:[(,;\n]|$)/u.test(before);
}

const listed = new RegExp(
  String.raw`\s?(?:[,;/]|и\s)\s?((?:${whole}|\(\d{3,5}\)\s?${local}${ends}|\d{2,3}-\d\d-\d\d${ends})${extension})`,
  "iuy",
);

/** The number behind one that was announced: «тел. 231-60-14, 231-60-15». */
export function nextInList(text: string, from: number): InlinePhone | undefined {
  listed.lastIndex = from;
  const match = listed.exec(text);
  const phone = match?.[1];
  if (match === null || phone === undefined || !isAnnounced(`тел ${phone}`)) return undefined;
  const end = match.index + match[0].length;
  return { start: end - phone.length, end, announced: true };
}
