import { setImmediate as turn } from "node:timers/promises";
import type { DedupeResult } from "../../dedupe/index.ts";
import { countUp, waitsAs, type Match } from "../../model/index.ts";
import type { MatchFigures } from "../../report/data/match-figures.ts";
import { NdjsonWriter } from "../artifacts/ndjson.ts";
import type { RunFolder } from "../artifacts/run-folder.ts";

/** What is said of the pairs of matches.ndjson. */
export interface WrittenMatches {
  /** Pairs by band; in the bands of doubt only those that wait for a person. */
  readonly bands: Readonly<Record<string, number>>;
  readonly decided: number;
  /** Entities that a person's decision has joined. */
  readonly byPerson: ReadonlySet<string>;
}

/** Matches between two looks at what else there is to do: the threads that make golden records want their next tasks. */
const matchesOfTurn = 500;

/** Writes matches.ndjson, a few hundred at a time, and counts them. */
export async function writeMatches(
  folder: RunFolder,
  result: DedupeResult,
  figures: MatchFigures,
  signal: AbortSignal,
): Promise<WrittenMatches> {
  const out = new NdjsonWriter(folder.file("matches.ndjson"));
  const bands = new Map<string, number>();
  const byPerson = new Set<string>();
  let decided = 0;
  try {
    for (const match of result.matches()) {
      out.write(match);
      figures.add(match);
      if (out.lines % matchesOfTurn === 0) {
        await turn();
        signal.throwIfAborted();
      }
      const waits = waitsAs(match);
      if (waits !== undefined || match.band === "automatic" || match.band === "none") countUp(bands, bookedAs(match));
      if (match.by !== "decision") continue;
      decided++;
      if (match.merged) byPerson.add(result.entityOf(match.left)!);
    }
  } catch (error) {
    out.discard();
    throw error;
  }
  out.close();
  return { bands: Object.fromEntries(bands), decided, byPerson };
}

/** A decision that others contradict was made about the very evidence there is: it is no question of another look at that. */
const bookedAs = ({ band, decided }: Match): string =>
  decided?.unheld?.why === "contradiction" ? "contradiction" : band;
