import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { diagnose, sortDiagnostics, unreadable } from "./diagnostic.ts";
import type { Diagnostic, Span } from "./diagnostic.ts";
import { besideOf } from "./io.ts";
import type { MappingIo } from "./io.ts";
import { loadLookups } from "./load-lookups.ts";
import type { Lookups } from "./lookup.ts";
import { lineStart } from "../model/index.ts";
import { extendMapping } from "./extend.ts";
import { diagnosed, schemaDiagnostics } from "./schema-faults.ts";
import { mapping as mappingSchema } from "./schema/mapping.ts";
import type { MappingFile } from "./schema/mapping.ts";
import { closest, readYaml, valueSpan } from "../yaml/index.ts";
import type { Positions } from "../yaml/index.ts";

/** A mapping that obeys the schema, with everything it needs read. Plain data: it can be sent to a worker. */
export interface LoadedMapping {
  /** As it was asked for: a path, or `preset:<name>`. */
  readonly ref: string;
  /** The file of the mapping itself (not of what it extends). */
  readonly file: string;
  readonly mapping: MappingFile;
  readonly positions: Positions;
  readonly lookups: Lookups;
}

export interface LoadResult {
  readonly mapping?: LoadedMapping;
  readonly diagnostics: readonly Diagnostic[];
  /** Text of every YAML file that was read, by name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}

const presetPrefix = "preset:";
const presetFolder = new URL("../../mappings/sources/", import.meta.url);

/** Whether a file, as diagnostics name it, is a preset that is shipped. */
export function isPreset(file: string): boolean {
  return file.startsWith(presetPrefix);
}

/** The names of the presets that are shipped. */
export function presetNames(): readonly string[] {
  try {
    return readdirSync(presetFolder)
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => name.slice(0, -".yaml".length))
      .sort();
  } catch {
    return [];
  }
}

interface Parsed {
  readonly data: unknown;
  readonly positions: Positions;
  readonly file: string;
}

/**
 * Loads a mapping file or preset: reads it, resolves `extends`, checks it against the schema, reads its lookup tables. All
 * faults found come back; `mapping` is there when the file obeys the schema, faults of its contents or not.
 */
export async function loadMapping(ref: string, io: MappingIo, asked?: Span): Promise<LoadResult> {
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const parsed = await read(ref, undefined, asked, [], { io, texts, diagnostics });
  if (parsed === undefined) return { diagnostics, texts };
  const { data, positions, file } = parsed;
  const checked = mappingSchema.safeParse(data);
  if (!checked.success) {
    diagnostics.push(...schemaDiagnostics(mappingSchema, checked.error.issues, data, { file, positions }));
    return { diagnostics: sortDiagnostics(diagnostics), texts };
  }
  const { lookups, diagnostics: faults } = await loadLookups(checked.data, { file, positions }, io);
  diagnostics.push(...faults);
  return {
    mapping: { ref, file, mapping: checked.data, positions, lookups },
    diagnostics: sortDiagnostics(diagnostics),
    texts,
  };
}

interface Reading {
  readonly io: MappingIo;
  readonly texts: Map<string, string>;
  readonly diagnostics: Diagnostic[];
}

async function read(
  ref: string,
  from: string | undefined,
  asked: Span | undefined,
  above: readonly string[],
  reading: Reading,
): Promise<Parsed | undefined> {
  const { io, texts, diagnostics } = reading;
  const preset = ref.startsWith(presetPrefix);
  const file = preset ? ref : from === undefined ? ref : besideOf(from, ref);
  const at = asked ?? lineStart(file);
  if (above.includes(file)) {
    diagnostics.push(diagnose("extends-cycle", at, { chain: [...above, file].join(" → ") }));
    return undefined;
  }
  const name = ref.slice(presetPrefix.length);
  if (preset && !presetNames().includes(name)) {
    diagnostics.push(diagnose("preset-unknown", at, { preset: name }, closest(name, presetNames())));
    return undefined;
  }
  const stored = preset ? fileURLToPath(new URL(`${name}.yaml`, presetFolder)) : file;
  let text: string;
  try {
    text = await io.readText(stored);
  } catch (error) {
    diagnostics.push(unreadable(file, error, at));
    return undefined;
  }
  texts.set(file, text);
  const yaml = readYaml(text, file);
  diagnostics.push(...yaml.faults.map(diagnosed));
  if (yaml.data === undefined) return undefined;
  const own: Parsed = { data: resolvePaths(yaml.data, stored), positions: yaml.positions, file };
  const base = (yaml.data as { extends?: unknown } | null)?.extends;
  if (typeof base !== "string") return own;
  const parent = await read(
    base,
    preset ? undefined : file,
    valueSpan(own.positions, ["extends"], file),
    [...above, file],
    reading,
  );
  if (parent === undefined) return undefined;
  const { data, positions, unknown } = extendMapping(parent, own);
  for (const { index, name: key, known } of unknown) {
    const place = valueSpan(own.positions, ["without", index], file);
    diagnostics.push(diagnose("key-unknown", place, { key, where: base }, closest(key, known)));
  }
  return { data, positions, file };
}

/** Lookup tables and the sample are named relative to the file that names them: said here, before `extends` mixes files. */
function resolvePaths(data: unknown, file: string): unknown {
  if (Array.isArray(data)) return data.map((each) => resolvePaths(each, file));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]: [string, unknown]) => {
      if (typeof value === "string" && (key === "lookup" || key === "sample")) return [key, besideOf(file, value)];
      if (
        key === "lookup" &&
        typeof value === "object" &&
        value !== null &&
        "file" in value &&
        typeof value.file === "string"
      ) {
        return [key, { ...value, file: besideOf(file, value.file) }];
      }
      return [key, resolvePaths(value, file)];
    }),
  );
}
