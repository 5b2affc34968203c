import { expect, test } from "vitest";
import { readCatalogue, type Table } from "../../../src/load/catalogue/catalogue.ts";
import { createLog, logged, rowImage } from "../../../src/load/log/log.ts";
import { open } from "./databases.ts";

test("what a write changed is logged by column, whatever their types, as documents laid side by side would tell it", async () => {
  const db = await open("server");
  await db.run(`CREATE SCHEMA shop; CREATE TYPE shop.mood AS ENUM ('so', 'so so'); CREATE DOMAIN shop.short AS varchar(20);
    CREATE TABLE shop.card (id bigint PRIMARY KEY, "Имя ""карты""" text, "n'o" numeric(12, 2), day date, at timestamptz, flag boolean, tags text[],
      j json, b jsonb, u uuid, c char(5), f float8, m shop.mood, s shop.short, raw bytea, bare int, twice int GENERATED ALWAYS AS (bare * 2) STORED);
    INSERT INTO shop.card VALUES
      (1, 'Альфа "1" \\ \t', 1.50, '2026-01-02', '2026-01-02 03:04:05+03', true, '{a,"b c",NULL}', '{"a":  1}', '{"a": 1}', gen_random_uuid(), 'ab', 1e-7, 'so', 'x', '\\x00ff', 1),
      (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
      (3, '', 0, '2026-01-02', now(), false, '{}', '[]', '[]', NULL, '', 0, 'so so', '', '', 0),
      (4, 'та же', 4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    CREATE TABLE shop.was AS SELECT * FROM shop.card`);
  const table = (await readCatalogue(db, "shop")).tables.get("card") as Table;
  await db.transaction(async () => {
    await createLog(db);
    await logged(db, table, "update", "SELECT 'e' || id AS _entity, id::text AS _key FROM shop.card", async () => {
      await db.run(`UPDATE shop.card SET "Имя ""карты""" = NULL, "n'o" = 1.5, j = '{"a": 1}', tags = NULL, c = 'ab ', f = 2, bare = 5 WHERE id = 1;
        UPDATE shop.card SET "Имя ""карты""" = E'строка\\nи "кавычки"', "n'o" = 7, day = '2026-02-03', at = '2026-02-03', flag = true, tags = '{}', b = '{}', m = 'so', s = 'y', raw = '\\x01' WHERE id = 2;
        UPDATE shop.card SET tags = '{NULL}', c = NULL, bare = NULL WHERE id = 3`);
    });
    // The slow twin: both rows as documents, compared name by name.
    const image = (alias: string): string => `${rowImage(table, alias)}::jsonb`;
    const differing = (side: string, other: string): string =>
      `(SELECT json_object_agg(x.k, x.v ORDER BY x.k COLLATE "C") FROM jsonb_each_text(${side}) x(k, v) WHERE x.v IS DISTINCT FROM ${other}->>x.k)`;
    const slow = await db.query<{
      before: object;
    }>(`SELECT target, ${differing("o", "n")} AS before, ${differing("n", "o")} AS after
      FROM (SELECT t.id::text AS target, ${image("w")} AS o, ${image("t")} AS n FROM shop.card t JOIN shop.was w USING (id)) x WHERE o <> n ORDER BY target`);
    const fast = await db.query<{ before: object }>(
      "SELECT _target AS target, _before AS before, _after AS after FROM log ORDER BY _n",
    );
    expect(fast).toEqual(slow);
    expect(fast.map(({ before }) => Object.keys(before))).toEqual(slow.map(({ before }) => Object.keys(before)));
    expect(fast.map(({ before }) => Object.keys(before).length)).toEqual([5, 10, 3]);
  });
});
