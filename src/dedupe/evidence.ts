import type { Millibits } from "../model/index.ts";

/** Names of the features, in the order in which they are compared and shown. */
export const featureNames = [
  "identifier", "bank-account", "name", "number", "form", "person", "birth-date", "counterparty", "phone", "email", "domain",
  "address", "city", "channels",
] as const; // prettier-ignore
export type FeatureName = (typeof featureNames)[number];

const proofs: ReadonlySet<FeatureName> = new Set(["identifier", "bank-account", "birth-date"]);
const names: ReadonlySet<FeatureName> = new Set(["name", "number", "form", "person", "city"]);

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
  /** One name has words that the other lacks, or that contradict the other's. */
  partly = false;
  /** Both towns are known and they are different. */
  elsewhere = false;
  /** Two human beings: their address is a home. */
  people = false;
  /** What agrees of numbers and dates that belong to one entity only. */
  proof: Millibits = 0;
  /** What agrees besides names and the town: with a name, a town is still only a name. */
  besides: Millibits = 0;

  constructor(explaining: boolean) {
    this.explaining = explaining;
  }

  clear(): void {
    this.total = 0;
    this.nameLevel = -1;
    this.partly = false;
    this.elsewhere = false;
    this.people = false;
    this.proof = 0;
    this.besides = 0;
    if (this.explaining) this.found.length = 0;
  }

  add(name: FeatureName, level: number, weight: Millibits, shown?: () => Shown): void {
    this.total += weight;
    if (weight > 0) {
      if (proofs.has(name) || (this.people && name === "address")) this.proof += weight;
      if (!names.has(name)) this.besides += weight;
    }
    if (this.explaining) this.found.push({ name, level, weight, shown: shown?.() ?? {} });
  }
}
