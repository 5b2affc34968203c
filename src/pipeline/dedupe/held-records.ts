import { hash } from "node:crypto";
import { readLines, readNdjson } from "../artifacts/ndjson.ts";
import type { RunFolder } from "../artifacts/run-folder.ts";

/**
 * Which records are in which entities, whatever their order: the sum of a digest of each pair. Ids are compared as they are escaped in
 * the artifacts, so that no line has to be parsed.
 */
class Membership {
  readonly #sums = new Uint32Array(8);
  #count = 0;

  /** @param id as JSON */
  add(id: string, entityId: string): void {
    const digest = hash("sha256", `${id} ${entityId}`, "buffer");
    for (let i = 0; i < 8; i++) this.#sums[i]! += digest.readUInt32LE(i * 4);
    this.#count++;
  }

  toString(): string {
    return `${this.#count}:${this.#sums.join(":")}`;
  }
}

const recordStart = /^\{"id":("(?:[^"\\]|\\.)*")/;
const existingStart = /^\{"record":\{"id":("(?:[^"\\]|\\.)*")/;
const existingEnd = /\},"entityId":"([^"\\]*)"(?:,"since":\d+)?\}$/;

/** The records that a run has read, with the entity it gave each. Undefined when the lines are not of the form it writes. */
export async function membersMade(run: RunFolder): Promise<string | undefined> {
  const members = new Membership();
  const entities = readNdjson<string>(run.file("entities.ndjson"));
  try {
    // Only ASCII is looked at, and ids are compared byte for byte: decoding as UTF-8 would cost four times as much.
    for await (const lines of readLines(run.file("records.ndjson"), "latin1"))
      for (const line of lines) {
        const id = recordStart.exec(line)?.[1];
        const { value: entityId } = await entities.next();
        if (id === undefined || entityId === undefined) return undefined;
        members.add(id, entityId);
      }
  } finally {
    await entities.return(undefined);
  }
  return members.toString();
}

/** The same of what the target holds. Undefined when it holds something that Sverka has not brought. */
export async function membersHeld(folder: RunFolder): Promise<string | undefined> {
  const members = new Membership();
  for await (const lines of readLines(folder.file("existing.ndjson"), "latin1"))
    for (const line of lines) {
      const id = existingStart.exec(line)?.[1];
      const entityId = existingEnd.exec(line)?.[1];
      if (id === undefined || entityId === undefined) return undefined;
      members.add(id, entityId);
    }
  return members.toString();
}
