import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { loadProfile } from "../../load/profile/load-profile.ts";
import type { TargetProfile } from "../../load/profile/profile.ts";
import { Failure } from "../../model/index.ts";
import { utf8Text } from "../../yaml/index.ts";

/** The target of a project that names none. */
export const defaultProfile = "crm";

/** The folder of the profiles that are shipped. */
export const presetProfiles = new URL("../../../mappings/targets/", import.meta.url);

export function isPresetProfile(name: string): boolean {
  return /^[\w-]+$/.test(name) && existsSync(new URL(`${name}.yaml`, presetProfiles));
}

/** The file of the project in `folder` that is meant by the name of a profile; undefined where it is not there. */
export function profilePath(folder: string, name: string): string | undefined {
  const path = pathOf(folder, name);
  return existsSync(path) ? path : undefined;
}

function pathOf(folder: string, name: string): string {
  return resolve(folder, name.endsWith(".yaml") || name.endsWith(".yml") ? name : `${name}.yaml`);
}

/** A preset by its name, else a file of the project in `folder`. */
export function readProfile(folder: string, name: string): TargetProfile {
  if (isPresetProfile(name)) return loadProfile(readFileSync(new URL(`${name}.yaml`, presetProfiles), "utf8"), name);
  const path = profilePath(folder, name);
  if (path === undefined) throw new Failure("profile-unknown", { name, path: pathOf(folder, name) });
  return loadProfile(utf8Text(readFileSync(path), path), path);
}
