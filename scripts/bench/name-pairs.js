// Measures the comparison of names alone: `node scripts/bench/name-pairs.js [folder]`, after `npm run build`.
// Every pair is cleaned like any two rows of a file; the weight of the pair is held against each threshold.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = process.env.SVERKA_DIST ?? join(root, "dist");
const [{ createNormalizer }, dedupe, { shippedParameters }] = await Promise.all(
  ["normalize/index.js", "dedupe/index.js", "pipeline/project/match-parameters.js"].map(
    (file) => import(join(dist, file)),
  ),
);
const path = join(process.argv[2] ?? join(root, "../shared/data"), "name-pairs.csv");
if (!existsSync(path)) {
  console.log("name-pairs.csv: not there, not measured");
  process.exit(0);
}
const rows = parse(readFileSync(path), { columns: true });
const clean = createNormalizer({ country: "GB" });
const kinds = {
  companies: (row) => row.schema !== "Person" && row.schema !== "Vessel",
  persons: (row) => row.schema === "Person",
};

for (const [kind, wanted] of Object.entries(kinds)) {
  const deduper = dedupe.createDeduper({ ...dedupe.defaultOptions, parameters: shippedParameters() });
  const pairs = rows.filter(wanted);
  pairs.forEach((row, at) => {
    [row.name1, row.name2].forEach((name, side) => {
      const fields =
        kind === "persons" ? { fullName: [{ text: name, at: "name" }] } : { name: [{ text: name, at: "name" }] };
      const entity = { fields, extra: {} };
      const draft = {
        place: { source: "n", path: "n", line: at + 1 },
        identity: "",
        defaults: {},
        contacts: kind === "persons" ? [entity] : [],
        ...(kind === "companies" && { counterparty: entity }),
      };
      const { records } = clean(draft, { source: "n", key: `${at}-${side}`, hash: "", places: [`n@n:${at + 1}`] });
      for (const record of records)
        if (kind === "companies" ? record.type === "counterparty" : record.type === "contact")
          deduper.add({ ...dedupe.extractFeatures(record), id: `n:${at}-${side}` }, { fresh: true });
    });
  });
  const result = deduper.run([]);
  const scored = pairs.map((row, at) => ({
    row,
    match: result.explain(`n:${at}-0`, `n:${at}-1`),
    truth: row.is_match === "true",
  }));
  const measure = (threshold) => {
    let right = 0,
      found = 0,
      strongLost = 0;
    const truth = scored.filter((each) => each.truth).length;
    for (const each of scored) {
      const hit = (each.match?.weight ?? -99_000) >= threshold;
      if (hit) found++;
      if (hit && each.truth) right++;
      if (hit !== each.truth && each.row.quality === "STRONG") strongLost++;
    }
    return {
      threshold,
      precision: right / found,
      recall: right / truth,
      f1: (2 * right) / (found + truth),
      strongLost,
    };
  };
  const all = Array.from({ length: 48 }, (_, at) => measure(-12_000 + at * 500));
  const best = all.reduce((a, b) => (b.f1 > a.f1 ? b : a));
  for (const m of [measure(Number(process.env.AT ?? 0)), best])
    console.log(
      `name-pairs, ${kind}: ${pairs.length} pairs, from ${m.threshold / 1000}: P ${m.precision.toFixed(3)} R ${m.recall.toFixed(3)} F1 ${m.f1.toFixed(3)}, STRONG pairs wrong: ${m.strongLost}`,
    );
  if (process.env.WORST) {
    for (const { row, match, truth } of scored) {
      if (match === undefined) console.log("  not comparable", row.name1, "|", row.name2);
      else if (match.weight >= Number(process.env.AT ?? best.threshold) !== truth)
        console.log(
          `  ${truth ? "missed" : "wrong "} ${row.quality} ${(match.weight / 1000).toFixed(1)} ${row.name1} | ${row.name2} | ${match.features.map((f) => `${f.name}/${f.level} ${(f.weight / 1000).toFixed(1)} ${f.left ?? ""} ~ ${f.right ?? ""}`).join("; ")}`,
        );
    }
  }
}
