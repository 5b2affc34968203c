import type { Texts } from "../texts.ts";
import { meaningBits, meaningNames } from "./generic-words.ts";

/** Words of people's names that tell nobody apart. */
const particles = new Set(
  "al el bin bint ibn abu ben de da di du del van von der den la le мл ст оглы кызы угли".split(" "),
);

export interface TermWeights {
  /** Millibits by term: what agreement on it can say. */
  readonly bits: Int32Array;
  /** The same without an upper limit: how few other records hold it by chance. */
  readonly rarity: Int32Array;
}

/**
 * Bits of each term among `records`: −log2 of the share of records that hold it, drawn towards what is known of such
 * words in general while there is little data. The pair under comparison holds it twice anyway: that is taken off.
 *
 * @param counts by term: the records that hold it
 * @param person whether the words are those of people's names
 */
export function weighTerms(counts: readonly number[], texts: Texts, records: number, person: boolean): TermWeights {
  const trust = 300;
  const bits = new Int32Array(texts.size);
  const rarity = new Int32Array(texts.size);
  const shipped = new Map(meaningNames.map((name, line) => [`=${name}`, meaningBits[line]!]));
  for (let term = 0; term < bits.length; term++) {
    const text = texts.at(term);
    const before =
      shipped.get(text) ??
      (text.startsWith("#") ? 6 : text.length < 3 ? 8 : person ? (particles.has(text) ? 1 : 10) : 14);
    const share = (Math.max(0, counts[term]! - 2) + trust * 2 ** -before) / (records + trust);
    rarity[term] = Math.round(1000 * Math.max(0.3, -Math.log2(Math.min(1, share))));
    bits[term] = Math.min(14_000, rarity[term]!);
  }
  return { bits, rarity };
}
