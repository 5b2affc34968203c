import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { freshDatabase } from "../database.ts";
import { scratch, sverka } from "../sverka.ts";

test("an old CRM's table goes through a whole run, and its password into nothing", { timeout: 180_000 }, async () => {
  const url = await freshDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`
    CREATE TABLE clients (id int PRIMARY KEY, firm text, inn text, phone text);
    INSERT INTO clients VALUES (1, 'ООО "Ромашка"', '6311500014', '8 (846) 231-60-14'), (2, '', NULL, '8 846 231-60-15');
  `);
  await client.end();
  const { path, remove } = scratch();
  try {
    mkdirSync(join(path, "mappings"));
    writeFileSync(
      join(path, "sverka.yaml"),
      'version: 1\nname: old\ncountry: RU\ndatabases:\n  old: { url: "${OLD_CRM}" }\nsources:\n  crm: { mapping: mappings/crm.yaml, database: old }\n',
    );
    writeFileSync(
      join(path, "mappings", "crm.yaml"),
      "version: 1\nsource: { format: postgres, table: clients }\ncounterparty: { sourceKey: id, name: firm, inn: inn, phones: phone }\n",
    );
    const { code, stdout, stderr } = await sverka(["run", "--json"], { cwd: path, env: { OLD_CRM: url } });
    expect(stderr).not.toContain(url);
    expect(code, stderr + stdout).toBe(0);
    expect(stdout).toContain('"read"');
    const rows = (JSON.parse(stdout) as { books: { rows: unknown } }).books.rows;
    expect(rows).toMatchObject([{ source: "crm", read: 2, drafted: 1, rejected: 1, leftOut: 0 }]);
    const missing = await sverka(["run"], { cwd: path });
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain("OLD_CRM");
  } finally {
    remove();
  }
});
