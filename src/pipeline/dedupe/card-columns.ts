import { ListBuilder } from "../../dedupe/columns.ts";
import type { Cards, DedupeResult } from "../../dedupe/index.ts";
import { TextColumn } from "../../dedupe/text-column.ts";
import { addTo, type FieldChoice, groupBy, type JournalEntry } from "../../model/index.ts";
import type { SpanColumns } from "../artifacts/line-spans.ts";
import { type CardRange, cardsOfTask, type ChosenCards, type GoldenTask } from "./golden-batch.ts";

/** What of a run says which lines become golden records. */
export interface CardLines {
  readonly journal: readonly JournalEntry[];
  /** Records of this run; they were added first, then those of existing.ndjson. */
  readonly records: number;
  /** Where the line of each added record stands. */
  readonly spans: SpanColumns;
}

/**
 * The cards of one type that become golden records. Records that stand alone come in their own order, then clusters of several by entity: the two
 * halves of a pair may be a million lines apart. Entities without a member in this run's batch have nothing to load and are left out.
 *
 * @param joined entities that known ones became: cards of the target that became one are written too, though this run has brought nothing of theirs: a decision did it
 */
export function cardsToWrite(
  cards: Cards,
  joined: readonly { readonly into: string }[],
  heads: DedupeResult["heads"],
  { journal, records, spans }: CardLines,
): ChosenCards {
  const joint = new Set(joined.map(({ into }) => into));
  const entityIds = new TextColumn();
  const members = new ListBuilder();
  const told = {
    heads: new Map<number, DedupeResult["heads"]>(),
    choices: new Map<number, readonly FieldChoice[]>(),
  };
  const headsOf = groupBy(heads, ({ from }) => from);
  const branches = new Set(heads.map(({ branch }) => branch));
  const choicesOf = new Map<string, FieldChoice[]>();
  for (const entry of journal) if ("choose" in entry) addTo(choicesOf, entry.choose, entry);
  const about = <T>(of: ReadonlyMap<string, readonly T[]>, numbers: readonly number[]): readonly T[] =>
    of.size === 0 ? [] : numbers.flatMap((number) => of.get(cards.id(number)) ?? []);
  const add = (entityId: string, numbers: readonly number[]): void => {
    const card = entityIds.size;
    const mine = { heads: branches.has(entityId) ? about(headsOf, numbers) : [], choices: about(choicesOf, numbers) };
    if (mine.heads.length > 0) told.heads.set(card, mine.heads);
    if (mine.choices.length > 0) told.choices.set(card, mine.choices);
    entityIds.push(entityId);
    for (const number of numbers) members.push(number);
    members.next();
  };
  for (const { entityId, numbers } of cards.alone()) if (numbers[0]! < records) add(entityId, numbers);
  for (const { entityId, numbers } of cards.groups())
    if (joint.has(entityId) || numbers.some((number) => number < records)) add(entityId, numbers);
  const to = entityIds.size;
  entityIds.seal(true);
  const columns = { entityIds: entityIds.packed(), members: members.done(true), spans, firstExisting: records };
  return { cards: columns, from: 0, to, ...told };
}

/** How many of those are of several records, and which a person's decision has joined. Groups that stood before and got nothing from this run are not among them. */
export function groupsAmong(
  chosen: Iterable<ChosenCards>,
  byPerson: ReadonlySet<string>,
): { readonly groups: number; readonly groupsByPerson: number } {
  let groups = 0;
  let groupsByPerson = 0;
  for (const { cards, to } of chosen) {
    const { starts } = cards.members;
    const entityIds = new TextColumn(cards.entityIds);
    for (let card = 0; card < to; card++) {
      if (starts[card + 1]! - starts[card]! < 2) continue;
      groups++;
      if (byPerson.has(entityIds.at(card))) groupsByPerson++;
    }
  }
  return { groups, groupsByPerson };
}

/** Those as tasks, from a card on. */
export function* goldenTasks(
  { cards, to, heads, choices }: ChosenCards,
  from: number,
  refsOf: Cards["refsOf"],
): Generator<GoldenTask> {
  for (let at = from; at < to; at += cardsOfTask) {
    const range = { from: at, to: Math.min(to, at + cardsOfTask) };
    yield {
      kind: "goldens",
      cards,
      ...range,
      heads: within(heads, range),
      choices: within(choices, range),
      refs: refsIn(cards, range, refsOf),
    };
  }
}

function within<T>(told: ReadonlyMap<number, T>, { from, to }: CardRange): ReadonlyMap<number, T> {
  const mine = new Map<number, T>();
  if (told.size > 0) for (let card = from; card < to; card++) if (told.has(card)) mine.set(card, told.get(card)!);
  return mine;
}

/** Where the references of the records lead of which some cards are made. */
export function refsIn(
  { members: { starts, values } }: GoldenTask["cards"],
  { from, to }: CardRange,
  refsOf: Cards["refsOf"],
): Map<string, readonly string[]> {
  const refs = new Map<string, readonly string[]>();
  for (let at = starts[from]!; at < starts[to]!; at++)
    for (const [ref, entities] of refsOf(values[at]!)) refs.set(ref, entities);
  return refs;
}
