import { randomBytes } from "node:crypto";
import { appendFileSync, closeSync, existsSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { Failure } from "../../model/failure.ts";
import { compareEntries, type JournalEntry } from "../../model/journal.ts";

export const decisionsFile = "decisions.ndjson";
export const correctionsFile = "corrections.ndjson";

/**
 * Reads an append-only journal. Entries are returned in order of (at, id), because files of two people are merged by union and
 * the order of lines then means nothing; an entry that stands twice counts once.
 */
export function readJournal(path: string): JournalEntry[] {
  if (!existsSync(path)) return [];
  const entries = new Map<string, JournalEntry>();
  for (const [index, line] of readFileSync(path, "utf8")
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "") continue;
    const entry = parseEntry(line, path, index + 1);
    entries.set(entry.id, entry);
  }
  return [...entries.values()].sort(compareEntries);
}

function parseEntry(line: string, path: string, number: number): JournalEntry {
  let entry: Partial<JournalEntry> | null;
  try {
    entry = JSON.parse(line) as Partial<JournalEntry> | null;
  } catch (error) {
    throw new Failure("journal-broken", { path, line: number, reason: (error as Error).message }, 2, error);
  }
  if (typeof entry?.id !== "string" || typeof entry.at !== "string")
    throw new Failure("journal-broken", { path, line: number, reason: "id, at" });
  return entry as JournalEntry;
}

/** Appends entries in one write with O_APPEND, so that two writers never mix their lines. */
export function appendJournal(path: string, entries: readonly JournalEntry[]): void {
  if (entries.length === 0) return;
  const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
  appendFileSync(path, endsWithLineFeed(path) ? text : `\n${text}`, { mode: 0o600 });
}

/** An editor may have left the last line open; without this the next entry would be glued to it. */
function endsWithLineFeed(path: string): boolean {
  if (!existsSync(path)) return true;
  const { size } = statSync(path);
  if (size === 0) return true;
  const fd = openSync(path, "r");
  try {
    const byte = Buffer.alloc(1);
    readSync(fd, byte, 0, 1, size - 1);
    return byte[0] === 10;
  } finally {
    closeSync(fd);
  }
}

/** A new entry id: time first, so that ids sort as they were made. */
export function mintEntryId(now: Date): string {
  return `${now.getTime().toString(36).padStart(9, "0")}${randomBytes(5).toString("hex")}`;
}
