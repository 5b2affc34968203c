import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { resolveVariables } from "../mapping/index.ts";
import { Failure } from "../model/index.ts";
import { utf8Text } from "../yaml/index.ts";
import type { Steward } from "./access.ts";

/** Shorter ones can be tried out over a network. */
const shortest = 20;

/**
 * Reads the file of personal tokens: YAML or JSON, `name: token`. A token may be `${NAME}`, taken from the environment.
 * @throws {Failure} `stewards-invalid`: never with a token in its text
 */
export function readStewards(path: string, env: NodeJS.ProcessEnv): Steward[] {
  const invalid = (reason: string, cause?: unknown) => new Failure("stewards-invalid", { path, reason }, 2, cause);
  const text = utf8Text(readFileSync(path), path);
  let entries: unknown;
  try {
    entries = parse(text, { uniqueKeys: true });
  } catch (error) {
    // The parser quotes the line, and the line is a secret.
    throw invalid("YAML", error);
  }
  if (typeof entries !== "object" || entries === null || Array.isArray(entries)) throw invalid("name: token");
  const names = new Map<string, string>();
  const stewards = Object.entries(entries).map(([name, written]): Steward => {
    if (typeof written !== "string") throw invalid(name);
    const { text: token, missing } = resolveVariables(written, env);
    if (missing.length > 0) throw new Failure("env-missing", { name: missing.join(", "), where: path });
    if (name.trim() === "" || token.length < shortest) throw new Failure("steward-token-short", { name, shortest });
    const other = names.get(token);
    if (other !== undefined) throw new Failure("steward-token-shared", { name, other });
    names.set(token, name);
    return { name: name.trim(), token };
  });
  if (stewards.length === 0) throw invalid("0");
  return stewards;
}
