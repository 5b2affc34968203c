import { givenName } from "../../countries/given-names.ts";
import { townByName } from "../../countries/ru/regions.ts";
import { emailLabel, emailsIn } from "../value/email.ts";
import { markWords } from "./marks.ts";
import { findPhone, houseSaid, nextInList, type InlinePhone } from "./phone-inside.ts";

/** A phone or an e-mail that stands in an address. */
export interface Detail {
  readonly field: "phones" | "emails";
  readonly text: string;
}

/** An address and what stood in it; `doubtful` when nobody can say where the phone ends. */
interface Taken {
  readonly details: readonly Detail[];
  readonly rest: string;
}

/**
 * The phones and e-mails of an address («…, ул. Ленина 5, тел. 231-60-14 Ольга»), and the address without them. Only what is beyond
 * doubt is taken: the number itself, and behind it what can be said of a phone alone. Whatever else stands there remains the
 * address's. Undefined where there are none, which is nearly always, where nothing else is left, and where it is doubtful what a
 * digit belongs to: then the cell stays whole.
 */
export function detailsInside(address: string): Taken | undefined {
  if (!/@|\d[\d\s().‐-—-]{3,}\d/u.test(address)) return undefined;
  const mailed = withoutEmails(address);
  const called = withoutPhones(mailed.rest);
  if (called === undefined) return undefined;
  const details = [...mailed.details, ...called.details];
  if (details.length === 0 || !/\p{L}{2}/u.test(called.rest)) return undefined;
  return { details, rest: called.rest };
}

/** A text with more than so many is a list of something, and no address. */
const most = 20;

const ofEmail = String.raw`(?:(?<!\p{L})${emailLabel}[\s.:-]*)?`;

function withoutEmails(address: string): Taken {
  const details: Detail[] = [];
  let rest = address;
  if (!address.includes("@")) return { details, rest };
  const seen = new Set<string>();
  for (const text of emailsIn(address).slice(0, most)) {
    if (!seen.has(text.toLowerCase())) details.push({ field: "emails", text });
    seen.add(text.toLowerCase());
    const whole = new RegExp(String.raw`${ofEmail}${text.replace(/[.*+?^$()|[\]\\{}]/gu, String.raw`\$&`)}`, "iu").exec(
      rest,
    );
    if (whole !== null) rest = join(rest.slice(0, whole.index), rest.slice(whole.index + whole[0].length));
  }
  return { details, rest };
}

function withoutPhones(address: string): Taken | undefined {
  const details: Detail[] = [];
  let rest = address;
  let from = 0;
  for (let phone = findPhone(rest, from); phone !== undefined; phone = findPhone(rest, from)) {
    const taken: string[] = [];
    let end = takeOne(rest, phone, taken);
    for (let next = end; next !== undefined && phone.announced;) {
      const more = nextInList(rest, next);
      if (more === undefined) break;
      next = takeOne(rest, more, taken);
      end = next;
    }
    if (end === undefined || details.length > most) return undefined;
    for (const text of taken) details.push({ field: "phones", text });
    const before = rest.slice(0, phone.start);
    rest = join(before, rest.slice(end));
    from = before.replace(/[\s,;(]+$/u, "").length;
  }
  return { details, rest };
}

/** Notes a phone with what is said of it, and tells where that ends. Undefined when the digits behind it may be its own. */
function takeOne(text: string, { start, end, announced }: InlinePhone, taken: string[]): number | undefined {
  const after = text.slice(end);
  if (/^\s?[/\\]\s?\d{1,4}(?!\d|-\d)/u.test(after)) return undefined;
  // «ул. Ленина, тел. 231-60-14, 15»: the house, or the end of a second number.
  if (announced && /^\s*[,;]\s*\d{1,4}\s*(?:$|[,;)])/u.test(after) && !houseSaid(text.slice(0, start)))
    return undefined;
  const note = noteBehind(after);
  if (note === undefined) return undefined;
  taken.push(`${text.slice(start, end)}${note}`.trim());
  return end + note.length;
}

const hour = String.raw`\d{1,2}(?:[:.]\d\d)?`;
const day = String.raw`(?:пн|вт|ср|чт|пт|сб|вс|ежедн\p{L}*|будн\p{L}*|рабочие\s+дни)`;
const hours = new RegExp(
  String.raw`^[\s,]*\(?(?:${day}[\s.,:–-]*)*(?:(?<=${day}[\s.,:–-]*)(?:с\s*)?${hour}\s*(?:[-–]|до)\s*${hour}|с\s*${hour}\s*до\s*${hour}|\d{1,2}[:.]\d\d\s*[-–]\s*\d{1,2}[:.]\d\d|круглосуточно)(?:\s?ч(?:ас\p{L}*)?\.?(?!\p{L}))?\)?(?!\d)`,
  "iu",
);
/** Who is called there, and how. */
const speaks =
  /^(?:бухг\p{L}*|директор\p{L}*|секретар\p{L}*|менеджер\p{L}*|охран\p{L}*|при[её]мная|диспетчер\p{L}*|снабжение|отдел|звон\p{L}*|позвон\p{L}*|созвон\p{L}*|спрос\p{L}*|спрашив\p{L}*|набирать|добавочный|многоканальный|факс|whatsapp|viber|telegram)$/iu;

/** What can be said only of the phone: an hour, a person, a request. Empty for anything else, undefined for a number of unknown sense. */
function noteBehind(after: string): string | undefined {
  const open = hours.exec(after);
  if (open !== null) return open[0];
  const [tail = ""] = /^[^,;\n)]*/u.exec(after) ?? [];
  if (/^\s*\d/u.test(tail)) {
    const told = /^\s*(?:\d{6}(?!\d)|\d{1,3}(?:\s?-?\s?(?:й|ый|ой|ий))?\s?(?:эт|под|кв|оф|корп|стр|дом|д\.))/u.test(
      tail,
    );
    return told ? "" : undefined;
  }
  const closed = tail.includes("(") && after[tail.length] === ")" ? `${tail})` : tail;
  const words = closed
    .replace(/[()«»":–-]/gu, " ")
    .trim()
    .split(/[\s.]+/u)
    .filter((word) => word !== "");
  const [first = ""] = words;
  if (/\d/u.test(tail) || words.some((word) => markWords.has(word.toLowerCase()))) return "";
  const named = /^\p{Lu}/u.test(first) && givenName(first) !== undefined;
  if (!named && !speaks.test(first)) return "";
  // «тел. 231-60-14 Мира, 7» is a street.
  if (
    /^\s*[,;]?\s*(?:(?:д|дом)[.\s]*\d|\d{1,4}(?!\d)\p{L}?(?:[/-]\d+)?\s*(?:$|[,;(]))/u.test(after.slice(closed.length))
  )
    return "";
  // Владимир is a town as well.
  return words.some((word) => townByName(word) !== undefined) ? undefined : closed;
}

/** What stands on both sides of a gap, parted by one comma; an empty bracket around the gap goes with it. */
function join(left: string, right: string): string {
  const bracket = /\(\s*$/u.test(left) && /^\s*\)/u.test(right);
  // «ул. Мира, 5. Тел. …»: the full stop goes with what it parts.
  const before = (bracket ? left.replace(/\(\s*$/u, "") : left).replace(/[\s,;]+$/u, "").replace(/(?<=\d)\.$/u, "");
  const after = (bracket ? right.replace(/^\s*\)/u, "") : right)
    .replace(/^[\s,;]+(?=[^\s,;]|$)/u, "")
    .replace(/^\.(?=\s|$)\s*/u, "");
  if (before === "" || after === "") return before === "" ? after : before;
  if (before.endsWith("(") || after.startsWith(")")) return `${before}${after}`;
  return /^[\s,;]*\n/u.test(right) ? `${before}\n${after}` : `${before}, ${after}`;
}
