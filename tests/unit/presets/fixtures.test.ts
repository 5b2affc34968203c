import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { openFile } from "../../../src/extract/index.ts";
import type { OpenOptions } from "../../../src/extract/index.ts";
import { checkMapping, compileMapping, loadMapping, presetNames } from "../../../src/mapping/index.ts";
import type { LoadedMapping } from "../../../src/mapping/index.ts";
import type { Draft, Issue, RawRecord, SourceRecord } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";

const root = "fixtures/presets";

const io = {
  readText: (path: string) => readFile(path, "utf8"),
  readTable: (path: string) => Promise.reject(new Error(`no tables in a preset: ${path}`)),
};

/** A row of `expected.ndjson`: where it stood, and what became of it in words that can be checked by eye. */
interface Outcome {
  readonly at: string;
  readonly leftOut?: string;
  readonly records?: readonly Readonly<Record<string, unknown>>[];
  readonly issues?: readonly string[];
}

async function load(name: string): Promise<LoadedMapping> {
  const { mapping, diagnostics } = await loadMapping(`preset:${name}`, io);
  if (mapping === undefined) throw new Error(JSON.stringify(diagnostics));
  return mapping;
}

async function read(name: string, file: string, loaded: LoadedMapping): Promise<readonly RawRecord[]> {
  const source = (loaded.mapping.source ?? {}) as Partial<OpenOptions>;
  const opened = await openFile(`${root}/${name}/${file}`, { ...source, path: file });
  const records: RawRecord[] = [];
  for await (const batch of opened.rows) records.push(...batch);
  const samples = opened.facts.flatMap((facts) =>
    facts.headers === undefined
      ? []
      : [{ file, ...(facts.sheet !== undefined && { sheet: facts.sheet }), columns: facts.headers }],
  );
  const faults = checkMapping(loaded, { headers: samples }).filter(({ severity }) => severity === "error");
  expect(faults).toEqual([]);
  return records;
}

function outcome(loaded: LoadedMapping, record: RawRecord): Outcome {
  const at = `${record.sheet === undefined ? "" : `${record.sheet}:`}${record.line}`;
  if (record.leftOut !== undefined) return { at, leftOut: record.leftOut };
  const mapped = compileMapping(loaded, { source: "test", lookups: loaded.lookups })(record);
  if ("leftOut" in mapped) return { at, leftOut: mapped.leftOut };
  const normalize = createNormalizer({ country: loaded.mapping.defaults?.country ?? "RU" });
  const clean = (draft: Draft): ReturnType<typeof normalize> =>
    normalize(draft, { source: "test", key: draft.key ?? "-", hash: "", places: [at] });
  const cleaned = mapped.drafts.map(clean);
  const issues: readonly Issue[] = [
    ...(record.issues ?? []),
    ...mapped.issues,
    ...cleaned.flatMap((each) => each.issues),
  ];
  const rejected = issues.some(({ severity }) => severity === "error");
  return {
    at,
    ...(!rejected && { records: cleaned.flatMap((each) => each.records).map(brief) }),
    ...(issues.length > 0 && {
      issues: issues.map(({ code, at: column }) => (column === undefined ? code : `${code} ${column}`)),
    }),
  };
}

function brief(record: SourceRecord): Record<string, unknown> {
  const common = {
    id: record.id,
    name: record.name.display,
    identifiers: record.identifiers.map(({ scheme, value, valid }) => `${scheme} ${value}${valid ? "" : " invalid"}`),
    phones: record.phones.map(({ e164, raw, extension, kind }) =>
      [e164 ?? raw, extension, kind].filter(Boolean).join(" "),
    ),
    emails: record.emails.map(({ address, raw }) => address ?? raw),
    addresses: record.addresses.map(({ kind, text }) => [kind, text].filter(Boolean).join(" ")),
    tags: record.tags.map(({ value }) => value),
    ...(record.responsible !== undefined && { responsible: record.responsible.value }),
    ...(record.updatedAt !== undefined && { updatedAt: record.updatedAt.value }),
    extra: record.extra,
  };
  if (record.type === "counterparty") {
    return {
      type: record.kind,
      ...common,
      form: record.legalForm?.value,
      roles: record.roles.map(({ value }) => value),
    };
  }
  return {
    type: "contact",
    ...common,
    birth: record.birthDate?.value,
    of: record.of.map(({ ref, role }) => ({ ...ref, compare: undefined, role: role?.value })),
  };
}

const cases = readdirSync(root).sort();

describe("the presets of other systems", () => {
  test("each has a fixture", () => {
    const others = presetNames().filter((name) => !name.startsWith("1c-"));
    expect(cases).toEqual([...others].sort());
  });

  test.each(cases)("%s reads its fixture as expected", async (name) => {
    const files = readdirSync(`${root}/${name}`).filter((file) => file !== "expected.ndjson");
    const loaded = await load(name);
    const outcomes: Outcome[] = [];
    for (const file of files)
      for (const record of await read(name, file, loaded)) outcomes.push(outcome(loaded, record));
    const lines = outcomes.map((each) => `${JSON.stringify(each)}\n`).join("");
    await expect(lines).toMatchFileSnapshot(`../../../${root}/${name}/expected.ndjson`);
  });
});
