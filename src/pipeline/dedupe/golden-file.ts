import { addTo, groupBy } from "../../model/index.ts";
import type { FieldChoice, Issue } from "../../model/index.ts";
import type { GoldenFigures } from "../../report/data/golden-figures.ts";
import type { ClusteredRun } from "./clustered-run.ts";
import type { GoldenSpec, GoldenTask, RecordResult, RecordTask } from "./record-tasks.ts";
import type { SpanColumns } from "../artifacts/line-spans.ts";
import { NdjsonWriter } from "../artifacts/ndjson.ts";
import type { RunFolder } from "../artifacts/run-folder.ts";
import type { ThreadPool } from "../threads/thread-pool.ts";

/** Golden records of one task: enough that handing a task over costs nothing beside it. */
const goldensOfTask = 500;

/**
 * Writes golden.ndjson, entities.ndjson and issues-dedupe.ndjson. Records that stand alone come in their own order, then clusters of
 * several by entity: the two halves of a pair may be a million lines apart. Entities without a member in this run's batch have nothing to
 * load and are left out.
 */
export async function writeGoldens(
  folder: RunFolder,
  result: ClusteredRun,
  pool: ThreadPool<RecordTask, RecordResult>,
  figures: GoldenFigures,
  signal: AbortSignal,
): Promise<{ counts: { counterparty: number; contact: number }; unlinked: number }> {
  const out = new NdjsonWriter(folder.file("golden.ndjson"));
  const issues = new NdjsonWriter(folder.file("issues-dedupe.ndjson"));
  const entities = new NdjsonWriter(folder.file("entities.ndjson"));
  const counts = { counterparty: 0, contact: 0 };
  let unlinked = 0;
  const write = (issue: Issue) => {
    if (issue.code === "ref-missing" || issue.code === "ref-ambiguous") unlinked++;
    issues.write(issue);
  };
  try {
    for (let number = 0; number < result.records; number++) entities.write(result.added.entityOf(number));
    for await (const made of pool.map(tasksOf(result, result.spans))) {
      signal.throwIfAborted();
      if (made.kind !== "goldens") continue;
      out.writeBytes(made.bytes, made.counterparties + made.contacts);
      figures.plus(made.figures);
      counts.counterparty += made.counterparties;
      counts.contact += made.contacts;
      for (const issue of made.issues) write(issue);
    }
    for (const issue of result.issues) write(issue);
    for (const { from, to } of result.rekeyed)
      issues.write({ code: "record-rekeyed", severity: "note", params: { from, to } });
    out.close();
    issues.close();
    entities.close();
  } catch (error) {
    for (const writer of [out, issues, entities]) writer.discard();
    throw error;
  }
  return { counts, unlinked };
}

function* tasksOf(result: ClusteredRun, spans: SpanColumns): Generator<GoldenTask> {
  const { added, records } = result;
  const headsOf = groupBy(result.heads, ({ from }) => from);
  const branches = new Set(result.heads.map(({ branch }) => branch));
  const choicesOf = new Map<string, FieldChoice[]>();
  for (const entry of result.journal) if ("choose" in entry) addTo(choicesOf, entry.choose, entry);
  const about = <T>(told: ReadonlyMap<string, readonly T[]>, members: readonly number[]): readonly T[] =>
    told.size === 0 ? [] : members.flatMap((number) => told.get(added.id(number)) ?? []);
  let goldens: GoldenSpec[] = [];
  let refs = new Map<string, readonly string[]>();
  const taskOf = (): GoldenTask => {
    const task = { kind: "goldens" as const, spans, firstExisting: records, goldens, refs };
    goldens = [];
    refs = new Map();
    return task;
  };
  const add = (entityId: string, members: readonly number[]): boolean => {
    const heads = branches.has(entityId) ? about(headsOf, members) : [];
    goldens.push({ entityId, members, heads, choices: about(choicesOf, members) });
    for (const number of members) for (const [ref, entities] of added.refsOf(number)) refs.set(ref, entities);
    return goldens.length === goldensOfTask;
  };

  for (let number = 0; number < records; number++)
    if (added.membersOf(number) === 1 && add(added.entityOf(number), [number])) yield taskOf();
  // Cards of the target that became one are written too, though this run has brought nothing of theirs: a decision did it.
  const { counterparty, contact } = result.events;
  const joined = new Set([...counterparty.joined, ...contact.joined].map(({ into }) => into));
  for (const { entityId, numbers } of added.groups())
    if (joined.has(entityId) || numbers.some((number) => number < records)) if (add(entityId, numbers)) yield taskOf();
  if (goldens.length > 0) yield taskOf();
}
