import type { Project } from "../../mapping/index.ts";
import type { rules } from "../../normalize/index.ts";

/** The table of cleaning's rules, for a project that chooses among them; loading it takes longer than checking the rest. */
export async function cleaningRules({ normalize }: Project): Promise<typeof rules> {
  return normalize === undefined ? [] : (await import("../../normalize/index.ts")).rules;
}
