import type { RawRecord } from "../../model/index.ts";

type Batches = AsyncIterable<readonly RawRecord[]>;

/** Rows of several sources, the first of which have been read before anybody takes them. */
export interface ReadAhead {
  /** Whether there are no more rows than were asked for. */
  readonly isAll: boolean;
  /** The rows of one source, all of them, once. */
  rows(source: number): Batches;
  /** Leaves no file open, where rows were left. */
  close(): Promise<void>;
}

/** Reads up to `most` rows, source by source, to know whether there are as many. They are held in memory until they are taken. */
export async function readAhead(sources: readonly Batches[], most: number): Promise<ReadAhead> {
  const read = sources.map((rows) => ({ held: [] as (readonly RawRecord[])[], rest: rows[Symbol.asyncIterator]() }));
  let count = 0;
  for (const { held, rest } of read)
    while (count < most) {
      const next = await rest.next();
      if (next.done === true) break;
      held.push(next.value);
      count += next.value.length;
    }
  return {
    isAll: count < most,
    async *rows(source) {
      const { held, rest } = read[source]!;
      while (held.length > 0) yield held.shift()!;
      for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
    },
    async close() {
      for (const { rest } of read) await rest.return?.();
    },
  };
}
