import type { SourceRecord } from "../model/index.ts";
import { agreements } from "./agree.ts";
import { anchored, type Check } from "./check-file.ts";
import { fieldValues } from "./fields.ts";

/** A record passes, fails with its evidence, or (`undefined`) the check has nothing to say about it. */
export type Verdict = typeof passes | { readonly raw?: string; readonly expected?: string } | undefined;
export const passes = Symbol("passes");

/** The judge of a check that looks at one record at a time; others have none. */
export function judgeOf(check: Check, at: string): ((record: SourceRecord) => Verdict) | undefined {
  switch (check.rule) {
    case "present": {
      const fields = [check.field].flat();
      return (record) => (fields.some((field) => fieldValues(record, field).length > 0) ? passes : {});
    }
    case "valid":
      return (record) => {
        const known = fieldValues(record, check.field).filter((value) => value.valid !== undefined);
        if (known.length === 0) return undefined;
        const wrong = known.filter((value) => value.valid === false);
        return wrong.length === 0 ? passes : { raw: wrong.map((value) => value.raw).join("; ") };
      };
    case "uniform":
      return (record) => {
        const other = fieldValues(record, check.field).filter((value) => !value.uniform);
        return other.length === 0
          ? passes
          : { raw: other.map((value) => value.raw).join("; "), expected: other.map((value) => value.value).join("; ") };
      };
    case "matches": {
      const pattern = anchored(check.pattern);
      return (record) => {
        const other = fieldValues(record, check.field).filter((value) => !pattern.test(value.value));
        return other.length === 0
          ? passes
          : { raw: other.map((value) => value.raw).join("; "), expected: check.pattern };
      };
    }
    case "fresh": {
      const limit = monthsBefore(at, check.months);
      return (record) => {
        const [date] = fieldValues(record, check.field);
        if (date === undefined) return undefined;
        const day = dayOf(date.value);
        if (day === undefined) return undefined;
        return day >= limit ? passes : { raw: date.raw, expected: `≥ ${limit}` };
      };
    }
    case "agree": {
      const compare = agreements[check.compare];
      return (record) => {
        const agreement = compare(record);
        if (agreement === undefined) return undefined;
        return agreement.agrees ? passes : { raw: agreement.raw, expected: agreement.expected };
      };
    }
    default:
      return undefined;
  }
}

/** Whether a record belongs to the denominator. */
export function belongs(check: Check, record: SourceRecord): boolean {
  if (check.of !== record.type) return false;
  const { when } = check;
  if (when === undefined) return true;
  if (when.kind !== undefined && record.kind !== when.kind) return false;
  if (when.country !== undefined && (record.country?.value ?? "RU") !== when.country) return false;
  return when.has === undefined || fieldValues(record, when.has).length > 0;
}

/** The day so many months earlier, `yyyy-MM-dd`; the 31st becomes the last day of a shorter month. */
export function monthsBefore(at: string, months: number): string {
  const [year = 0, month = 1, day = 1] = at.slice(0, 10).split("-").map(Number);
  const first = year * 12 + (month - 1) - months;
  const last = new Date(Date.UTC(Math.floor(first / 12), (first % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(first / 12), first % 12, Math.min(day, last))).toISOString().slice(0, 10);
}

/** A date as it stands in a column of the CRM's own: ISO or dd.MM.yyyy; nothing is said of any other text. */
function dayOf(text: string): string | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(text)?.[1];
  if (iso !== undefined) return iso;
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})(?!\d)/.exec(text) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}
