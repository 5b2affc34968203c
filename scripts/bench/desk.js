// Response times of the review desk: `node scripts/bench/desk.js [pairs]`, 100,000 pending pairs unless told otherwise. Builds an invented
// run in a temporary folder, starts the built desk over it and asks as its page does. Prints the median and the slowest of each.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { startDesk } = await import(join(process.env.SVERKA_DIST ?? join(root, "dist"), "review/server.js"));
const pairs = Number(process.argv[2] ?? 100_000);
const project = mkdtempSync(join(tmpdir(), "sverka-desk-"));
const runFolder = join(project, ".sverka", "runs", "2026-11-21-01");
mkdirSync(runFolder, { recursive: true });
process.on("exit", () => rmSync(project, { recursive: true, force: true }));

const cities = ["Самара", "Тольятти", "Казань", "Пермь", "Уфа"];
const record = (n, source) => {
  const name = `Ромашка ${n}${source === "ut" ? "" : " плюс"}`;
  const city = cities[n % cities.length];
  const at = (value) => ({ value, raw: value, at: "Колонка" });
  const lists = { identifiers: [], emails: [], addresses: [], sites: [], tags: [], notes: [], formerNames: [] };
  return {
    type: "counterparty", id: `${source}:${n}`, source, key: String(n), draft: "cp", places: [`${source}@data.csv:${n + 2}`],
    hash: `${source}${n}`, kind: "organisation", name: { display: name, compare: name.toLowerCase(), raw: `ООО "${name}"`, at: "Название" },
    ...lists, phones: [{ e164: `+7846${1_000_000 + n}`, raw: `8 846 ${1_000_000 + n}`, at: "Телефон", quality: "as-written" }],
    bankAccounts: [], roles: [], relations: [], responsible: at(n % 2 ? "Орлова" : "Громов"), city: at(city), extra: {},
  }; // prettier-ignore
};
const lines = { records: [], matches: [], golden: [] };
for (let n = 0; n < pairs; n++) {
  const [left, right] = [record(n, "managers"), record(n, "ut")];
  for (const each of [left, right]) {
    lines.records.push(JSON.stringify(each));
    const { hash: _hash, places: _places, source: _source, key: _key, draft: _draft, ...card } = each;
    lines.golden.push(JSON.stringify({ ...card, id: `e:${each.id}`, members: [each.id], conflicts: [] }));
  }
  const feature = (name, weight) => ({
    name,
    level: 3,
    weight,
    left: left.name.compare,
    right: right.name.compare,
    frequency: 2,
  });
  const weight = 5500 + ((n * 37) % 6400);
  lines.matches.push(
    JSON.stringify({
      type: "counterparty", left: left.id, right: right.id, weight, band: "review", by: "score",
      features: [feature("name", 4100), feature("phone", weight - 4100)], merged: false, evidence: `e${n}`,
    }), // prettier-ignore
  );
}
for (const [name, text] of Object.entries(lines))
  writeFileSync(join(runFolder, `${name}.ndjson`), `${text.join("\n")}\n`);
for (const text of Object.values(lines)) text.length = 0;
writeFileSync(join(runFolder, "issues.ndjson"), "");
writeFileSync(join(runFolder, "books.json"), JSON.stringify({ rows: [], drafts: [], columns: [] }));

const now = () => performance.now();
const opened = now();
const used = process.cpuUsage();
const desk = await startDesk({ runFolder, projectFolder: project, language: "ru", by: "Ольга" });
const spent = process.cpuUsage(used);
console.log(
  `${pairs} pending pairs: opened in ${Math.round(now() - opened)} ms (${((spent.user + spent.system) / 1e6).toFixed(1)} s of CPU), ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
);
const origin = `http://127.0.0.1:${desk.port}`;
const entered = await fetch(desk.url, { redirect: "manual" });
const cookie = entered.headers.get("set-cookie").split(";")[0];
const times = new Map();
/** Routes whose pairs are numbers in the list of a run. */
const numbered = new Set(["queue", "pair", "decide", "preview", "bulk"]);
async function ask(name, route, body) {
  const before = now();
  const answer = await fetch(`${origin}/api/${route}`, {
    method: "POST",
    headers: { cookie, origin, "content-type": "application/json" },
    body: JSON.stringify(numbered.has(route) ? { run: "2026-11-21-01", ...body } : body),
  });
  const found = await answer.json();
  if (!answer.ok) throw new Error(`${route}: ${answer.status} ${JSON.stringify(found)}`);
  times.set(name, [...(times.get(name) ?? []), now() - before]);
  return found;
}
for (let i = 0; i < 20; i++) {
  await ask("state", "state", {});
  const { items } = await ask("queue, first page", "queue", { filter: {}, from: 0, most: 100 });
  await ask("queue, last page", "queue", { filter: { sort: "doubt" }, from: Math.max(0, pairs - 200), most: 100 });
  await ask("search by name", "queue", { filter: { text: `ромашка ${i * 37}` } });
  await ask("filter by city", "queue", { filter: { city: "Казань" } });
  const pair = await ask("open a pair", "pair", { pair: items[0].pair });
  await ask("decide", "decide", { pair: items[0].pair, judge: i % 2 ? "same" : "different", seen: pair.evidence });
}
const filter = { city: "Уфа" };
const { digest } = await ask("preview of a fifth", "preview", { filter });
await ask("decide a fifth at once", "bulk", { filter, judge: "different", digest });
await ask("undo it", "undo", {});
for (const [name, all] of times) {
  const sorted = all.toSorted((a, b) => a - b);
  console.log(
    `  ${name.padEnd(24)} median ${sorted[sorted.length >> 1].toFixed(1)} ms, slowest ${sorted.at(-1).toFixed(1)} ms`,
  );
}
console.log(`  at the end ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
await desk.close();
