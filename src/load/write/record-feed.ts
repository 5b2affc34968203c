/** Chunks that are held back at most: at one megabyte each, what a second of work here comes to. */
const mostHeld = 32;

/** Fewer are not worth a COPY of their own while others are still being made. */
const worthSending = 8;

/**
 * Lines of COPY text on their way into a table while the database is busy with something else: from {@link start} on they are made as fast
 * as we can while statements run, held back up to a limit, and go out where the caller has a moment, {@link send}. One connection does one
 * thing at a time, and most of a first load is either us making lines while the server waits, or the server at work while we do. They are
 * held as bytes: as text, letters beyond Latin would take twice the room, in a heap that is tidied up late.
 */
export class RecordFeed {
  readonly #lines: AsyncIterable<Uint8Array>;
  readonly #copy: (chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) => Promise<unknown>;
  readonly #held: Uint8Array[] = [];
  #state: "idle" | "making" | "made" | "stopped" = "idle";
  #failure: unknown;
  /** Who waits for something to change: for room, or for the next lines. */
  #waiting: (() => void)[] = [];

  /** `lines` are whole lines by the chunk; `copy` sends some of them. */
  constructor(
    lines: AsyncIterable<Uint8Array>,
    copy: (chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) => Promise<unknown>,
  ) {
    this.#lines = lines;
    this.#copy = copy;
  }

  /** Once we have nothing else to do: before, making these lines would only hold up others for which the database waits. */
  start(): void {
    if (this.#state !== "idle") return;
    this.#state = "making";
    void this.#make();
  }

  /** Never rejects: what goes wrong is thrown by the next `send` or `end`. */
  async #make(): Promise<void> {
    try {
      for await (const chunk of this.#lines) {
        while (this.#held.length >= mostHeld && this.#state === "making") await this.#change();
        if (this.#state === "stopped") return;
        this.#held.push(chunk);
        this.#wake();
      }
    } catch (error) {
      this.#failure = error;
    }
    this.#state = "made";
    this.#wake();
  }

  #change(): Promise<void> {
    return new Promise((done) => void this.#waiting.push(done));
  }

  #wake(): void {
    for (const done of this.#waiting.splice(0)) done();
  }

  #taken(): Uint8Array[] {
    if (this.#failure !== undefined) throw this.#failure;
    const chunks = this.#held.splice(0);
    this.#wake();
    return chunks;
  }

  /** Sends what is ready, if it is worth it. Not inside a savepoint that may be rolled back. */
  async send(): Promise<void> {
    if (this.#held.length >= worthSending || this.#failure !== undefined) await this.#copy(this.#taken());
  }

  /** Sends the rest as it is made. */
  async end(): Promise<void> {
    this.start();
    const rest = async function* (feed: RecordFeed): AsyncIterable<Uint8Array> {
      for (;;) {
        yield* feed.#taken();
        if (feed.#held.length > 0) continue;
        if (feed.#state !== "making") return;
        await feed.#change();
      }
    };
    await this.#copy(rest(this));
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** The load has failed: nothing more is made. */
  stop(): void {
    this.#state = "stopped";
    this.#wake();
  }
}
