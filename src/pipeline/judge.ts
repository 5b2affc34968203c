import { userInfo } from "node:os";
import { join } from "node:path";
import { type Contradiction, contradictionsOf, readDecisions } from "../dedupe/index.ts";
import {
  addTo,
  addToSet,
  type Decision,
  Failure,
  foldKey,
  livingEntries,
  type Issue,
  type JournalEntry,
  type RecordId,
} from "../model/index.ts";
import { readMendedRejects, type MendedRejects } from "../report/rejects/mended-rejects.ts";
import { findMatches } from "./artifacts/find.ts";
import { recordOf } from "./artifacts/resolve.ts";
import { appendJournal, correctionsFile, decisionsFile, mintEntryId, readJournal } from "./artifacts/journals.ts";
import { mendedDoubts } from "./mended-doubts.ts";
import { openProject } from "./project/open-project.ts";
import { openRunFolder } from "./artifacts/run-folder.ts";

/** How an entry is signed. */
export interface Signature {
  readonly by?: string;
  readonly why?: string;
  readonly now: Date;
}

const judgements = ["same", "different", "unsure", "successor"] as const;
type Judgement = (typeof judgements)[number];

/** `decide`: writes a person's judgement on two records of the latest run into the journal. */
export async function decide(project: string, words: readonly string[], signature: Signature): Promise<JournalEntry> {
  const [judge, left, right] = words;
  if (!judgements.includes(judge as Judgement) || left === undefined || right === undefined)
    throw new Failure("decide-usage", { judgements: judgements.join(", ") });
  const folder = openRunFolder(project);
  const records = [await recordOf(folder, left), await recordOf(folder, right)] as const;
  if (records[0].type !== records[1].type || records[0].id === records[1].id)
    throw new Failure("decide-pair", { left, right });
  const match = (await findMatches(folder, records[0].id)).find((each) =>
    [each.left, each.right].includes(records[1].id),
  );
  const given = [records[0].id, records[1].id] as const;
  // Of a successor the order is what was said: who followed whom.
  const [first, second] = judge === "successor" ? given : ([...given].sort() as [RecordId, RecordId]);
  const entry: JournalEntry = {
    ...sign(signature),
    judge: judge as Judgement,
    left: first,
    right: second,
    ...(match === undefined || match.evidence === "" ? {} : { seen: match.evidence }),
    ...(signature.why === undefined ? {} : { why: signature.why }),
  };
  appendJournal(join(project, decisionsFile), [entry]);
  return entry;
}

/** What a judgement just written contradicts: until one of those decisions is taken back no run obeys them. */
export function contradictedBy(project: string, entry: JournalEntry): readonly Contradiction[] {
  if (!("judge" in entry)) return [];
  const byRecord = new Map<RecordId, Decision[]>();
  for (const each of readDecisions(readJournal(join(project, decisionsFile))).byPair.values())
    for (const record of [each.left, each.right]) addTo(byRecord, record, each);
  return contradictionsOf(entry, (record) => byRecord.get(record) ?? []);
}

/** Takes an entry of either journal back, by another entry. */
export function revoke(project: string, id: string, signature: Signature): JournalEntry {
  for (const file of [decisionsFile, correctionsFile]) {
    const path = join(project, file);
    if (!livingEntries(readJournal(path)).some((entry) => entry.id === id)) continue;
    const entry = { ...sign(signature), revoke: id, ...(signature.why === undefined ? {} : { why: signature.why }) };
    appendJournal(path, [entry]);
    return entry;
  }
  throw new Failure("entry-unknown", { id });
}

export interface Corrected {
  readonly entries: readonly JournalEntry[];
  /** Rows of which cells were taken in now. */
  readonly mended: number;
  /** Changed cells that an earlier call has taken in. */
  readonly known: number;
  readonly untouched: number;
  readonly issues: MendedRejects["issues"];
  /** What the next run will have against what was taken in now. */
  readonly doubts: readonly Issue[];
}

/** `correct FILE`: every changed cell of a mended rejects workbook becomes an entry. Cells already taken in are not taken twice. */
export async function correctFromWorkbook(project: string, file: string, signature: Signature): Promise<Corrected> {
  const { corrections, issues, untouched, rows } = await readMendedRejects(file);
  const path = join(project, correctionsFile);
  const known = new Set(
    livingEntries(readJournal(path)).flatMap((entry) =>
      "column" in entry ? [JSON.stringify([entry.correct, foldKey(entry.column), entry.was, entry.value])] : [],
    ),
  );
  const fresh = corrections.filter(
    (each) => !known.has(JSON.stringify([each.correct, foldKey(each.column), each.was, each.value])),
  );
  const entries = fresh.map((each): JournalEntry => ({
    ...sign(signature),
    ...each,
    ...(signature.why === undefined ? {} : { why: signature.why }),
  }));
  const changed = new Map<string, Set<string>>();
  for (const { correct, column } of fresh) addToSet(changed, correct, column);
  const taken = rows.filter(({ id }) => changed.has(id));
  // A project that cannot be opened is told before anything is taken in, not after.
  const doubts = taken.length === 0 ? [] : mendedDoubts(await openProject(project), taken, changed);
  appendJournal(path, entries);
  return { entries, mended: changed.size, known: corrections.length - fresh.length, untouched, issues, doubts };
}

/** What every entry begins with: its own id, when, and by whom. */
export function sign({ by, now }: Signature): { id: string; at: string; by: string } {
  return { id: mintEntryId(now), at: now.toISOString(), by: by ?? userInfo().username };
}
