import * as XLSX from "@e965/xlsx";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { accessOf } from "../unit/extract/access-builder.ts";
import { freshDatabase } from "./database.ts";
import { root, scratch, sverka } from "./sverka.ts";

/** Rows of a firm with a contact, as a workbook, an Access file or an SQL table may hold them. */
const tables = {
  ru: {
    name: "Клиенты",
    columns: ["Код клиента", "Наименование", "ИНН", "Телефон", "Эл. почта", "Контактное лицо", "Телефон менеджера"],
    rows: [
      [
        "К-1",
        'ООО "Ромашка"',
        "6311500014",
        "8 (846) 231-60-14",
        "info@romashka.example",
        "Белова Анна",
        "8 927 000-00-01",
      ],
      ["К-2", "ИП Петров", "500100732259", "8 927 123-45-67", "", "", "8 927 000-00-01"],
    ],
    country: "RU",
  },
  en: {
    name: "Customers",
    columns: ["Customer ID", "Customer Name", "VAT No", "Phone", "E-mail", "Contact", "Owner phone"],
    rows: [
      [
        "C-1",
        "Delta Foods BV",
        "NL123456782B90",
        "+31 20 555 0123",
        "info@deltafoods.example",
        "Jan de Vries",
        "+31 20 555 0000",
      ],
      ["C-2", "Kramer Tools GmbH", "", "+49 40 5550188", "", "", "+31 20 555 0000"],
    ],
    country: "NL",
  },
} as const;

interface Books {
  readonly books: { readonly rows: readonly { read: number; rejected: number }[] };
}

/** Nobody edits a line between `init` and `run`. */
async function initAndRun(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ read: number; rejected: number; phones: number }> {
  const made = await sverka(["init", ...args], { cwd: folder, env });
  expect(made.code, made.stderr).toBe(0);
  const checked = await sverka(["validate"], { cwd: folder, env });
  expect(checked.stdout + checked.stderr).toContain("0 errors, 0 warnings");
  const ran = await sverka(["run", "--json"], { cwd: folder, env });
  expect(ran.code, ran.stderr).toBe(0);
  const rows = (JSON.parse(ran.stdout) as Books).books.rows;
  const runs = join(folder, ".sverka", "runs");
  const golden = readFileSync(join(runs, readdirSync(runs).sort().at(-1) ?? "", "golden.ndjson"), "utf8");
  return {
    read: rows.reduce((sum, each) => sum + each.read, 0),
    rejected: rows.reduce((sum, each) => sum + each.rejected, 0),
    // The manager's and owner's number is nobody's own.
    phones: (golden.match(/\+79270000001|\+31205550000/g) ?? []).length,
  };
}

describe("init, then run, without editing a line", () => {
  const exports = readdirSync(join(root, "fixtures", "init")).filter((file) => file.endsWith(".csv"));

  test.each(exports)("%s", async (file) => {
    const { path, remove } = scratch();
    try {
      const { read, rejected } = await initAndRun(path, [join(root, "fixtures", "init", file)]);
      expect(read).toBeGreaterThan(0);
      expect(rejected).toBe(0);
    } finally {
      remove();
    }
  });

  test.each(["ru", "en"] as const)("a workbook and an Access file, %s", async (language) => {
    const { name, columns, rows, country } = tables[language];
    for (const file of ["clients.xlsx", "clients.mdb", "clients.accdb"]) {
      const { path, remove } = scratch();
      try {
        if (file.endsWith(".xlsx")) {
          const book = XLSX.utils.book_new();
          XLSX.utils.book_append_sheet(
            book,
            XLSX.utils.aoa_to_sheet([[...columns], ...rows.map((row) => [...row])]),
            name,
          );
          writeFileSync(join(path, file), XLSX.write(book, { type: "buffer" }) as Buffer);
        } else {
          const fields = columns.map((column) => ({ name: column, type: "text" as const }));
          const version = file.endsWith(".accdb") ? "ace" : "jet3";
          writeFileSync(join(path, file), accessOf({ version, tables: [{ name, columns: fields, rows }] }));
        }
        expect(await initAndRun(path, [file, "--country", country])).toEqual({ read: 2, rejected: 0, phones: 0 });
      } finally {
        remove();
      }
    }
  });

  test.each(["ru", "en"] as const)("an SQL table, %s", async (language) => {
    const { name, columns, rows, country } = tables[language];
    const url = await freshDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`CREATE TABLE "${name}" (${columns.map((column) => `"${column}" text`).join(", ")})`);
    for (const row of rows) {
      await client.query(`INSERT INTO "${name}" VALUES (${row.map((_, i) => `$${i + 1}`).join(", ")})`, [...row]);
    }
    await client.end();
    const { path, remove } = scratch();
    try {
      const found = await initAndRun(path, [url, "--table", name, "--country", country], { OLD_CRM: url });
      expect(found).toEqual({ read: 2, rejected: 0, phones: 0 });
      expect(readFileSync(join(path, "sverka.yaml"), "utf8")).toContain("${OLD_CRM}");
    } finally {
      remove();
    }
  });
});
