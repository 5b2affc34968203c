/**
 * What cleaning costs: drafts of a made-up project through the normalizer, beside one bare `parsePhoneNumber` for each of their
 * phone cells, by turns and in one process, so that a busy machine disturbs both alike.
 *
 *   npm run build && node scripts/bench/normalize.js FOLDER [--source ut] [--rounds 6]
 *
 * FOLDER is what scripts/bench/data.js wrote. Every round cleans with a memory of its own, as a worker does. Prints CPU seconds
 * (all threads of this process; one is working), microseconds a row, and the ratio.
 */
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { openFile } from "../../dist/extract/index.js";
import { compileMapping, loadMapping } from "../../dist/mapping/index.js";
import { createNormalizer } from "../../dist/normalize/index.js";
import { mappingIo } from "../../dist/pipeline/project/mapping-io.js";

/** Drafts of one source of a project that data.js wrote. */
export async function readDrafts(folder, source) {
  const { mapping, diagnostics } = await loadMapping("mappings/generated.yaml", mappingIo(folder));
  if (mapping === undefined) throw new Error(JSON.stringify(diagnostics));
  const map = compileMapping(mapping, { source, lookups: mapping.lookups });
  const drafts = [];
  const { rows } = await openFile(`${folder}/${source}.csv`, { path: `${source}.csv`, ...mapping.mapping.source });
  for await (const batch of rows)
    for (const row of batch) if (row.leftOut === undefined) drafts.push(...(map(row).drafts ?? []));
  return drafts;
}

/** Rows that the pipeline cleans at once. */
const batch = 500;

/** CPU seconds of the phone calls alone and of the whole normalizer over the same drafts. */
export function measureNormalize(drafts, rounds = 6) {
  const cells = drafts.flatMap((draft) =>
    [draft.counterparty, ...draft.contacts].flatMap((entity) =>
      (entity?.fields.phones ?? []).flatMap(({ text }) => (text.trim() === "" ? [] : [text])),
    ),
  );
  const identity = { source: "bench", key: "1", hash: "0".repeat(64), places: ["bench@bench:1"] };
  const took = { floor: 0, normalize: 0 };
  let records = 0;
  let parsed = 0;
  const turns = {
    floor() {
      for (const cell of cells) if (parsePhoneNumberFromString(cell, "RU") !== undefined) parsed++;
    },
    normalize() {
      const clean = createNormalizer({ country: "RU" });
      for (let at = 0; at < drafts.length; at += batch) {
        const some = drafts.slice(at, at + batch);
        clean.foresee(some);
        for (const draft of some) records += clean(draft, identity).records.length;
      }
    },
  };
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? ["floor", "normalize"] : ["normalize", "floor"]) {
      const before = process.cpuUsage();
      turns[name]();
      const { user, system } = process.cpuUsage(before);
      // The first round warms both up.
      if (round > 0) took[name] += (user + system) / 1e6;
    }
  }
  const counted = Math.max(1, rounds - 1);
  return {
    rows: drafts.length,
    cells: cells.length,
    parsed: parsed / rounds,
    records: records / rounds,
    floorSeconds: took.floor / counted,
    seconds: took.normalize / counted,
    ratio: took.normalize / took.floor,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values, positionals } = parseArgs({
    options: { source: { type: "string", default: "ut" }, rounds: { type: "string", default: "6" } },
    allowPositionals: true,
  });
  const rounds = Number(values.rounds);
  if (!(rounds >= 2)) throw new Error(`--rounds ${values.rounds}: 2 or more; the first warms up and is not counted`);
  const drafts = await readDrafts(positionals[0] ?? ".", values.source);
  const { rows, cells, records, floorSeconds, seconds, ratio } = measureNormalize(drafts, rounds);
  process.stdout.write(
    `${rows} rows, ${cells} phone cells, ${records} records\n` +
      `bare parsePhoneNumber  ${floorSeconds.toFixed(2)} s CPU  ${((floorSeconds * 1e6) / rows).toFixed(1)} µs a row\n` +
      `normalizer             ${seconds.toFixed(2)} s CPU  ${((seconds * 1e6) / rows).toFixed(1)} µs a row\n` +
      `ratio                  ${ratio.toFixed(2)} on one core, ${(ratio / 2).toFixed(2)} on two\n`,
  );
}
