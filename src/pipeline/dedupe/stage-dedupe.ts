import { statSync } from "node:fs";
import {
  createDeduper,
  type DedupeOptions,
  type DedupeResult,
  type MergePolicy,
  RememberedRecords,
} from "../../dedupe/index.ts";
import type { JournalEntry } from "../../model/index.ts";
import { GoldenFigures } from "../../report/data/golden-figures.ts";
import { MatchFigures } from "../../report/data/match-figures.ts";
import { matchFigures, writeFigures } from "../artifacts/figures-file.ts";
import type { ClusteredRun, LinkedRun } from "./clustered-run.ts";
import { groupsAmong } from "./card-columns.ts";
import { GoldenFile, type WrittenGoldens } from "./golden-file.ts";
import { writeMatches, type WrittenMatches } from "./matches-file.ts";
import { lineRanges, Spans } from "../artifacts/line-spans.ts";
import { readNdjson } from "../artifacts/ndjson.ts";
import type { Progress } from "../threads/progress.ts";
import type { FeatureTask } from "./feature-batch.ts";
import { recordWork, type RecordResult, type RecordSpec, type RecordTask } from "./record-tasks.ts";
import { findRekeyed, followKeys } from "./rekey.ts";
import type { ExistingLine } from "../artifacts/record-store.ts";
import type { RunFolder } from "../artifacts/run-folder.ts";
import { goneFile } from "../normalize/stage-normalize.ts";
import { ThreadPool } from "../threads/thread-pool.ts";

export interface DedupeSummary {
  readonly goldens: { counterparty: number; contact: number };
  /** Clusters of two members or more, of which this run has read one at least or which it has joined. */
  readonly groups: number;
  /** Of those, groups that a person's decision has joined. */
  readonly groupsByPerson?: number;
  /** Pairs by band, of those written to matches.ndjson; in the bands of doubt only those that wait for a person. */
  readonly bands: Readonly<Record<string, number>>;
  readonly decided: number;
  /** References to a counterparty that lead to no card, or to several: loaded without the link. */
  readonly unlinked?: number;
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
  /** Clusters are put together as the finished run left them, and no pair is compared: to score a pair among its records. */
  readonly asItStands?: boolean;
  readonly options: DedupeOptions;
  readonly policy: MergePolicy;
  readonly journal: readonly JournalEntry[];
  /** Threads to work with; no byte depends on it. */
  readonly threads: number;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * Records to golden records: writes matches.ndjson, golden.ndjson, entities.ndjson (the entity of each line of records.ndjson),
 * issues-dedupe.ndjson, dedupe.json and the figures of matches and golden records. The records themselves stay on disk: clustering sees their features, and the members of a cluster are
 * read again when its golden record is made.
 */
export function dedupeStage(folder: RunFolder, context: DedupeContext): Promise<DedupeSummary> {
  return withThreads(folder, context, (pool) => dedupeWith(pool, folder, context));
}

async function dedupeWith(pool: RecordThreads, folder: RunFolder, context: DedupeContext): Promise<DedupeSummary> {
  const figures = { matches: new MatchFigures(), goldens: new GoldenFigures() };
  const linked = await linkFirms(pool, folder, context);
  const file = new GoldenFile(folder, pool, figures.goldens, context.signal);
  try {
    const begun = file.begin(linked);
    const result = linkContacts(linked);
    const [matches, goldens] = await both(
      writeMatches(folder, result, figures.matches, context.signal),
      file.finish(begun, result),
    );
    return summarize(folder, result, figures, matches, goldens);
  } finally {
    // Of what is finished nothing is left to discard.
    file.discard();
  }
}

function summarize(
  folder: RunFolder,
  result: ClusteredRun,
  figures: { readonly matches: MatchFigures; readonly goldens: GoldenFigures },
  matches: WrittenMatches,
  { cards, unlinked }: WrittenGoldens,
): DedupeSummary {
  writeFigures(folder, matchFigures, { matches: figures.matches.counts(), goldens: figures.goldens.counts() });
  const summary: DedupeSummary = {
    goldens: { counterparty: cards.counterparty.to, contact: cards.contact.to },
    unlinked,
    ...groupsAmong(Object.values(cards), matches.byPerson),
    bands: matches.bands,
    decided: matches.decided,
    compared: result.compared,
    hubs: result.hubs,
    leftOut: result.leftOut,
    contradictions: result.contradictions,
    lookAgain: result.lookAgain,
    events: result.events,
    heads: result.heads,
  };
  writeSummary(folder, summary);
  return summary;
}

/** Both results, or the first error when both have ended: neither goes on writing into a folder that is swept. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

export function writeSummary(folder: RunFolder, summary: DedupeSummary): void {
  folder.write("dedupe.json", `${JSON.stringify(summary, null, 2)}\n`);
}

/** What a run's records come to, without writing anything: for `evaluate`. */
export function clusterRun(folder: RunFolder, context: DedupeContext): Promise<ClusteredRun> {
  return withThreads(folder, context, async (pool) => linkContacts(await linkFirms(pool, folder, context)));
}

async function linkFirms(
  pool: RecordThreads,
  folder: RunFolder,
  { options, journal, whole, everything, asItStands, threads, progress, signal }: DedupeContext,
): Promise<LinkedRun> {
  const left = asItStands === true ? await entitiesLeft(folder) : undefined;
  const deduper = createDeduper(options, threads);
  const known = await rememberedRecords(folder);
  const rekeyed = await findRekeyed(folder, known, whole, options);
  for (const { from, to } of rekeyed) known.add(to, known.get(from)!);
  // What its source marks for deletion no longer has a say in what survives.
  if (folder.has(goneFile)) for await (const id of readNdjson<string>(folder.file(goneFile))) known.see(id);
  const spans = new Spans();
  let records = 0;
  for await (const { from, features, lengths } of featuresOf(pool, folder, "records")) {
    signal.throwIfAborted();
    let offset = from;
    let at = 0;
    deduper.addAll(features, (record) => {
      const entityId = left?.ofLine[records + at];
      const length = lengths[at++]!;
      spans.push(offset, length);
      offset += length + 1;
      const before = known.isNew ? undefined : known.get(record.id());
      if (before !== undefined) known.see(record.id());
      return entityId === undefined ? { fresh: true, ...before } : { fresh: false, entityId };
    });
    records += lengths.length;
    progress.advance(lengths.length);
  }
  if (folder.has("existing.ndjson"))
    for await (const { from, features, lengths, known: told } of featuresOf(pool, folder, "existing")) {
      signal.throwIfAborted();
      let offset = from;
      let at = 0;
      deduper.addAll(features, (record) => {
        const { since, ...before } = told[at]!;
        const length = lengths[at++]!;
        const start = offset;
        offset += length + 1;
        if (known.wasSeen(record.id()) || whole.has(record.source())) return undefined;
        spans.push(start, length);
        const entityId = left?.joinedInto.get(before.entityId ?? "") ?? before.entityId;
        return {
          fresh: everything === true && left === undefined,
          // A card of several records is one card: a repair looks for its duplicates, it does not take it apart.
          stays: true,
          ...(entityId === undefined ? {} : { entityId }),
          ...(since === undefined ? {} : { since }),
        };
      });
    }
  signal.throwIfAborted();
  const followed = followKeys(journal, rekeyed);
  // They would hold their memory while firms are linked, and do nothing; golden records start them again.
  await pool.close();
  return { firms: deduper.linkFirms(followed), journal: followed, records, spans: spans.done(), rekeyed };
}

function linkContacts({ firms, ...run }: LinkedRun): ClusteredRun {
  return { ...firms.linkContacts(), ...run };
}

type RecordThreads = ThreadPool<RecordTask, RecordResult>;

/** Threads start from the build only: from the sources, under a test runner, everything is done in the calling thread. */
const entry = import.meta.url.endsWith(".js") ? new URL("./record-worker.js", import.meta.url) : undefined;

/** Bytes of records that are read before a thread is started: a small project is done sooner than a thread has begun. */
const bytesBeforeThreads = 4 << 20;

/** Work with threads that are there for it only. */
async function withThreads<T>(
  folder: RunFolder,
  { policy, threads, options }: DedupeContext,
  work: (pool: RecordThreads) => Promise<T>,
): Promise<T> {
  const files = ["records.ndjson", "existing.ndjson"].filter((name) => folder.has(name));
  const bytes = files.reduce((sum, name) => sum + statSync(folder.file(name)).size, 0);
  const spec: RecordSpec = {
    records: folder.file("records.ndjson"),
    existing: folder.has("existing.ndjson") ? folder.file("existing.ndjson") : undefined,
    policy,
    own: options.own,
  };
  const enough = bytes < bytesBeforeThreads ? 0 : threads;
  const pool: RecordThreads = new ThreadPool({ entry, threads: enough, spec, here: recordWork(spec) });
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}

async function* featuresOf(pool: RecordThreads, folder: RunFolder, file: "records" | "existing") {
  function* tasks(): Generator<FeatureTask> {
    for (const range of lineRanges(folder.file(`${file}.ndjson`))) yield { kind: "features", file, range };
  }
  for await (const batch of pool.map(tasks())) if (batch.kind === "features") yield batch;
}

/** Where a finished run left each line of records.ndjson, and what became of entities that were known before it. */
async function entitiesLeft(
  folder: RunFolder,
): Promise<{ ofLine: readonly string[]; joinedInto: ReadonlyMap<string, string> } | undefined> {
  if (!folder.has("entities.ndjson") || !folder.has("dedupe.json")) return undefined;
  const ofLine: string[] = [];
  for await (const entityId of readNdjson<string>(folder.file("entities.ndjson"))) ofLine.push(entityId);
  const { events } = folder.readJson<DedupeSummary>("dedupe.json");
  const joined = [...events.counterparty.joined, ...events.contact.joined];
  return { ofLine, joinedInto: new Map(joined.flatMap(({ into, from }) => from.map((each) => [each, into] as const))) };
}

/** What the target holds, from earlier runs and of its own. */
async function rememberedRecords(folder: RunFolder): Promise<RememberedRecords> {
  const known = new RememberedRecords();
  if (!folder.has("existing.ndjson")) return known;
  for await (const { record, ...told } of readNdjson<ExistingLine>(folder.file("existing.ndjson")))
    known.add(record.id, told);
  return known;
}
