import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openFile } from "../../../src/extract/index.ts";
import type { OpenOptions } from "../../../src/extract/index.ts";
import type { FileFacts, RawRecord } from "../../../src/model/index.ts";

export interface ReadResult {
  readonly facts: readonly FileFacts[];
  readonly records: readonly RawRecord[];
  /** Data rows as objects, without those left out. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** `line rule` of the rows left out. */
  readonly leftOut: readonly string[];
  /** `line code` or `line code at` of the issues of rows. */
  readonly issues: readonly string[];
}

/** Reads a file on disk to its end. */
export async function readPath(path: string, options: Partial<OpenOptions> = {}): Promise<ReadResult> {
  const source = await openFile(path, { path: path.replace(/^.*\//, ""), ...options });
  const records: RawRecord[] = [];
  for await (const batch of source.rows) records.push(...batch);
  return {
    facts: source.facts,
    records,
    rows: records.filter((record) => record.leftOut === undefined).map(asObject),
    leftOut: records.flatMap(({ line, leftOut }) => (leftOut === undefined ? [] : [`${line} ${leftOut}`])),
    issues: records.flatMap(({ line, issues }) =>
      (issues ?? []).map(({ code, at }) => [line, code, ...(at === undefined ? [] : [at])].join(" ")),
    ),
  };
}

/** Writes the content to a temporary file, which is gone after the test, and reads it. */
export async function readContent(
  name: string,
  content: string | Uint8Array,
  options: Partial<OpenOptions> = {},
): Promise<ReadResult> {
  return readPath(await temporaryFile(name, content), options);
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sverka-extract-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function temporaryFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

function asObject(record: RawRecord): Record<string, string> {
  return Object.fromEntries(record.paths.map((path, i) => [path, record.values[i] ?? ""]));
}
