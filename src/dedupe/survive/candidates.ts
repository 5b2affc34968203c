import { countUp, type OrgName, type RecordId, type SourceRecord, type SurvivorRule } from "../../model/index.ts";
import { fullest, type Named, unclean } from "./names.ts";

export interface Picked<T> {
  readonly value: T;
  readonly from: RecordId;
}

/** A value that may survive, as it is compared. */
export interface Candidate<T> extends Picked<T>, Named {
  readonly text: string;
  readonly record: SourceRecord;
}

/** How many different values there are. */
export function distinct(candidates: readonly { readonly text: string }[]): number {
  return new Set(candidates.map(({ text }) => text)).size;
}

/** Those that a rule leaves. `all`: the values that disagreed to begin with. How many say a value does not depend on the rules before. */
export function narrowBy<T>(
  rule: SurvivorRule,
  candidates: readonly Candidate<T>[],
  all: readonly Candidate<T>[],
  priority: Readonly<Record<string, number>>,
): readonly Candidate<T>[] {
  const last = Number.MAX_SAFE_INTEGER;
  switch (rule) {
    case "priority":
      return best(candidates, ({ record }) => -(priority[record.source] ?? last));
    case "most-recent":
      return bestText(candidates, ({ record }) => record.updatedAt?.value ?? record.createdAt?.value, false);
    case "oldest":
      return bestText(candidates, ({ record }) => record.createdAt?.value ?? record.updatedAt?.value, true);
    case "most-frequent": {
      const counts = new Map<string, number>();
      for (const { text } of all) countUp(counts, text);
      return best(candidates, ({ text }) => counts.get(text)!);
    }
    case "most-complete":
      return best(candidates, ({ record }) => filled(record));
    case "full-name":
      return fullest(candidates);
    case "clean-name": {
      const written = all.flatMap(({ record }) => namesWritten(record));
      return best(candidates, ({ value }) => -unclean(value as Partial<OrgName>, written));
    }
    case "with-form":
      return best(candidates, ({ record }) => ("legalForm" in record && record.legalForm !== undefined ? 1 : 0));
    case "named-place":
      return best(candidates, ({ record }) => (/\bregion-from-(?:inn|kpp)\b/.test(record.region?.rule ?? "") ? 0 : 1));
    case "longest":
      return best(candidates, ({ text }) => text.length);
    case "valid":
      return best(candidates, ({ value }) => ((value as { valid?: boolean }).valid === false ? 0 : 1));
    default:
      return candidates;
  }
}

const namesWritten = (record: SourceRecord): readonly string[] =>
  record.type === "contact" ? [] : [record.name.raw, record.legalName?.raw ?? ""];

function best<C>(candidates: readonly C[], score: (candidate: C) => number): readonly C[] {
  let top = -Infinity;
  for (const candidate of candidates) top = Math.max(top, score(candidate));
  return candidates.filter((candidate) => score(candidate) === top);
}

/** Candidates without a date lose to those with one. */
function bestText<C>(
  candidates: readonly C[],
  read: (candidate: C) => string | undefined,
  smallest: boolean,
): readonly C[] {
  const dated = candidates.flatMap((candidate) => read(candidate) ?? []);
  if (dated.length === 0) return candidates;
  const target = dated.reduce((x, y) => (x < y === smallest ? x : y));
  return candidates.filter((candidate) => read(candidate) === target);
}

/** How many fields of a record hold anything. */
function filled(record: SourceRecord): number {
  let count = 0;
  for (const value of Object.values(record)) {
    if (Array.isArray(value) ? value.length > 0 : typeof value === "object" && value !== null) count++;
  }
  return count;
}
