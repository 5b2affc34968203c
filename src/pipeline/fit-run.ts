import { existsSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { type DedupeResult, type Fitted, fitParameters, fittedText } from "../dedupe/index.ts";
import { Failure, type Match } from "../model/index.ts";
import { dedupeContext } from "./dedupe-settings.ts";
import { shippedParameters } from "./project/match-parameters.ts";
import { openProject } from "./project/open-project.ts";
import type { Edge } from "./run-options.ts";
import { openRunOfSources } from "./artifacts/run-folder.ts";
import { clusterRun } from "./dedupe/stage-dedupe.ts";

/** Pairs of records drawn to see what agrees by chance. */
const draws = 40_000;

/**
 * Fits the shipped parameters to the records of a run and to what people decided, and writes them as a project's own parameters file.
 * Always from the shipped ones, so that fitting again does not build on what was fitted before.
 *
 * @param path of the file to write; one that is there is not written over
 */
export async function fitRun(
  projectFolder: string,
  run: string | undefined,
  path: string,
  edge: Edge,
): Promise<Fitted & { readonly path: string; readonly written: boolean }> {
  if (existsSync(path)) throw new Failure("fit-exists", { path });
  const project = await openProject(projectFolder);
  const folder = openRunOfSources(projectFolder, run);
  const context = dedupeContext(project, {}, edge);
  const parameters = shippedParameters();
  const result = await clusterRun(folder, { ...context, options: { ...context.options, parameters, anew: true } });
  const fitted = fitParameters(parameters, result.thresholds, result.matches(), randomPairs(result));
  const written = fitted.changes.length > 0;
  if (written) writeFileSync(path, fittedText(fitted, `fitted from run ${folder.id}`));
  return { ...fitted, path: relative(projectFolder, path).replaceAll("\\", "/"), written };
}

/** The same pairs for the same records: each record with others that stand ever further behind it. Two of different types make none. */
export function* randomPairs({ added, explain }: Pick<DedupeResult, "added" | "explain">): Generator<Match> {
  const { size } = added;
  if (size < 2) return;
  for (let draw = 0; draw < Math.min(draws, (size * (size - 1)) / 2); draw++) {
    const left = draw % size;
    // Knuth's multiplicative hash: steps that follow no order of the files.
    const right = (left + 1 + ((Math.imul(draw + 1, 2_654_435_761) >>> 0) % (size - 1))) % size;
    const match = explain(added.id(left), added.id(right));
    if (match !== undefined) yield match;
  }
}
