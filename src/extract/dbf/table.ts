import { open, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import iconv from "iconv-lite";
import type { Issue } from "../../model/index.ts";
import { detectEncoding, plausibility } from "../encoding.ts";
import { ExtractError } from "../reader.ts";
import { fieldText } from "./field-text.ts";
import { openMemo } from "./memo.ts";
import type { Memo } from "./memo.ts";
import type { DbfField } from "./field.ts";

export interface DbfRow {
  /** 1-based, deleted records counted. */
  readonly ordinal: number;
  /** Marked for deletion, but still in the file. */
  readonly deleted: boolean;
  /** Texts in the order of `fields`: padding cut off, dates as ISO, never cast. */
  readonly values: readonly string[];
  /** By field index: bytes that are no text in the encoding, as hex. */
  readonly undecodable?: ReadonlyMap<number, string>;
}

/** What there is to say of a row's bytes that are no text. @param paths of its fields */
export function undecodableIssues({ undecodable, ordinal }: DbfRow, paths: readonly string[]): Issue[] {
  return [...(undecodable ?? [])].map(([column, raw]) => ({
    code: "bytes-undecodable",
    severity: "warning",
    at: paths[column] ?? "",
    raw,
    params: { line: ordinal },
  }));
}

/** A dBase, FoxPro or Clipper table. Own reader: a number must stay the digits that stand in the file, not a float. */
export interface DbfTable {
  readonly fields: readonly DbfField[];
  readonly recordCount: number;
  readonly encoding: string;
  /** The code page that the header claims, where it is another one than the text shows. */
  readonly claimed?: string;
  /** Batches in file order. To be drawn once; closes the file at its end or on `break`. */
  rows(): AsyncGenerator<readonly DbfRow[], void, void>;
  close(): Promise<void>;
}

/** The language driver byte. Programs often leave it wrong or 0, so it is only a claim. */
const languageDrivers: Readonly<Record<number, string>> = {
  0x01: "cp437",
  0x02: "cp850",
  0x03: "windows-1252",
  0x26: "cp866",
  0x57: "windows-1252",
  0x64: "cp852",
  0x65: "cp866",
  0xc8: "windows-1250",
  0xc9: "windows-1251",
};

/**
 * Opens a DBF file; a memo file (.dbt, .fpt) beside it is used. Throws {@link ExtractError} when it is no table, or shorter
 * than its header says.
 *
 * @param path as shown in messages
 * @param encoding the mapping's word; else found by the text, the language driver breaking ties
 */
export async function openDbf(absolutePath: string, path: string, encoding?: string): Promise<DbfTable> {
  const file = await open(absolutePath, "r").catch((error: unknown) => {
    throw new ExtractError(
      "file-unreadable",
      path,
      { reason: String((error as NodeJS.ErrnoException).code) },
      { cause: error },
    );
  });
  try {
    const { size } = await stat(absolutePath);
    const header = await readHeader(file, size, path);
    const memo = await openMemo(absolutePath, header.version);
    const sample = await textSample(file, header);
    const claimed = languageDrivers[header.languageDriver];
    const chosen = encoding ?? chooseEncoding(sample, claimed);
    const fields = header.fields.map((field) => ({ ...field, name: iconv.decode(field.rawName, chosen).trim() }));
    return {
      fields,
      recordCount: header.recordCount,
      encoding: chosen,
      ...(claimed !== undefined && claimed !== chosen && { claimed }),
      rows: () => readRows(file, { ...header, fields }, chosen, memo),
      close: async () => {
        await memo?.close();
        await file.close();
      },
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

interface Header<F> {
  readonly version: number;
  readonly recordCount: number;
  readonly headerLength: number;
  readonly recordLength: number;
  readonly languageDriver: number;
  readonly fields: readonly F[];
}

interface RawField extends Omit<DbfField, "name"> {
  readonly rawName: Buffer;
}

async function readHeader(file: FileHandle, size: number, path: string): Promise<Header<RawField>> {
  const start = Buffer.alloc(32);
  await file.read(start, 0, 32, 0);
  const recordCount = start.readUInt32LE(4);
  const headerLength = start.readUInt16LE(8);
  const recordLength = start.readUInt16LE(10);
  const broken = (reason: string): ExtractError => new ExtractError("dbf-broken", path, { reason });
  if (headerLength < 33 || headerLength > size || recordLength < 1) throw broken("header");
  const descriptors = Buffer.alloc(headerLength - 32);
  await file.read(descriptors, 0, descriptors.length, 32);
  const fields: RawField[] = [];
  let offset = 1;
  for (let at = 0; at + 32 <= descriptors.length && descriptors[at] !== 0x0d; at += 32) {
    const rawName = descriptors.subarray(at, at + 11);
    const end = rawName.indexOf(0);
    const type = String.fromCharCode(descriptors[at + 11] ?? 0);
    const length = descriptors[at + 16] ?? 0;
    const decimals = descriptors[at + 17] ?? 0;
    // Clipper writes texts longer than 255 bytes with the high byte in place of the decimals.
    const size = type === "C" ? length + decimals * 256 : length;
    fields.push({
      rawName: Buffer.from(end === -1 ? rawName : rawName.subarray(0, end)),
      type,
      size,
      decimals,
      offset,
    });
    offset += size;
  }
  if (offset !== recordLength) {
    // Some writers leave a meaningless number in the decimals of a text; then the plain reading must fit.
    let plain = 1;
    for (const [i, field] of fields.entries()) {
      const size = field.type === "C" ? field.size & 0xff : field.size;
      fields[i] = { ...field, size, offset: plain };
      plain += size;
    }
    if (plain > recordLength || fields.length === 0) throw broken("fields");
  }
  const needed = headerLength + recordCount * recordLength;
  if (size < needed) {
    const there = Math.max(0, Math.floor((size - headerLength) / recordLength));
    throw new ExtractError("file-truncated", path, { found: there, expected: recordCount });
  }
  return { version: start[0] ?? 0, recordCount, headerLength, recordLength, languageDriver: start[29] ?? 0, fields };
}

const sampleBytes = 1024 * 1024;

/** Bytes of text fields from the first megabyte of records. */
async function textSample(file: FileHandle, header: Header<RawField>): Promise<Buffer> {
  const length = Math.min(sampleBytes, header.recordCount * header.recordLength);
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, header.headerLength);
  const pieces: Buffer[] = header.fields.map((field) => field.rawName);
  for (let at = 0; at + header.recordLength <= length; at += header.recordLength) {
    for (const { type, offset, size } of header.fields) {
      if (type === "C") pieces.push(bytes.subarray(at + offset, at + offset + size));
    }
  }
  return Buffer.concat(pieces);
}

function chooseEncoding(sample: Buffer, claimed: string | undefined): string {
  const found = detectEncoding(sample);
  if (found.by === "ascii") return claimed ?? "cp866";
  if (claimed === undefined || found.by === "valid") return found.encoding;
  const as = (encoding: string): number => plausibility(iconv.decode(sample, encoding));
  return as(claimed) >= as(found.encoding) - 0.2 ? claimed : found.encoding;
}

const batchBytes = 512 * 1024;

async function* readRows(
  file: FileHandle,
  header: Header<DbfField>,
  encoding: string,
  memo: Memo | undefined,
): AsyncGenerator<readonly DbfRow[], void, void> {
  const { recordLength, recordCount, headerLength } = header;
  const perBatch = Math.max(1, Math.min(1000, Math.floor(batchBytes / recordLength)));
  const buffer = Buffer.alloc(perBatch * recordLength);
  // FoxPro keeps null flags in a hidden field.
  const fields = header.fields;
  try {
    for (let first = 0; first < recordCount; first += perBatch) {
      const count = Math.min(perBatch, recordCount - first);
      await file.read(buffer, 0, count * recordLength, headerLength + first * recordLength);
      const rows: DbfRow[] = [];
      for (let i = 0; i < count; i++) {
        const record = buffer.subarray(i * recordLength, (i + 1) * recordLength);
        const values: string[] = [];
        let undecodable: Map<number, string> | undefined;
        for (const [index, field] of fields.entries()) {
          const bytes = record.subarray(field.offset, field.offset + field.size);
          const text = await fieldText(bytes, field, encoding, memo);
          values.push(text);
          if (text.includes("\ufffd")) (undecodable ??= new Map()).set(index, bytes.toString("hex"));
        }
        const deleted = record[0] === 0x2a;
        rows.push({ ordinal: first + i + 1, deleted, values, ...(undecodable !== undefined && { undecodable }) });
      }
      yield rows;
    }
  } finally {
    await memo?.close();
    await file.close();
  }
}
