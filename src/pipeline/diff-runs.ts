import { hash } from "node:crypto";
import type { Golden, Issue, Match } from "../model/index.ts";
import { compareText } from "../model/index.ts";
import { readNdjson } from "./artifacts/ndjson.ts";
import type { RunFolder } from "./artifacts/run-folder.ts";

export interface RunsDiff {
  readonly left: string;
  readonly right: string;
  /** Golden records by entity id. */
  readonly goldens: Changes;
  /** Rejected rows by place and code. */
  readonly rejects: Changes;
  /** Merged pairs. */
  readonly merges: Changes;
  /** The same, a line each, for people. */
  readonly lines: readonly string[];
}

export interface Changes {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** Which golden records, rejects and merges are other ones since the last edit of a mapping. */
export async function diffRuns(left: RunFolder, right: RunFolder): Promise<RunsDiff> {
  const goldens = compare(await goldenDigests(left), await goldenDigests(right));
  const rejects = compare(await rejected(left), await rejected(right));
  const merges = compare(await merged(left), await merged(right));
  const parts = { goldens, rejects, merges };
  const lines = Object.entries(parts).flatMap(([name, changes]) => [
    `${name}: +${changes.added.length} −${changes.removed.length} ~${changes.changed.length}`,
    ...changes.added.map((each) => `  + ${each}`),
    ...changes.removed.map((each) => `  − ${each}`),
    ...changes.changed.map((each) => `  ~ ${each}`),
  ]);
  return { left: left.id, right: right.id, ...parts, lines };
}

function compare(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Changes {
  const keys = (from: ReadonlyMap<string, string>, test: (key: string) => boolean) =>
    [...from.keys()].filter(test).sort(compareText);
  return {
    added: keys(after, (key) => !before.has(key)),
    removed: keys(before, (key) => !after.has(key)),
    changed: keys(after, (key) => before.has(key) && before.get(key) !== after.get(key)),
  };
}

async function goldenDigests(folder: RunFolder): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  if (!folder.has("golden.ndjson")) return digests;
  for await (const golden of readNdjson<Golden>(folder.file("golden.ndjson")))
    digests.set(`${golden.id} ${golden.name.display}`, hash("sha256", JSON.stringify(golden), "hex"));
  return digests;
}

async function rejected(folder: RunFolder): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  if (!folder.has("issues.ndjson")) return places;
  for await (const issue of readNdjson<Issue>(folder.file("issues.ndjson")))
    if (issue.severity === "error") places.set(`${issue.place ?? "–"} ${issue.code}`, issue.raw ?? "");
  return places;
}

async function merged(folder: RunFolder): Promise<Map<string, string>> {
  const pairs = new Map<string, string>();
  if (!folder.has("matches.ndjson")) return pairs;
  for await (const match of readNdjson<Match>(folder.file("matches.ndjson")))
    if (match.merged) pairs.set(`${match.left} = ${match.right}`, match.by);
  return pairs;
}
