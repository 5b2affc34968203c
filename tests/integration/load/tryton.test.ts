import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fingerprint, openDatabase } from "../../../src/load/index.ts";
import { freshDatabase, whenDone } from "../database.ts";
import { type Ended, scratch, sverka } from "../sverka.ts";

/**
 * The vendor's own program as the judge: `npm run judge:tryton`, where Debian's packages tryton-server and tryton-modules-party are
 * installed. Making a database takes the program a minute, so it is no part of `npm test`.
 */
const python = "/usr/bin/python3";
const asked = process.env["SVERKA_JUDGE"] === "tryton";
const isThere = asked && spawnSync(python, ["-c", "import trytond.modules.party"]).status === 0;
if (asked && !isThere)
  process.stderr.write("tryton is not installed here: apt-get install tryton-server tryton-modules-party\n");

test.skipIf(!isThere)(
  "Tryton finds, validates, saves and edits what was loaded, and keeps its edits when that is taken back",
  { timeout: 600_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "sverka-tryton-"));
    whenDone(() => rm(folder, { recursive: true, force: true }));
    const url = new URL(await freshDatabase());
    const name = url.pathname.slice(1);
    const config = join(folder, "trytond.conf");
    const server = new URL(url);
    server.pathname = "/";
    await writeFile(config, `[database]\nuri = ${server.href.replace(/^postgres:/, "postgresql:")}\n`);
    await writeFile(join(folder, "password"), "judge-me-1\n");
    const run = (...args: readonly string[]): string => {
      const env = { ...process.env, TRYTONPASSFILE: join(folder, "password") };
      const { status, stdout, stderr } = spawnSync(python, args, { encoding: "utf8", env });
      expect(status, stderr).toBe(0);
      return stdout;
    };
    const admin = ["/usr/bin/trytond-admin", "-c", config, "-d", name];
    run(...admin, "--all", "--email", "judge@example.org");
    run(...admin, "-u", "party", "--activate-dependencies");
    interface Said {
      readonly parties: number;
      readonly faults: unknown[];
      readonly edited?: string;
      readonly code?: string;
      readonly names?: string[];
      readonly phones?: string[];
    }
    const judge = (action: string): Said =>
      JSON.parse(run(join(import.meta.dirname, "tryton-judge.py"), config, name, action).trim()) as never;

    const { path: project, remove } = scratch("demo");
    whenDone(async () => remove());
    const settings = await readFile(join(project, "sverka.yaml"), "utf8");
    await writeFile(join(project, "sverka.yaml"), settings.replace("target: crm", "target: tryton"));
    const tell = (...args: readonly string[]): Promise<Ended> =>
      sverka([...args, "--database", url.href], { cwd: project });
    const db = await openDatabase({ url: url.href });
    whenDone(() => db.close());
    const before = await fingerprint(db, "public");

    const loaded = JSON.parse((await tell("run", "--json")).stdout) as {
      books: { drafts: { created: number; rejected: number }[] };
    };
    const created = loaded.books.drafts.reduce((sum, each) => sum + each.created, 0);
    expect(created).toBeGreaterThan(35);
    expect(loaded.books.drafts.map(({ rejected }) => rejected)).toEqual([0, 0]);
    expect(judge("validate")).toMatchObject({ parties: created, faults: [] });

    // Loaded again, nothing is written; given back, the program's database is what it was.
    const loadedState = await fingerprint(db, "public");
    expect((await tell("run")).code).toBe(0);
    expect(await fingerprint(db, "public")).toEqual(loadedState);
    // The second run wrote nothing, so that the first is the one to take back.
    const undone = await tell("undo", (await readdir(join(project, ".sverka", "runs"))).toSorted()[0] ?? "");
    expect(undone.code, undone.stderr).toBe(0);
    expect(await fingerprint(db, "public")).toEqual(before);

    // What people edit and make in the program stays theirs.
    expect((await tell("run")).code).toBe(0);
    const { edited, code } = judge("edit");
    expect(code).toMatch(/^\d+$/);
    expect((await tell("run")).code).toBe(0);
    expect(await db.query("SELECT name FROM party_party WHERE name LIKE '%(правка)'")).toEqual([
      { name: `${edited} (правка)` },
    ]);
    expect(judge("validate")).toMatchObject({ parties: created + 1, faults: [] });

    // Taken back after that: what people edited stays and is named, the rest goes, and the program reads what is left.
    const { edited: owner = "" } = judge("edit-mechanism");
    const wrote = (await readdir(join(project, ".sverka", "runs"))).toSorted().at(-2) ?? "";
    const taken = await tell("undo", wrote, "--json");
    expect(taken.code, taken.stderr).toBe(0);
    const { conflicts } = JSON.parse(taken.stdout) as { conflicts: { reason: string; table: string }[] };
    expect(conflicts.map(({ reason, table }) => `${table} ${reason}`).toSorted()).toEqual([
      "party_contact_mechanism edited",
      "party_party edited",
    ]);
    const left = judge("read");
    expect(left.names).toEqual([`${edited} (правка)`, owner, "Заведена в программе"].toSorted());
    expect(left.phones).toContain("+7 846 999-88-77");
    expect(judge("validate")).toMatchObject({ parties: 3, faults: [] });
  },
);
