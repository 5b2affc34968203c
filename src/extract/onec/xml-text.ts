import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { requireEncoding } from "../encoding.ts";

/**
 * The text of an XML file. The declaration of an XML file made by hand-written exporters lies often enough (bytes in
 * UTF-8 under `encoding="windows-1251"`, and the reverse), so bytes are evidence and the declaration is a claim.
 */
export interface XmlEncoding {
  readonly name: string;
  /** What the declaration claims, lower case. */
  readonly declared?: string;
}

/** Words of which at least one stands near the start of every 1C file that is not plain ASCII there. */
const telling = /КоммерческаяИнформация|Контрагент|Наименование|Справочник|Значение|ФайлОбмена|Свойство|Ссылка|Объект/;
const singleByte = ["windows-1251", "cp866", "koi8-r"];

/**
 * Finds the encoding of an XML file by its first bytes, in this order: the user's word, byte order mark, zeros of UTF-16,
 * valid UTF-8 with at least one multibyte character, the declared encoding where it gives words of 1C, else the first
 * Cyrillic encoding that does, else what is declared, else UTF-8.
 */
export function detectXmlEncoding(head: Uint8Array, override?: string): XmlEncoding {
  const declared = declaredEncoding(head);
  const named = (name: string): XmlEncoding => (declared === undefined ? { name } : { name, declared });
  if (override !== undefined) return named(override);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return named("utf-8");
  if (head[0] === 0xff && head[1] === 0xfe) return named("utf-16le");
  if (head[0] === 0xfe && head[1] === 0xff) return named("utf-16be");
  if (head[0] === 0x3c && head[1] === 0) return named("utf-16le");
  if (head[0] === 0 && head[1] === 0x3c) return named("utf-16be");
  const { multibyte, invalid } = countUtf8(head);
  if (multibyte > 0 && invalid * 20 <= multibyte) return named("utf-8");
  const claimed = declared !== undefined && iconv.encodingExists(declared) ? declared : undefined;
  if (multibyte === 0 && invalid === 0) return named(claimed === undefined || isUtf16(claimed) ? "utf-8" : claimed);
  const candidates = claimed === undefined || isUtf8Name(claimed) ? singleByte : [claimed, ...singleByte];
  const speaking = candidates.find((name) => telling.test(iconv.decode(head, name)));
  return named(speaking ?? claimed ?? "utf-8");
}

/** The start of the file as text, for recognising formats. Never throws. */
export function xmlHead(bytes: Uint8Array): string {
  const { name } = detectXmlEncoding(bytes);
  return iconv.decode(bytes, iconv.encodingExists(name) ? name : "utf-8");
}

/** A place where bytes or characters had to be replaced by U+FFFD. */
export interface Damage {
  /** Offset of the replacement in the chunk's text. */
  readonly at: number;
  readonly hex: string;
}

export interface TextChunk {
  readonly text: string;
  readonly damage: readonly Damage[];
}

/** Decodes a stream of bytes. What cannot be decoded or has no place in XML becomes U+FFFD and is told as damage. */
export async function* decodeXml(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  file: string,
): AsyncGenerator<TextChunk, void, void> {
  requireEncoding(encoding, file);
  const decoder: ChunkDecoder = isUtf8Name(encoding) ? utf8Decoder() : iconv.getDecoder(encoding);
  let first = true;
  const chunk = (text: string): TextChunk => {
    const start = first && text.startsWith("\ufeff") ? text.slice(1) : text;
    first = false;
    return replaceIllegal(start, decoder.lost?.splice(0) ?? []);
  };
  for await (const part of bytes) {
    const text = decoder.write(part as Buffer);
    if (text !== "") yield chunk(text);
  }
  const rest = decoder.end();
  if (rest !== undefined && rest !== "") yield chunk(rest);
}

// eslint-disable-next-line no-control-regex
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd-\uffff]/g;

function replaceIllegal(text: string, lost: string[]): TextChunk {
  illegal.lastIndex = 0;
  if (!illegal.test(text)) return { text, damage: [] };
  const damage: Damage[] = [];
  const clean = text.replace(illegal, (found, at: number) => {
    // A replaced byte sequence shows as U+FFFD already; its bytes wait in `lost`, in the same order.
    const hex = found === "\ufffd" ? (lost.shift() ?? "fffd") : found.charCodeAt(0).toString(16).padStart(2, "0");
    damage.push({ at, hex });
    return "\ufffd";
  });
  return { text: clean, damage };
}

interface ChunkDecoder {
  write(bytes: Buffer): string;
  end(): string | undefined;
  /** Hex of the bytes that became U+FFFD since it was last emptied, where the decoder can tell. */
  readonly lost?: string[];
}

/** UTF-8 with the hex of what was lost, which TextDecoder does not tell. */
function utf8Decoder(): ChunkDecoder {
  const lost: string[] = [];
  let carry: Buffer = Buffer.alloc(0);
  const decode = (bytes: Buffer): string => {
    if (isUtf8(bytes)) {
      // A genuine U+FFFD in the file is told as damage too, and must not take the bytes of another.
      return bytes.toString("utf8");
    }
    let text = "";
    let start = 0;
    for (let i = 0; i < bytes.length;) {
      const length = sequenceLength(bytes, i);
      if (length > 0) {
        i += length;
        continue;
      }
      text += bytes.toString("utf8", start, i) + "\ufffd";
      lost.push((bytes[i] ?? 0).toString(16).padStart(2, "0"));
      start = ++i;
    }
    return text + bytes.toString("utf8", start);
  };
  return {
    lost,
    write(part) {
      const bytes =
        carry.length === 0 ? Buffer.from(part.buffer, part.byteOffset, part.length) : Buffer.concat([carry, part]);
      const whole = bytes.length - unfinished(bytes);
      carry = Buffer.from(bytes.subarray(whole));
      return decode(bytes.subarray(0, whole));
    },
    end: () => decode(carry),
  };
}

/** How many bytes at the end begin a sequence that the next chunk may finish. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < leadLength(byte) ? back : 0;
  }
  return 0;
}

function leadLength(byte: number): number {
  return byte < 0x80 ? 1 : byte < 0xc2 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0;
}

/** Length of the valid UTF-8 sequence at `at`, 0 when there is none. Overlong forms and surrogates are not valid. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = leadLength(lead);
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0;
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0;
  return length;
}

/** Multibyte sequences and bytes that belong to none. The tail may be cut in the middle of a character. */
export function countUtf8(bytes: Uint8Array): { multibyte: number; invalid: number } {
  let multibyte = 0;
  let invalid = 0;
  const end = bytes.length - unfinished(bytes);
  for (let i = 0; i < end;) {
    const length = sequenceLength(bytes, i);
    if (length === 0) invalid++;
    if (length > 1) multibyte++;
    i += length === 0 ? 1 : length;
  }
  return { multibyte, invalid };
}

function declaredEncoding(head: Uint8Array): string | undefined {
  const ascii = Buffer.from(head.subarray(0, 512)).toString("latin1").replaceAll("\0", "");
  return /^[^<]{0,4}<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(ascii)?.[1]?.toLowerCase();
}

function isUtf8Name(name: string): boolean {
  return /^utf-?8$/i.test(name);
}

function isUtf16(name: string): boolean {
  return /^(utf-?16|ucs-?2)/i.test(name);
}
