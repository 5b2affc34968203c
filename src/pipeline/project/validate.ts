import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import {
  checkProject,
  isPreset,
  loadMapping,
  loadProject,
  sortDiagnostics,
  type Diagnostic,
  type LoadedMapping,
} from "../../mapping/index.ts";
import { compareText, Failure } from "../../model/index.ts";
import type { NormalizeOptions } from "../../normalize/index.ts";
import { valueSpan } from "../../yaml/index.ts";
import { checkLoaded } from "./check-mapping.ts";
import { cleaningRules } from "./cleaning-rules.ts";
import { validateProfile, validateTarget } from "./check-profile.ts";
import { projectParameters } from "./match-parameters.ts";
import { mappingIo } from "./mapping-io.ts";
import { normalizeOptions } from "../normalize/normalize-options.ts";
import { loadTables, projectFile } from "./open-project.ts";
import { findLimits, type TargetFinder } from "./target-limits.ts";

export interface Validated {
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  /** Tests inside the mappings. */
  readonly tests: { readonly passed: number; readonly failed: number };
}

/**
 * Everything that can be said of mapping and project files without data, database or secrets: all faults of all files at once.
 *
 * @param paths files, folders (every YAML file below them), or none: the project in `folder` with its mappings
 * @param snapshot what the target's catalogue says, instead of the `target.snapshot.json` nearest above each file
 */
export async function validateFiles(folder: string, paths: readonly string[], snapshot?: string): Promise<Validated> {
  const files = await expand(folder, paths.length === 0 ? ["."] : paths);
  if (files.length === 0) throw new Failure("validate-nothing", { path: paths.join(", ") || folder });
  const found: Diagnostic[] = [];
  const texts = new Map<string, string>();
  const tests = { passed: 0, failed: 0 };
  const limits = findLimits(folder, snapshot);
  const cleanings = findCleaning(folder);
  for (const file of files) {
    const kind = await kindOf(folder, file);
    if (kind === "other") continue;
    const result: Judged =
      kind === "project"
        ? await validateProject(folder, file, files, limits)
        : kind === "profile"
          ? { ...(await validateProfile(folder, file)), tests: untested }
          : await validateMapping(folder, file, limits, cleanings);
    found.push(...result.diagnostics);
    for (const [name, text] of result.texts) texts.set(name, text);
    tests.passed += result.tests.passed;
    tests.failed += result.tests.failed;
  }
  return { files, diagnostics: sortDiagnostics(found), texts, tests };
}

interface Judged {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  readonly tests: { readonly passed: number; readonly failed: number };
}

const untested = { passed: 0, failed: 0 };

async function validateProject(
  folder: string,
  file: string,
  files: readonly string[],
  limits: TargetFinder,
): Promise<Judged> {
  const read = await loadProject(file, mappingIo(folder));
  const { loaded } = read;
  if (loaded === undefined) return { ...read, tests: untested };
  const { project } = loaded;
  const texts = new Map(read.texts);
  const mappings = new Map<string, LoadedMapping>();
  const diagnostics = [...read.diagnostics];
  const profile = await validateTarget(folder, loaded);
  diagnostics.push(...profile.diagnostics);
  for (const [name, text] of profile.texts) texts.set(name, text);
  const home = resolve(folder, file, "..");
  const io = mappingIo(home);
  const { references, spellings, diagnostics: faults } = await loadTables(loaded, io);
  diagnostics.push(...faults);
  if (project.dedupe?.parameters !== undefined) projectParameters(home, project);
  const target = await limits(file);
  const judged = new Set(files);
  for (const [id, settings] of Object.entries(project.sources)) {
    const named = valueSpan(loaded.positions, ["sources", id, "mapping"], file);
    const result = await loadMapping(settings.mapping, io, named);
    const { mapping } = result;
    if (mapping !== undefined) {
      mappings.set(id, mapping);
      // A preset, or a file that nobody asked to check: `run` would judge it all the same.
      const path = relative(folder, resolve(home, settings.mapping)).replaceAll("\\", "/");
      if (!judged.has(path)) {
        const cleaning = normalizeOptions(
          { project, spellings },
          { mapping, settings, references: references.get(id) ?? [] },
        );
        const checked = await checkLoaded(home, mapping, { target, cleaning });
        // What the tests of a shipped preset leave out is not for its user to mend.
        diagnostics.push(...checked.diagnostics.filter((each) => each.code !== "untested" || !isPreset(each.file)));
      }
    }
    // Its faults are said once, by the file itself where it is among the files; a preset or a missing file is said here.
    else diagnostics.push(...result.diagnostics);
    for (const [name, text] of result.texts) texts.set(name, text);
  }
  return {
    diagnostics: [...diagnostics, ...checkProject(loaded, mappings, await cleaningRules(project))],
    texts,
    tests: untested,
  };
}

async function validateMapping(
  folder: string,
  file: string,
  limits: TargetFinder,
  cleanings: CleaningFinder,
): Promise<Judged> {
  const { mapping, diagnostics, texts } = await loadMapping(file, mappingIo(folder));
  if (mapping === undefined) return { diagnostics, texts, tests: untested };
  const cleaning = await cleanings(file, mapping);
  const checked = await checkLoaded(folder, mapping, { target: await limits(file), cleaning });
  return { diagnostics: [...diagnostics, ...checked.diagnostics], texts, tests: checked.tests };
}

/** How the project cleans what a mapping of it reads; undefined for a mapping that no source of a project names. */
type CleaningFinder = (file: string, mapping: LoadedMapping) => Promise<NormalizeOptions | undefined>;

/** Of the project in the folder, which is read with its tables once, when they are first asked for. */
function findCleaning(folder: string): CleaningFinder {
  const io = mappingIo(folder);
  const read = async () =>
    existsSync(join(folder, projectFile)) ? (await loadProject(projectFile, io)).loaded : undefined;
  let project: ReturnType<typeof read> | undefined;
  let tables: ReturnType<typeof loadTables> | undefined;
  return async (file, mapping) => {
    const loaded = await (project ??= read());
    const [id, settings] =
      Object.entries(loaded?.project.sources ?? {})
        .sort(([a], [b]) => compareText(a, b))
        .find(([, source]) => resolve(folder, source.mapping) === resolve(folder, file)) ?? [];
    if (loaded === undefined || id === undefined || settings === undefined) return undefined;
    // Faults of the project and its tables are said where the project itself is judged.
    const { references, spellings } = await (tables ??= loadTables(loaded, io));
    return normalizeOptions(
      { project: loaded.project, spellings },
      { mapping, settings, references: references.get(id) ?? [] },
    );
  };
}

async function expand(folder: string, paths: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const path of paths) {
    const absolute = resolve(folder, path);
    const info = await stat(absolute).catch(() => undefined);
    if (info === undefined) throw new Failure("os-enoent", { path });
    const found = info.isDirectory() ? await yamlBelow(absolute) : [absolute];
    for (const each of found) files.add(relative(folder, each).replaceAll("\\", "/"));
  }
  return [...files].sort(compareText);
}

async function yamlBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await yamlBelow(path)));
    else if (/\.ya?ml$/i.test(entry.name)) found.push(path);
  }
  return found;
}

/** By name and by the keys that only one kind has; a file that cannot be read is a mapping, whose loader says so. */
async function kindOf(folder: string, file: string): Promise<"project" | "mapping" | "profile" | "other"> {
  if (basename(file) === projectFile) return "project";
  const text = await readFile(resolve(folder, file), "utf8").catch(() => "");
  if (/^sources:/m.test(text)) return "project";
  if (/^(entities|proved):/m.test(text)) return "profile";
  return /^checks:/m.test(text) ? "other" : "mapping";
}
