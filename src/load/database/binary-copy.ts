/**
 * The binary format of COPY, as PostgreSQL's manual of COPY describes it. Of text it holds the bytes as they are: nothing is escaped here and
 * nothing looked through there, a quarter of what taking in a long text costs the server.
 */
const header = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const trailer = Buffer.from([0xff, 0xff]);

/** One COPY of rows: `chunks` are whole rows that {@link BinaryRows} has made. */
export async function* binaryCopy(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield header;
  yield* chunks;
  yield trailer;
}

/** Bytes that are gathered before they go out. */
const pieceBytes = 1024 * 1024;

/** A text, or its bytes in UTF-8 (of a type other than text those of its binary form). */
export type BinaryField = string | Uint8Array;

/** The most bytes that a row may take: three for each unit of UTF-16. */
export function mostBytes(fields: readonly BinaryField[]): number {
  let most = 2;
  for (const field of fields) most += 4 + (typeof field === "string" ? 3 : 1) * field.length;
  return most;
}

/** Writes a row into `bytes` from `at` on. Gives where it ends. */
export function writeRow(bytes: Buffer, at: number, fields: readonly BinaryField[]): number {
  let end = bytes.writeInt16BE(fields.length, at);
  for (const field of fields) {
    const from = end + 4;
    const length = typeof field === "string" ? bytes.write(field, from, "utf8") : field.length;
    if (typeof field !== "string") bytes.set(field, from);
    bytes.writeInt32BE(length, end);
    end = from + length;
  }
  return end;
}

/** Writes rows of texts one behind the other into pieces of about a megabyte. */
export class BinaryRows {
  #piece = Buffer.allocUnsafe(pieceBytes);
  #end = 0;

  /** Gives the piece before, where this row no longer had room. */
  add(fields: readonly BinaryField[]): Uint8Array | undefined {
    const most = mostBytes(fields);
    const full = this.#end + most > this.#piece.length ? this.take() : undefined;
    if (most > this.#piece.length) this.#piece = Buffer.allocUnsafe(most);
    this.#end = writeRow(this.#piece, this.#end, fields);
    return full;
  }

  /** What has been gathered; undefined where that is nothing. */
  take(): Uint8Array | undefined {
    if (this.#end === 0) return undefined;
    const taken = this.#piece.subarray(0, this.#end);
    [this.#piece, this.#end] = [Buffer.allocUnsafe(pieceBytes), 0];
    return taken;
  }
}
