import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { profileFaults } from "../../load/profile/load-profile.ts";
import { diagnose, diagnosed, unreadable, type Diagnostic, type LoadedProject } from "../../mapping/index.ts";
import { compareText } from "../../model/index.ts";
import { utf8Text, valueSpan } from "../../yaml/index.ts";
import { isPresetProfile, presetProfiles, profilePath } from "./target-profile.ts";

interface Judged {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** What is wrong with a target profile in itself; whether it fits the database is for `target check`. */
export async function validateProfile(folder: string, file: string): Promise<Judged> {
  let text: string;
  try {
    text = utf8Text(await readFile(resolve(folder, file)), file);
  } catch (error) {
    return { diagnostics: [unreadable(file, error)], texts: new Map() };
  }
  return { diagnostics: profileFaults(text, file).map(diagnosed), texts: new Map([[file, text]]) };
}

/** The same of the profile that a project names: a run would stop at it. A preset is right. */
export async function validateTarget(folder: string, { file, project, positions }: LoadedProject): Promise<Judged> {
  const name = project.load?.target;
  if (name === undefined || isPresetProfile(name)) return { diagnostics: [], texts: new Map() };
  const path = profilePath(resolve(folder, file, ".."), name);
  if (path !== undefined) return validateProfile(folder, relative(folder, path).replaceAll("\\", "/"));
  const presets = readdirSync(presetProfiles)
    .flatMap((each) => /^(.+)\.yaml$/.exec(each)?.[1] ?? [])
    .sort(compareText);
  const at = valueSpan(positions, ["load", "target"], file);
  const expected = [...presets, "*.yaml"].join(" | ");
  return { diagnostics: [diagnose("value-invalid", at, { got: name, expected })], texts: new Map() };
}
