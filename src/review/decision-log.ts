import { addTo, compareEntries, pairKey } from "../model/index.ts";
import type { Correction, Decision, FieldChoice, JournalEntry, RecordId } from "../model/index.ts";
import { appendJournal, mintEntryId } from "../pipeline/artifacts/journals.ts";
import type { PairEntry } from "./desk-data.ts";
import { JournalTail } from "./journal-tail.ts";

export type Judge = Decision["judge"];

export interface Judged {
  readonly id: string;
  readonly judge: Judge;
  readonly by: string;
  readonly at: string;
  readonly why?: string;
}

/** An entry without what the log adds: id, time and signature. */
export type Unsigned =
  | Omit<Decision, "id" | "at" | "by" | "via">
  | Omit<FieldChoice, "id" | "at" | "by" | "via">
  | Omit<Correction, "id" | "at" | "by" | "via">;

/**
 * The journals as the desk uses them. They are files that other desks, `sverka decide` and people's merges write to as well:
 * whatever was added is read before each answer, and nothing counts that the files do not say.
 */
export class DecisionLog {
  readonly #decisions: JournalTail;
  readonly #corrections: JournalTail;
  readonly #now: () => Date;
  #entries = new Map<string, JournalEntry>();
  #revoked = new Set<string>();
  #pairs = new Map<string, Decision>();
  #records = new Map<RecordId, JournalEntry[]>();
  #last = 0;

  constructor(decisions: string, corrections: string, now: () => Date) {
    this.#decisions = new JournalTail(decisions);
    this.#corrections = new JournalTail(corrections);
    this.#now = now;
    this.refresh();
  }

  /** Reads what anybody has written since. A file that was rewritten (a merge in git) is read anew. */
  refresh(): void {
    const decisions = this.#decisions.read();
    const corrections = this.#corrections.read();
    if (decisions.anew || corrections.anew) {
      this.version++;
      this.#entries = new Map();
      this.#revoked = new Set();
      this.#pairs = new Map();
      this.#records = new Map();
      this.#take([
        ...(decisions.anew ? decisions.entries : this.#decisions.readAll()),
        ...(corrections.anew ? corrections.entries : this.#corrections.readAll()),
      ]);
    } else this.#take([...decisions.entries, ...corrections.entries]);
  }

  #take(entries: readonly JournalEntry[]): void {
    if (entries.length > 0) this.version++;
    /** By pair: one of its two records. */
    const touched = new Map<string, RecordId>();
    const touch = ({ left, right }: Decision): void => void touched.set(pairKey(left, right), left);
    for (const entry of entries) {
      if (this.#entries.has(entry.id)) continue;
      this.#entries.set(entry.id, entry);
      if ("revoke" in entry) {
        this.#revoked.add(entry.revoke);
        const taken = this.#entries.get(entry.revoke);
        if (taken !== undefined && "judge" in taken) touch(taken);
        continue;
      }
      for (const id of recordsOf(entry)) addTo(this.#records, id, entry);
      if ("judge" in entry) touch(entry);
    }
    for (const [key, record] of touched) this.#settle(key, record);
  }

  /** The last word on a pair, of which `record` is one, that was not taken back; lines of several writers may stand in any order. */
  #settle(key: string, record: RecordId): void {
    let last: Decision | undefined;
    for (const entry of this.#records.get(record) ?? []) {
      if (!("judge" in entry) || this.#revoked.has(entry.id) || pairKey(entry.left, entry.right) !== key) continue;
      if (last === undefined || compareEntries(last, entry) < 0) last = entry;
    }
    if (last === undefined) this.#pairs.delete(key);
    else this.#pairs.set(key, last);
  }

  /** The living judgement on a pair. On "look again" only one that has seen the evidence as it is now counts. */
  judged(pair: Pair, key = pairKey(pair.left, pair.right)): Judged | undefined {
    const decision = this.#pairs.get(key);
    if (decision === undefined || decision.id === pair.contradicted) return undefined;
    if (pair.band === "look-again" && pair.contradicted === undefined && decision.seen !== pair.evidence)
      return undefined;
    return toJudged(decision);
  }

  /** Also a judgement that "look again" puts in question. */
  lastJudged(left: RecordId, right: RecordId): Judged | undefined {
    const decision = this.#pairs.get(pairKey(left, right));
    return decision === undefined ? undefined : toJudged(decision);
  }

  /** The living judgements on pairs of a record. */
  judgementsOn(record: RecordId): readonly Decision[] {
    return (this.#records.get(record) ?? []).filter(
      (entry): entry is Decision => "judge" in entry && this.#pairs.get(pairKey(entry.left, entry.right)) === entry,
    );
  }

  /** Everything people ever said about these records, oldest first; entries taken back are marked. */
  history(ids: readonly RecordId[]): { readonly entry: JournalEntry; readonly revoked: boolean }[] {
    const seen = new Set<JournalEntry>();
    for (const id of ids) for (const entry of this.#records.get(id) ?? []) seen.add(entry);
    return [...seen].sort(compareEntries).map((entry) => ({ entry, revoked: this.#revoked.has(entry.id) }));
  }

  /** The living choice of a value, by field, of a card that has these members. */
  choices(members: readonly RecordId[]): ReadonlyMap<string, FieldChoice> {
    const choices = new Map<string, FieldChoice>();
    for (const { entry, revoked } of this.history(members)) {
      if (!revoked && "choose" in entry && members.includes(entry.of)) choices.set(entry.field, entry);
    }
    return choices;
  }

  /** Signs and writes entries as one action, which {@link undo} takes back as one. Returns them as they were written. */
  write(entries: readonly Unsigned[], by: string): readonly JournalEntry[] {
    return this.#append((now) =>
      entries.map((entry) => ({ id: this.#mint(now), at: now.toISOString(), by, via: "desk" as const, ...entry })),
    );
  }

  /** Takes back the last living action of this person at the desk, however many entries it had. Returns them; none: nothing to undo. */
  undo(by: string): readonly JournalEntry[] {
    this.refresh();
    const mine = [...this.#entries.values()].filter(
      (entry) => entry.by === by && entry.via === "desk" && !("revoke" in entry) && !this.#revoked.has(entry.id),
    );
    const last = mine.reduce((at, entry) => (entry.at > at ? entry.at : at), "");
    const action = mine.filter((entry) => entry.at === last);
    const where = (entry: JournalEntry) => "correct" in entry;
    this.#append(
      (now) => action.map((entry) => ({ id: this.#mint(now), at: now.toISOString(), by, revoke: entry.id })),
      (entry, i) => where(action[i] ?? entry),
    );
    return action;
  }

  #append(
    make: (now: Date) => readonly JournalEntry[],
    correction: (entry: JournalEntry, i: number) => boolean = (entry) => "correct" in entry,
  ): readonly JournalEntry[] {
    // Two actions of one desk never share a time, or undo would take back both.
    this.#last = Math.max(this.#now().getTime(), this.#last + 1);
    const entries = make(new Date(this.#last));
    appendJournal(
      this.#decisions.path,
      entries.filter((entry, i) => !correction(entry, i)),
    );
    appendJournal(this.#corrections.path, entries.filter(correction));
    this.refresh();
    return entries;
  }

  /** Ids of one action share their time; among tens of thousands the random part alone could meet itself. */
  #mint(now: Date): string {
    for (;;) {
      const id = mintEntryId(now);
      if (!this.#minted.has(id)) {
        this.#minted.add(id);
        return id;
      }
    }
  }
  readonly #minted = new Set<string>();

  /** Grows whenever anything was read or written: what was computed from the log before is stale then. */
  version = 0;
}

type Pair = Pick<PairEntry, "left" | "right" | "band" | "evidence" | "contradicted">;

function toJudged({ id, judge, by, at, why }: Decision): Judged {
  return { id, judge, by, at, ...(why === undefined ? {} : { why }) };
}

function recordsOf(entry: JournalEntry): readonly RecordId[] {
  if ("judge" in entry) return [entry.left, entry.right];
  if ("choose" in entry) return [entry.choose, entry.of];
  return "correct" in entry ? [entry.correct] : [];
}
