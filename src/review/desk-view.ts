import { say } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";
import { Failure, type JournalEntry, type RecordId, type SourceRecord } from "../model/index.ts";
import { featureText, strongestFirst, verdict } from "../report/text/explain.ts";
import { fieldName } from "../report/text/names.ts";
import { formatWeight } from "../report/text/format.ts";
import { firmsOf, toldBy } from "../report/text/told.ts";
import { compareRecords } from "./compare.ts";
import type { DecisionLog, Judged } from "./decision-log.ts";
import type { Card, DeskData, PairEntry } from "./desk-data.ts";
import { sameQuestion } from "./same-question.ts";

/** Address of a card in the CRM, where a record is loaded and the target profile has a `recordUrl`. */
export type RecordUrl = (id: RecordId) => string | undefined;

/** Neighbours of a pair and members of a card that are shown at once; the page asks for the rest. */
const shownAtOnce = 30;

/** Pairs and cards of one run as the page lays them out: everything is text in the steward's language. */
export class DeskView {
  readonly #data: DeskData;
  readonly #log: DecisionLog;
  readonly #language: Language;
  readonly #recordUrl: RecordUrl;

  constructor(data: DeskData, log: DecisionLog, language: Language, recordUrl: RecordUrl) {
    this.#data = data;
    this.#log = log;
    this.#language = language;
    this.#recordUrl = recordUrl;
  }

  item(index: number): object {
    const pair = this.entry(index);
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

  entry(index: number): PairEntry {
    const pair = this.#data.pairs[index];
    if (pair === undefined) throw new Failure("desk-no-pair", { pair: index });
    return pair;
  }

  /** Everything about one pair: both records compared, why they look alike, the cards they are on, neighbours, history. */
  async pair(index: number): Promise<object> {
    const entry = this.entry(index);
    const match = await this.#data.match(index);
    const [left, right] = await Promise.all([this.#data.record(match.left), this.#data.record(match.right)]);
    if (left === undefined || right === undefined)
      throw new Failure("desk-no-record", { record: left === undefined ? match.left : match.right });
    const people = await Promise.all([this.#data.peopleOf(left.id), this.#data.peopleOf(right.id)]);
    const told = toldBy([left, right], people.flat(), await firmsOf([left, right], match.features, this.#data));
    const [leftCard, rightCard] = await Promise.all([this.#data.cardOf(match.left), this.#data.cardOf(match.right)]);
    const ids = [...new Set([match.left, match.right, ...(leftCard?.members ?? []), ...(rightCard?.members ?? [])])];
    const judged = this.#log.judged(entry);
    const before = this.#log.lastJudged(entry.left, entry.right);
    const language = this.#language;
    const features = strongestFirst(match);
    return {
      ...this.item(index),
      type: match.type,
      evidence: match.evidence,
      verdict: verdict(match, { language }),
      features: features.map((feature) => ({
        weight: formatWeight(feature.weight, language),
        against: feature.weight < 0,
        text: featureText(feature, language, undefined, told),
      })),
      records: [left, right].map((record) => this.#head(record)),
      ...(entry.others === undefined ? {} : { also: sameQuestion(entry.others, language) }),
      fields: compareRecords(left, right, language, { people, told }),
      cards: await Promise.all(
        [leftCard, rightCard].filter((card): card is Card => card !== undefined).map((card) => this.#card(card)),
      ),
      neighbours: this.neighbours(index, 0),
      history: this.#log.history(ids).map(({ entry: each, revoked }) => ({ text: this.#entryText(each), revoked })),
      ...(judged !== undefined || before === undefined
        ? {}
        : { before: this.#judged(before), again: say(againNote(entry), language) }),
    };
  }

  /** Other waiting pairs of either record, a page of them. */
  neighbours(index: number, from: number): object {
    const { left, right } = this.entry(index);
    const others = new Set([...this.#data.pairsOf(left), ...this.#data.pairsOf(right)]);
    others.delete(index);
    const shown = [...others].slice(from, from + shownAtOnce);
    return { total: others.size, items: shown.map((other) => this.item(other)), ...next(from, others.size) };
  }

  async #card(card: Card): Promise<object> {
    const choices = this.#log.choices(card.members);
    return {
      id: card.id,
      name: card.name.display,
      of: card.members[0],
      count: card.members.length,
      members: await this.#members(card, 0),
      conflicts: card.conflicts.map((conflict) => ({
        field: conflict.field,
        label: fieldName(conflict.field, this.#language),
        settled: conflict.settled,
        chosen: choices.get(conflict.field)?.choose ?? "",
        values: conflict.values,
      })),
    };
  }

  async #members(card: Card, from: number): Promise<object> {
    const shown = card.members.slice(from, from + shownAtOnce);
    const members = await Promise.all(shown.map((id) => this.#data.record(id)));
    const items = members.flatMap((record) => (record === undefined ? [] : [this.#head(record)]));
    return { items, ...next(from, card.members.length) };
  }

  /** A page of the members of the card that a record is on. */
  async members(of: RecordId, from: number): Promise<object> {
    const card = await this.#data.cardOf(of);
    if (card === undefined) throw new Failure("desk-no-record", { record: of });
    return this.#members(card, from);
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
    return this.#card(await this.#data.card(index));
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
}

/** Why a decision that was made is asked for again. */
const againNote = ({ contradicted }: PairEntry): string =>
  contradicted === undefined ? "desk-look-again-note" : "desk-contradiction-note";

/** Where the next page of a list begins, if there is one. */
const next = (from: number, total: number): { readonly next?: number } =>
  from + shownAtOnce < total ? { next: from + shownAtOnce } : {};
