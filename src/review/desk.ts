import { say } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";
import { Failure, type Correction, type RecordId } from "../model/index.ts";
import { contradictionsOf } from "../dedupe/index.ts";
import { fnv } from "../report/data/sample.ts";
import { contradictionText } from "../report/text/decided.ts";
import type { DecisionLog, Judge, Unsigned } from "./decision-log.ts";
import type { DeskData, PairEntry } from "./desk-data.ts";
import { DeskView, type RecordUrl } from "./desk-view.ts";
import { facets } from "./facets.ts";
import { Queue, type QueueFilter } from "./queue.ts";

/**
 * What the page can ask and do. Everything that is shown is text in the steward's language, made here; the page only lays it
 * out. Throws `Failure` for what a steward did that cannot be done; the server turns it into an answer.
 */
export class Desk {
  #data: DeskData;
  #queue: Queue;
  #view: DeskView;
  #facets: object | undefined;
  readonly #log: DecisionLog;
  readonly #language: Language;
  readonly #recordUrl: RecordUrl;

  constructor(data: DeskData, log: DecisionLog, language: Language, recordUrl: RecordUrl = () => undefined) {
    this.#data = data;
    this.#log = log;
    this.#queue = new Queue(data.pairs, log);
    this.#view = new DeskView(data, log, language, recordUrl);
    this.#language = language;
    this.#recordUrl = recordUrl;
  }

  /** New data arrives half-way: decisions name records, so they hold for the new run as they did for the old one. */
  async show(data: DeskData): Promise<void> {
    const old = this.#data;
    this.#data = data;
    this.#queue = new Queue(data.pairs, this.#log);
    this.#view = new DeskView(data, this.#log, this.#language, this.#recordUrl);
    this.#facets = undefined;
    await old.close();
  }

  async close(): Promise<void> {
    await this.#data.close();
  }

  get run(): string {
    return this.#data.run;
  }

  /** Where the work stands. The page asks each time its window comes to the front. */
  state(): object {
    this.#log.refresh();
    return { run: this.#data.run, progress: this.#queue.progress(), cards: this.#data.openCards.length };
  }

  /** The values of the filters: all of them, however many, so that no pair is out of reach. */
  filters(): object {
    return (this.#facets ??= facets(this.#data.pairs));
  }

  /** What the page is shown of pairs and cards, as people have judged them by now. */
  get view(): DeskView {
    this.#log.refresh();
    return this.#view;
  }

  /** A page of the queue under a filter. */
  queue(filter: QueueFilter, from: number, most: number): object {
    this.#log.refresh();
    const found = this.#queue.select(filter);
    const items = found.slice(from, from + most).map((pair) => this.#view.item(pair));
    return { total: found.length, from, items, progress: this.#queue.progress() };
  }

  /**
   * One judgement. `seen` is the digest of what the page showed; when the data behind it has changed since, or somebody else has
   * judged the pair meanwhile, nothing is written and the steward is told, unless she insists.
   */
  async decide(
    input: {
      readonly pair: number;
      readonly judge: Judge;
      readonly seen: string;
      readonly why?: string;
      readonly insist?: boolean;
    },
    by: string,
  ): Promise<object> {
    this.#log.refresh();
    const entry = this.#view.entry(input.pair);
    if (entry.evidence !== input.seen) throw new Failure("desk-changed", {});
    const judged = this.#log.judged(entry);
    if (judged !== undefined && judged.by !== by && judged.judge !== input.judge && input.insist !== true) {
      throw new Failure("desk-judged-meanwhile", {
        by: judged.by,
        judge: say(`desk-judge-${judged.judge}`, this.#language),
      });
    }
    const told = this.#write([decision(entry, input.judge, input.why)], by);
    return { progress: this.#queue.progress(), ...told };
  }

  /** «Вынуть»: the record is different from each that stays on its card. */
  async takeOut(input: { readonly record: RecordId; readonly why?: string }, by: string): Promise<object> {
    const card = await this.#data.cardOf(input.record);
    const stay = (card?.members ?? []).filter((member) => member !== input.record);
    if (stay.length === 0) throw new Failure("desk-alone", { record: input.record });
    const told = this.#write(
      stay.map((member) => ({ judge: "different", ...ordered(input.record, member), ...withWhy(input.why) })),
      by,
    );
    return { count: stay.length, ...told };
  }

  /** The value of this member survives in this field of the card. */
  async choose(
    input: { readonly of: RecordId; readonly field: string; readonly from: RecordId; readonly why?: string },
    by: string,
  ): Promise<object> {
    const card = await this.#data.cardOf(input.of);
    if (card === undefined || !card.members.includes(input.from))
      throw new Failure("desk-no-record", { record: input.from });
    this.#log.write([{ choose: input.from, field: input.field, of: input.of, ...withWhy(input.why) }], by);
    return {};
  }

  /** A person's own value for a field of a source record. Source files are never edited: it is an overlay. */
  async correct(
    input: {
      readonly record: RecordId;
      readonly field: string;
      readonly value: string | readonly string[];
      readonly why?: string;
    },
    by: string,
  ): Promise<object> {
    if ((await this.#data.record(input.record)) === undefined)
      throw new Failure("desk-no-record", { record: input.record });
    const entry: Omit<Correction, "id" | "at" | "by"> = {
      correct: input.record,
      field: input.field,
      value: input.value,
      ...withWhy(input.why),
    };
    this.#log.write([entry], by);
    return {};
  }

  /** What one decision for everything under a filter would touch: the count, a digest of the set, twenty drawn at random. */
  preview(filter: QueueFilter): object {
    this.#log.refresh();
    const found = this.#queue.select(filter);
    const drawn = found
      .map((pair) => ({ pair, hash: fnv(`${this.#view.entry(pair).left} ${this.#view.entry(pair).right}`) }))
      .sort((a, b) => a.hash - b.hash)
      .slice(0, 20);
    return { count: found.length, digest: digestOf(found), sample: drawn.map(({ pair }) => this.#view.item(pair)) };
  }

  /** One decision for everything under a filter; refused when the set is no longer the one that was previewed. */
  bulk(
    input: { readonly filter: QueueFilter; readonly judge: Judge; readonly digest: string; readonly why?: string },
    by: string,
  ): object {
    this.#log.refresh();
    const found = this.#queue.select(input.filter);
    if (digestOf(found) !== input.digest) throw new Failure("desk-set-changed", { count: found.length });
    const told = this.#write(
      found.map((pair) => decision(this.#view.entry(pair), input.judge, input.why)),
      by,
    );
    return { count: found.length, progress: this.#queue.progress(), ...told };
  }

  /** Writes judgements, and says at once which others they contradict: until one is taken back no run obeys them. */
  #write(entries: readonly Unsigned[], by: string): { readonly contradicts?: string } {
    for (const entry of this.#log.write(entries, by)) {
      const found = "judge" in entry ? contradictionsOf(entry, (record) => this.#log.judgementsOn(record)) : [];
      if (found[0] !== undefined) return { contradicts: contradictionText(found[0], { language: this.#language }) };
    }
    return {};
  }

  /** Takes back this steward's last action, a bulk decision included. */
  undo(by: string): object {
    const undone = this.#log.undo(by);
    if (undone.length === 0) throw new Failure("desk-nothing-to-undo", {});
    const [first] = undone;
    const pair =
      first !== undefined && "judge" in first
        ? this.#data
            .pairsOf(first.left)
            .find(
              (index) => this.#view.entry(index).right === first.right || this.#view.entry(index).left === first.right,
            )
        : undefined;
    return {
      count: undone.length,
      ...(pair === undefined ? {} : { pair }),
      progress: this.#queue.progress(),
    };
  }
}

const withWhy = (why: string | undefined) => (why === undefined || why.trim() === "" ? {} : { why: why.trim() });

/** Journals name pairs as matches do: the smaller id first. */
function ordered(a: RecordId, b: RecordId): { left: RecordId; right: RecordId } {
  return a < b ? { left: a, right: b } : { left: b, right: a };
}

function decision(pair: PairEntry, judge: Judge, why: string | undefined): Unsigned {
  return { judge, left: pair.left, right: pair.right, seen: pair.evidence, ...withWhy(why) };
}

/** Small and quick; it guards against a set that moved, not against anybody. */
function digestOf(pairs: readonly number[]): string {
  let hash = pairs.length;
  for (const pair of pairs) hash = Math.imul(hash ^ pair, 0x01000193) >>> 0;
  return `${pairs.length}-${hash.toString(16)}`;
}
