// Writes the features of generated counterparties as NDJSON, so that deduplication can be timed by itself:
// `node scripts/bench/features.js 1000000 file.ndjson [seed]`, after `npm run build`.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { columns, generate, mapping as mappingText } from "./data.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = process.env.SVERKA_DIST ?? join(root, "dist");
const [{ compileMapping, loadMapping }, { createNormalizer }, { extractFeatures }] = await Promise.all(
  ["mapping/index.js", "normalize/index.js", "dedupe/index.js"].map((file) => import(join(dist, file))),
);
const { mapping } = await loadMapping("generated.yaml", { readText: () => mappingText, readTable: () => [] });
const clean = createNormalizer({ country: "RU" });
const maps = Object.fromEntries(
  ["ut", "managers"].map((source) => [source, compileMapping(mapping, { source, lookups: mapping.lookups })]),
);
const paths = ["Код", ...Object.values(columns)];
const out = createWriteStream(process.argv[3]);
let text = "";
for (const { source, key, row } of generate({ rows: Number(process.argv[2]), seed: Number(process.argv[4] ?? 1) })) {
  const values = [key, ...Object.keys(columns).map((column) => row[column])];
  const raw = { path: `${source}.csv`, line: Number(key) + 1, paths, values };
  for (const draft of maps[source](raw).drafts ?? []) {
    for (const record of clean(draft, { source, key, hash: "", places: [`${source}@${source}.csv:${raw.line}`] })
      .records)
      text += `${JSON.stringify(extractFeatures(record))}\n`;
  }
  if (text.length > 1 << 20) {
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
}
out.end(text);
await once(out, "finish");
