import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { crc32, createDeflateRaw } from "node:zlib";

/**
 * A zip file whose bytes depend on its entries alone: fixed dates, entries in the order given, text cut into pieces of a
 * fixed size before it is compressed. exceljs's own writer dates its entries with the clock, and drops control
 * characters: promises 2 and 3 need neither to happen. Source: PKWARE APPNOTE 6.3.10; no zip64, so 4 GiB at most.
 */
export class ZipWriter {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #directory: Buffer[] = [];
  #offset = 0;
  #entries = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  /** Writes beside `path` and renames in {@link close}: a reader never meets half a file. */
  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(path, await open(`${path}.part`, "w"));
  }

  /** Adds one entry. `text` is read piece by piece, so that a sheet of any length needs no more memory than a piece. */
  async add(name: string, text: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const nameBytes = Buffer.from(name, "utf8");
    const at = this.#offset;
    await this.#write(localHeader(nameBytes, 0, 0, 0));
    const start = this.#offset;
    let crc = 0;
    let size = 0;
    const deflate = createDeflateRaw({ level: 6 });
    const drained = (async () => {
      for await (const chunk of deflate) await this.#write(chunk as Buffer);
    })();
    // A failure while draining is thrown by the await below, not as an unhandled rejection in between.
    drained.catch(() => deflate.destroy());
    try {
      for await (const piece of pieces(text)) {
        crc = crc32(piece, crc);
        size += piece.length;
        if (!deflate.write(piece))
          await Promise.race([new Promise((resolve) => deflate.once("drain", resolve)), drained]);
      }
      deflate.end();
    } catch (error) {
      deflate.destroy();
      throw error;
    }
    await drained;
    const packed = this.#offset - start;
    if (size > 0xffff_fffe || this.#offset > 0xffff_fffe)
      throw new Error(`${this.#path}: more than 4 GiB, which a workbook cannot hold`);
    await this.#file.write(localHeader(nameBytes, crc, packed, size), 0, undefined, at);
    this.#directory.push(directoryEntry(nameBytes, crc, packed, size, at));
    this.#entries++;
  }

  async close(): Promise<void> {
    const directory = Buffer.concat(this.#directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries, 8);
    end.writeUInt16LE(this.#entries, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.#offset, 16);
    await this.#write(directory);
    await this.#write(end);
    await this.#file.close();
    await rename(`${this.#path}.part`, this.#path);
  }

  /** Gives up and leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(`${this.#path}.part`, { force: true });
  }

  async #write(bytes: Buffer): Promise<void> {
    await this.#file.write(bytes, 0, bytes.length, this.#offset);
    this.#offset += bytes.length;
  }
}

const pieceSize = 1 << 16;

async function* pieces(text: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = "";
  for await (const part of text) {
    waiting += part;
    while (waiting.length >= pieceSize) {
      // Never between the halves of a surrogate pair: each half alone would become U+FFFD.
      const last = waiting.charCodeAt(pieceSize - 1);
      const cut = last >= 0xd800 && last <= 0xdbff ? pieceSize - 1 : pieceSize;
      yield Buffer.from(waiting.slice(0, cut), "utf8");
      waiting = waiting.slice(cut);
    }
  }
  if (waiting.length > 0) yield Buffer.from(waiting, "utf8");
}

// 1980-01-01 00:00, the first moment a zip can name.
const dosDate = 0x0021;

function localHeader(name: Buffer, crc: number, packed: number, size: number): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  common(head, 4, name, crc, packed, size);
  return Buffer.concat([head, name]);
}

function directoryEntry(name: Buffer, crc: number, packed: number, size: number, at: number): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  common(head, 6, name, crc, packed, size);
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, name]);
}

/** The fields that both headers share, from "version needed" on. Flag 0x0800: names are UTF-8; method 8: deflate. */
function common(head: Buffer, from: number, name: Buffer, crc: number, packed: number, size: number): void {
  head.writeUInt16LE(20, from);
  head.writeUInt16LE(0x0800, from + 2);
  head.writeUInt16LE(8, from + 4);
  head.writeUInt16LE(0, from + 6);
  head.writeUInt16LE(dosDate, from + 8);
  head.writeUInt32LE(crc, from + 10);
  head.writeUInt32LE(packed, from + 14);
  head.writeUInt32LE(size, from + 18);
  head.writeUInt16LE(name.length, from + 22);
}
