import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  checkMapping,
  checkProject,
  loadMapping,
  loadProject,
  loadReferences,
  loadSpellings,
  sortDiagnostics,
  type Diagnostic,
  type LoadedMapping,
  type LoadedProject,
  type MappingIo,
  type Project,
  type ProjectSource,
  type Sample,
} from "../../mapping/index.ts";
import type { Parameters } from "../../dedupe/index.ts";
import {
  compareText,
  Failure,
  livingEntries,
  type JournalEntry,
  type Reference,
  type SpellingTable,
} from "../../model/index.ts";
import { valueSpan } from "../../yaml/index.ts";
import { checkLoaded } from "./check-mapping.ts";
import { cleaningRules } from "./cleaning-rules.ts";
import { findFiles } from "./inputs.ts";
import { correctionsFile, decisionsFile, readJournal } from "../artifacts/journals.ts";
import { projectParameters } from "./match-parameters.ts";
import { mappingIo } from "./mapping-io.ts";
import { normalizeOptions } from "../normalize/normalize-options.ts";
import { readSample } from "./samples.ts";
import { findLimits } from "./target-limits.ts";

export const projectFile = "sverka.yaml";

/** A project with everything people wrote in it, read and checked. */
export interface OpenProject {
  /** Absolute path of its folder. */
  readonly folder: string;
  readonly project: Project;
  /** By id, in code-unit order of the ids. */
  readonly sources: readonly OpenProjectSource[];
  /** What still holds of both journals. */
  readonly decisions: readonly JournalEntry[];
  readonly corrections: readonly JournalEntry[];
  /** The project's own spellings, by field. */
  readonly spellings: readonly SpellingTable[];
  /** The model of matching. */
  readonly parameters: Parameters;
}

export interface OpenProjectSource {
  readonly id: string;
  readonly settings: ProjectSource;
  readonly mapping: LoadedMapping;
  /** The files its rows are joined with. */
  readonly references: readonly Reference[];
}

/** Faults of a project and its mappings: nothing has been read yet. The command line draws them as `validate` does. */
export class ProjectFaults extends Failure {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;

  constructor(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>) {
    super("project-faults", { count: diagnostics.filter((each) => each.severity === "error").length });
    this.diagnostics = diagnostics;
    this.texts = texts;
  }
}

/** The project file by itself. */
export type ProjectSettings = Pick<OpenProject, "folder" | "project">;

/**
 * Reads the project file alone, for what only asks the target: a load must be taken back, and a log verified, whatever state the
 * mappings are in. Throws {@link ProjectFaults} with the faults of that file.
 */
export async function openSettings(folder: string): Promise<ProjectSettings> {
  if (!existsSync(join(folder, projectFile))) throw new Failure("no-project", { path: folder });
  const { loaded, diagnostics, texts } = await loadProject(projectFile, mappingIo(folder));
  if (loaded === undefined || diagnostics.some((each) => each.severity === "error"))
    throw new ProjectFaults(sortDiagnostics(diagnostics), texts);
  return { folder, project: loaded.project };
}

/**
 * Reads the project in a folder. Throws {@link ProjectFaults} with all faults of all files at once.
 *
 * @param ahead before rows are read: everything that `validate` checks, and the headers of the files that are about to be read;
 *   without it only what the mappings say of themselves
 */
export async function openProject(folder: string, ahead = false): Promise<OpenProject> {
  if (!existsSync(join(folder, projectFile))) throw new Failure("no-project", { path: folder });
  const io = mappingIo(folder);
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  const take = (result: { diagnostics: readonly Diagnostic[]; texts: ReadonlyMap<string, string> }) => {
    diagnostics.push(...result.diagnostics);
    for (const [file, text] of result.texts) texts.set(file, text);
  };
  const read = await loadProject(projectFile, io);
  take(read);
  const { loaded } = read;
  if (loaded === undefined) throw new ProjectFaults(sortDiagnostics(diagnostics), texts);
  const { project } = loaded;
  const { references, spellings, diagnostics: faults } = await loadTables(loaded, io);
  diagnostics.push(...faults);
  const sources: OpenProjectSource[] = [];
  for (const [id, settings] of Object.entries(project.sources).sort(([a], [b]) => compareText(a, b))) {
    const named = valueSpan(loaded.positions, ["sources", id, "mapping"], loaded.file);
    const result = await loadMapping(settings.mapping, io, named);
    take(result);
    if (result.mapping !== undefined)
      sources.push({ id, settings, mapping: result.mapping, references: references.get(id) ?? [] });
  }
  const mappings = new Map(sources.map(({ id, mapping }) => [id, mapping]));
  diagnostics.push(...checkProject(loaded, mappings, await cleaningRules(project)));
  const target = ahead ? await findLimits(folder)(projectFile) : undefined;
  for (const source of sources) {
    const { mapping, settings } = source;
    const cleaning = normalizeOptions({ project, spellings }, source);
    const checked = ahead
      ? await checkLoaded(folder, mapping, { target, files: await fileSamples(folder, mapping, settings), cleaning })
      : { diagnostics: checkMapping(mapping) };
    diagnostics.push(...checked.diagnostics);
  }
  if (diagnostics.some((each) => each.severity === "error"))
    throw new ProjectFaults(sortDiagnostics(diagnostics), texts);
  return {
    folder,
    project,
    sources,
    decisions: livingEntries(readJournal(join(folder, decisionsFile))),
    corrections: livingEntries(readJournal(join(folder, correctionsFile))),
    spellings,
    parameters: projectParameters(folder, project),
  };
}

/** Reads the tables that the project file names besides its mappings: reference files, and its own spellings. */
export async function loadTables(project: LoadedProject, io: MappingIo): Promise<ProjectTables> {
  const { references, diagnostics } = await loadReferences(project, io);
  const own = await loadSpellings(project, io);
  return { references, spellings: own.spellings, diagnostics: [...diagnostics, ...own.diagnostics] };
}

interface ProjectTables {
  /** By source. */
  readonly references: ReadonlyMap<string, readonly Reference[]>;
  readonly spellings: readonly SpellingTable[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Headers of the first file of a source: all of them would mean to read a folder of large workbooks twice. */
async function fileSamples(folder: string, { mapping }: LoadedMapping, settings: ProjectSource): Promise<Sample[]> {
  const [first] = await findFiles(folder, "", [settings.files ?? []].flat()).catch(() => []);
  return first === undefined ? [] : readSample(folder, first.path, mapping.source, false);
}

/** The version in package.json, for run.json. */
export function packageVersion(): string {
  const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
