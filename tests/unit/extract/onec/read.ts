import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFile } from "../../../../src/extract/index.ts";
import type { OpenOptions } from "../../../../src/extract/index.ts";
import type { FileFacts, RawRecord } from "../../../../src/model/index.ts";

export interface ReadFile {
  readonly facts: readonly FileFacts[];
  readonly rows: readonly RawRecord[];
}

/** Draws everything from a file on disk. */
export async function readAll(absolutePath: string, options: Partial<OpenOptions> = {}): Promise<ReadFile> {
  const source = await openFile(absolutePath, { path: "data/export.xml", ...options });
  const rows: RawRecord[] = [];
  for await (const batch of source.rows) rows.push(...batch);
  return { facts: source.facts, rows };
}

/** Draws everything from content that exists only for the test. */
export async function readContent(
  content: string | Uint8Array,
  options: Partial<OpenOptions> = {},
  name = "export.xml",
): Promise<ReadFile> {
  const folder = await mkdtemp(join(tmpdir(), "sverka-onec-"));
  try {
    const file = join(folder, name);
    await writeFile(file, content);
    return await readAll(file, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The filled cells of a record as an object, for comparing. */
export function cells(row: RawRecord | undefined): Record<string, string> {
  return Object.fromEntries(
    (row?.paths ?? []).map((path, i) => [path, row?.values[i] ?? ""]).filter(([, value]) => value !== ""),
  );
}

/** What a golden file keeps of records: one JSON line each, cells as an object. */
export function golden(rows: readonly RawRecord[]): string {
  return rows
    .map(({ paths: _paths, values: _values, ...row }) => row)
    .map((row, i) => `${JSON.stringify({ ...row, cells: cells(rows[i]) })}\n`)
    .join("");
}

/** A real export kept beside the repository, where there is one; tests that need it skip without it. */
export function realSample(name: string): string | undefined {
  return ["../shared/samples", "../../shared/samples"]
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}
