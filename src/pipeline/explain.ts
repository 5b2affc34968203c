import {
  addTo,
  Failure,
  parsePlace,
  type ContactRecord,
  type Golden,
  type Issue,
  type Match,
  type MatchFeature,
  type RecordId,
  type SourceRecord,
} from "../model/index.ts";
import { dedupeContext } from "./dedupe-settings.ts";
import {
  findGolden,
  findGoldenOf,
  findIn,
  findIssuesAt,
  findLoadIssues,
  findMatches,
  findNew,
  findRecord,
  findRow,
  unknownRecord,
  type Found,
} from "./artifacts/find.ts";
import { linesWith } from "./artifacts/ndjson.ts";
import { keysLike } from "./artifacts/keys-like.ts";
import { barePlace, inTable, placesIn, placesLike, recordByKey, recordOf, shortPlace } from "./artifacts/resolve.ts";
import type { Uncompared } from "../report/text/explain.ts";
import { firmsOf } from "../report/text/told.ts";
import { openProject } from "./project/open-project.ts";
import type { Edge } from "./run-options.ts";
import { openRunOfSources, statusOf, type RunFolder } from "./artifacts/run-folder.ts";
import { clusterRun } from "./dedupe/stage-dedupe.ts";

/** Two records, and what speaks for and against their being one. */
export interface ExplainedPair {
  readonly match: Match;
  readonly left: SourceRecord;
  readonly right: SourceRecord;
  /** Contacts that speak for either, where they are counterparties. */
  readonly people: readonly ContactRecord[];
  /** Where both are in one card, though not by what this pair says: the pairs that join them. Empty: an earlier run did. */
  readonly chain?: readonly Match[];
  /** Alike enough to be asked about, and yet no pair of the run: why nobody compared them. */
  readonly uncompared?: Uncompared;
  /** How the firms are called that two contacts speak for, by record and card. */
  readonly firms: Readonly<Record<string, string>>;
  /** Records of this type in the run. */
  readonly records: number;
  readonly thresholds: { readonly automatic: number; readonly review: number };
}

/**
 * Any two records of a run, merged or not. Weights depend on how rare a value is in the whole run, so a pair that
 * matches.ndjson does not hold, or holds without features, is scored among all records again; nothing else is compared.
 */
export async function explainPair(
  projectFolder: string,
  run: string | undefined,
  ids: readonly [RecordId, RecordId],
  edge: Edge,
): Promise<ExplainedPair> {
  const folder = openRunOfSources(projectFolder, run);
  const [left, right] = await Promise.all(ids.map((id) => recordOf(folder, id)));
  const context = dedupeContext(await openProject(projectFolder), {}, edge);
  const counts = folder.run.counts;
  const records = (left!.type === "counterparty" ? counts["counterparties"] : counts["contacts"]) ?? 0;
  const known = (await findMatches(folder, left!.id)).find(
    (each) => each.left === right!.id || each.right === right!.id,
  );
  let match = known;
  if (known === undefined || known.evidence === "") {
    const scored = (await clusterRun(folder, { ...context, asItStands: true })).explain(left!.id, right!.id);
    // What settled a pair that was stored without features is known; its features are made again.
    match = known && scored ? { ...known, features: scored.features, evidence: scored.evidence } : scored;
  }
  if (match === undefined) throw new Failure("explain-types", { left: left!.id, right: right!.id });
  const chain = match.merged && !joins(match) ? { chain: await chainOf(folder, match) } : {};
  const asked = known === undefined && match.by !== "decision" && !match.merged && match.band !== "none";
  const uncompared = asked ? { uncompared: await whyUncompared(folder, match) } : {};
  const people = left!.type === "contact" ? [] : await peopleOf(folder, [left!.id, right!.id]);
  const firms = await firmsOf([left, right], match.features, {
    record: (id) => findRecord(folder, id),
    cardOf: (id) => findGoldenOf(folder, id),
  });
  return {
    match,
    left: left!,
    right: right!,
    people,
    firms: Object.fromEntries(firms),
    ...chain,
    ...uncompared,
    records,
    thresholds: context.options.thresholds,
  };
}

/** The contacts that speak for one of the firms. */
async function peopleOf(folder: RunFolder, firms: readonly RecordId[]): Promise<ContactRecord[]> {
  const people: ContactRecord[] = [];
  const speaks = ({ ref }: ContactRecord["of"][number]) =>
    ref.by === "record" ? firms.includes(ref.id) : ref.by === "key" && firms.includes(`${ref.source}:${ref.key}`);
  // A contact names its firm whole, or by source and key apart. Bare keys stand everywhere: their names go with them.
  const needles = firms.flatMap((id) => [
    `"id":${JSON.stringify(id)}}`,
    `"key":${JSON.stringify(id.slice(id.indexOf(":") + 1))}}`,
  ]);
  for await (const line of linesWith(folder.file("records.ndjson"), needles)) {
    const record = JSON.parse(line) as SourceRecord;
    if (record.type === "contact" && record.of.some(speaks)) people.push(record);
  }
  return people;
}

/** Agreeing on these brings no two records together. */
const loose: ReadonlySet<string> = new Set(["city", "owner", "form", "number", "namesakes"]);

async function whyUncompared(folder: RunFolder, { left, right, features }: Match): Promise<Uncompared> {
  const fresh = await Promise.all([left, right].map((id) => findNew(folder, id)));
  if (fresh.every((record) => record === undefined)) return "held";
  // A value or a name that both have brings them together, but where it stands on so many cards that it says next to nothing.
  const both = ({ name, left, right }: MatchFeature) => !loose.has(name) && left !== undefined && left === right;
  return features.some(both) ? "common" : "nothing";
}

/** Whether a pair brings two records together by itself. */
const joins = ({ merged, band, reason }: Match): boolean =>
  merged && (band === "automatic" || reason === "kept-loaded");

/** The shortest way from one record of a card to another over pairs that joined them. */
async function chainOf(folder: RunFolder, { left, right }: Match): Promise<readonly Match[]> {
  const members = new Set((await findGoldenOf(folder, left))?.members);
  const steps = new Map<RecordId, Match[]>();
  for await (const match of findIn<Match>(folder.file("matches.ndjson"), [...members], joins)) {
    if (!members.has(match.left) || !members.has(match.right)) continue;
    for (const id of [match.left, match.right]) addTo(steps, id, match);
  }
  const ways = new Map<RecordId, readonly Match[]>([[left, []]]);
  for (const [id, way] of ways)
    for (const match of steps.get(id) ?? []) {
      const next = match.left === id ? match.right : match.left;
      if (!ways.has(next)) ways.set(next, [...way, match]);
    }
  return ways.get(right) ?? [];
}

export type ExplainedOne =
  | {
      readonly kind: "row";
      readonly place: string;
      readonly found: Found;
      /** Records whose key the text may have meant, where its source has keys: `57` for `000000057`. */
      readonly meant?: readonly RecordId[];
    }
  | {
      readonly kind: "record";
      readonly record: SourceRecord;
      readonly golden?: Golden;
      readonly matches: readonly Match[];
      readonly issues: readonly Issue[];
    }
  | {
      readonly kind: "golden";
      readonly golden: Golden;
      readonly members: readonly SourceRecord[];
      readonly matches: readonly Match[];
      readonly issues: readonly Issue[];
    };

/** The run that was asked, and what has become of it: what it says of a card is not what the CRM holds once it was undone. */
export interface AskedRun {
  readonly run: { readonly id: string; readonly status: ReturnType<typeof statusOf> };
}

/** A source row by place, a record by id, or a golden record by its entity id. */
export async function explainOne(
  projectFolder: string,
  run: string | undefined,
  what: string,
): Promise<ExplainedOne & AskedRun> {
  const folder = openRunOfSources(projectFolder, run);
  return { ...(await explainIn(folder, what)), run: { id: folder.id, status: statusOf(folder.run) } };
}

async function explainIn(folder: RunFolder, what: string): Promise<ExplainedOne> {
  if (/^c[pt]-[a-z2-7]{16}$/.test(what)) {
    const golden = await findGolden(folder, what);
    if (golden !== undefined) return explainGolden(folder, golden);
  }
  const record = await recordByKey(folder, what);
  if (record !== undefined) {
    const golden = await findGoldenOf(folder, record.id);
    // A row may give several records: what clustering noticed names its own.
    const issues = (await findIssuesAt(folder, record.places)).filter(
      ({ params }) => params?.["record"] === undefined || params["record"] === record.id,
    );
    if (golden !== undefined) issues.push(...(await findLoadIssues(folder, golden.id)));
    return {
      kind: "record",
      record,
      ...(golden === undefined ? {} : { golden }),
      matches: await findMatches(folder, record.id),
      issues,
    };
  }
  for (const place of await placesLike(folder, what)) {
    const { meant = [] } = (barePlace.test(what) ? await keysLike(folder, [what]) : new Map()).get(what) ?? {};
    return { kind: "row", place, found: await findRow(folder, place), ...(meant.length === 0 ? {} : { meant }) };
  }
  const passed = await linePassedOver(folder, what);
  if (passed !== undefined) throw new Failure("explain-no-row", { run: folder.id, ...passed });
  throw await unknownRecord(folder, what, "explain-unknown");
}

async function explainGolden(folder: RunFolder, golden: Golden): Promise<ExplainedOne> {
  const members: SourceRecord[] = [];
  const matches: Match[] = [];
  for (const id of golden.members) {
    const member = await findRecord(folder, id);
    if (member !== undefined) members.push(member);
    for (const match of await findMatches(folder, id))
      if (match.left === id && golden.members.includes(match.right) && match.merged) matches.push(match);
  }
  return { kind: "golden", golden, members, matches, issues: await findLoadIssues(folder, golden.id) };
}

/** Where the rows of a source stand, when a line of it was asked for that is none of them: the header, most often. */
async function linePassedOver(
  folder: RunFolder,
  what: string,
): Promise<{ source: string; line: number; first: number; last: number } | undefined> {
  const [, source = "", , , line = ""] = shortPlace.exec(what) ?? [];
  if (!folder.run.inputs.some((input) => input.source === source)) return undefined;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for await (const place of placesIn(folder, `${source}@`)) {
    const at = parsePlace(place);
    if (at === undefined || !inTable(what, place)) continue;
    first = Math.min(first, at.line);
    last = Math.max(last, at.line);
  }
  return last === 0 ? undefined : { source, line: Number(line), first, last };
}
