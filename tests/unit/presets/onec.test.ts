import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { columnFates, compileMapping, loadMapping } from "../../../src/mapping/index.ts";
import type { LoadedMapping, MappingIo } from "../../../src/mapping/index.ts";
import type { Draft, RawRecord } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";
import { readAll } from "../extract/onec/read.ts";

const io: MappingIo = {
  readText: (path) => readFile(path, "utf8"),
  readTable: (path) => Promise.reject(new Error(`no tables in a preset: ${path}`)),
};

async function load(name: string): Promise<LoadedMapping> {
  const { mapping, diagnostics } = await loadMapping(`preset:${name}`, io);
  if (mapping === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return mapping;
}

const normalize = createNormalizer({ country: "RU" });
const clean = (draft: Draft) =>
  normalize(draft, { source: "test", key: draft.key ?? "k", hash: "h", places: ["test@f:1"] });

/** Every preset of 1C and the fixtures it reads. */
const presets: readonly (readonly [preset: string, files: readonly string[]])[] = [
  ["1c-commerceml-3.1", ["commerceml-3.1/contragents.xml"]],
  ["1c-commerceml-2", ["commerceml-2/orders.xml"]],
  ["1c-7.7-commerceml", ["commerceml-1/sale77.xml"]],
  ["1c-enterprise-data", ["enterprise-data/message-1.8.xml", "enterprise-data/message-1.21.xml"]],
  ["1c-exchange", ["1c-exchange/exchange.xml"]],
  ["1c-data-dump", ["1c-data-dump/dump.xml"]],
  ["1c-7.7", ["1c77/base"]],
  ["1c-bank", ["1c-bank/statement.txt"]],
];

describe.each(presets)("preset %s", (name, files) => {
  it.each(files)("knows every column of %s, and makes a record of every row that is not left out", async (file) => {
    const loaded = await load(name);
    const { rows } = await readAll(`fixtures/extract/${file}`, sheetOf(loaded));
    const filled = new Set(rows.flatMap((row) => row.paths.filter((_, at) => row.values[at] !== "")));
    expect(columnFates(loaded, [...filled]).filter(({ unmapped }) => unmapped === true)).toEqual([]);
    expect(rows.flatMap((row) => faultsOf(loaded, row))).toEqual([]);
  });
});

function sheetOf({ mapping }: LoadedMapping): { sheet?: string | readonly string[] } {
  const sheet = mapping.source?.sheet;
  return sheet === undefined ? {} : { sheet };
}

function faultsOf(loaded: LoadedMapping, row: RawRecord): unknown[] {
  if (row.leftOut !== undefined) return [];
  const mapped = compileMapping(loaded, { source: "test", lookups: loaded.lookups })(row);
  if ("leftOut" in mapped) return [];
  const cleaned = mapped.drafts.map(clean);
  const issues = [...mapped.issues, ...cleaned.flatMap((each) => each.issues)];
  const records = cleaned.flatMap((each) => each.records);
  return [...issues.filter(({ severity }) => severity === "error"), ...(records.length === 0 ? [row] : [])];
}
