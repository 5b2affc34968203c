import { join } from "node:path";
import { addTo, contactMark, Failure, type RecordId, sourceOf, type SourceRecord } from "../../model/index.ts";
import { holdsReject } from "../../report/rejects/mended-rejects.ts";
import { rejectsFile } from "../../report/rejects/rejects.ts";
import { findIn, findRecord, findRow, unknownRecord } from "./find.ts";
import { isHashed, keysLike } from "./keys-like.ts";
import { readLines } from "./ndjson.ts";
import type { RunFolder } from "./run-folder.ts";

/** How people point at a row: `managers:42`, `managers!Клиенты:42`, `managers@book.xlsx:42`, `managers@Клиенты:42`. A key may look like the first. */
export const shortPlace = /^([^@:!]+)(?:@([^!]*))?(?:!(.+))?:(\d+)$/;

/** A place that names neither file nor sheet: it looks like a key, and of a source with keys it is nothing else. */
export const barePlace = /^[^@:!]+:\d+$/;

/**
 * The record that somebody points at, by its id or by a place whose row gave it; of a firm with its people the firm. `source:42` is a
 * line only where no row of the source has a key of its own: who has mistyped a key would judge the neighbour of that line.
 *
 * @throws {Failure} `explain-ambiguous` when several rows answer; when none does, one that names what may have been meant
 */
export async function recordOf(folder: RunFolder, text: string): Promise<SourceRecord> {
  const record = await recordByKey(folder, text);
  if (record !== undefined) return record;
  if (barePlace.test(text)) {
    const { keyed, meant } = (await keysLike(folder, [text])).get(text)!;
    if (keyed) throw await unknownKey(folder, text, meant);
  }
  const [place] = await placesLike(folder, text);
  const found = place === undefined ? undefined : (await findRow(folder, place)).records[0];
  if (found === undefined) throw await unknownRecord(folder, text, "record-unknown");
  return found;
}

/** The failure of a key that no record has, though it looks like a line of its source. */
async function unknownKey(folder: RunFolder, text: string, meant: readonly RecordId[]): Promise<Failure> {
  const source = sourceOf(text);
  const params = { record: text, run: folder.id, source };
  const rejects = join("rejects", rejectsFile(source));
  if (folder.has(rejects) && (await holdsReject(folder.file(rejects), text)))
    return new Failure("record-rejected", { ...params, file: folder.file(rejects) });
  const rows: string[] = [];
  for (const place of await placesLike(folder, text).catch(() => [])) {
    const [at] = (await findRow(folder, place)).records;
    if (at !== undefined) rows.push(place, at.id);
  }
  const [place, at] = rows;
  if (place === undefined || at === undefined)
    return meant.length === 0
      ? unknownRecord(folder, text, "record-unknown")
      : new Failure("record-begins", { ...params, ids: meant.join(", ") });
  const offered = { ...params, place, at };
  return meant.length === 0
    ? new Failure("record-no-line", offered)
    : new Failure("record-key-meant", { ...offered, ids: meant.join(", ") });
}

/**
 * A record of a person who stands in a row for himself is `source:key#contact:key`, and no record is `source:key`: who names
 * the row by its key means the one record that it gave. Several people of one row are none in particular.
 */
async function onlyOf(folder: RunFolder, text: string): Promise<SourceRecord | undefined> {
  const begins = `${text}${contactMark}`;
  const found: SourceRecord[] = [];
  for await (const record of findIn<SourceRecord>(folder.file("records.ndjson"), [begins], ({ id }) =>
    id.startsWith(begins),
  ))
    found.push(record);
  return found.length === 1 ? found[0] : undefined;
}

/** A record by its id, or by the key of the row of which it is all there is. */
export async function recordByKey(folder: RunFolder, text: string): Promise<SourceRecord | undefined> {
  return (await findRecord(folder, text)) ?? onlyOf(folder, text);
}

export interface Pointed {
  readonly id: RecordId;
  readonly type: SourceRecord["type"];
}

/** {@link recordLike} for a list of texts, in one pass; those that no record of the run answers to are left out. */
export async function recordsLike(folder: RunFolder, texts: readonly string[]): Promise<Map<string, Pointed>> {
  const wanted = new Set(texts);
  const ofLine = new Map<string, string[]>();
  for (const text of wanted) {
    const [, source, , , line] = shortPlace.exec(text) ?? [];
    if (line === undefined) continue;
    addTo(ofLine, `${source}:${line}`, text);
  }
  const found = new Map<string, Pointed>();
  const atPlace = new Map<string, Map<string, Pointed>>();
  const people = new Map<string, Pointed[]>();
  const keyed = new Set<string>();
  for await (const lines of readLines(folder.file("records.ndjson")))
    for (const line of lines) {
      const { id, type, places } = JSON.parse(line) as SourceRecord;
      if (wanted.has(id)) found.set(id, { id, type });
      if (!isHashed(id)) keyed.add(sourceOf(id));
      const row = id.includes(contactMark) ? id.slice(0, id.indexOf(contactMark)) : "";
      if (wanted.has(row)) addTo(people, row, { id, type });
      for (const place of places) {
        const [, source, , , number] = wholePlace.exec(place) ?? [];
        for (const text of ofLine.get(`${source}:${number}`) ?? []) {
          if (!fitsPlace(text, place)) continue;
          const rows = atPlace.get(text) ?? new Map<string, Pointed>();
          if (!rows.has(place)) rows.set(place, { id, type });
          atPlace.set(text, rows);
        }
      }
    }
  for (const [text, [only, ...others]] of people)
    if (!found.has(text) && only !== undefined && others.length === 0) found.set(text, only);
  for (const [text, rows] of atPlace) {
    if (found.has(text) || (barePlace.test(text) && keyed.has(sourceOf(text)))) continue;
    if (rows.size > 1) throw ambiguous(text, [...rows.keys()]);
    for (const pointed of rows.values()) found.set(text, pointed);
  }
  return found;
}

const wholePlace = /^([^@]+)@(.+?)(?:!(.+))?:(\d+)$/;

/** Whether a whole place is one that a short one means. */
function fitsPlace(short: string, place: string): boolean {
  const line = shortPlace.exec(short)?.[4];
  return wholePlace.exec(place)?.[4] === line && inTable(short, place);
}

/** Whether a whole place lies in the table that a short one names: by its file, its sheet, both, or its sheet where the file would stand. */
export function inTable(short: string, place: string): boolean {
  const [, source = "", path = "", sheet] = shortPlace.exec(short) ?? [];
  const [, ofSource, ofPath = "", ofSheet] = wholePlace.exec(place) ?? [];
  if (ofSource !== source) return false;
  if (sheet === undefined && path !== "" && path === ofSheet) return true;
  return ofPath.endsWith(path) && (sheet === undefined || ofSheet === sheet);
}

const ambiguous = (what: string, places: readonly string[]): Failure =>
  new Failure("explain-ambiguous", { what, places: places.slice(0, 5).join(", ") });

/** The places that records and issues of a run name, in the lines that hold a text. */
export async function* placesIn(folder: RunFolder, text: string): AsyncGenerator<string> {
  for (const name of ["records.ndjson", "issues.ndjson"])
    for await (const each of findIn<{ place?: string; places?: string[] }>(folder.file(name), [text], () => true)) {
      yield* each.places ?? [];
      if (each.place !== undefined) yield each.place;
    }
}

/** `managers:42`, `managers!Клиенты:42` and the whole place all mean a row, as long as only one row answers. */
export async function placesLike(folder: RunFolder, what: string): Promise<string[]> {
  const line = shortPlace.exec(what)?.[4];
  if (line === undefined) return [];
  const places = new Set<string>();
  for await (const place of placesIn(folder, `:${line}`)) if (fitsPlace(what, place)) places.add(place);
  if (places.size > 1) throw ambiguous(what, [...places]);
  return [...places];
}
