import { expect, inject, test } from "vitest";
import { databaseName, freshDatabase, onServer } from "./database.ts";

test("every test file gets a database of its own, from a template where it wants one", async () => {
  const url = await freshDatabase();
  await onServer(url, "CREATE TABLE trace (n int)");
  const copy = await freshDatabase(databaseName(url));
  expect((await onServer(copy, "SELECT to_regclass('trace') IS NOT NULL AS there")).rows).toEqual([{ there: true }]);
  const empty = await freshDatabase();
  expect((await onServer(empty, "SELECT to_regclass('trace') IS NULL AS none")).rows).toEqual([{ none: true }]);
});

test("the server is a PostgreSQL that Sverka supports, and holds text as UTF-8", async () => {
  const { rows } = await onServer(
    inject("postgresUrl"),
    "SELECT current_setting('server_version_num')::int >= 150000 AS new, current_setting('server_encoding') AS encoding",
  );
  expect(rows).toEqual([{ new: true, encoding: "UTF8" }]);
});
