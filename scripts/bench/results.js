// What a benchmark says: ratios to the floor first, because machines differ.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const docs = join(import.meta.dirname, "../../docs");
const committed = join(docs, "benchmarks.json");
const page = join(docs, "benchmarks.md");

/** Which floors a stage cannot go below, and how many times theirs is the aim. Matching has none that everybody pays. */
const floorsOf = {
  extract: ["csv"],
  normalize: ["csv", "phones"],
  dedupe: [],
  load: ["copy"],
  report: [],
};

/**
 * Ratios by stage and of the whole. Of the whole and of loading by wall time, which the server shares; of the rest by processor time,
 * which other people's work on the machine disturbs least.
 */
export function ratios({ run, floors, second }) {
  const found = {};
  for (const [stage, names] of Object.entries(floorsOf)) {
    if (names.length === 0 || run.stages[stage] === undefined || names.some((name) => floors[name] === undefined))
      continue;
    const measure = stage === "load" ? "seconds" : "cpu";
    // `run` reads the files while it cleans: what extract does by itself is only their digests.
    if (stage === "extract") continue;
    found[stage] = run.stages[stage][measure] / names.reduce((all, name) => all + floors[name][measure], 0);
  }
  const all = ["csv", "phones", "copy"];
  if (all.every((name) => floors[name] !== undefined))
    found.run = run.seconds / all.reduce((sum, name) => sum + floors[name].seconds, 0);
  if (second !== undefined) found.second = second.seconds / run.seconds;
  return found;
}

export function print(result) {
  console.log(text(result));
}

export function text(result) {
  const { rows, run, floors, database, machine, second } = result;
  const of = ratios(result);
  const lines = [
    `${rows.toLocaleString("en")} rows → ${database} · ${machine.cores} cores, ${machine.memoryGb} GB, node ${machine.node}, ${machine.cpu}`,
    "",
    row("", "seconds", "CPU s", "rows/s", "peak MB", "× floor"),
  ];
  for (const [stage, used] of Object.entries(run.stages))
    lines.push(
      row(
        stage,
        figure(used.seconds),
        figure(used.cpu),
        count(rows / used.seconds),
        count(used.peakMb),
        times(of[stage]),
      ),
    );
  lines.push(
    row("run", figure(run.seconds), figure(run.cpu), count(rows / run.seconds), count(run.peakMb), times(of.run)),
  );
  if (run.serverCpu !== undefined) lines.push(row("  server", "", figure(run.serverCpu)));
  if (second !== undefined)
    lines.push(
      row("second run", figure(second.seconds), figure(second.cpu), count(rows / second.seconds), count(second.peakMb)),
      `  ${of.second.toFixed(2)} of the first`,
    );
  lines.push("");
  for (const [name, floor] of Object.entries(floors))
    lines.push(row(`floor: ${name}`, figure(floor.seconds), figure(floor.cpu), count(floor.rows / floor.seconds)));
  return lines.join("\n");
}

const row = (name, ...cells) => `${name.padEnd(16)}${cells.map((cell) => cell.padStart(11)).join("")}`.trimEnd();
const figure = (seconds) => seconds.toFixed(seconds < 10 ? 2 : 1);
const count = (number) => Math.round(number).toLocaleString("en");
const times = (ratio) => (ratio === undefined ? "" : ratio.toFixed(2));

/** Puts the result beside those of other sizes, and the tables of docs/benchmarks.md. */
export function save(result) {
  const key = `${result.database} ${result.rows}`;
  const kept = existsSync(committed) ? JSON.parse(readFileSync(committed, "utf8")) : {};
  kept[key] = result;
  const sorted = Object.values(kept).sort((a, b) =>
    a.database < b.database ? 1 : a.database > b.database ? -1 : a.rows - b.rows,
  );
  writeFileSync(
    committed,
    `${JSON.stringify(Object.fromEntries(sorted.map((each) => [`${each.database} ${each.rows}`, each])), null, 2)}\n`,
  );
  const before = readFileSync(page, "utf8");
  const tables = sorted.map((each) => `\`\`\`\n${text(each)}\n\`\`\``);
  const parts = [...tables, growth(sorted)].filter((each) => each !== "").join("\n\n");
  writeFileSync(
    page,
    before.replace(/(<!-- results -->\n)[^]*?(<!-- \/results -->)/, (_, start, end) => `${start}\n${parts}\n\n${end}`),
  );
}

/**
 * Exponent of time over rows between the smallest and the largest run on one database: 1 is linear. Nothing where only one of them counts the
 * server's processor time, or where the larger was the quicker: another day's machine, and no growth.
 */
function growth(results) {
  const same = results.filter((each) => each.database === results[0]?.database);
  const [first, last] = [same[0], same.at(-1)];
  if (first === undefined || last === undefined || first.rows === last.rows) return "";
  if ((first.run.serverCpu === undefined) !== (last.run.serverCpu === undefined)) return "";
  if (last.run.seconds < first.run.seconds) return "";
  const exponent = (pick) => (Math.log(pick(last) / pick(first)) / Math.log(last.rows / first.rows)).toFixed(2);
  const cpu = ({ run }) => run.cpu + (run.serverCpu ?? 0);
  return `From ${count(first.rows)} to ${count(last.rows)} rows time grows with exponent ${exponent(({ run }) => run.seconds)} (processor time ${exponent(cpu)}).`;
}

/** Rows of the smallest committed run on a database. */
export function smallestCommitted(database) {
  const kept = existsSync(committed) ? Object.values(JSON.parse(readFileSync(committed, "utf8"))) : [];
  const rows = kept.filter((each) => each.database === database).map((each) => each.rows);
  return rows.length === 0 ? undefined : Math.min(...rows);
}

/** Says which ratios are worse than the committed ones by more than a fifth. Exit code: 1 when any is. */
export function compare(result) {
  const before = existsSync(committed)
    ? JSON.parse(readFileSync(committed, "utf8"))[`${result.database} ${result.rows}`]
    : undefined;
  if (before === undefined) {
    console.log(`\nnothing to compare with: docs/benchmarks.json has no ${result.database} run of ${result.rows} rows`);
    return 2;
  }
  const [now, then] = [ratios(result), ratios(before)];
  const worse = Object.keys(now).filter((name) => then[name] !== undefined && now[name] > then[name] * 1.2);
  if (result.run.peakMb > before.run.peakMb * 1.2) worse.push("memory");
  console.log("");
  for (const name of Object.keys(now))
    if (then[name] !== undefined)
      console.log(row(name, `${times(then[name])} →`, times(now[name]), worse.includes(name) ? "worse" : ""));
  console.log(
    row("memory", `${before.run.peakMb} →`, `${result.run.peakMb} MB`, worse.includes("memory") ? "worse" : ""),
  );
  return worse.length === 0 ? 0 : 1;
}
