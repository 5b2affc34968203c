import type { DraftValue, Issue } from "../../model/index.ts";
import { textValue } from "../origin.ts";
import { tooLong } from "./cell-length.ts";
import type { CleanedText, DateContext } from "./cleaned.ts";
import { readByPattern, readDate, saysOnlyMonth, type ReadDate } from "./date-forms.ts";

/**
 * A date as `yyyy-MM-dd`, with `THH:mm:ss` and the zone as written where the cell has a time. `value.date` is the mapping's pattern;
 * without one the usual forms are tried, day before month. A date that cannot be, or has no day, is left out, with an issue that holds
 * it.
 */
export function cleanDate(value: DraftValue, context: DateContext): CleanedText {
  const raw = value.raw ?? value.text;
  const long = tooLong(value, context.field);
  if (long !== undefined) return { issues: [long] };
  const text = unwrapDate(value.text.replace(/[\s\u00a0\u202f]+/gu, " ").trim());
  if (text === "") return { issues: [] };
  const issue = (code: string, severity: Issue["severity"], params: Issue["params"] = {}): Issue => ({
    code,
    severity,
    at: value.at,
    field: context.field,
    raw,
    params,
  });
  const read = value.date === undefined ? readDate(text) : (readByPattern(text, value.date) ?? readIso(text));
  if (read === "empty") return { issues: [issue("date-empty", "note", { value: text })] };
  // «1985», «05.1985», 1985-00-00: true, and no day. A field of dates would have to invent one.
  if (read === undefined ? saysOnlyMonth(text) : isWithoutDay(read))
    return { issues: [issue("date-not-whole", "note", { value: text })] };
  if (read === undefined) {
    const code = value.date === undefined ? "date-unreadable" : "date-not-of-pattern";
    return { issues: [issue(code, "warning", { value: text, pattern: value.date ?? "" })] };
  }
  const date = settleYear(read, context);
  if (!exists(date)) return { issues: [issue("date-impossible", "warning", { value: text })] };
  const cleaned = write(date);
  const issues: Issue[] = [];
  if (read.twoDigitYear) issues.push(issue("date-two-digit-year", "note", { value: text, date: cleaned }));
  if (read.ambiguous) issues.push(issue("date-day-or-month", "note", { value: text, date: cleaned }));
  if (isDoubtful(cleaned.slice(0, 10), context)) issues.push(issue("date-doubtful", "warning", { date: cleaned }));
  const rule = cleaned === value.text ? undefined : read.serial ? "date-serial" : "date-spelling";
  return { value: textValue(value, cleaned, rule), issues };
}

/** «пт, 12 марта 2021», «Friday, 12 March 2021», «Fri Mar 12 2021 …»: the day of the week says nothing that the date does not. */
const weekday =
  /^(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|(?:mo|di|mi|do|fr|sa|so)|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)(?:\.?,\s?|\.?\s)(?=[\dA-Z])/iu;

const weekdayBehind =
  /[ ,]{1,2}\(?(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\.?\)?$/iu;

const romanMonths = "I II III IV V VI VII VIII IX X XI XII".split(" ");

/** What people write around a date and in it: «01» февраля 2020 г.р., 01,02,2020, 01 02 2020, О1.02.2020. */
function unwrapDate(text: string): string {
  const bare = text
    // «от 15.08.2013 г.», «с 01.05.2010»; «до …» is where something ends.
    .replace(/^(?:от|с)\s(?=["«“]?\s?\d)/iu, "")
    .replace(weekday, "")
    .replace(weekdayBehind, "")
    // «22:38 25-Окт 2021», «10:20, 01.02.2020»
    .replace(/^(\d{1,2}:\d\d(?::\d\d)?),? (\d.*)$/u, "$2 $1")
    // «01.02.2020 в 10:20»
    .replace(/ в (?=\d{1,2}:\d\d)/u, " ")
    // «… 00:00:00 GMT+0300 (Москва, стандартное время)»
    .replace(/(?<=:\d\d) ?(?:GMT|UTC)(?=[+-]\d)/u, " ")
    .replace(/(?<=:\d\d) ?(?:GMT|UTC)$/u, "Z")
    .replace(/(?<=[+-]\d{4}) \([^()]*\)$/u, "")
    .replace(/^["«“]\s?(\d{1,2})\s?["»”]\s?/u, "$1 ")
    .replace(/\s?г\.?\s?р\.?$/u, "");
  // «6.VI.2019», «6/VI-19»
  const roman = /^(\d{1,2})[\s./-]([IVXХІ]{1,4})[\s./-]((?:19|20)?\d\d)(?:\s?г\.?)?$/u.exec(bare);
  const month = romanMonths.indexOf((roman?.[2] ?? "-").replaceAll("Х", "X").replaceAll("І", "I")) + 1;
  if (roman !== null && month > 0) return `${roman[1]}.${String(month).padStart(2, "0")}.${roman[3]}`;
  const parts = /^(\d{1,2})(?:\. ?|, ?| )(\d{1,2})(?:\. ?|, ?| )((?:19|20)\d\d)$/u.exec(bare.replace(/[OoОо]/gu, "0"));
  if (parts !== null) return `${parts[1]}.${parts[2]}.${parts[3]}`;
  // «2020 02 01», `01\02\2020`
  return bare
    .replace(/^((?:19|20)\d\d) (\d\d) (\d\d)$/u, "$1-$2-$3")
    .replace(/^(\d{1,2})\\(\d{1,2})\\(\d{4})$/u, "$1/$2/$3");
}

/** A file may hold real dates where the mapping expects text; a reader gives those in ISO form. */
function readIso(text: string): ReadDate | "empty" | undefined {
  return /^\d{4}-\d\d-\d\d/.test(text) ? readDate(text) : undefined;
}

/** The last year that is likely. Nobody whom a customer's card names is born after 2030; cleaning has no clock to ask. */
function lastYear({ field }: DateContext): number {
  return field === "birthDate" ? 2030 : 2099;
}

/** Kept, because it may be true all the same: 01.01.1970 is where Unix counts from, and what a program writes that knew no date. */
function isDoubtful(day: string, context: DateContext): boolean {
  const year = Number(day.slice(0, 4));
  return day === "1970-01-01" || year < 1900 || year > lastYear(context);
}

/** `19` is 2019, `65` is 1965; a year after the last that is likely is taken a century back. */
function settleYear(read: ReadDate, context: DateContext): ReadDate {
  if (!read.twoDigitYear) return read;
  const near = read.year < 50 ? 2000 + read.year : 1900 + read.year;
  return { ...read, year: near > lastYear(context) ? near - 100 : near };
}

function isWithoutDay({ year, month, day }: ReadDate): boolean {
  return day === 0 && month <= 12 && year >= 1900 && year < 2100;
}

function exists({ year, month, day, hour = 0, minute = 0, second = 0 }: ReadDate): boolean {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function write({ year, month, day, hour, minute, second, zone }: ReadDate): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  // 1C and Excel write midnight where there is no time.
  if (hour === undefined || (hour === 0 && (minute ?? 0) === 0 && (second ?? 0) === 0 && zone === undefined))
    return date;
  return `${date}T${two(hour)}:${two(minute ?? 0)}:${two(second ?? 0)}${zone ?? ""}`;
}
