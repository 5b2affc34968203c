import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { foldKey, waitsAs, type Golden, type Match, type RecordId, type SourceRecord } from "../model/index.ts";
import { fnv } from "../report/data/sample.ts";
import type { Card, CardEntry, DeskData, PairEntry } from "./desk-data.ts";
import { Groups } from "./groups.ts";
import { cardMembers, existingEntity, existingId, matchOf, recordId, spokenFor, type MatchHead } from "./line-heads.ts";
import { pairKey } from "./decision-log.ts";
import { LineIndex, scanLines, type Line } from "./line-index.ts";

const bands = ["review", "look-again", "successor"].map((band) => Buffer.from(`"band":"${band}"`));
const unsettled = Buffer.from('"settled":false');

/** What one record adds to the entries of its pairs. */
interface Brief {
  readonly name: string;
  readonly responsible: string;
  readonly city: string;
  readonly region: string;
  readonly search: string;
}

/**
 * The desk's view of a run folder. matches, golden and records are each read once from end to end; what stays in memory is one
 * entry a waiting pair, 16 bytes a record, and the members of cards that hold several.
 */
export async function openRunData(runFolder: string): Promise<DeskData> {
  const at = (name: string) => join(runFolder, name);
  const others = new Map<string, MatchHead[]>();
  const waitingPairs: { match: MatchHead; start: number; length: number }[] = [];
  for await (const lines of scanIfThere(at("matches.ndjson"))) {
    for (const line of lines) {
      // Most pairs of a big run were judged by the score alone.
      if (!bands.some((band) => line.has(band))) continue;
      const match = matchOf(line);
      const { askedAs, merged } = match;
      if (askedAs !== undefined && !merged) {
        const key = pairKey(askedAs.left, askedAs.right);
        others.set(key, [...(others.get(key) ?? []), match]);
      }
      if (waitsAs(match) !== undefined) waitingPairs.push({ match, start: line.start, length: line.length });
    }
  }

  const briefs = new Map<RecordId, Brief>();
  const wanted = new Set(
    [...waitingPairs.map(({ match }) => match), ...[...others.values()].flat()].flatMap(({ left, right }) => [
      left,
      right,
    ]),
  );
  const speakers = new Map<RecordId, RecordId[]>();
  const speaks = (line: Line, id: RecordId) => {
    for (const firm of spokenFor(line)) {
      if (!wanted.has(firm)) continue;
      const known = speakers.get(firm);
      if (known === undefined) speakers.set(firm, [id]);
      else if (!known.includes(id)) known.push(id);
    }
  };
  const records = new LineIndex(at("records.ndjson"));
  const recordEntries = { hashes: [] as number[], starts: [] as number[], lengths: [] as number[] };
  for await (const lines of scanIfThere(at("records.ndjson"))) {
    for (const line of lines) {
      const id = recordId(line);
      add(recordEntries, id, line.start, line.length);
      speaks(line, id);
      if (wanted.has(id)) briefs.set(id, brief(JSON.parse(line.text()) as SourceRecord));
    }
  }
  records.load(recordEntries);

  // What the target holds is one more source; its lines wrap the record.
  const existing = new LineIndex(at("existing.ndjson"));
  const entityOf = new Map<RecordId, string>();
  const held = new Map<string, RecordId[]>();
  const existingEntries = { hashes: [] as number[], starts: [] as number[], lengths: [] as number[] };
  for await (const lines of scanIfThere(at("existing.ndjson"))) {
    for (const line of lines) {
      const id = existingId(line);
      add(existingEntries, id, line.start, line.length);
      speaks(line, id);
      const entity = existingEntity(line);
      if (entity !== undefined) {
        entityOf.set(id, entity);
        const members = held.get(entity);
        if (members === undefined) held.set(entity, [id]);
        else members.push(id);
      }
      if (wanted.has(id) && !briefs.has(id))
        briefs.set(id, brief((JSON.parse(line.text()) as { record: SourceRecord }).record));
    }
  }
  existing.load(existingEntries);

  const goldens = new LineIndex(at("golden.ndjson"));
  const goldenEntries = { hashes: [] as number[], starts: [] as number[], lengths: [] as number[] };
  const cards: CardEntry[] = [];
  const cardLines: { start: number; length: number }[] = [];
  const sizes = new Map<RecordId, { size: number; card: string }>();
  for await (const lines of scanIfThere(at("golden.ndjson"))) {
    for (const line of lines) {
      const { start, length } = line;
      // Most cards have nothing open: their members are all that is needed of them.
      const known = cardMembers(line);
      for (const member of known.members) {
        add(goldenEntries, member, start, length);
        if (wanted.has(member)) sizes.set(member, { size: known.members.length, card: known.id });
      }
      if (!line.has(unsettled)) continue;
      const golden = JSON.parse(line.text()) as Golden;
      const open = golden.conflicts.filter((conflict) => !conflict.settled);
      const [of] = golden.members;
      if (open.length === 0 || of === undefined) continue;
      cards.push({
        id: golden.id,
        name: golden.name.display,
        type: golden.type,
        of,
        fields: [...new Set(open.map((conflict) => conflict.field))],
        members: golden.members.length,
      });
      cardLines.push({ start, length });
    }
  }
  goldens.load(goldenEntries);
  // Cards that this run has not touched are as the target holds them: a repair and a delta ask about those too.
  for (const id of wanted) {
    const entity = entityOf.get(id);
    if (entity !== undefined && !sizes.has(id)) sizes.set(id, { size: held.get(entity)!.length, card: entity });
  }

  const groups = new Groups();
  for (const { match } of waitingPairs)
    groups.join(sizes.get(match.left)?.card ?? match.left, sizes.get(match.right)?.card ?? match.right);
  // A few hundred values stand in a hundred thousand pairs: one string each, quick to compare.
  const values = new Map<string, string>();
  const one = (value: string) => values.get(value) ?? (values.set(value, value), value);
  const pairs = waitingPairs.map(({ match }): PairEntry => {
    const left = briefs.get(match.left);
    const right = briefs.get(match.right);
    const alike = others.get(pairKey(match.left, match.right))?.map((other) => ({
      left: other.left,
      right: other.right,
      leftName: briefs.get(other.left)?.name ?? other.left,
      rightName: briefs.get(other.right)?.name ?? other.right,
      evidence: other.evidence,
    }));
    // Spelt out: of spread objects each would get a hidden class of its own, and every look at a pair would be slow.
    return {
      type: match.type,
      left: match.left,
      right: match.right,
      weight: match.weight,
      band: match.band,
      evidence: match.evidence,
      ...(alike === undefined ? {} : { others: alike }),
      ...(match.contradicted === undefined ? {} : { contradicted: match.contradicted }),
      leftName: left?.name ?? match.left,
      rightName: right?.name ?? match.right,
      benefit: (sizes.get(match.left)?.size ?? 1) + (sizes.get(match.right)?.size ?? 1),
      group: groups.of(sizes.get(match.left)?.card ?? match.left),
      responsible: one(left?.responsible || right?.responsible || ""),
      city: one(left?.city || right?.city || ""),
      region: one(left?.region || right?.region || ""),
      search: `${left?.search ?? ""} ${right?.search ?? ""} ${foldKey(match.left)} ${foldKey(match.right)}`,
    };
  });
  const byRecord = new Map<RecordId, number[]>();
  pairs.forEach((pair, i) => {
    for (const id of new Set([pair, ...(pair.others ?? [])].flatMap(({ left, right }) => [left, right]))) {
      const list = byRecord.get(id);
      if (list === undefined) byRecord.set(id, [i]);
      else list.push(i);
    }
  });

  const matches = new LineIndex(at("matches.ndjson"));
  const record = async (id: RecordId): Promise<SourceRecord | undefined> => {
    const hash = fnv(id);
    const found = await records.find<SourceRecord>(hash, (each) => each.id === id);
    return found ?? (await existing.find<{ record: SourceRecord }>(hash, (each) => each.record.id === id))?.record;
  };
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
      const line = waitingPairs[pair];
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
      const line = cardLines[index];
      if (line === undefined) throw new RangeError(`no card ${index}`);
      return goldens.read<Golden>(line.start, line.length);
    },
    pairsOf: (id) => byRecord.get(id) ?? [],
    close: async () => {
      await Promise.all([matches.close(), records.close(), existing.close(), goldens.close()]);
    },
  };
}

async function* scanIfThere(path: string): ReturnType<typeof scanLines> {
  if (existsSync(path)) yield* scanLines(path);
}

function add(
  to: { hashes: number[]; starts: number[]; lengths: number[] },
  id: RecordId,
  start: number,
  length: number,
): void {
  to.hashes.push(fnv(id));
  to.starts.push(start);
  to.lengths.push(length);
}

function brief(record: SourceRecord): Brief {
  const numbers = [
    ...record.identifiers.map((each) => each.value),
    ...record.phones.map((phone) => phone.e164 ?? phone.raw),
    ...record.emails.map((email) => email.address ?? email.raw),
  ];
  return {
    name: record.name.display,
    responsible: record.responsible?.value ?? "",
    city: record.city?.value ?? firstOf(record, "city"),
    region: record.region?.value ?? firstOf(record, "region"),
    search: foldKey([record.name.display, record.name.raw, ...numbers].join(" ")),
  };
}

/** Of the first address that says so. */
const firstOf = (record: SourceRecord, part: "city" | "region"): string =>
  record.addresses.find((address) => address[part] !== undefined)?.[part] ?? "";
