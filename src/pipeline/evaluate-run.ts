import {
  type DedupeResult,
  drawSample,
  evaluate,
  largestClusters,
  precisionOf,
  type Evaluation,
} from "../dedupe/index.ts";
import { contactMark, Failure, foldKey, type Match, type RecordId } from "../model/index.ts";
import { dedupeContext } from "./dedupe-settings.ts";
import { keysLike } from "./artifacts/keys-like.ts";
import { recordsLike } from "./artifacts/resolve.ts";
import { openProject } from "./project/open-project.ts";
import type { Edge } from "./run-options.ts";
import { openRunOfSources, type RunFolder } from "./artifacts/run-folder.ts";
import { clusterRun } from "./dedupe/stage-dedupe.ts";
import { eachRow, readTruth } from "./truth.ts";

export interface Evaluated {
  readonly type: "counterparty" | "contact";
  readonly evaluation: Evaluation;
  /** Labels whose record the run does not have. */
  readonly unknown: number;
  /** Some of them, as the file writes them, with the key that may be meant: `buh:57 (buh:000000057?)`. */
  readonly examples: readonly string[];
}

/**
 * Measures the deduplication of a run against known truth.
 *
 * @param file see {@link readTruth}; a record may be named as `explain` takes it, by its id or by its place
 * @throws {Failure} `truth-unmeasured` when the run has fewer than two of its records
 */
export async function evaluateRun(
  projectFolder: string,
  run: string | undefined,
  file: string,
  edge: Edge,
): Promise<Evaluated[]> {
  const project = await openProject(projectFolder);
  const folder = openRunOfSources(projectFolder, run);
  const truth = await readTruth(file);
  const context = dedupeContext(project, {}, edge);
  const result = await clusterRun(folder, {
    ...context,
    options: { ...context.options, keepBlocks: true, anew: true },
  });
  const bits = Array.from({ length: 21 }, (_, at) => at * 1000);
  const pointed = await recordsLike(folder, [...truth.keys()]);
  const byType = { counterparty: new Map<RecordId, string>(), contact: new Map<RecordId, string>() };
  const lost = { counterparty: [] as string[], contact: [] as string[] };
  const written = new Map<RecordId, string>();
  for (const [text, entity] of truth) {
    const record = pointed.get(text);
    const type = record?.type ?? (text.includes(contactMark) ? "contact" : "counterparty");
    const id = record?.id ?? text;
    // One record by two names, a key and a line, and each time of another entity.
    if ((byType[type].get(id) ?? entity) !== entity)
      throw new Failure("truth-contradicts", { path: file, left: written.get(id) ?? id, right: text });
    byType[type].set(id, entity);
    written.set(id, text);
    if (record === undefined) lost[type].push(text);
  }
  for (const texts of Object.values(lost)) {
    const first = texts.splice(0).slice(0, 3);
    const like = await keysLike(folder, first);
    for (const text of first) {
      const meant = like.get(text)!.meant.map((id) => `${id}?`);
      texts.push(meant.length === 0 ? text : `${text} (${meant.join(" ")})`);
    }
  }
  const found = (["counterparty", "contact"] as const).flatMap((type) => {
    const ofType = byType[type];
    if (ofType.size === 0) return [];
    const evaluation = evaluate(result, ofType, type, bits);
    const unknown = ofType.size - evaluation.records;
    return [{ type, evaluation, unknown, examples: unknown === 0 ? [] : lost[type] }];
  });
  // Two records at least make a pair: of fewer every figure would be a perfect one.
  if (!found.some(({ evaluation }) => evaluation.records > 1))
    throw new Failure("truth-unmeasured", {
      path: file,
      labels: truth.size,
      examples: [...lost.counterparty, ...lost.contact, ...written.values()].slice(0, 3).join(", "),
    });
  return found;
}

/** Pairs for a person to label, half merged by themselves and half just below; the largest clusters, and the values with many names. */
export async function sampleRun(
  projectFolder: string,
  run: string | undefined,
  size: number,
  edge: Edge,
): Promise<{
  folder: RunFolder;
  merged: readonly Match[];
  near: readonly Match[];
  largest: readonly { entityId: string; members: number }[];
  hubs: DedupeResult["hubs"];
}> {
  const project = await openProject(projectFolder);
  const folder = openRunOfSources(projectFolder, run);
  const context = dedupeContext(project, {}, edge);
  const result = await clusterRun(folder, { ...context, options: { ...context.options, anew: true } });
  return { folder, ...drawSample(result, size, folder.id), largest: largestClusters(result), hubs: result.hubs };
}

/** What people write in the column `label`; who is not sure has answered, and is not counted. */
const labelWords = {
  same: ["same", "1", "yes", "true", "да", "одно", "одно и то же"],
  different: ["different", "0", "no", "false", "нет", "разные"],
  unsure: ["unsure", "?", "не знаю"],
} as const;

/**
 * Precision of the automatic merges among labelled pairs, with its 95 % interval.
 *
 * @throws {Failure} `labels-unknown` where a label is none of the words; `labels-none` where no merged pair has one
 */
export async function readLabels(
  file: string,
): Promise<ReturnType<typeof precisionOf> & { labelled: number; right: number }> {
  let labelled = 0;
  let right = 0;
  const unknown = new Set<string>();
  const says = (label: string, what: keyof typeof labelWords) =>
    (labelWords[what] as readonly string[]).includes(label);
  await eachRow(file, ["band", "label"], (cell) => {
    const label = foldKey(cell("label"));
    const [same, different] = [says(label, "same"), says(label, "different")];
    if (label !== "" && !same && !different && !says(label, "unsure")) unknown.add(cell("label"));
    if (cell("band") !== "merged" || (!same && !different)) return;
    labelled++;
    if (same) right++;
  });
  if (unknown.size > 0)
    throw new Failure("labels-unknown", {
      path: file,
      labels: [...unknown]
        .slice(0, 5)
        .map((label) => `«${label}»`)
        .join(", "),
      words: Object.values(labelWords).flat().join(", "),
    });
  if (labelled === 0) throw new Failure("labels-none", { path: file });
  return { ...precisionOf(right, labelled), labelled, right };
}
