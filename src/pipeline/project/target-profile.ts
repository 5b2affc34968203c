import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { loadProfile, type TargetProfile } from "../../load/profile/profile.ts";
import { Failure } from "../../model/index.ts";

/** The target of a project that names none. */
export const defaultProfile = "crm";

const presets = new URL("../../../mappings/targets/", import.meta.url);

/** A preset by its name, else a file of the project in `folder`. */
export function readProfile(folder: string, name: string): TargetProfile {
  const preset = new URL(`${name}.yaml`, presets);
  if (/^[\w-]+$/.test(name) && existsSync(preset)) return loadProfile(readFileSync(preset, "utf8"), name);
  const path = resolve(folder, name.endsWith(".yaml") || name.endsWith(".yml") ? name : `${name}.yaml`);
  if (!existsSync(path)) throw new Failure("profile-unknown", { name, path });
  return loadProfile(readFileSync(path, "utf8"), path);
}
