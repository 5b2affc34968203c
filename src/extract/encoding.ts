import { isAscii, isUtf8 } from "node:buffer";
import chardet from "chardet";
import iconv from "iconv-lite";
import { own } from "../model/index.ts";
import { ExtractError } from "./reader.ts";
import type { ReaderInput } from "./reader.ts";

/** An encoding and how it was found: `bom`, `valid` (UTF-8 that decodes), `statistics`, `named` (by the mapping). */
export interface FoundEncoding {
  readonly encoding: string;
  readonly by: "bom" | "valid" | "ascii" | "statistics" | "named";
  /** Bytes of the byte order mark, to be skipped. */
  readonly bomLength: number;
}

/** Single-byte encodings that customer data comes in here. The first wins a tie. */
const candidates = ["windows-1251", "cp866", "koi8-r", "windows-1252", "maccyrillic", "iso-8859-5"] as const;

/**
 * Finds the encoding of a file: the mapping's word, a byte order mark, UTF-8 that decodes, else by the statistics of
 * Russian letters. A head of pure ASCII says nothing, so the file is read on to the first byte that is not.
 */
export async function findEncoding(input: ReaderInput): Promise<FoundEncoding> {
  const named = input.options.encoding;
  if (named !== undefined) {
    requireEncoding(named, input.options.path);
    const bom = byteOrderMark(input.head.bytes);
    return { encoding: canonical(named), by: "named", bomLength: bom?.bomLength ?? 0 };
  }
  const found = detectEncoding(input.head.bytes);
  if (found.by !== "ascii" || input.size <= input.head.bytes.length) return found;
  let previous: Uint8Array = input.head.bytes.subarray(-4096);
  for await (const chunk of input.open(input.head.bytes.length)) {
    if (!isAscii(chunk)) return detectEncoding(Buffer.concat([previous, chunk]));
    previous = chunk.subarray(-4096);
  }
  return found;
}

/** Throws {@link ExtractError} `encoding-unknown`. */
export function requireEncoding(encoding: string, path: string): void {
  if (!iconv.encodingExists(encoding)) throw new ExtractError("encoding-unknown", path, { encoding });
}

/** The same for bytes in hand, of which the end may be cut off inside a character. */
export function detectEncoding(bytes: Uint8Array): FoundEncoding {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return marked;
  const wide = utf16WithoutMark(bytes);
  if (wide !== undefined) return { encoding: wide, by: "statistics", bomLength: 0 };
  if (isAscii(bytes)) return { encoding: "utf-8", by: "ascii", bomLength: 0 };
  if (isUtf8(withoutCutCharacter(bytes))) return { encoding: "utf-8", by: "valid", bomLength: 0 };
  // One stray byte in a long UTF-8 file must not turn the whole of it into windows-1251: count what decodes.
  if (shareOfUtf8(bytes) > 0.9) return { encoding: "utf-8", by: "statistics", bomLength: 0 };
  return { encoding: byStatistics(bytes), by: "statistics", bomLength: 0 };
}

function byteOrderMark(bytes: Uint8Array): FoundEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: "utf-8", by: "bom", bomLength: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", by: "bom", bomLength: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", by: "bom", bomLength: 2 };
  return undefined;
}

/** Delimiters, digits and line ends are ASCII in any table, so UTF-16 shows as zero bytes on one side. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.1 && even === 0) return "utf-16le";
  if (even > pairs * 0.1 && odd === 0) return "utf-16be";
  return undefined;
}

function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

/** Of the characters beyond ASCII, the share that is well-formed UTF-8. */
function shareOfUtf8(bytes: Uint8Array): number {
  const text = new TextDecoder().decode(bytes);
  let good = 0;
  let bad = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) bad++;
    else if (code > 0x7f) good++;
  }
  return good / Math.max(1, good + bad);
}

function byStatistics(bytes: Uint8Array): string {
  // From the first byte beyond ASCII on: what stands before it says nothing.
  const first = Math.max(0, bytes.findIndex((byte) => byte > 0x7f) - 16);
  const sample = Buffer.from(bytes.subarray(first, first + 64 * 1024));
  let best: string = candidates[0];
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const encoding of candidates) {
    const score = plausibility(iconv.decode(sample, encoding));
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  if (bestScore > 0) return best;
  // Neither Russian nor Western: ask the general detector before giving up on the bytes.
  const guess = chardet.detect(sample);
  return guess !== null && iconv.encodingExists(guess) ? canonical(guess) : best;
}

/** How often each Russian letter occurs, per thousand (Russian National Corpus, rounded). */
const letterWeight = new Map(
  Object.entries({
    о: 110, е: 85, а: 80, и: 74, н: 67, т: 63, с: 55, р: 47, в: 45, л: 44, к: 35, м: 32, д: 30, п: 28, у: 26, я: 20,
    ы: 19, ь: 17, г: 17, з: 16, б: 16, ч: 14, й: 12, х: 10, ж: 9, ш: 7, ю: 6, ц: 5, щ: 4, э: 3, ф: 3, ъ: 1, ё: 1,
    і: 20, ї: 6, є: 4, ґ: 1, ў: 5, ә: 10, қ: 10, ң: 10, ғ: 5, ү: 5, ұ: 5, һ: 2, ө: 5,
  }).map(([letter, perThousand]) => [letter, Math.log2(perThousand) - 2]),
); // prettier-ignore

/**
 * How much a text looks like what people write, per character beyond ASCII: above 0 is good. Letters count by their
 * frequency; a capital inside a word, Cyrillic beside Latin, line-drawing and control characters count against.
 */
export function plausibility(text: string): number {
  let score = 0;
  let counted = 0;
  let previous = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0x7f) {
      counted++;
      score += weigh(character, code, previous);
    } else if (/[A-Za-z]/.test(character) && isCyrillic(previous)) {
      score -= 4;
    }
    previous = character;
  }
  return counted === 0 ? 0 : score / counted;
}

function weigh(character: string, code: number, previous: string): number {
  const lower = character.toLowerCase();
  const weight = letterWeight.get(lower);
  if (weight !== undefined) {
    if (/[A-Za-z]/.test(previous)) return -6;
    const capitalInside = lower !== character && isCyrillic(previous) && previous === previous.toLowerCase();
    return capitalInside ? -6 : weight;
  }
  if (code >= 0xc0 && code <= 0x24f) return /[A-Za-z]/.test(previous) ? 3 : -1;
  if ("«»—–№…°„“”’•\u00a0".includes(character)) return 0.5;
  return -8;
}

function isCyrillic(character: string): boolean {
  return character >= "\u0400" && character <= "\u052f";
}

/** One name for one encoding, as facts and messages show it. */
function canonical(encoding: string): string {
  const name = encoding.toLowerCase().replace(/[_\s]/g, "-");
  const known: Readonly<Record<string, string>> = {
    utf8: "utf-8",
    utf16le: "utf-16le",
    "ucs-2": "utf-16le",
    "utf-16": "utf-16le",
    utf16be: "utf-16be",
    win1251: "windows-1251",
    cp1251: "windows-1251",
    "1251": "windows-1251",
    ibm866: "cp866",
    "866": "cp866",
    dos: "cp866",
    koi8r: "koi8-r",
    cp1252: "windows-1252",
    latin1: "windows-1252",
    "iso-8859-1": "windows-1252",
  };
  return own(known, name) ?? name;
}
