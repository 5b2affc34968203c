import { say } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";
import {
  Failure,
  type Correction,
  type Golden,
  type JournalEntry,
  type RecordId,
  type SourceRecord,
} from "../model/index.ts";
import { featureText, fieldName, verdict } from "../report/explain.ts";
import { formatWeight } from "../report/format.ts";
import { fnv } from "../report/sample.ts";
import { compareRecords } from "./compare.ts";
import type { DecisionLog, Judge, Judged, Unsigned } from "./decision-log.ts";
import type { DeskData, PairEntry } from "./desk-data.ts";
import { Queue, type QueueFilter } from "./queue.ts";

/** Address of a card in the CRM, where a record is loaded and the target profile has a `recordUrl`. */
export type RecordUrl = (id: RecordId) => string | undefined;

/**
 * What the page can ask and do. Everything that is shown is text in the steward's language, made here; the page only lays it
 * out. Throws `Failure` for what a steward did that cannot be done; the server turns it into an answer.
 */
export class Desk {
  #data: DeskData;
  #queue: Queue;
  #facets: object | undefined;
  readonly #log: DecisionLog;
  readonly #language: Language;
  readonly #recordUrl: RecordUrl;

  constructor(data: DeskData, log: DecisionLog, language: Language, recordUrl: RecordUrl = () => undefined) {
    this.#data = data;
    this.#log = log;
    this.#queue = new Queue(data.pairs, log);
    this.#language = language;
    this.#recordUrl = recordUrl;
  }

  /** New data arrives half-way: decisions name records, so they hold for the new run as they did for the old one. */
  async show(data: DeskData): Promise<void> {
    const old = this.#data;
    this.#data = data;
    this.#queue = new Queue(data.pairs, this.#log);
    this.#facets = undefined;
    await old.close();
  }

  async close(): Promise<void> {
    await this.#data.close();
  }

  get run(): string {
    return this.#data.run;
  }

  /** Counts and the values of the filters. */
  state(): object {
    this.#log.refresh();
    this.#facets ??= facets(this.#data.pairs);
    return {
      run: this.#data.run,
      progress: this.#queue.progress(),
      cards: this.#data.openCards.length,
      ...this.#facets,
    };
  }

  /** A page of the queue under a filter. */
  queue(filter: QueueFilter, from: number, most: number): object {
    this.#log.refresh();
    const found = this.#queue.select(filter);
    const items = found.slice(from, from + most).map((pair) => this.#item(pair));
    return { total: found.length, from, items, progress: this.#queue.progress() };
  }

  #item(index: number): object {
    const pair = this.#entry(index);
    const judged = this.#log.judged(pair);
    return {
      pair: index,
      left: pair.leftName,
      right: pair.rightName,
      weight: formatWeight(pair.weight, this.#language),
      band: pair.band,
      benefit: pair.benefit,
      ...(judged === undefined ? {} : { judged: this.#judged(judged) }),
    };
  }

  #entry(index: number): PairEntry {
    const pair = this.#data.pairs[index];
    if (pair === undefined) throw new Failure("desk-no-pair", { pair: index });
    return pair;
  }

  #judged(judged: Judged): object {
    return {
      judge: judged.judge,
      by: judged.by,
      at: judged.at,
      why: judged.why ?? "",
      text: say(`desk-judged-${judged.judge}`, this.#language, {
        by: judged.by,
        at: judged.at.slice(0, 16).replace("T", " "),
      }),
    };
  }

  /** Everything about one pair: both records compared, why they look alike, the cards they are on, neighbours, history. */
  async pair(index: number): Promise<object> {
    this.#log.refresh();
    const entry = this.#entry(index);
    const match = await this.#data.match(index);
    const [left, right] = await Promise.all([this.#data.record(match.left), this.#data.record(match.right)]);
    if (left === undefined || right === undefined)
      throw new Failure("desk-no-record", { record: left === undefined ? match.left : match.right });
    const [leftCard, rightCard] = await Promise.all([
      this.#data.goldenOf(match.left),
      this.#data.goldenOf(match.right),
    ]);
    const ids = [...new Set([match.left, match.right, ...(leftCard?.members ?? []), ...(rightCard?.members ?? [])])];
    const judged = this.#log.judged(entry);
    const before = this.#log.lastJudged(entry.left, entry.right);
    const language = this.#language;
    const features = [...match.features].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    return {
      ...this.#item(index),
      type: match.type,
      evidence: match.evidence,
      verdict: verdict(match, { language }),
      features: features.map((feature) => ({
        weight: formatWeight(feature.weight, language),
        against: feature.weight < 0,
        text: featureText(feature, language),
      })),
      records: [left, right].map((record) => this.#head(record)),
      fields: compareRecords(left, right, language),
      cards: await Promise.all(
        [leftCard, rightCard].filter((card): card is Golden => card !== undefined).map((card) => this.#card(card)),
      ),
      neighbours: [...new Set([...this.#data.pairsOf(match.left), ...this.#data.pairsOf(match.right)])]
        .filter((other) => other !== index)
        .slice(0, 50)
        .map((other) => this.#item(other)),
      history: this.#log.history(ids).map(({ entry: each, revoked }) => ({ text: this.#entryText(each), revoked })),
      ...(judged !== undefined || before === undefined ? {} : { before: this.#judged(before) }),
    };
  }

  #head(record: SourceRecord): object {
    const url = this.#recordUrl(record.id);
    return {
      id: record.id,
      name: record.name.display,
      source: record.source,
      places: record.places,
      ...(url === undefined ? {} : { url }),
    };
  }

  async #card(card: Golden): Promise<object> {
    const choices = this.#log.choices(card.members);
    const members = await Promise.all(card.members.slice(0, 30).map((id) => this.#data.record(id)));
    return {
      id: card.id,
      name: card.name.display,
      count: card.members.length,
      members: members.flatMap((record) => (record === undefined ? [] : [this.#head(record)])),
      conflicts: card.conflicts.map((conflict) => ({
        field: conflict.field,
        label: fieldName(conflict.field, this.#language),
        settled: conflict.settled,
        chosen: choices.get(conflict.field)?.choose ?? "",
        values: conflict.values,
      })),
    };
  }

  #entryText(entry: JournalEntry): string {
    const base = { by: entry.by, at: entry.at.slice(0, 16).replace("T", " "), why: entry.why ?? "" };
    if ("judge" in entry)
      return say(`desk-history-${entry.judge}`, this.#language, { ...base, left: entry.left, right: entry.right });
    if ("choose" in entry)
      return say("desk-history-choose", this.#language, {
        ...base,
        field: fieldName(entry.field, this.#language),
        from: entry.choose,
      });
    if ("correct" in entry) {
      const [field, value] =
        "column" in entry
          ? [entry.column, entry.value]
          : [fieldName(entry.field, this.#language), [entry.value].flat().join("; ")];
      return say("desk-history-correct", this.#language, { ...base, field, value, record: entry.correct });
    }
    return "";
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
    const entry = this.#entry(input.pair);
    if (entry.evidence !== input.seen) throw new Failure("desk-changed", {});
    const judged = this.#log.judged(entry);
    if (judged !== undefined && judged.by !== by && judged.judge !== input.judge && input.insist !== true) {
      throw new Failure("desk-judged-meanwhile", {
        by: judged.by,
        judge: say(`desk-judge-${judged.judge}`, this.#language),
      });
    }
    this.#log.write([decision(entry, input.judge, input.why)], by);
    return { progress: this.#queue.progress() };
  }

  /** «Вынуть»: the record is different from each that stays on its card. */
  async takeOut(input: { readonly record: RecordId; readonly why?: string }, by: string): Promise<object> {
    const card = await this.#data.goldenOf(input.record);
    const stay = (card?.members ?? []).filter((member) => member !== input.record);
    if (stay.length === 0) throw new Failure("desk-alone", { record: input.record });
    this.#log.write(
      stay.map((member) => ({ judge: "different", ...ordered(input.record, member), ...withWhy(input.why) })),
      by,
    );
    return { count: stay.length };
  }

  /** The value of this member survives in this field of the card. */
  async choose(
    input: { readonly of: RecordId; readonly field: string; readonly from: RecordId; readonly why?: string },
    by: string,
  ): Promise<object> {
    const card = await this.#data.goldenOf(input.of);
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
      .map((pair) => ({ pair, hash: fnv(`${this.#entry(pair).left} ${this.#entry(pair).right}`) }))
      .sort((a, b) => a.hash - b.hash)
      .slice(0, 20);
    return { count: found.length, digest: digestOf(found), sample: drawn.map(({ pair }) => this.#item(pair)) };
  }

  /** One decision for everything under a filter; refused when the set is no longer the one that was previewed. */
  bulk(
    input: { readonly filter: QueueFilter; readonly judge: Judge; readonly digest: string; readonly why?: string },
    by: string,
  ): object {
    this.#log.refresh();
    const found = this.#queue.select(input.filter);
    if (digestOf(found) !== input.digest) throw new Failure("desk-set-changed", { count: found.length });
    this.#log.write(
      found.map((pair) => decision(this.#entry(pair), input.judge, input.why)),
      by,
    );
    return { count: found.length, progress: this.#queue.progress() };
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
            .find((index) => this.#entry(index).right === first.right || this.#entry(index).left === first.right)
        : undefined;
    return {
      count: undone.length,
      ...(pair === undefined ? {} : { pair }),
      progress: this.#queue.progress(),
    };
  }

  /** Cards with a field that waits for a choice. */
  cards(from: number, most: number): object {
    const { openCards } = this.#data;
    return {
      total: openCards.length,
      items: openCards.slice(from, from + most).map((card, i) => ({
        card: from + i,
        name: card.name,
        fields: card.fields.map((field) => fieldName(field, this.#language)).join(", "),
        done: card.fields.every((field) => this.#log.choices([card.of]).has(field)),
      })),
    };
  }

  async card(index: number): Promise<object> {
    const card = await this.#data.card(index);
    return { ...(await this.#card(card)), of: card.members[0] };
  }
}

/** The values that the filters offer, with the number of pairs of each. */
function facets(pairs: readonly PairEntry[]): object {
  const source = (id: RecordId) => id.slice(0, id.indexOf(":"));
  const count = (of: (pair: PairEntry) => readonly string[]) => {
    const counts = new Map<string, number>();
    for (const pair of pairs) for (const value of new Set(of(pair))) counts.set(value, (counts.get(value) ?? 0) + 1);
    counts.delete("");
    return [...counts]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, 200)
      .map(([value, pairs]) => ({ value, pairs }));
  };
  return {
    sources: count((pair) => [source(pair.left), source(pair.right)]),
    responsible: count((pair) => [pair.responsible]),
    cities: count((pair) => [pair.city]),
    bands: count((pair) => [pair.band]),
    types: count((pair) => [pair.type]),
  };
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
