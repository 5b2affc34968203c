import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SampleRun } from "./sample-run.ts";

/** Writes the artifacts of an invented run as the pipeline does. Returns the run folder. */
export function writeRun(project: string, run: SampleRun, id = "2026-11-21-01"): string {
  const folder = join(project, ".sverka", "runs", id);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, lines: readonly object[]) => {
    // Piece by piece: the lines of a big run together are longer than a string can be.
    const path = join(folder, name);
    writeFileSync(path, "");
    for (let at = 0; at < lines.length; at += 10_000) {
      const piece = lines.slice(at, at + 10_000);
      writeFileSync(path, piece.map((line) => `${JSON.stringify(line)}\n`).join(""), { flag: "a" });
    }
  };
  write("records.ndjson", run.records);
  write("issues.ndjson", run.issues);
  write("matches.ndjson", run.matches);
  write("golden.ndjson", run.goldens);
  writeFileSync(join(folder, "books.json"), JSON.stringify(run.books));
  return folder;
}
