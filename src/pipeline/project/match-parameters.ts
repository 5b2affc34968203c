import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readParameters, type Parameters } from "../../dedupe/parameters.ts";
import type { Project } from "../../mapping/index.ts";
import { Failure } from "../../model/index.ts";
import { utf8Text } from "../../yaml/index.ts";

const shippedFile = new URL("../../dedupe/parameters.yaml", import.meta.url);

/** Text of the model that Sverka is shipped with. */
export function shippedModel(): string {
  return readFileSync(shippedFile, "utf8");
}

/** The model that Sverka is shipped with. */
export function shippedParameters(): Parameters {
  return readParameters(shippedModel(), "parameters.yaml");
}

/** The model of a project: the shipped one, with what the project's own file says instead. */
export function projectParameters(folder: string, { dedupe }: Pick<Project, "dedupe">): Parameters {
  const own = dedupe?.parameters;
  if (own === undefined) return shippedParameters();
  const path = resolve(folder, own);
  if (!existsSync(path)) throw new Failure("os-enoent", { path });
  return readParameters(utf8Text(readFileSync(path), own), own, shippedModel());
}
