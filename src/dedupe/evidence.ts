import type { Millibits } from "../model/index.ts";

/** Names of the features, in the order in which they are compared and shown. */
export const featureNames = [
  "identifier", "bank-account", "name", "number", "form", "person", "birth-date", "counterparty", "phone", "email", "domain",
  "address", "city", "channels",
] as const; // prettier-ignore
export type FeatureName = (typeof featureNames)[number];

/** How a value is shown to a person; made only when somebody asks. */
export interface Shown {
  readonly left?: string;
  readonly right?: string;
  readonly frequency?: number;
}

/**
 * What two records have to say about each other. One object is used for millions of pairs, so the texts a person reads
 * are closures that only `explain` sets in motion.
 */
export class Evidence {
  readonly explaining: boolean;
  total: Millibits = 0;
  readonly found: { name: FeatureName; level: number; weight: Millibits; shown: Shown }[] = [];
  /** Best level of the names of two organisations, or of two people; −1 when either has none. */
  nameLevel = -1;
  /** Weight of a town in common: with a name it is still only a name. */
  weak: Millibits = 0;
  /** An official identifier agrees and is valid. */
  identified = false;

  constructor(explaining: boolean) {
    this.explaining = explaining;
  }

  clear(): void {
    this.total = 0;
    this.nameLevel = -1;
    this.weak = 0;
    this.identified = false;
    if (this.explaining) this.found.length = 0;
  }

  add(name: FeatureName, level: number, weight: Millibits, shown?: () => Shown): void {
    this.total += weight;
    if (name === "city") this.weak += Math.max(0, weight);
    if (this.explaining) this.found.push({ name, level, weight, shown: shown?.() ?? {} });
  }
}
