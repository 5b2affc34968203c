import {
  createDeduper,
  extractFeatures,
  survive,
  type DedupeOptions,
  type DedupeResult,
  type MergePolicy,
  type Rekeyed,
} from "../dedupe/index.ts";
import type { FieldChoice, JournalEntry, SourceRecord } from "../model/index.ts";
import { GoldenFigures } from "../report/golden-figures.ts";
import { MatchFigures } from "../report/match-figures.ts";
import { matchFigures, writeFigures } from "./figures-file.ts";
import { NdjsonWriter, readNdjson } from "./ndjson.ts";
import type { Progress } from "./progress.ts";
import { findRekeyed, followKeys } from "./rekey.ts";
import { LineFile, readSpans, type ExistingLine, type LineSpan } from "./record-store.ts";
import type { RunFolder } from "./run-folder.ts";
import { goneFile } from "./stage-normalize.ts";

export interface DedupeSummary {
  readonly goldens: { counterparty: number; contact: number };
  /** Clusters of two members or more. */
  readonly groups: number;
  /** Of those, groups that a person's decision has joined. */
  readonly groupsByPerson?: number;
  /** Pairs by band, of those written to matches.ndjson. */
  readonly bands: Readonly<Record<string, number>>;
  readonly decided: number;
  readonly compared: DedupeResult["compared"];
  readonly hubs: DedupeResult["hubs"];
  readonly leftOut: DedupeResult["leftOut"];
  readonly contradictions: DedupeResult["contradictions"];
  readonly lookAgain: DedupeResult["lookAgain"];
  readonly events: DedupeResult["events"];
  readonly heads: DedupeResult["heads"];
}

export interface DedupeContext {
  /** Sources of which a stored record that this run does not have is gone: it no longer has a say in what survives. */
  readonly whole: ReadonlySet<string>;
  /** Pairs among what the target already holds are compared anew too: a repair looks for them, a delta does not. */
  readonly everything?: boolean;
  readonly options: DedupeOptions;
  readonly policy: MergePolicy;
  readonly journal: readonly JournalEntry[];
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * Records to golden records: writes matches.ndjson, golden.ndjson, entities.ndjson (the entity of each line of records.ndjson),
 * issues-dedupe.ndjson, dedupe.json and the figures of matches and golden records. The records themselves stay on disk: clustering sees their features, and the members of a cluster are
 * read again when its last one comes by.
 */
export async function dedupeStage(folder: RunFolder, context: DedupeContext): Promise<DedupeSummary> {
  const result = await clusterRun(folder, context);
  const figures = { matches: new MatchFigures(), goldens: new GoldenFigures() };
  const matches = writeMatches(folder, result, figures.matches);
  const goldens = await writeGoldens(folder, result, context, figures.goldens);
  writeFigures(folder, matchFigures, { matches: figures.matches.counts(), goldens: figures.goldens.counts() });
  const summary: DedupeSummary = {
    goldens: goldens.counts,
    groups: goldens.groups,
    ...matches,
    compared: result.compared,
    hubs: result.hubs,
    leftOut: result.leftOut,
    contradictions: result.contradictions,
    lookAgain: result.lookAgain,
    events: result.events,
    heads: result.heads,
  };
  folder.write("dedupe.json", `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
}

export async function clusterRun(
  folder: RunFolder,
  { options, journal, whole, everything, progress, signal }: DedupeContext,
): Promise<ClusteredRun> {
  const deduper = createDeduper(options);
  const known = await knownEntities(folder);
  const rekeyed = await findRekeyed(folder, new Set(known.keys()), whole, options);
  for (const { from, to } of rekeyed) known.set(to, known.get(from)!);
  const seen = new Set<string>();
  // What its source marks for deletion no longer has a say in what survives.
  if (folder.has(goneFile)) for await (const id of readNdjson<string>(folder.file(goneFile))) seen.add(id);
  for await (const record of readNdjson<SourceRecord>(folder.file("records.ndjson"))) {
    signal.throwIfAborted();
    const before = known.get(record.id);
    deduper.add(extractFeatures(record), { fresh: true, ...before });
    if (before !== undefined) seen.add(record.id);
    progress.advance(1);
  }
  if (folder.has("existing.ndjson"))
    for await (const { record, entityId, since } of readNdjson<ExistingLine>(folder.file("existing.ndjson"))) {
      if (seen.has(record.id) || whole.has(record.source)) continue;
      const state = {
        fresh: everything === true,
        ...(entityId === undefined ? {} : { entityId }),
        ...(since === undefined ? {} : { since }),
      };
      deduper.add(extractFeatures(record), state);
    }
  signal.throwIfAborted();
  return { ...deduper.run(followKeys(journal, rekeyed)), rekeyed };
}

/** What clustering found, and the records that came back under another key. */
export interface ClusteredRun extends DedupeResult {
  readonly rekeyed: readonly Rekeyed[];
}

/** Entities of the records that the database remembers from earlier runs. */
async function knownEntities(folder: RunFolder): Promise<Map<string, { entityId: string; since?: number }>> {
  const known = new Map<string, { entityId: string; since?: number }>();
  if (!folder.has("existing.ndjson")) return known;
  for await (const { record, entityId, since } of readNdjson<ExistingLine>(folder.file("existing.ndjson")))
    if (entityId !== undefined) known.set(record.id, { entityId, ...(since === undefined ? {} : { since }) });
  return known;
}

function writeMatches(
  folder: RunFolder,
  result: DedupeResult,
  figures: MatchFigures,
): { bands: Record<string, number>; decided: number; groupsByPerson: number } {
  const out = new NdjsonWriter(folder.file("matches.ndjson"));
  const bands: Record<string, number> = {};
  const byPerson = new Set<string>();
  let decided = 0;
  try {
    for (const match of result.matches()) {
      out.write(match);
      figures.add(match);
      // A pair below the threshold whose records met through others waits for nobody.
      if (!match.merged || match.band === "automatic") bands[match.band] = (bands[match.band] ?? 0) + 1;
      if (match.by !== "decision") continue;
      decided++;
      if (match.merged) byPerson.add(result.entityOf(match.left)!);
    }
  } catch (error) {
    out.discard();
    throw error;
  }
  out.close();
  return { bands, decided, groupsByPerson: byPerson.size };
}

/** Where the line of a member of a larger cluster stands. */
interface Standing {
  readonly file: LineFile;
  readonly span: LineSpan;
}

/**
 * Records that stand alone are written in their own order as they come by. Members of larger clusters are remembered by
 * the place of their lines only and read again, cluster by cluster, at the end: the two halves of a pair may be a million
 * lines apart. Entities without a member in this run's batch have nothing to load and are left out.
 */
async function writeGoldens(
  folder: RunFolder,
  result: ClusteredRun,
  { policy, journal, signal }: DedupeContext,
  figures: GoldenFigures,
): Promise<{ counts: { counterparty: number; contact: number }; groups: number }> {
  const choices = followKeys(journal, result.rekeyed).filter((entry): entry is FieldChoice => "choose" in entry);
  const headsOf = new Map<string, DedupeResult["heads"][number][]>();
  for (const head of result.heads) headsOf.set(head.from, [...(headsOf.get(head.from) ?? []), head]);
  const out = new NdjsonWriter(folder.file("golden.ndjson"));
  const issues = new NdjsonWriter(folder.file("issues-dedupe.ndjson"));
  const entities = new NdjsonWriter(folder.file("entities.ndjson"));
  const records = new LineFile(folder.file("records.ndjson"));
  const existing = folder.has("existing.ndjson") ? new LineFile(folder.file("existing.ndjson")) : undefined;
  const counts = { counterparty: 0, contact: 0 };
  let groups = 0;

  const write = (entityId: string, members: readonly SourceRecord[]) => {
    const { golden, issues: found } = survive(entityId, members, policy, choices, {
      counterpartyOf: (ref) => result.counterpartyOf(ref),
      heads: members.flatMap((member) => headsOf.get(member.id) ?? []),
    });
    counts[golden.type]++;
    out.write(golden);
    figures.add(golden);
    for (const issue of found) issues.write(issue);
  };

  try {
    const grouped = new Map<string, Standing | undefined>();
    for (const { members } of result.clusters)
      if (members.length > 1) for (const id of members) grouped.set(id, undefined);
    if (existing !== undefined)
      for await (const { line, span } of readSpans(folder.file("existing.ndjson"))) {
        const { record } = JSON.parse(line) as ExistingLine;
        if (grouped.has(record.id)) grouped.set(record.id, { file: existing, span });
      }
    for await (const { line, span } of readSpans(folder.file("records.ndjson"))) {
      signal.throwIfAborted();
      const record = JSON.parse(line) as SourceRecord;
      const entityId = result.entityOf(record.id)!;
      entities.write(entityId);
      if (grouped.has(record.id)) grouped.set(record.id, { file: records, span });
      else write(entityId, [record]);
    }
    // Cards of the target that became one are written too, though this run has brought nothing of theirs: a decision did it.
    const { counterparty, contact } = result.events;
    const joined = new Set([...counterparty.joined, ...contact.joined].map(({ into }) => into));
    for (const { entityId, members } of result.clusters) {
      if (members.length === 1) continue;
      groups++;
      const standing = members.map((id) => grouped.get(id)!);
      if (!joined.has(entityId) && !standing.some(({ file }) => file === records)) continue;
      write(entityId, standing.map(readRecord));
    }
    for (const issue of result.issues) issues.write(issue);
    for (const { from, to } of result.rekeyed)
      issues.write({ code: "record-rekeyed", severity: "note", params: { from, to } });
    out.close();
    issues.close();
    entities.close();
  } catch (error) {
    for (const writer of [out, issues, entities]) writer.discard();
    throw error;
  } finally {
    records.close();
    existing?.close();
  }
  return { counts, groups };
}

function readRecord({ file, span }: Standing): SourceRecord {
  const line = JSON.parse(file.read(span)) as SourceRecord | ExistingLine;
  return "record" in line ? line.record : line;
}
