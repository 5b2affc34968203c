import type { Golden, Issue } from "../../model/index.ts";
import type { GoldenFigures } from "../../report/data/golden-figures.ts";
import { NdjsonWriter } from "../artifacts/ndjson.ts";
import type { RunFolder } from "../artifacts/run-folder.ts";
import type { ThreadPool } from "../threads/thread-pool.ts";
import { cardsToWrite, goldenTasks, refsIn } from "./card-columns.ts";
import type { ClusteredRun, LinkedRun } from "./clustered-run.ts";
import type { ChosenCards, GoldenBatch, GoldenTask } from "./golden-batch.ts";
import type { HeadStart } from "./head-start.ts";
import type { RecordResult, RecordTask } from "./record-tasks.ts";

/** The firms, and the thread that has begun with them, if there is any. */
interface Begun {
  readonly firms: ChosenCards;
  readonly ahead: { readonly stop: Int32Array; readonly done: Promise<RecordResult> } | undefined;
}

/** What golden.ndjson holds. */
export interface WrittenGoldens {
  readonly cards: Readonly<Record<Golden["type"], ChosenCards>>;
  /** References to a counterparty that lead to no card, or to several. */
  readonly unlinked: number;
}

/**
 * Writes golden.ndjson, entities.ndjson and issues-dedupe.ndjson: firms, then contacts. Firms are linked first, and while the calling thread
 * links contacts another makes their golden records: most of that time one core would have nothing to do.
 */
export class GoldenFile {
  readonly #pool: ThreadPool<RecordTask, RecordResult>;
  readonly #figures: GoldenFigures;
  readonly #signal: AbortSignal;
  readonly #out: NdjsonWriter;
  readonly #issues: NdjsonWriter;
  readonly #entities: NdjsonWriter;
  #unlinked = 0;

  constructor(
    folder: RunFolder,
    pool: ThreadPool<RecordTask, RecordResult>,
    figures: GoldenFigures,
    signal: AbortSignal,
  ) {
    this.#pool = pool;
    this.#figures = figures;
    this.#signal = signal;
    this.#out = new NdjsonWriter(folder.file("golden.ndjson"));
    this.#issues = new NdjsonWriter(folder.file("issues-dedupe.ndjson"));
    this.#entities = new NdjsonWriter(folder.file("entities.ndjson"));
  }

  /** Begins with the firms, in a thread of its own if there is any. */
  begin({ firms: { cards, events, heads }, ...lines }: LinkedRun): Begun {
    const firms = cardsToWrite(cards, events.joined, heads, lines);
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const refs = refsIn(firms.cards, firms, (number) => cards.refsOf(number));
    const done = this.#pool.begin({ ...firms, kind: "head start", refs, path: this.#out.part, stop });
    return { firms, ahead: done && { stop, done } };
  }

  /** Writes the rest. */
  async finish({ firms, ahead }: Begun, result: ClusteredRun): Promise<WrittenGoldens> {
    const { added, cards, events, records } = result;
    for (let number = 0; number < records; number++) this.#entities.write(added.entityOf(number));
    const made = await this.#takeHeadStart(ahead);
    await this.#writeAll(goldenTasks(firms, made, (number) => cards.counterparty.refsOf(number)));
    const contacts = cardsToWrite(cards.contact, events.contact.joined, [], result);
    await this.#writeAll(goldenTasks(contacts, 0, (number) => cards.contact.refsOf(number)));
    for (const issue of result.issues) this.#note(issue);
    for (const { from, to } of result.rekeyed)
      this.#issues.write({ code: "record-rekeyed", severity: "note", params: { from, to } });
    for (const writer of [this.#out, this.#issues, this.#entities]) writer.close();
    return { cards: { counterparty: firms, contact: contacts }, unlinked: this.#unlinked };
  }

  /** Leaves nothing behind. */
  discard(): void {
    for (const writer of [this.#out, this.#issues, this.#entities]) writer.discard();
  }

  /** @returns how many firms were made while contacts were linked */
  async #takeHeadStart(ahead: Begun["ahead"]): Promise<number> {
    if (ahead === undefined) return 0;
    Atomics.store(ahead.stop, 0, 1);
    const made = (await ahead.done) as HeadStart;
    this.#out.skip(made.bytes, made.cards);
    this.#count(made);
    return made.cards;
  }

  async #writeAll(tasks: Iterable<GoldenTask>): Promise<void> {
    for await (const made of this.#pool.map(tasks)) {
      this.#signal.throwIfAborted();
      if (made.kind !== "goldens") continue;
      this.#out.writeBytes(made.bytes, made.cards);
      this.#count(made);
    }
  }

  #count({ figures, issues }: GoldenBatch | HeadStart): void {
    this.#figures.plus(figures);
    for (const issue of issues) this.#note(issue);
  }

  #note(issue: Issue): void {
    if (issue.code === "ref-missing" || issue.code === "ref-ambiguous") this.#unlinked++;
    this.#issues.write(issue);
  }
}
