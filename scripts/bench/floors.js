// The floor: work that no tool can avoid. Each is measured by itself, in a process of its own, so that it neither warms nor burdens
// the next: `node floors.js csv FILE…`, `node floors.js phones FILE…`, `node floors.js copy URL`. Prints JSON.
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { parse } from "csv-parse";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import pg from "pg";
import copy from "pg-copy-streams";
import { contactColumns, columns } from "./data.js";

const phoneColumns = [columns.phone, contactColumns.mobile];
const csvOptions = { delimiter: ";", bom: true, relax_column_count: true };

const floors = { csv, phones, copy: copyTables };
const [name, ...args] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await floors[name](...args)));

/** Drains the files through csv-parse. */
async function csv(...files) {
  let rows = -files.length;
  return timed(async () => {
    for (const file of files) for await (const _ of createReadStream(file).pipe(parse(csvOptions))) rows++;
    return { rows };
  });
}

/** One parsePhoneNumber for each phone cell that is filled. The cells are read beforehand and not counted. */
async function phones(...files) {
  const cells = [];
  for (const file of files) {
    let at;
    for await (const row of createReadStream(file).pipe(parse(csvOptions))) {
      at ??= phoneColumns.map((column) => row.indexOf(column)).filter((index) => index !== -1);
      for (const index of at) if (row[index] !== "" && !phoneColumns.includes(row[index])) cells.push(row[index]);
    }
  }
  return timed(() => {
    for (const cell of cells) parsePhoneNumberFromString(cell, "RU");
    return { rows: cells.length };
  });
}

/** COPY of the rows of schema crm into tables of the same shape, keys and checks, without foreign keys. */
async function copyTables(url) {
  const folder = mkdtempSync(join(tmpdir(), "sverka-copy-"));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      "SELECT relname AS name, reltuples::bigint AS rows FROM pg_class WHERE relnamespace = 'crm'::regnamespace AND relkind = 'r' ORDER BY 1",
    );
    await client.query("DROP SCHEMA IF EXISTS floor CASCADE; CREATE SCHEMA floor");
    for (const { name } of tables) {
      await client.query(`CREATE TABLE floor."${name}" (LIKE crm."${name}" INCLUDING ALL)`);
      await pipeline(client.query(copy.to(`COPY crm."${name}" TO STDOUT`)), createWriteStream(join(folder, name)));
    }
    return await timed(async () => {
      let rows = 0;
      await client.query("BEGIN");
      for (const { name } of tables) {
        const into = client.query(copy.from(`COPY floor."${name}" FROM STDIN`));
        await pipeline(createReadStream(join(folder, name), { highWaterMark: 1 << 20 }), into);
        rows += into.rowCount;
      }
      await client.query("COMMIT");
      return { rows };
    });
  } finally {
    await client.query("DROP SCHEMA IF EXISTS floor CASCADE");
    await client.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work) {
  const clock = performance.now();
  const used = process.cpuUsage();
  const found = await work();
  const { user, system } = process.cpuUsage(used);
  return { ...found, seconds: (performance.now() - clock) / 1000, cpu: (user + system) / 1e6 };
}
