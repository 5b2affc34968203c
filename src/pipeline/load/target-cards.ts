import { hash } from "node:crypto";
import { draftOfRow, readTargetRows, type Database, type TargetProfile, type TargetRow } from "../../load/index.ts";
import { homeCountry } from "../../mapping/index.ts";
import type { Issue, SourceRecord } from "../../model/index.ts";
import { createNormalizer } from "../../normalize/index.ts";
import type { OpenProject } from "../project/open-project.ts";
import { baseKey } from "../normalize/row-processor.ts";

/** A card of the CRM: its row, and the record that cleaning makes of it. */
export interface TargetCard {
  readonly row: TargetRow;
  /** Absent: the card cannot be read (it has no name, say); the issues of severity `error` say why. */
  readonly record?: SourceRecord;
  readonly issues: readonly Issue[];
}

/** Cleans rows of the CRM like those of any source; the same function reads a row again as it would stand after a repair. */
export function cardReader(profile: TargetProfile, project: OpenProject): (row: TargetRow) => TargetCard {
  const country = homeCountry(project.project.country);
  const clean = createNormalizer(country === undefined ? {} : { country });
  return (row) => {
    const draft = draftOfRow(profile, row);
    const digest = hash("sha256", JSON.stringify(draft), "hex");
    const { records, issues } = clean(draft, { source: "target", key: baseKey(draft), hash: digest, places: [] });
    return { row, issues, ...(records[0] === undefined ? {} : { record: records[0] }) };
  };
}

/** The cards of the CRM, table by table in order of their keys. `owned`: those too that Sverka wrote. */
export async function* targetCards(
  db: Database,
  profile: TargetProfile,
  project: OpenProject,
  options: { readonly owned?: boolean },
): AsyncGenerator<TargetCard> {
  const read = cardReader(profile, project);
  for await (const row of readTargetRows(db, profile, options)) yield read(row);
}
