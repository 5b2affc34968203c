import { transcode } from "node:buffer";

/**
 * The text of a long piece of an artifact, the same as `toString("utf8")`, in half of its time: the way over UTF-16 is vectorized, while V8 puts
 * letters beyond ASCII together one by one.
 */
export function utf8Text(bytes: Buffer): string {
  const [units, encoding] = unitsOf(bytes);
  return units.toString(encoding);
}

/** The text of each line of a piece of an artifact, without its line feed: cutting them from one {@link utf8Text} takes a fifth longer. */
export function utf8Lines(bytes: Buffer): string[] {
  const [units, encoding] = unitsOf(bytes);
  const width = encoding === "utf16le" ? 2 : 1;
  const lines: string[] = [];
  for (let from = 0; from < units.length;) {
    const feed = units.indexOf("\n", from, encoding);
    const to = feed === -1 ? units.length : feed;
    lines.push(units.toString(encoding, from, to));
    from = to + width;
  }
  return lines;
}

function unitsOf(bytes: Buffer): readonly [units: Buffer, encoding: "utf16le" | "utf8"] {
  try {
    return [transcode(bytes, "utf8", "utf16le"), "utf16le"];
  } catch {
    // Bytes that are no UTF-8, as in a damaged file.
    return [bytes, "utf8"];
  }
}
