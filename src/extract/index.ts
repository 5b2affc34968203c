import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import type { Stats } from "node:fs";
import { basename } from "node:path";
import type { RawRecord } from "../model/index.ts";
import { formats } from "./formats.ts";
import { readHead } from "./head.ts";
import { defaultLimits } from "./limits.ts";
import type { Limits } from "./limits.ts";
import { ExtractError } from "./reader.ts";
import type { Format, Head, OpenOptions, OpenSource, ReaderInput } from "./reader.ts";

export { ExtractError } from "./reader.ts";
export type { OpenOptions, OpenSource } from "./reader.ts";
export type { Limits } from "./limits.ts";
export { listTables, openDatabase } from "./database/index.ts";
export type { DatabaseOptions } from "./database/index.ts";

/**
 * Opens a file of any known format. Rejects with {@link ExtractError} when the file is missing, not a file, of no known
 * format, or broken in a way that shows at once; drawing the rows throws it for what shows later.
 */
export async function openFile(absolutePath: string, options: OpenOptions): Promise<OpenSource> {
  const limits = { ...defaultLimits, ...options.limits };
  const before = await statFile(absolutePath, options.path);
  const directory = before.isDirectory();
  const head = directory ? await directoryHead(absolutePath) : await fileHead(absolutePath, options.path, limits);
  const format = chooseFormat(head, directory, options);
  const input: ReaderInput = {
    absolutePath,
    size: directory ? 0 : before.size,
    options,
    limits,
    head,
    open: (start = 0) => readBytes(absolutePath, start, options.path),
    openFile,
  };
  const read = await format.load();
  const source = await read(input);
  if (directory) return source;
  return { facts: source.facts, rows: watched(source.rows, absolutePath, before, options.path) };
}

function chooseFormat(head: Head, directory: boolean, options: OpenOptions): Format {
  const known = formats.map((format) => format.name).join(", ");
  if (isMoxcel(head)) throw new ExtractError("format-mxl", options.path);
  if (options.format !== undefined) {
    const named = formats.find((format) => format.name === options.format);
    if (named === undefined) {
      throw new ExtractError("format-unsupported", options.path, { format: options.format, known });
    }
    if (directory && !named.sniff(head)) throw notAFile(options.path, head);
    return named.sniff(head) ? named : (insteadOf(named, head) ?? named);
  }
  const found = formats.find((format) => format.sniff(head));
  if (found !== undefined) return found;
  if (directory) throw notAFile(options.path, head);
  // A document type stands before the element that would tell the format, and is refused in every one of them.
  const dtd = /^\s*(?:<\?xml[^>]{0,200}>\s*)?<!DOCTYPE\s+(?!html\b)[^\s[>]{1,100}/i.exec(head.text)?.[0];
  if (dtd !== undefined) throw new ExtractError("xml-dtd", options.path, { reason: dtd.slice(dtd.indexOf("<!")) });
  if (head.name.endsWith(".mxl")) throw new ExtractError("format-mxl", options.path);
  throw new ExtractError("format-unknown", options.path, { known });
}

/** How a spreadsheet that 1C has saved in its own format begins. Named as text it would be read as rows of nonsense. */
function isMoxcel({ bytes }: Head): boolean {
  return Buffer.from(bytes.subarray(0, 6)).toString("latin1") === "MOXCEL";
}

const spreadsheets = ["xlsx", "xls", "ods", "html-table"];

/**
 * The extension of a spreadsheet promises little: Bitrix24 serves HTML as .xls, an encrypted .xlsx is a container of XLS. And a
 * zip of files of a format is as good as the files.
 */
function insteadOf(named: Format, head: Head): Format | undefined {
  const others = spreadsheets.includes(named.name) ? [...spreadsheets, "zip"] : ["zip"];
  return formats.find((format) => others.includes(format.name) && format.sniff(head));
}

function notAFile(path: string, head: Head): ExtractError {
  return new ExtractError("file-is-directory", path, { example: `${path}/${head.entries?.[0] ?? "*.xlsx"}` });
}

async function statFile(absolutePath: string, path: string): Promise<Stats> {
  const stats = await stat(absolutePath).catch((error: unknown) => {
    throw unreadable(error, path);
  });
  if (!stats.isFile() && !stats.isDirectory()) throw new ExtractError("file-is-device", path);
  if (stats.isFile() && stats.size === 0) throw new ExtractError("file-empty", path);
  return stats;
}

async function directoryHead(absolutePath: string): Promise<Head> {
  const entries = (await readdir(absolutePath)).sort();
  return { bytes: new Uint8Array(), text: "", name: basename(absolutePath).toLowerCase(), entries };
}

async function fileHead(absolutePath: string, path: string, limits: Limits): Promise<Head> {
  const head = await readHead(absolutePath).catch((error: unknown) => {
    throw unreadable(error, path);
  });
  return isZip(head.bytes) ? { ...head, members: await memberNames(absolutePath, path, limits) } : head;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

async function memberNames(absolutePath: string, path: string, limits: Limits): Promise<string[]> {
  const { openZip } = await import("./zip.ts");
  const zip = await openZip(absolutePath, path, limits, "archive-broken");
  zip.close();
  return zip.members.map((member) => member.name);
}

async function* readBytes(absolutePath: string, start: number, path: string): AsyncGenerator<Uint8Array, void, void> {
  const stream = createReadStream(absolutePath, { start, highWaterMark: 256 * 1024 });
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw unreadable(error, path);
  } finally {
    stream.destroy();
  }
}

function unreadable(error: unknown, path: string): ExtractError {
  if (error instanceof ExtractError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT" || code === "ENOTDIR") return new ExtractError("file-missing", path, {}, { cause: error });
  const reason = code ?? (error instanceof Error ? error.message : String(error));
  return new ExtractError("file-unreadable", path, { reason }, { cause: error });
}

/** A file that is still being written would give half its rows without a word: compare it before and after. */
async function* watched(
  rows: AsyncIterable<readonly RawRecord[]>,
  absolutePath: string,
  before: Stats,
  path: string,
): AsyncGenerator<readonly RawRecord[], void, void> {
  yield* rows;
  const after = await stat(absolutePath).catch((error: unknown) => {
    throw unreadable(error, path);
  });
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw new ExtractError("file-changed", path);
}
