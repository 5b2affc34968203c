import { hash } from "node:crypto";
import { foldName, partsNoted, sayTheSame, saysMore } from "../../countries/fuller-name.ts";
import { groupBy, own, type Issue, type Origin, type SourceRecord, type TextValue } from "../../model/index.ts";
import { rowsApart } from "./rows-apart.ts";

/** Fields that are about the rows themselves. */
const aboutRows = new Set(["type", "id", "source", "key", "draft", "places", "hash", "extra", "kindRule"]);

/**
 * Several rows under one key of the source are one record with many rows (a counterparty once per contact, say). Lists are united; of
 * single values the first row's stands, and what another row says instead becomes an issue `rows-disagree`, never a silent loss.
 * Lists of several firms unite as well as those of one: what speaks against one firm is `rows-apart`.
 */
export function mergeRows(rows: readonly SourceRecord[][], issues: Issue[]): SourceRecord[] {
  rowsApart(rows, issues);
  const byId = groupBy(rows.flat(), ({ id }) => id);
  return [...byId.values()].map((same) => (same.length === 1 ? same[0]! : mergeRecords(same, issues)));
}

function mergeRecords(records: readonly SourceRecord[], issues: Issue[]): SourceRecord {
  const [first, ...others] = records;
  const merged: Record<string, unknown> = { ...first };
  for (const other of others) {
    for (const [field, value] of Object.entries(other)) {
      if (aboutRows.has(field)) continue;
      const standing = merged[field];
      if (Array.isArray(value)) merged[field] = unite((standing as unknown[] | undefined) ?? [], value);
      else if (standing === undefined) merged[field] = value;
      else if (field === "responsible" && sameColleague(standing, value)) merged[field] = fullerOf(standing, value);
      else if (meaning(standing) !== meaning(value))
        issues.push({
          code: "rows-disagree",
          severity: "warning",
          place: other.places[0]!,
          field,
          ...(isOrigin(value) ? { at: value.at, raw: value.raw } : {}),
          params: { key: `${other.source}:${other.key}`, kept: isOrigin(standing) ? standing.raw : String(standing) },
        });
    }
    const extra = merged["extra"] as Record<string, string>;
    for (const [name, text] of Object.entries(other.extra)) {
      const kept = own(extra, name);
      if (kept !== undefined && kept !== text)
        issues.push({
          code: "rows-disagree",
          severity: "warning",
          place: other.places[0]!,
          field: `extra.${name}`,
          raw: text,
          params: { key: `${other.source}:${other.key}`, kept },
        });
    }
    merged["extra"] = { ...other.extra, ...extra };
  }
  merged["places"] = [...new Set(records.flatMap((record) => record.places))];
  merged["hash"] = hash(
    "sha256",
    records
      .map((record) => record.hash)
      .sort()
      .join("\n"),
    "hex",
  );
  return merged as unknown as SourceRecord;
}

function unite(standing: readonly unknown[], more: readonly unknown[]): unknown[] {
  const known = new Set(standing.map(meaning));
  return [...standing, ...more.filter((value) => !known.has(meaning(value)) && known.add(meaning(value)))];
}

const noted = (value: unknown) => partsNoted((value as TextValue).value);

/** Whether one is the short form of the other: `Петрова О.` and `Ольга Петрова`. */
function sameColleague(a: unknown, b: unknown): boolean {
  const [left, right] = [noted(a), noted(b)];
  if (left === undefined || right === undefined) return false;
  const [x, y] = [foldName(left), foldName(right)];
  return sayTheSame(x, y) || saysMore(x, y) || saysMore(y, x);
}

function fullerOf(standing: unknown, value: unknown): unknown {
  return saysMore(foldName(noted(value)!), foldName(noted(standing)!)) ? value : standing;
}

function isOrigin(value: unknown): value is Origin {
  return typeof value === "object" && value !== null && "raw" in value && "at" in value;
}

/** A value without where and how it was written: two rows that write one phone in two ways say the same. */
function meaning(value: unknown): string {
  if (!isOrigin(value)) return JSON.stringify(value);
  const { raw, at: _at, rule: _rule, ...rest } = value as Origin & Record<string, unknown>;
  return Object.keys(rest).some((key) => key !== "quality" && key !== "kind") ? JSON.stringify(rest) : raw;
}
