import { open } from "node:fs/promises";
import { basename } from "node:path";
import iconv from "iconv-lite";
import { detectEncoding } from "./encoding.ts";
import type { Head } from "./reader.ts";

const headBytes = 64 * 1024;

/** Reads what is needed to choose a reader. `entries` for a directory, `members` for an archive come from the caller. */
export async function readHead(absolutePath: string): Promise<Head> {
  const file = await open(absolutePath, "r");
  try {
    const buffer = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(buffer, 0, headBytes, 0);
    const bytes = buffer.subarray(0, bytesRead);
    return { bytes, text: roughText(bytes), name: basename(absolutePath).toLowerCase() };
  } finally {
    await file.close();
  }
}

/** Text good enough to recognise a format by. A multibyte character cut at the end of the head is no fault. */
export function roughText(bytes: Uint8Array): string {
  const { encoding, bomLength } = detectEncoding(bytes);
  return iconv.decode(Buffer.from(bytes.subarray(bomLength)), encoding);
}
