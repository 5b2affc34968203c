import { keyText } from "../catalogue/catalogue.ts";
import { countUp } from "../../model/index.ts";
import { quoteName } from "../database/database.ts";
import { drawKey } from "./keys.ts";
import { logAdded } from "../log/log.ts";
import { stagedColumns, stageOf, type Work } from "./work.ts";

/**
 * Rows that several owners share: each value that the table does not hold yet becomes one row, whoever says it first by entity id. They go
 * in before the rows that link to them, and an undo leaves those that anybody else has come to use. Gives the rows made, by table.
 */
export async function insertShared(work: Work): Promise<Map<string, number>> {
  const { db, shapes } = work;
  const made = new Map<string, number>();
  for (const shape of shapes.shared) {
    const { table } = shape;
    const match = quoteName(shape.match);
    const columns = stagedColumns(shape);
    const key = drawKey(work, shape, `s.${match}::text`);
    const drawn = key === "" ? [] : [`${key} AS ${quoteName(table.primaryKey[0] as string)}`];
    const names = [...(key === "" ? [] : [table.primaryKey[0] as string]), ...columns.map(({ name }) => name)];
    const values = columns.map(({ name, column }) => {
      const value = `s.${quoteName(name)}::${column.type}`;
      return `${column.notNull && column.default !== undefined ? `coalesce(${value}, (${column.default})::${column.type})` : value} AS ${quoteName(name)}`;
    });
    await db.run(`DROP TABLE IF EXISTS sharing; CREATE TEMP TABLE sharing ON COMMIT DROP AS
      SELECT s._entity, ${[...drawn, ...values].join(", ")} FROM (
        SELECT DISTINCT ON (s.${match}) s.* FROM ${stageOf(shape)} s JOIN work w USING (_entity)
        WHERE w._state IN ('new', 'old', 'adopt') AND NOT EXISTS (SELECT FROM ${table.sql} t WHERE t.${match} = s.${match}::${table.columns.get(shape.match)?.type ?? "text"})
        ORDER BY s.${match}, s._entity, s._ord) s`);
    const list = names.map(quoteName).join(", ");
    const n = await db.run(`INSERT INTO ${table.sql} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM sharing`);
    await logAdded(db, table, `SELECT _entity, ${keyText(table, "s")} AS _key FROM sharing s`);
    countUp(made, table.name, n);
  }
  return made;
}
