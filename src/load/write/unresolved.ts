import { compareText } from "../../model/index.ts";
import type { Shape } from "../rows/shape.ts";
import type { Work } from "./work.ts";

/** A column of a golden record that was to name another, which has no row: rejected, waiting, unknown. */
export interface Unresolved {
  readonly entity: string;
  readonly missing: string;
}

/** Lists links that have nowhere to lead; their owners are remembered as unsettled, so that the next run looks again. */
export async function reportUnresolved(
  { db, issues }: Work,
  shape: Shape,
  column: string,
  links: readonly Unresolved[],
): Promise<void> {
  if (links.length === 0) return;
  await db.query("INSERT INTO unsettled SELECT DISTINCT json_array_elements_text($1::json) ON CONFLICT DO NOTHING", [
    JSON.stringify(links.map(({ entity }) => entity)),
  ]);
  // A card that waits has rows enough: which of them is meant is the question.
  const waiting = new Set(
    (await db.query<{ entity: string }>("SELECT _entity AS entity FROM work WHERE _state = 'waiting'")).map(
      ({ entity }) => entity,
    ),
  );
  for (const { entity, missing } of links.toSorted(
    (a, b) => compareText(a.entity, b.entity) || compareText(a.missing, b.missing),
  ))
    issues.push({
      code: waiting.has(missing) ? "load-link-waiting" : "load-link-unresolved",
      severity: "warning",
      params: { entity, table: shape.table.name, column, missing },
    });
}
