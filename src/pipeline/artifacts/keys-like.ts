import { contactMark, groupBy, type RecordId, sourceOf } from "../../model/index.ts";
import { linesWith } from "./ndjson.ts";
import type { RunFolder } from "./run-folder.ts";

/** At most this many keys are proposed for one that is unknown. */
const proposedKeys = 3;

export interface KeysLike {
  /** Whether a row of its source has a key of its own. */
  readonly keyed: boolean;
  /** Ids that are the same but for zeros in front of numbers: people write `57`, 1C writes `000000057`. */
  readonly meant: readonly RecordId[];
}

/** What the sources of texts like `buh:57` say about their keys, in one pass. */
export async function keysLike(folder: RunFolder, texts: readonly string[]): Promise<Map<string, KeysLike>> {
  const found = new Map(texts.map((text) => [text, { keyed: false, meant: [] as RecordId[] }]));
  const bySource = groupBy(texts, sourceOf);
  const needles = [...bySource.keys()].map((source) => JSON.stringify(`${source}:`).slice(0, -1));
  if (needles.length === 0) return found;
  for await (const line of linesWith(folder.file("records.ndjson"), needles)) {
    const quoted = ownId.exec(line)?.[1];
    if (quoted === undefined) continue;
    const id = JSON.parse(quoted) as RecordId;
    if (isHashed(id)) continue;
    const [row = id] = id.split(contactMark, 1);
    for (const text of bySource.get(sourceOf(id)) ?? []) {
      const like = found.get(text)!;
      like.keyed = true;
      if (like.meant.length < proposedKeys && !like.meant.includes(row) && bareZeros(row) === bareZeros(text))
        like.meant.push(row);
    }
  }
  return found;
}

/** The id of a record stands before every other id of its line. */
const ownId = /"id":("(?:[^"\\]|\\.)*")/;

/** Rows without a key are known by a hash. */
export const isHashed = (id: RecordId): boolean => id.startsWith("~", id.indexOf(":") + 1);

/** `УТ-000057` is `УТ-57`. */
const bareZeros = (id: string): string => id.toLowerCase().replaceAll(/(?<!\d)0+(?=\d)/g, "");
