import { Failure } from "../model/index.ts";

/**
 * The text of a file that people write, which is UTF-8 as YAML is. A file in another encoding is refused: its names of columns would
 * be other names, and nothing would say so before the data are read.
 *
 * @throws {Failure} `file-not-utf8` with the first line that is none
 */
export function utf8Text(bytes: Uint8Array, path: string): string {
  const text = decode(bytes);
  if (text !== undefined) return text;
  let line = 1;
  for (let from = 0; ; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    if (end < 0 || decode(bytes.subarray(from, end)) === undefined) throw new Failure("file-not-utf8", { path, line });
    from = end + 1;
  }
}

/** With a byte order mark as it stands, as Node's own reader leaves it. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
