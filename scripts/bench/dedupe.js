// Deduplicates generated counterparties and measures: `node scripts/bench/dedupe.js folder`, after `npm run build` and
// `scripts/bench/data.js`; `REVIEW=wide` as `review: wide` of a project, `REVIEW=4000` thousandths of a
// bit. Prints quality against the truth, the seconds of adding and running, and the peak memory.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = process.env.SVERKA_DIST ?? join(root, "dist");
const [{ compileMapping, loadMapping }, { openFile }, { createNormalizer }, dedupe, { shippedParameters }] =
  await Promise.all(
    [
      "mapping/index.js",
      "extract/index.js",
      "normalize/index.js",
      "dedupe/index.js",
      "pipeline/project/match-parameters.js",
    ].map((file) => import(join(dist, file))),
  );
const folder = process.argv[2];
const quality = process.argv[3] !== "--speed-only";
const { mapping } = await loadMapping(join(folder, "mappings/generated.yaml"), {
  readText: (file) => readFileSync(file, "utf8"),
  readTable: () => [],
});
const clean = createNormalizer({ country: "RU" });
const threads = Number(process.env.THREADS ?? availableParallelism());
const wide = process.env.REVIEW === "wide";
const deduper = dedupe.createDeduper(
  {
    ...dedupe.defaultOptions,
    parameters: wide ? dedupe.askingWidely(shippedParameters()) : shippedParameters(),
    thresholds: {
      automatic: 12_000,
      review: wide ? dedupe.wideReview : Number(process.env.REVIEW ?? dedupe.defaultThresholds.review),
    },
    sourcePriority: { ut: 1, managers: 2 },
    keepBlocks: quality,
  },
  threads,
);
/** Seconds of processor time, all threads: on a busy machine the only figure that can be compared. */
const cpu = (from) => {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
};
let adding = 0;
let records = 0;
const started = performance.now();
for (const source of ["ut", "managers"]) {
  const map = compileMapping(mapping, { source, lookups: mapping.lookups });
  const opened = await openFile(join(folder, `${source}.csv`), { ...mapping.mapping.source, path: `${source}.csv` });
  for await (const batch of opened.rows) {
    for (const row of batch) {
      const mapped = map(row);
      for (const draft of mapped.drafts ?? []) {
        const cleaned = clean(draft, {
          source,
          key: draft.key,
          hash: "",
          places: [`${source}@${source}.csv:${row.line}`],
        });
        for (const record of cleaned.records) {
          const start = performance.now();
          deduper.add(dedupe.extractFeatures(record), { fresh: true });
          adding += performance.now() - start;
          records++;
        }
      }
    }
  }
}
const before = (performance.now() - started - adding) / 1000;
const memory = () => Math.round(process.memoryUsage().rss / 1e6);
console.log(`${records} records; reading and cleaning ${before.toFixed(1)} s, ${memory()} MB`);
const start = performance.now();
const used = process.cpuUsage();
const result = deduper.run([]);
const run = (performance.now() - start) / 1000;
const runCpu = cpu(used);
let pairs = 0;
let review = 0;
const listing = performance.now();
if (quality) {
  for (const match of result.matches()) {
    pairs++;
    if (match.band === "review") review++;
  }
}
console.log(
  `dedupe: adding ${(adding / 1000).toFixed(1)} s, run ${run.toFixed(1)} s (${runCpu.toFixed(1)} s of processor), ${threads} threads, ${result.compared.counterparty + result.compared.contact} pairs compared, ${result.clusters.size} clusters, ${memory()} MB, peak ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`,
);
console.log(
  `  matches ${pairs} (${review} for review) in ${((performance.now() - listing) / 1000).toFixed(1)} s; hubs ${result.hubs.length}; left out ${JSON.stringify(result.leftOut)}`,
);
if (!quality) process.exit(0);

const truth = new Map(
  readFileSync(join(folder, "truth.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(";")),
);
const labelOf = (match) => truth.get(match.left) === truth.get(match.right);
for (const type of ["counterparty", "contact"]) {
  const ofType = new Map([...truth].filter(([id]) => id.includes("#contact:") === (type === "contact")));
  if (ofType.size > 0) report(type, ofType);
}

function report(type, ofType) {
  const examples = Number(process.env.WORST ?? 10);
  const evaluation = dedupe.evaluate(result, ofType, type, [9_000, 10_000, 11_000, 13_000, 14_000], examples);
  console.log(`${type}: ${evaluation.records} labelled records`);
  for (const { threshold, pairwise: p, bCubed: b } of evaluation.byThreshold)
    console.log(
      `  from ${threshold / 1000}: pairwise P ${p.precision.toFixed(5)} R ${p.recall.toFixed(4)} F1 ${p.f1.toFixed(4)}  B³ P ${b.precision.toFixed(5)} R ${b.recall.toFixed(4)} F1 ${b.f1.toFixed(4)}`,
    );
  const bands = new Map();
  for (const match of result.matches()) {
    if (match.type !== type) continue;
    const key = `${match.band} ${match.reason ?? ""}${match.merged ? " merged" : ""}`;
    const known = bands.get(key) ?? { right: 0, wrong: 0 };
    known[labelOf(match) ? "right" : "wrong"]++;
    bands.set(key, known);
  }
  for (const [key, { right, wrong }] of [...bands].sort()) console.log(`  ${key}: ${right} right, ${wrong} wrong`);
  const { blocking, review: asked } = evaluation;
  const percent = (part) => `${((100 * part) / asked.rest).toFixed(1)} %`;
  console.log(
    `  blocking recall ${blocking.recall.toFixed(4)} of ${blocking.truePairs}; not merged ${asked.rest}: in the review band ${asked.asked} (${percent(asked.asked)}), reachable through it ${asked.reachable} (${percent(asked.reachable)})`,
  );
  console.log(
    `  waiting: ${asked.pairs} pairs, ${asked.precision.toFixed(3)} of them right; ${asked.questions} questions, ${asked.questionPrecision.toFixed(3)} of them right`,
  );
  const { unreached } = asked;
  console.log(
    `  the rest, ${asked.rest - asked.reachable} pairs: ${unreached.onlyName} share nothing but a name or town, ${unreached.vetoed} stand under a veto, ${unreached.notCompared} were not compared, ${unreached.tooWeak} weigh too little`,
  );
  if (process.env.MISSED) showMissed(evaluation);
  if (process.env.WORST) showWorst(evaluation);
}

/** Which pairs a person would not be asked about, by what is known of them. */
function showMissed(evaluation) {
  const groups = new Map();
  for (const match of evaluation.worst.missed) {
    const key = match.features.map((f) => `${f.name}/${f.level}`).join(" ") + ` ${match.reason ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), match]);
  }
  for (const [key, list] of [...groups].sort((a, b) => b[1].length - a[1].length).slice(0, 25))
    console.log(
      `  ${list.length} × ${key}: ${list
        .slice(0, 3)
        .map(
          (m) =>
            `${(m.weight / 1000).toFixed(1)} ${m.left} ${m.right} ${m.features[0]?.left} ~ ${m.features[0]?.right}`,
        )
        .join(" | ")}`,
    );
}
function showWorst(evaluation) {
  const show = (match) => {
    console.log(
      `  ${(match.weight / 1000).toFixed(1)} ${match.left} ~ ${match.right} ${match.by} ${match.reason ?? ""} ${truth.get(match.left)} ${truth.get(match.right)}`,
    );
    for (const f of match.features)
      console.log(
        `      ${(f.weight / 1000).toFixed(1).padStart(6)} ${f.name}/${f.level} ${f.left ?? ""} ~ ${f.right ?? ""} ${f.frequency ?? ""}`,
      );
  };
  console.log("  wrong merges");
  evaluation.worst.merged.forEach(show);
  console.log("  missed");
  evaluation.worst.missed.forEach(show);
}
