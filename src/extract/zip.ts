import { isUtf8 } from "node:buffer";
import { crc32, createInflateRaw } from "node:zlib";
import iconv from "iconv-lite";
import { openPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { ratioFromBytes } from "./limits.ts";
import type { Limits } from "./limits.ts";
import { ExtractError } from "./reader.ts";

export interface ZipMember {
  /** With `/`, as written in the archive. */
  readonly name: string;
  /** Unpacked bytes, as the archive claims. */
  readonly size: number;
  /** Unpacks. Checks length and checksum at the end, and the limits on the way. */
  read(): AsyncGenerator<Uint8Array, void, void>;
}

export interface Zip {
  readonly members: readonly ZipMember[];
  close(): void;
}

/**
 * Opens a zip archive by its central directory. Throws {@link ExtractError} when it is broken, cut off, or asks for more
 * than the limits; members that are encrypted throw only when they are read.
 *
 * @param code the error for a broken archive: `workbook-broken` reads better for a workbook than `archive-broken`
 */
export async function openZip(
  absolutePath: string,
  path: string,
  limits: Limits,
  code: "archive-broken" | "workbook-broken",
): Promise<Zip> {
  const broken = (error: unknown): ExtractError =>
    error instanceof ExtractError ? error : new ExtractError(code, path, { reason: reasonOf(error) }, { cause: error });
  // Names are decoded here: archives made on Russian Windows have them in cp866 without saying so.
  const zip = await openPromise(absolutePath, { autoClose: false, decodeStrings: false }).catch((error: unknown) => {
    throw broken(error);
  });
  const members: ZipMember[] = [];
  const unpacked = { bytes: 0 };
  try {
    for await (const entry of zip.eachEntry()) {
      const name = memberName(entry);
      if (name.endsWith("/")) continue;
      if (members.length >= limits.members) {
        throw new ExtractError("archive-too-many-members", path, { limit: limits.members });
      }
      const read = (): AsyncGenerator<Uint8Array, void, void> =>
        unpack(zip, entry, name, { path, limits, unpacked, broken });
      members.push({ name, size: entry.uncompressedSize, read });
    }
  } catch (error) {
    zip.close();
    throw broken(error);
  }
  return { members, close: () => zip.close() };
}

function memberName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const utf8 = (entry.generalPurposeBitFlag & 0x800) !== 0 || isUtf8(raw);
  return (utf8 ? raw.toString("utf8") : iconv.decode(raw, "cp866")).replaceAll("\\", "/");
}

interface Unpacking {
  readonly path: string;
  readonly limits: Limits;
  /** Over all members together: many small bombs are one large one. */
  readonly unpacked: { bytes: number };
  readonly broken: (error: unknown) => ExtractError;
}

async function* unpack(
  zip: ZipFile,
  entry: Entry,
  name: string,
  { path, limits, unpacked, broken }: Unpacking,
): AsyncGenerator<Uint8Array, void, void> {
  if (entry.isEncrypted()) throw new ExtractError("archive-encrypted", path, { member: name });
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw broken(new Error(`${name}: compression method ${entry.compressionMethod}`));
  }
  let bytes = 0;
  let checksum = 0;
  try {
    const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    const inflate = createInflateRaw({ chunkSize: 128 * 1024 });
    packed.on("error", (error) => inflate.destroy(error));
    const stream = entry.compressionMethod === 8 ? packed.pipe(inflate) : packed;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        unpacked.bytes += chunk.length;
        if (unpacked.bytes > limits.unpackedBytes) {
          throw new ExtractError("archive-too-large", path, { limit: limits.unpackedBytes });
        }
        if (bytes > ratioFromBytes && bytes > entry.compressedSize * limits.ratio) {
          throw new ExtractError("archive-bomb", path, { member: name, ratio: limits.ratio });
        }
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } finally {
      packed.destroy();
      inflate.destroy();
    }
  } catch (error) {
    throw broken(error);
  }
  if (bytes !== entry.uncompressedSize || checksum !== entry.crc32) {
    throw broken(new Error(`${name}: ${bytes === entry.uncompressedSize ? "checksum" : "length"} does not agree`));
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
