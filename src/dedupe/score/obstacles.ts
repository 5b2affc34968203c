/** Why a pair is not merged; 0 when nothing stands in its way. Pairs are stored with these numbers. */
export const obstacles = [
  "", "catch-all", "identifiers-differ", "sole-trader-and-firm", "department", "clean-source", "deliberate-double", "branch", "named-branch", "two-branches",
  "gender-differs", "man-and-woman", "generation-differs",
  "name-contradicts", "name-partly", "name-alike", "name-pet", "two-names", "other-birth-date", "other-generation", "other-town", "only-name",
  "namesake", "neighbours", "other-person", "given-only",
] as const; // prettier-ignore

/** Those that are rules: a person may see it otherwise. The others are vetoes. */
export const rules: ReadonlySet<string> = new Set([
  "name-contradicts",
  "given-only",
  "name-partly",
  "name-alike",
  "name-pet",
  "two-names",
  "other-birth-date",
  "other-generation",
  "other-town",
  "only-name",
  "two-candidates",
  "weak-bridge",
]);

/** Rules whose answer is known: nobody is asked, unless he wants to be asked about everything. */
export const strangers: ReadonlySet<string> = new Set(["namesake", "neighbours", "other-person"]);

export function obstacleNumber(name: string): number {
  return (obstacles as readonly string[]).indexOf(name);
}

export function obstacleName(number: number): string {
  return obstacles[number]!;
}
