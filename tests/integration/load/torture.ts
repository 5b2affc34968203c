import type { LoadInput } from "../../../src/load/index.ts";
import type { Golden } from "../../../src/model/index.ts";
import { counterparty, recordsSaying } from "./goldens.ts";

/** A fixed-seed sample with `npm test`, everything with `npm run torture`. */
export const full = process.env["SVERKA_TORTURE"] === "full";
export const times = {
  backendKills: full ? 200 : 4,
  processKills: full ? 50 : 2,
  histories: full ? 200 : Number(process.env["HISTORIES"] ?? 4),
  flips: full ? 2000 : 60,
};

/** mulberry32: the same numbers everywhere. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const towns = ["Самара", "Казань", "Тверь", undefined];

/** The cards of one export: `version` changes some of them, so that every load inserts, updates and leaves alone. */
export function cards(random: (below: number) => number, count: number, version: number): Golden[] {
  const goldens: Golden[] = [];
  for (let n = 0; n < count; n++) {
    if (version === 0 && random(3) === 0) continue;
    const town = towns[random(towns.length)];
    goldens.push(
      counterparty({
        id: `e${n}`,
        members: [`s:${n}`],
        name: `Клиент ${n}${random(3) === 0 ? ` в${version}` : ""}`,
        phones: Array.from({ length: random(3) }, () => `+7846${1_000_000 + random(50)}`),
        emails: random(2) === 0 ? [] : [`a${random(20)}@x.example`],
        ...(town === undefined ? {} : { city: town }),
      }),
    );
  }
  return goldens;
}

export function input(runId: string, goldens: readonly Golden[], more: Partial<LoadInput> = {}): LoadInput {
  return { runId, digest: runId, goldens: () => goldens, records: () => recordsSaying(goldens, runId), ...more };
}
