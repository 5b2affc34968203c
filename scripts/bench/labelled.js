// Measures deduplication on labelled files, those of the project and those in a folder: `node scripts/bench/labelled.js [folder]`, after `npm run build`.
// The files are read through ordinary mappings (fixtures/linkage/*.yaml) and the ordinary cleaning; only the truth is read here.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = process.env.SVERKA_DIST ?? join(root, "dist");
const [
  { compileMapping, loadMapping },
  { openFile },
  { createNormalizer },
  dedupe,
  { shippedModel, shippedParameters },
  { randomPairs },
] = await Promise.all(
  [
    "mapping/index.js",
    "extract/index.js",
    "normalize/index.js",
    "dedupe/index.js",
    "pipeline/project/match-parameters.js",
    "pipeline/fit-run.js",
  ].map((file) => import(join(dist, file))),
);
const only = process.argv[3];
const folder = process.argv[2] ?? join(root, "../shared/data");

/** Of the project itself, invented. */
const own = (name) => ({
  file: join(root, `fixtures/linkage/own/${name}.csv`),
  mapping: `own/${name}`,
  truth: (cells) => cells[0],
  of: name.endsWith("people") ? "contact" : "counterparty",
});
const sets = [
  ...["ru-firms", "ru-people", "foreign-firms", "foreign-people", "near-abroad"].map(own),
  { file: "febrl3.csv", mapping: "febrl3", truth: (cells) => /^ ?rec-(\d+)-/.exec(cells[0])[1] },
  { file: "fake_1000.csv", mapping: "fake-1000", truth: (cells) => cells.at(-1) },
  { file: "chicago-sites.csv", mapping: "chicago-sites", truth: (cells) => cells[0] },
];

for (const set of sets) {
  if (only !== undefined && set.mapping !== only) continue;
  const path = resolve(folder, set.file);
  if (!existsSync(path)) {
    console.log(`${set.file}: not there, not measured`);
    continue;
  }
  const { result, truth, type, seconds } = await run(set, path);
  const thresholds = Array.from({ length: 26 }, (_, at) => -4_000 + at * 1_000);
  const evaluation = dedupe.evaluate(result, truth, type, thresholds, Number(process.env.WORST ?? 12));
  print(set, evaluation, seconds);
  if (process.env.FIT) await fit(set, path, result);
  if (process.env.WORST) showWorst(evaluation);
}

/** What `sverka fit` would change, and the figures with it: EM alone, nobody has decided anything. */
async function fit(set, path, result) {
  const fitted = dedupe.fitParameters(
    shippedParameters(),
    dedupe.defaultThresholds,
    result.matches(),
    randomPairs(result),
  );
  for (const { key, level, before, after, pairs } of fitted.changes)
    console.log(`  fitted  ${key}.${level} ${before / 1000} → ${after / 1000} (${pairs} pairs)`);
  const again = await run(
    set,
    path,
    dedupe.readParameters(dedupe.fittedText(fitted, "fitted"), "fitted", shippedModel()),
  );
  print(set, dedupe.evaluate(again.result, again.truth, again.type, [], 0), again.seconds);
}

async function run(set, path, parameters = shippedParameters()) {
  const ref = join(root, `fixtures/linkage/${set.mapping}.yaml`);
  const { mapping, diagnostics } = await loadMapping(ref, {
    readText: (file) => readFileSync(file, "utf8"),
    readTable: () => [],
  });
  if (mapping === undefined) throw new Error(JSON.stringify(diagnostics));
  const source = await openFile(path, { ...mapping.mapping.source, path: set.file });
  const map = compileMapping(mapping, { source: set.mapping, lookups: mapping.lookups });
  const clean = createNormalizer({ country: mapping.mapping.defaults?.country ?? "RU" });
  const deduper = dedupe.createDeduper({
    ...dedupe.defaultOptions,
    parameters,
    thresholds: {
      automatic: Number(process.env.AT ?? dedupe.defaultThresholds.automatic),
      review: Number(process.env.REVIEW ?? -4_000),
    },
    keepBlocks: true,
  });
  const truth = new Map();
  let type;
  let dedupeSeconds = 0;
  for await (const batch of source.rows) {
    for (const row of Array.isArray(batch) ? batch : [batch]) {
      const mapped = map(row);
      if (mapped.leftOut !== undefined || row.leftOut !== undefined) continue;
      for (const draft of mapped.drafts) {
        // Keys are what the file says; two rows of one key are kept apart here, because the truth is about rows.
        const { records, issues } = clean(draft, {
          source: set.mapping,
          key: String(row.line),
          hash: "",
          places: [`${set.mapping}@${set.file}:${row.line}`],
        });
        if (process.env.ISSUES) for (const issue of issues) console.log(issue.code, issue.raw);
        for (const record of records) {
          const start = performance.now();
          deduper.add(dedupe.extractFeatures(record), { fresh: true });
          dedupeSeconds += (performance.now() - start) / 1000;
          if (set.of !== undefined && record.type !== set.of) continue;
          type = record.type;
          truth.set(record.id, set.truth(row.values));
        }
      }
    }
  }
  const start = performance.now();
  const result = deduper.run([]);
  return { result, truth, type, seconds: dedupeSeconds + (performance.now() - start) / 1000 };
}

function print(set, evaluation, seconds) {
  const { byThreshold, blocking, records, entities } = evaluation;
  const best = byThreshold.reduce((a, b) => (b.pairwise.f1 > a.pairwise.f1 ? b : a));
  const line = ({ threshold, pairwise: p, bCubed: b }) =>
    `from ${(threshold / 1000).toFixed(0).padStart(3)}: pairwise P ${p.precision.toFixed(4)} R ${p.recall.toFixed(4)} F1 ${p.f1.toFixed(4)}   B³ P ${b.precision.toFixed(4)} R ${b.recall.toFixed(4)} F1 ${b.f1.toFixed(4)}`;
  console.log(`${basename(set.file)}: ${records} records, ${entities} entities, ${seconds.toFixed(2)} s`);
  console.log(
    `  blocking recall ${blocking.recall.toFixed(4)} of ${blocking.truePairs} true pairs, ${blocking.compared} compared`,
  );
  console.log(`  shipped ${line(byThreshold[0])}`);
  console.log(`  best    ${line(best)}`);
}

function showWorst({ worst }) {
  const show = (match) => {
    console.log(
      `  ${(match.weight / 1000).toFixed(1)} ${match.left} ~ ${match.right} ${match.by} ${match.reason ?? ""}`,
    );
    for (const f of match.features)
      console.log(
        `      ${(f.weight / 1000).toFixed(1).padStart(6)} ${f.name}/${f.level} ${f.left ?? ""} ~ ${f.right ?? ""}`,
      );
  };
  console.log("  wrong merges");
  worst.merged.forEach(show);
  console.log("  missed");
  worst.missed.forEach(show);
}
