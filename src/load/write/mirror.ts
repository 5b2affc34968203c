import { keyMatches } from "../catalogue/catalogue.ts";
import { quoteName, quoteText } from "../database/database.ts";
import { deltaOf } from "./delta.ts";
import { seenSql } from "./entity-memory.ts";
import { loggedDelete } from "../log/log.ts";
import { mirrored } from "../rows/said-by.ts";
import { stageOf, type Work } from "./work.ts";

/**
 * Child rows that Sverka wrote for a source and that no living source says any more are removed where the source says `lists: mirror`, or
 * where another value has been put in their place; one that anybody has edited since, or that others point at, stays and is listed.
 */
export async function mirrorLists({ db, shapes, input, issues }: Work): Promise<void> {
  const sources = mirrored(input.sources);
  const [{ some } = { some: false }] = await db.query<{ some: boolean }>(
    "SELECT EXISTS (SELECT FROM replaced WHERE _by IS NULL) AS some",
  );
  if (sources.length === 0 && !some) return;
  const mirroring = sources.length === 0 ? "false" : `o._item->>'f' IN (${sources.map(quoteText).join(", ")})`;
  for (const shape of shapes.children) {
    const { table } = shape;
    const linked = table.referencedBy.map(({ from, to }) => {
      const equal = from.columns.map(
        (column, at) => `x.${quoteName(column)} = t.${quoteName(to.columns[at] as string)}`,
      );
      return `EXISTS (SELECT FROM ${quoteName(from.schema)}.${quoteName(from.table)} x WHERE ${equal.join(" AND ")})`;
    });
    await db.run(`DROP TABLE IF EXISTS unsaid; CREATE TEMP TABLE unsaid ON COMMIT DROP AS
      SELECT o._entity, o._id AS _key, ${seenSql("t")} IS DISTINCT FROM o._item->>'seen' OR ${linked.length === 0 ? "false" : linked.join(" OR ")} AS _kept
      FROM owned o JOIN work w USING (_entity) JOIN ${table.sql} t ON ${keyMatches(table, "t", "o._id")}
      WHERE w._state = 'old' AND o._shape = ${quoteText(shape.name)} AND (${mirroring} OR EXISTS
          (SELECT FROM replaced r WHERE r._entity = o._entity AND r._place = o._shape AND r._slot = o._slot AND r._source = o._item->>'f' AND r._by IS NULL))
        AND NOT EXISTS (SELECT FROM ${stageOf(shape)} s WHERE s._entity = o._entity AND s._slot = o._slot)`);
    for (const { entity, id } of await db.query<{ entity: string; id: string }>(
      // Where the edit stands against a correction, it is listed with that.
      `SELECT _entity AS entity, _key AS id FROM unsaid u WHERE _kept
        AND NOT EXISTS (SELECT FROM ${deltaOf(shape)} d WHERE d._entity = u._entity AND d._key = u._key AND d._kept <> '{}') ORDER BY 1, 2`,
    )) {
      issues.push({ code: "load-unsaid-kept", severity: "note", params: { entity, table: table.name, id } });
    }
    await loggedDelete(db, table, "SELECT _entity, _key FROM unsaid WHERE NOT _kept");
    await db.run(`INSERT INTO removed SELECT _entity, ${quoteText(shape.name)}, _key FROM unsaid WHERE NOT _kept`);
  }
}
