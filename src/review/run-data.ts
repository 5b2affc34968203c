import { basename, join } from "node:path";
import { addTo, pairKey, waitsAs, type Golden, type Match, type RecordId } from "../model/index.ts";
import { fnv } from "../report/data/sample.ts";
import type { Card, CardEntry, DeskData } from "./desk-data.ts";
import { cardMembers, matchOf, type MatchHead } from "./line-heads.ts";
import { indexLines, LineIndex, scanIfThere, type LinePlace } from "./line-index.ts";
import { pairEntries, type CardSize } from "./pair-entries.ts";
import { readRecords } from "./run-records.ts";

const bands = ["review", "look-again", "successor"].map((band) => Buffer.from(`"band":"${band}"`));
const unsettled = Buffer.from('"settled":false');

/**
 * The desk's view of a run folder. matches, golden and records are each read once from end to end; what stays in memory is one
 * entry a waiting pair, 16 bytes a record, and the members of cards that hold several.
 */
export async function openRunData(runFolder: string): Promise<DeskData> {
  const at = (name: string) => join(runFolder, name);
  const { waiting, others } = await readPairs(at("matches.ndjson"));
  const wanted = new Set(
    [...waiting.map(({ match }) => match), ...[...others.values()].flat()].flatMap(({ left, right }) => [left, right]),
  );
  const { briefs, speakers, entityOf, held, record, close } = await readRecords(at, wanted);
  const { goldens, cards, places, sizes } = await readCards(at("golden.ndjson"), wanted);
  // Cards that this run has not touched are as the target holds them: a repair and a delta ask about those too.
  for (const id of wanted) {
    const entity = entityOf.get(id);
    if (entity !== undefined && !sizes.has(id)) sizes.set(id, { size: held.get(entity)!.length, card: entity });
  }

  const pairs = pairEntries(
    waiting.map(({ match }) => match),
    others,
    briefs,
    sizes,
  );
  const byRecord = new Map<RecordId, number[]>();
  pairs.forEach((pair, i) => {
    for (const id of new Set([pair, ...(pair.others ?? [])].flatMap(({ left, right }) => [left, right])))
      addTo(byRecord, id, i);
  });

  const matches = new LineIndex(at("matches.ndjson"));
  const heldCard = async (id: RecordId): Promise<Card | undefined> => {
    const entity = entityOf.get(id);
    const name = (await record(id))?.name;
    return entity === undefined || name === undefined
      ? undefined
      : { id: entity, name, members: held.get(entity)!, conflicts: [] };
  };
  return {
    run: basename(runFolder),
    pairs,
    openCards: cards,
    match: (pair) => {
      const line = waiting[pair];
      if (line === undefined) throw new RangeError(`no pair ${pair}`);
      return matches.read<Match>(line.start, line.length);
    },
    record,
    peopleOf: async (id) => {
      const people = await Promise.all((speakers.get(id) ?? []).map(record));
      return people.filter((person) => person?.type === "contact");
    },
    cardOf: async (id) =>
      (await goldens.find<Golden>(fnv(id), (golden) => golden.members.includes(id))) ?? (await heldCard(id)),
    card: (index) => {
      const line = places[index];
      if (line === undefined) throw new RangeError(`no card ${index}`);
      return goldens.read<Golden>(line.start, line.length);
    },
    pairsOf: (id) => byRecord.get(id) ?? [],
    close: async () => {
      await Promise.all([matches.close(), close(), goldens.close()]);
    },
  };
}

/** Pairs that wait, with the place of each in the artifact; by the pair that asks about them, others of the same two cards. */
async function readPairs(path: string): Promise<{
  readonly waiting: readonly (LinePlace & { readonly match: MatchHead })[];
  readonly others: ReadonlyMap<string, readonly MatchHead[]>;
}> {
  const waiting: (LinePlace & { match: MatchHead })[] = [];
  const others = new Map<string, MatchHead[]>();
  for await (const lines of scanIfThere(path))
    for (const line of lines) {
      // Most pairs of a big run were judged by the score alone.
      if (!bands.some((band) => line.has(band))) continue;
      const match = matchOf(line);
      const { askedAs, merged } = match;
      if (askedAs !== undefined && !merged) addTo(others, pairKey(askedAs.left, askedAs.right), match);
      if (waitsAs(match) !== undefined) waiting.push({ match, start: line.start, length: line.length });
    }
  return { waiting, others };
}

/** Cards with something open and the place of each, and on which card each of the wanted records is. */
async function readCards(
  path: string,
  wanted: ReadonlySet<RecordId>,
): Promise<{
  readonly goldens: LineIndex;
  readonly cards: readonly CardEntry[];
  readonly places: readonly LinePlace[];
  readonly sizes: Map<RecordId, CardSize>;
}> {
  const cards: CardEntry[] = [];
  const places: LinePlace[] = [];
  const sizes = new Map<RecordId, CardSize>();
  const goldens = await indexLines(path, (line) => {
    // Most cards have nothing open: their members are all that is needed of them.
    const known = cardMembers(line);
    for (const member of known.members)
      if (wanted.has(member)) sizes.set(member, { size: known.members.length, card: known.id });
    const card = line.has(unsettled) ? openCard(JSON.parse(line.text()) as Golden) : undefined;
    if (card !== undefined) {
      cards.push(card);
      places.push({ start: line.start, length: line.length });
    }
    return known.members;
  });
  return { goldens, cards, places, sizes };
}

function openCard({ id, name, type, members, conflicts }: Golden): CardEntry | undefined {
  const open = conflicts.filter((conflict) => !conflict.settled);
  const [of] = members;
  if (open.length === 0 || of === undefined) return undefined;
  const fields = [...new Set(open.map((conflict) => conflict.field))];
  return { id, name: name.display, type, of, fields, members: members.length };
}
