import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { plausibility } from "./encoding.ts";
import type { FoundEncoding } from "./encoding.ts";
import { ExtractError } from "./reader.ts";
import type { ReaderInput } from "./reader.ts";

/** One physical line, without its line end. */
export interface Line {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
  /** What ended it: needed to put a quoted line break back as it was. */
  readonly end: "\n" | "\r\n" | "\r" | "";
  /** Set when some bytes are no text in the file's encoding. */
  readonly fault?: LineFault;
}

/** `undecodable`: bytes as hex, shown as U+FFFD in the text. `other`: the whole line is in another encoding. */
export type LineFault =
  | { readonly kind: "undecodable"; readonly hex: string }
  | { readonly kind: "other"; readonly encoding: string };

/**
 * The lines of a text file, in batches as the chunks come. Each line is decoded by itself: a slice of a decoded chunk
 * would keep the whole chunk in memory for as long as anybody keeps one cell of it.
 */
export async function* readLines(
  input: ReaderInput,
  found: FoundEncoding,
  maxLineBytes = input.limits.textChars,
): AsyncGenerator<readonly Line[], void, void> {
  const wide = found.encoding.startsWith("utf-16") || found.encoding.startsWith("utf-32");
  const decode = wide ? decodeUtf8 : lineDecoder(found.encoding);
  const source = input.open(found.bomLength);
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  let eol: 10 | 13 | undefined;
  for await (const chunk of wide ? asUtf8(source, found.encoding) : source) {
    const bytes = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : joined(rest, chunk);
    // Lone carriage returns end lines only in files that have no line feed at all (old Mac exports).
    eol ??= bytes.includes(10) || !bytes.includes(13) ? 10 : 13;
    const lines: Line[] = [];
    let from = 0;
    for (let to = bytes.indexOf(eol, from); to !== -1; to = bytes.indexOf(eol, from)) {
      const crlf = eol === 10 && to > from && bytes[to - 1] === 13;
      lines.push(decode(bytes.subarray(from, crlf ? to - 1 : to), ++number, crlf ? "\r\n" : eol === 10 ? "\n" : "\r"));
      from = to + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > maxLineBytes) {
      throw new ExtractError(
        "line-too-long",
        input.options.path,
        { limit: maxLineBytes },
        { place: String(number + 1) },
      );
    }
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) yield [decode(rest, number + 1, "")];
}

function joined(rest: Buffer, chunk: Uint8Array): Buffer {
  return Buffer.concat([rest, chunk]);
}

type DecodeLine = (bytes: Buffer, number: number, end: Line["end"]) => Line;

function lineDecoder(encoding: string): DecodeLine {
  if (encoding === "utf-8") return decodeUtf8;
  const decoder = iconv.getDecoder(encoding);
  return (bytes, number, end) => {
    const text = decoder.write(bytes) + (decoder.end() ?? "");
    if (!text.includes("\ufffd")) return { text, number, end };
    return { text, number, end, fault: { kind: "undecodable", hex: undecodableHex(bytes, text) } };
  };
}

const decodeUtf8: DecodeLine = (bytes, number, end) => {
  const text = bytes.toString("utf8");
  if (!text.includes("\ufffd") || isUtf8(bytes)) return { text, number, end };
  // A file glued together from two exports has lines in another encoding; such a line is all or nothing.
  const other = iconv.decode(bytes, "windows-1251");
  const mixed = [...text].some((character) => character > "\u007f" && character !== "\ufffd");
  if (!mixed && plausibility(other) > 1) {
    return { text: other, number, end, fault: { kind: "other", encoding: "windows-1251" } };
  }
  return { text, number, end, fault: { kind: "undecodable", hex: invalidUtf8Hex(bytes) } };
};

/** The bytes behind each U+FFFD of a single-byte encoding, in order. */
function undecodableHex(bytes: Buffer, text: string): string {
  if (bytes.length !== text.length) return bytes.toString("hex");
  let hex = "";
  for (let i = 0; i < bytes.length; i++) if (text[i] === "\ufffd") hex += bytes.subarray(i, i + 1).toString("hex");
  return hex;
}

/** The bytes that belong to no well-formed character, in order. */
function invalidUtf8Hex(bytes: Buffer): string {
  let hex = "";
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i] ?? 0;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (isUtf8(bytes.subarray(i, i + length)) && i + length <= bytes.length) i += length;
    else hex += bytes.subarray(i, ++i).toString("hex");
  }
  return hex;
}

/** Line feeds of UTF-16 are not single bytes, so such a file is brought to UTF-8 first. */
async function* asUtf8(source: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array, void, void> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of source) yield Buffer.from(decoder.write(Buffer.from(chunk)));
  const tail = decoder.end();
  if (tail !== undefined && tail !== "") yield Buffer.from(tail);
}
