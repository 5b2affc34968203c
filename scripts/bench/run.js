// npm run bench: measures a run of generated data, stage by stage, beside the floor of work that no tool can avoid.
//
//   npm run bench -- --rows 100000                on a PostgreSQL of its own
//   npm run bench -- --database postgres://…      on yours (a database "sverka_bench" is made there, and dropped)
//   npm run bench -- --embedded                   on PGlite
//   npm run bench -- --only normalize             one stage and its floor
//   npm run bench -- --second                     and once more on unchanged input
//   npm run bench -- --json                       for a machine
//   npm run bench -- --save                       into docs/benchmarks.json and the tables of docs/benchmarks.md
//   npm run bench:check                           compares the ratios with those in docs/benchmarks.json, of the smallest run there
//   npm run bench -- dedupe                       matching by itself: its quality and its speed
//   npm run bench -- normalize                    cleaning by itself, beside the bare phone calls, on one thread
//   npm run bench -- load                         loading by itself, beside a raw COPY with the same keys and checks
//
// The floors are measured before and after each run, by turns, so that a machine that is busy with something else slows both.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compare, print, save, smallestCommitted } from "./results.js";
import { freshDatabase, openServer, serverSeconds } from "./server.js";

const here = import.meta.dirname;
const bin = join(here, "../../bin/sverka.js");
const stages = ["extract", "normalize", "dedupe", "load", "report"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: "string" },
    seed: { type: "string", default: "1" },
    contacts: { type: "string", default: "0.6" },
    only: { type: "string" },
    database: { type: "string" },
    embedded: { type: "boolean", default: false },
    second: { type: "boolean", default: false },
    rounds: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    save: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
  },
});
// A check measures what there is to compare with.
const databaseName = values.embedded ? "PGlite" : "PostgreSQL";
values.rows ??= String((values.check ? smallestCommitted(databaseName) : undefined) ?? 100_000);
if (values.only !== undefined && !stages.includes(values.only)) {
  console.error(`bench: --only takes one of ${stages.join(", ")}`);
  process.exit(2);
}
const [alone] = positionals;
if (alone !== undefined && !["dedupe", "normalize", "load"].includes(alone)) {
  console.error("bench: by itself a stage is one of dedupe, normalize, load");
  process.exit(2);
}
if (alone !== undefined) process.exitCode = measureAlone(alone);
else {
  const result = await bench();
  if (values.json) console.log(JSON.stringify(result, null, 2));
  else print(result);
  if (values.save) save(result);
  if (values.check) process.exitCode = compare(result);
}

async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "sverka-bench-"));
  const server = values.embedded ? undefined : await openServer(values.database);
  try {
    node(
      join(here, "data.js"),
      "--rows",
      values.rows,
      "--seed",
      values.seed,
      "--contacts",
      values.contacts,
      "--out",
      folder,
    );
    const files = ["ut.csv", "managers.csv"].map((name) => join(folder, name));
    const floors = { csv: [], phones: [], copy: [] };
    const runs = [];
    const measureFloors = () => {
      if (wants("extract") || wants("normalize")) floors.csv.push(floor("csv", ...files));
      if (wants("normalize")) floors.phones.push(floor("phones", ...files));
    };
    let second;
    for (let round = 0; round < Number(values.rounds); round++) {
      measureFloors();
      rmSync(join(folder, ".sverka"), { recursive: true, force: true });
      const database = server === undefined ? undefined : await freshDatabase(server, "sverka_bench");
      runs.push(await measureRun(folder, server, database));
      if (values.second) second = await measureRun(folder, server, database);
      measureFloors();
      if (database !== undefined) {
        if (wants("load")) floors.copy.push(floor("copy", database.url));
        await database.drop();
      }
    }
    return {
      rows: Number(values.rows),
      database: databaseName,
      only: values.only,
      machine: machine(),
      floors: Object.fromEntries(
        Object.entries(floors).flatMap(([name, found]) => (found.length === 0 ? [] : [[name, middle(found)]])),
      ),
      run: middle(runs),
      ...(second === undefined ? {} : { second }),
    };
  } finally {
    if (values.keep) console.error(`bench: data and runs are in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
    await server?.stop();
  }
}

function wants(stage) {
  return values.only === undefined || values.only === stage;
}

/** One run as a user calls it: a process of its own, whose run.json tells what each stage took. */
async function measureRun(folder, server, database) {
  const args = database === undefined ? [] : ["--database", database.url];
  const last = values.only === undefined ? -1 : stages.indexOf(values.only);
  // As far as the stage that was asked for; loading and the report need everything before them.
  const commands = last === -1 || last > 2 ? ["run"] : stages.slice(0, last + 1);
  const before = server === undefined ? Number.NaN : await serverSeconds(server);
  const clock = performance.now();
  for (const command of commands) await sverka(folder, command, ...(["extract", "run"].includes(command) ? args : []));
  const seconds = (performance.now() - clock) / 1000;
  const after = server === undefined ? Number.NaN : await serverSeconds(server);
  const runs = join(folder, ".sverka", "runs");
  const [latest] = readdirSync(runs).sort().reverse();
  const { stages: ms, usage, counts } = JSON.parse(readFileSync(join(runs, latest, "run.json"), "utf8"));
  const found = {};
  for (const stage of Object.keys(ms))
    if (wants(stage))
      found[stage] = {
        seconds: ms[stage] / 1000,
        cpu: usage[stage].cpuMs / 1000,
        peakMb: Math.round(usage[stage].peakBytes / 1e6),
      };
  return {
    seconds,
    cpu: Object.values(usage).reduce((all, { cpuMs }) => all + cpuMs / 1000, 0),
    ...(Number.isNaN(after - before) ? {} : { serverCpu: after - before }),
    peakMb: Math.round(Math.max(...Object.values(usage).map(({ peakBytes }) => peakBytes)) / 1e6),
    counts,
    stages: found,
  };
}

/** Waits without blocking, so that a server that this process started can be heard. */
function sverka(folder, ...args) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [bin, ...args, "--quiet"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.once("error", fail);
    child.once("close", (code) => (code === 0 ? done() : fail(new Error(`sverka ${args[0]} ended with ${code}`))));
  });
}

function floor(...args) {
  return JSON.parse(node(join(here, "floors.js"), ...args));
}

function node(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** The measurement whose wall time is in the middle. */
function middle(found) {
  return found.toSorted((a, b) => a.seconds - b.seconds)[(found.length - 1) >> 1];
}

function machine() {
  return JSON.parse(
    node(
      "-p",
      "JSON.stringify({ cores: os.availableParallelism(), cpu: os.cpus()[0]?.model ?? '', memoryGb: Math.round(os.totalmem() / 2 ** 30), node: process.version, platform: `${os.platform()} ${os.arch()}` })",
    ),
  );
}

/** One stage without the others, by the script that knows it best. Matching also on the labelled files and name pairs where they are there. */
function measureAlone(stage) {
  const show = (...args) => spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
  const database = values.database === undefined ? [] : ["--database", values.database];
  if (stage === "load")
    return show(join(here, "load.js"), "--rows", values.rows, "--rounds", values.rounds, ...database);
  const folder = mkdtempSync(join(tmpdir(), "sverka-bench-"));
  try {
    node(join(here, "data.js"), "--rows", values.rows, "--seed", values.seed, "--out", folder);
    if (stage === "normalize") return show(join(here, "normalize.js"), folder);
    return (
      show(join(here, "dedupe.js"), folder) || show(join(here, "labelled.js")) || show(join(here, "name-pairs.js"))
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
