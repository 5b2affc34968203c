// Times deduplication by itself: `node scripts/bench/speed.js file.ndjson [rows]`, with what `features.js` wrote.
import { createReadStream } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = process.env.SVERKA_DIST ?? join(root, "dist");
const { createDeduper, defaultOptions } = await import(join(dist, "dedupe/index.js"));
const { shippedParameters } = await import(join(dist, "pipeline/project/match-parameters.js"));
const most = Number(process.argv[3] ?? Infinity);
const deduper = createDeduper({
  ...defaultOptions,
  parameters: shippedParameters(),
  sourcePriority: { ut: 1, managers: 2 },
});
const seconds = (from) => {
  const { user, system } = process.cpuUsage(from);
  return ((user + system) / 1e6).toFixed(1);
};
const memory = () => `${Math.round(process.memoryUsage().rss / 1e6)} MB`;
let count = 0;
let adding = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2]), crlfDelay: Infinity })) {
  if (count === most) break;
  const features = JSON.parse(line);
  const start = process.cpuUsage();
  deduper.add(features, { fresh: true });
  const used = process.cpuUsage(start);
  adding += used.user + used.system;
  count++;
}
console.log(`${count} records added in ${(adding / 1e6).toFixed(1)} s of processor, ${memory()}`);
const clock = performance.now();
const start = process.cpuUsage();
const result = deduper.run([]);
console.log(
  `run ${((performance.now() - clock) / 1000).toFixed(1)} s, ${seconds(start)} s of processor; ${result.compared.counterparty} pairs compared; ${result.clusters.size} clusters; ${memory()}, peak ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`,
);
