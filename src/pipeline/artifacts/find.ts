import type { Golden, Issue, Match, RecordId, SourceRecord } from "../../model/index.ts";
import { Failure, formatPlace, parsePlace } from "../../model/index.ts";
import { linesWith } from "./ndjson.ts";
import type { RunFolder } from "./run-folder.ts";

/**
 * The values of an artifact that satisfy a test. Only lines that contain one of the needles are parsed: the artifacts of a
 * million rows are some gigabytes, and bytes are found a hundred times faster than JSON is read.
 */
export async function* findIn<T>(
  path: string,
  needles: readonly string[],
  test: (value: T) => boolean,
): AsyncGenerator<T> {
  const quoted = needles.map((needle) => JSON.stringify(needle).slice(1, -1));
  for await (const line of linesWith(path, quoted)) {
    const value = JSON.parse(line) as T;
    if (test(value)) yield value;
  }
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

/** Everything a run knows about one thing somebody pointed at. */
export interface Found {
  readonly records: readonly SourceRecord[];
  readonly issues: readonly Issue[];
  readonly golden?: Golden;
  /** Matches in which the record stands, heaviest first. */
  readonly matches: readonly Match[];
  /** The row was left out, by this rule; or rejected, by its errors. */
  readonly leftOut?: string;
}

/** A source row by its place. `path` may be shortened to its last part, and `source@` left out, as long as one row answers. */
export async function findRow(folder: RunFolder, place: string): Promise<Found> {
  const parsed = parsePlace(place);
  const exact = parsed === undefined ? place : formatPlace(parsed);
  const issues = await findIssuesAt(folder, [exact]);
  const records = folder.has("records.ndjson")
    ? await all(findIn<SourceRecord>(folder.file("records.ndjson"), [exact], (record) => record.places.includes(exact)))
    : [];
  const leftOut = issues.find((issue) => issue.code === "row-left-out")?.params?.["rule"];
  const [first] = records;
  const golden = first === undefined ? undefined : await findGoldenOf(folder, first.id);
  return {
    records,
    issues: golden === undefined ? issues : [...issues, ...(await findLoadIssues(folder, golden.id))],
    matches: first === undefined ? [] : await findMatches(folder, first.id),
    ...(golden === undefined ? {} : { golden }),
    ...(leftOut === undefined ? {} : { leftOut: String(leftOut) }),
  };
}

/** What cleaning and clustering noticed about rows. */
export async function findIssuesAt(folder: RunFolder, places: readonly string[]): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const file of ["issues.ndjson", "issues-dedupe.ndjson"])
    if (folder.has(file))
      issues.push(
        ...(await all(findIn<Issue>(folder.file(file), places, (issue) => places.includes(issue.place ?? "")))),
      );
  return issues;
}

/** A source record of this run by its id. */
export async function findNew(folder: RunFolder, id: RecordId): Promise<SourceRecord | undefined> {
  for await (const record of findIn<SourceRecord>(folder.file("records.ndjson"), [id], (each) => each.id === id))
    return record;
  return undefined;
}

/** A source record by its id, this run's or one that the target already held. */
export async function findRecord(folder: RunFolder, id: RecordId): Promise<SourceRecord | undefined> {
  const record = await findNew(folder, id);
  if (record !== undefined) return record;
  if (!folder.has("existing.ndjson")) return undefined;
  const existing = findIn<{ record: SourceRecord }>(
    folder.file("existing.ndjson"),
    [id],
    (each) => each.record.id === id,
  );
  for await (const { record } of existing) return record;
  return undefined;
}

/** At most this many ids are proposed for one that is unknown. */
const proposedIds = 5;

/** The failure of an id that no record has: with the ids that begin with it, or `code` where there are none. */
export async function unknownRecord(
  folder: RunFolder,
  typed: string,
  code: "record-unknown" | "explain-unknown",
): Promise<Failure> {
  const ids: string[] = [];
  if (typed !== "" && folder.has("records.ndjson"))
    for await (const { id } of findIn<SourceRecord>(folder.file("records.ndjson"), [typed], (record) =>
      record.id.startsWith(typed),
    ))
      if (ids.push(id) > proposedIds) break;
  const params = { record: typed, what: typed, run: folder.id };
  if (ids.length === 0) return new Failure(code, params);
  const more = ids.length > proposedIds ? [...ids.slice(0, proposedIds), "…"] : ids;
  return new Failure("record-begins", { ...params, ids: more.join(", ") });
}

export async function findGoldenOf(folder: RunFolder, id: RecordId): Promise<Golden | undefined> {
  if (!folder.has("golden.ndjson")) return undefined;
  for await (const golden of findIn<Golden>(folder.file("golden.ndjson"), [id], (each) => each.members.includes(id)))
    return golden;
  return undefined;
}

export async function findGolden(folder: RunFolder, entityId: string): Promise<Golden | undefined> {
  if (!folder.has("golden.ndjson")) return undefined;
  for await (const golden of findIn<Golden>(folder.file("golden.ndjson"), [entityId], (each) => each.id === entityId))
    return golden;
  return undefined;
}

/** What the load noticed about a golden record, or why the database refused it. */
export async function findLoadIssues(folder: RunFolder, entityId: string): Promise<Issue[]> {
  const file = "issues-load.ndjson";
  if (!folder.has(file)) return [];
  return all(findIn<Issue>(folder.file(file), [entityId], (issue) => issue.params?.["entity"] === entityId));
}

export async function findMatches(folder: RunFolder, id: RecordId): Promise<Match[]> {
  if (!folder.has("matches.ndjson")) return [];
  const matches = await all(
    findIn<Match>(folder.file("matches.ndjson"), [id], (match) => match.left === id || match.right === id),
  );
  return matches.sort((a, b) => b.weight - a.weight);
}
