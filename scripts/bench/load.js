// Loading by itself beside its floor: `node scripts/bench/load.js [--rows 100000] [--rounds 1] [--database URL] [--statements] [--staged]`. Prints JSON.
//
// The floor is a raw COPY of the very rows that the load left behind, into the same tables of a fresh database, with all their keys, checks,
// foreign keys and indexes, from files, in one transaction, and is measured by turns with the load. Two floors: `all`, source records,
// entities, change log and chain included, and `crm`, the rows of the CRM by themselves. `loadToCopy` is the ratio that is aimed at: the
// load beside a raw COPY of the same rows into the same tables, in the same run; `loadToCopyCpu` the same of processor time, ours and the
// server's, which others on the machine disturb less.
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import copy from "pg-copy-streams";
import { openServer, freshDatabase, serverSeconds } from "./server.js";

const root = join(import.meta.dirname, "../..");
const { apply, ensureSchema, loadProfile, openDatabase } = await import(join(root, "dist/load/index.js"));
const { NdjsonWriter, readByteLines, readNdjson } = await import(join(root, "dist/pipeline/artifacts/ndjson.js"));
const { goldenLinesOf } = await import(join(root, "dist/pipeline/load/golden-pool.js"));
const { straightSourceOf } = await import(join(root, "dist/pipeline/load/straight-pool.js"));
const { recordHead } = await import(join(root, "dist/pipeline/artifacts/record-head.js"));
const profile = loadProfile(readFileSync(join(root, "mappings/targets/crm.yaml"), "utf8"));

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "100000" },
    rounds: { type: "string", default: "1" },
    database: { type: "string" },
    /** Where the time of a load goes, statement by statement. */
    statements: { type: "boolean", default: false },
    /** All rows through staging, as wherever a first load finds something there. */
    staged: { type: "boolean", default: false },
  },
});
const rows = Number(values.rows);
const threads = availableParallelism();
const schemas = ["crm", "sverka"];
const server = await openServer(values.database);
const rounds = [];
try {
  for (let round = 0; round < Number(values.rounds); round++) rounds.push(await measure());
} finally {
  await server.stop();
}
const middle = (pick) => rounds.map(pick).toSorted((a, b) => a - b)[(rounds.length - 1) >> 1];
console.log(
  JSON.stringify(
    {
      rows,
      rounds,
      ratios: {
        loadToCopy: round2(middle(({ load, all }) => load.seconds / all.seconds)),
        loadToCopyCpu: round2(middle(({ load, all }) => (load.cpu + load.serverCpu) / (all.cpu + all.serverCpu))),
        loadToCopyOfCrm: round2(middle(({ load, crm }) => load.seconds / crm.seconds)),
        secondToFirst: round2(middle(({ load, second }) => second.seconds / load.seconds)),
      },
    },
    undefined,
    2,
  ),
);

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), "sverka-bench-load-"));
  const [full, empty] = [
    await freshDatabase(server, "sverka_bench_load"),
    await freshDatabase(server, "sverka_bench_copy"),
  ];
  try {
    const db = await openDatabase({ url: full.url });
    await ensureSchema(db, profile);
    const watched = values.statements ? watch(db) : db;
    writeArtifacts(folder);
    const load = await timed(() => apply(watched, profile, input(folder, "first"), {}));
    if (values.statements) report(watched.spent);
    const second = await timed(() => apply(db, profile, input(folder, "second"), {}));
    if (second.result.changes !== 0) throw new Error("the second load wrote");
    await db.close();
    const bare = await openDatabase({ url: empty.url });
    await ensureSchema(bare, profile);
    await bare.close();
    const files = await copyOut(full.url, folder);
    const all = await timed(() => copyIn(empty.url, folder, files));
    await clear(empty.url);
    const crm = await timed(() =>
      copyIn(
        empty.url,
        folder,
        files.filter(({ name }) => name.startsWith("crm.")),
      ),
    );
    return { load: figures(load), second: figures(second), all: figures(all), crm: figures(crm) };
  } finally {
    await full.drop();
    await empty.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work) {
  const [clock, used, before] = [performance.now(), process.cpuUsage(), await serverSeconds(server)];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - clock) / 1000;
  return { result, seconds, cpu: (user + system) / 1e6, serverCpu: (await serverSeconds(server)) - before };
}

function figures({ seconds, cpu, serverCpu }) {
  return { seconds: round2(seconds), cpu: round2(cpu), serverCpu: round2(serverCpu) };
}

function round2(number) {
  return Math.round(number * 100) / 100;
}

/** As the pipeline hands them over: read from the artifacts of a run, a line at a time. */
function input(folder, runId) {
  async function* records() {
    for await (const payload of readByteLines(join(folder, "records.ndjson"))) {
      const record = recordHead(payload);
      yield { record, entityId: record.hash, payload };
    }
  }
  const path = join(folder, "golden.ndjson");
  const goldens = () => readNdjson(path);
  const goldenLines = (spec) => goldenLinesOf(path, spec, threads);
  const straight = () => (values.staged ? undefined : straightSourceOf(path, threads));
  return { runId, digest: "", goldens, goldenLines, straight, records, sources: { ut: { completeness: "full" } } };
}

/** Cards as they come out of a run: firms with phones, an e-mail, an address, an ИНН, and a contact for every third of them. */
function writeArtifacts(folder) {
  const origin = { raw: "as written", at: "A" };
  const common = (id, from, n) => ({
    id,
    members: [from],
    identifiers:
      n % 2 === 0 ? [] : [{ ...origin, scheme: "ru-inn", value: String(7_700_000_000 + n), valid: true, from }],
    phones: Array.from({ length: 1 + (n % 2) }, (_, at) => ({
      ...origin,
      raw: `8 (495) ${n}-${at}`,
      e164: `+7495${String((n * 2 + at) % 10_000_000).padStart(7, "0")}`,
      kind: "fixed",
      quality: "as-written",
      from,
    })),
    emails: n % 3 === 0 ? [] : [{ ...origin, raw: `info@firm${n}.example`, address: `info@firm${n}.example`, from }],
    addresses: [
      { ...origin, text: `г. Самара, ул. Садовая, д. ${n}`, city: "Самара", street: "Садовая", house: String(n), from },
    ],
    sites: [],
    tags: [],
    notes: [{ ...origin, value: `Звонить после ${n % 24} часов`, from }],
    city: { ...origin, value: "Самара", from },
    extra: { Ранг: String(n % 7) },
    conflicts: [],
  });
  const id = (n) => `cp-${String(n).padStart(16, "0")}`;
  function* goldens() {
    for (let n = 0; n < rows; n++) {
      if (n % 4 === 3) {
        const from = `ut:${n}#contact:${n}`;
        yield {
          ...common(`ct-${String(n).padStart(16, "0")}`, from, n),
          type: "contact",
          kind: "person",
          name: { ...origin, display: `Иванова Ольга ${n}`, family: "Иванова", given: "Ольга", compare: "", from },
          optOuts: [],
          of: [{ counterparty: id(n - 1), from }],
        };
        continue;
      }
      const from = `ut:${n}`;
      yield {
        ...common(id(n), from, n),
        type: "counterparty",
        kind: "organisation",
        name: { ...origin, display: `Ромашка ${n}`, compare: `ромашка ${n}`, from },
        legalForm: { ...origin, value: "ООО", from },
        formerNames: [],
        bankAccounts: [],
        roles: [],
        relations: [],
      };
    }
  }
  const write = (name, lines) => {
    const out = new NdjsonWriter(join(folder, name));
    for (const line of lines) out.write(line);
    out.close();
  };
  function* records() {
    for (const { id: entityId, members, conflicts: _, ...golden } of goldens()) {
      const [key, draft = "cp"] = members[0].slice(3).split("#");
      const places = [`ut@data/ut.csv:${key}`];
      const record = { id: members[0], source: "ut", key, draft, places, hash: entityId, ...golden };
      yield record;
    }
  }
  write("golden.ndjson", goldens());
  write("records.ndjson", records());
}

/** The rows of every table, in the order in which foreign keys let them in again. */
async function copyOut(url, folder) {
  return onServer(url, async (client) => {
    const { rows: tables } = await client.query(
      `
      WITH RECURSIVE link AS (
        SELECT conrelid AS child, confrelid AS parent FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid
      ), depth AS (
        SELECT c.oid, 0 AS d FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = ANY($1)
        UNION ALL SELECT l.child, d + 1 FROM link l JOIN depth ON depth.oid = l.parent WHERE d < 10
      ) SELECT oid::regclass::text AS name FROM depth GROUP BY oid ORDER BY max(d), 1`,
      [schemas],
    );
    const files = [];
    for (const { name } of tables) {
      if (name === "sverka.migration") continue;
      const { rows: columns } = await client.query(
        "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS list FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
        [name],
      );
      const path = join(folder, `${name}.copy`);
      await pipeline(client.query(copy.to(`COPY ${name} (${columns[0].list}) TO STDOUT`)), createWriteStream(path));
      files.push({ name, path, into: `${name} (${columns[0].list})` });
    }
    return files;
  });
}

function copyIn(url, folder, files) {
  return onServer(url, async (client) => {
    await client.query("BEGIN");
    for (const { path, into } of files) {
      const sink = client.query(copy.from(`COPY ${into} FROM STDIN`));
      await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), sink);
    }
    await client.query("COMMIT");
  });
}

function clear(url) {
  return onServer(url, async (client) => {
    const { rows: tables } = await client.query(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = ANY($1) AND tablename <> 'migration'",
      [schemas],
    );
    await client.query(`TRUNCATE ${tables.map(({ name }) => name).join(", ")}; CHECKPOINT`);
  });
}

async function onServer(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same database, noting what each statement takes. */
function watch(db) {
  const spent = new Map();
  const note = async (sql, work) => {
    const clock = performance.now();
    try {
      return await work();
    } finally {
      const name = sql.replace(/\s+/g, " ").slice(0, 150);
      spent.set(name, (spent.get(name) ?? 0) + performance.now() - clock);
    }
  };
  return {
    ...db,
    spent,
    query: (sql, params) => note(sql, () => db.query(sql, params)),
    run: (sql) => note(sql, () => db.run(sql)),
    copyIn: (into, chunks) => note(`COPY ${into}`, () => db.copyIn(into, chunks)),
    copyBinary: (into, chunks) => note(`COPY ${into}`, () => db.copyBinary(into, chunks)),
  };
}

function report(spent) {
  for (const [sql, ms] of [...spent].toSorted(([, a], [, b]) => b - a).slice(0, 25))
    console.error(`${(ms / 1000).toFixed(2).padStart(7)} s  ${sql}`);
}
