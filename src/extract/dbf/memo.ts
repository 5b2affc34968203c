import { open } from "node:fs/promises";

/** The long texts of a DBF table, kept in a file beside it. */
export interface Memo {
  /** Bytes of the text that begins at a block; empty when the block is not there. */
  read(block: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** No memo is longer than this; a length beyond it is damage. */
const maxMemo = 64 * 1024 * 1024;

/** Looks for `.dbt` and `.fpt` beside the table; undefined when there is none. */
export async function openMemo(tablePath: string, version: number): Promise<Memo | undefined> {
  const stem = tablePath.replace(/\.[^./\\]*$/, "");
  for (const extension of ["dbt", "DBT", "fpt", "FPT"]) {
    const file = await open(`${stem}.${extension}`, "r").catch(() => undefined);
    if (file === undefined) continue;
    const { size } = await file.stat();
    const head = Buffer.alloc(512);
    await file.read(head, 0, 512, 0);
    const foxpro = extension.toLowerCase() === "fpt";
    const blockSize = foxpro ? head.readUInt16BE(6) || 512 : version === 0x8b ? head.readUInt16LE(20) || 512 : 512;
    const readAt = async (position: number, length: number): Promise<Buffer> => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - position, maxMemo)));
      if (bytes.length > 0) await file.read(bytes, 0, bytes.length, position);
      return bytes;
    };
    return {
      read: async (block) => {
        const at = block * blockSize;
        if (at + 8 > size) return Buffer.alloc(0);
        const start = await readAt(at, 8);
        if (foxpro) return readAt(at + 8, start.readUInt32BE(4));
        // dBase IV blocks carry their length; dBase III texts run to a 0x1A.
        if (start.readUInt32LE(0) === 0x0008ffff) return readAt(at + 8, Math.max(0, start.readUInt32LE(4) - 8));
        return readToMark(readAt, at, size);
      },
      close: () => file.close(),
    };
  }
  return undefined;
}

async function readToMark(
  readAt: (position: number, length: number) => Promise<Buffer>,
  from: number,
  size: number,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let at = from; at < size && at - from < maxMemo; at += 4096) {
    const piece = await readAt(at, 4096);
    const mark = piece.indexOf(0x1a);
    if (mark !== -1) return Buffer.concat([...pieces, piece.subarray(0, mark)]);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
