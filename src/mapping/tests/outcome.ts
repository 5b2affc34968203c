import type { Issue } from "../../model/index.ts";
import type { MappingTest } from "../schema/mapping.ts";
import type { View } from "./view.ts";

/** What became of the rows of one test. */
export interface TestOutcome {
  readonly test: MappingTest;
  readonly counterparties: readonly View[];
  readonly contacts: readonly View[];
  readonly extras: readonly Readonly<Record<string, string>>[];
  readonly issues: readonly Issue[];
  /** Of the last row. */
  readonly leftOut?: string;
  readonly groups: number;
}
