import { readFileSync } from "node:fs";
import type { z } from "zod";
import { type Fault, readJudged, readYaml, sentenceOf } from "../../yaml/index.ts";
import { LoadError } from "../errors.ts";
import { type fileProfile, profileSchema, type TargetProfile } from "./profile.ts";
import { unknownPaths } from "./profile-paths.ts";

/** Everything that is wrong with a target profile in itself, whatever the database looks like. */
export function profileFaults(text: string, file: string): readonly Fault[] {
  const read = readJudged(profileSchema, text, file, { judge: unknownPaths });
  return "value" in read ? [] : read.faults;
}

/**
 * Reads a target profile. Throws LoadError `profile-invalid` with every fault and its line, `profile-empty` where it says nothing.
 *
 * @param file what it is called in messages
 */
export function loadProfile(text: string, file = "–"): TargetProfile {
  // As a proposal that failed leaves it: the shell has made the file before anything was written.
  if (readYaml(text, file).data === null) throw new LoadError("profile-empty", { file });
  const read = readJudged(profileSchema, text, file, { judge: unknownPaths });
  if ("value" in read) return read.value.kind === "file" ? inOwnTables(read.value) : read.value;
  throw new LoadError("profile-invalid", { file, faults: read.faults.map(sentenceOf) });
}

/** Cards of a file target stand in Sverka's own tables, under the profile of those. */
function inOwnTables({ title, proved, files }: z.infer<typeof fileProfile>): TargetProfile {
  const own = readFileSync(new URL("../../../mappings/targets/crm.yaml", import.meta.url), "utf8");
  return { ...loadProfile(own), title, proved, files };
}
