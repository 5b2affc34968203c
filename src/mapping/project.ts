import { diagnosed, schemaDiagnostics } from "./schema-faults.ts";
import { unreadable } from "./diagnostic.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { MappingIo } from "./io.ts";
import { project as projectSchema } from "./schema/project.ts";
import type { Project } from "./schema/project.ts";
import { readYaml } from "../yaml/index.ts";
import type { Positions } from "../yaml/index.ts";

export interface LoadedProject {
  readonly file: string;
  readonly project: Project;
  readonly positions: Positions;
}

export interface ProjectResult {
  /** Absent where the file does not obey the schema, or cannot be read. */
  readonly loaded?: LoadedProject;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads sverka.yaml. `${NAME}` stays as it is written: see {@link resolveVariables}. */
export async function loadProject(file: string, io: Pick<MappingIo, "readText">): Promise<ProjectResult> {
  let text: string;
  try {
    text = await io.readText(file);
  } catch (error) {
    return { diagnostics: [unreadable(file, error)], texts: new Map() };
  }
  const texts = new Map([[file, text]]);
  const { data, positions, faults: found } = readYaml(text, file);
  const diagnostics = found.map(diagnosed);
  if (data === undefined) return { diagnostics, texts };
  const checked = projectSchema.safeParse(data);
  if (!checked.success) {
    const faults = schemaDiagnostics(projectSchema, checked.error.issues, data, { file, positions });
    return { diagnostics: [...diagnostics, ...faults], texts };
  }
  return { loaded: { file, project: checked.data, positions }, diagnostics, texts };
}

/** Replaces `${NAME}` by environment variables; `missing` names those that are not set. `$${` stands for `${`. */
export function resolveVariables(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): { text: string; missing: readonly string[] } {
  const missing: string[] = [];
  const resolved = text.replace(/(\$?)\$\{([A-Za-z_]\w*)\}/g, (whole, escaped: string, name: string) => {
    if (escaped !== "") return whole.slice(1);
    const value = environment[name];
    if (value === undefined || value === "") missing.push(name);
    return value ?? "";
  });
  return { text: resolved, missing };
}
