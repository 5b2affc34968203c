import { availableParallelism } from "node:os";
import {
  askingWidely,
  defaultOptions,
  defaultPolicy,
  type DedupeOptions,
  type MergePolicy,
  wideReview,
} from "../dedupe/index.ts";
import type { OpenProject } from "./project/open-project.ts";
import type { Edge, RunOptions } from "./run-options.ts";
import type { DedupeContext } from "./dedupe/stage-dedupe.ts";

/** What sverka.yaml says about finding and merging duplicates, as dedupe wants it. */
export function dedupeContext(
  project: OpenProject,
  options: RunOptions,
  edge: Edge,
  whole: ReadonlySet<string> = new Set(),
): DedupeContext {
  return {
    whole,
    ...(options.everything === true ? { everything: true } : {}),
    options: dedupeOptions(project, options),
    policy: mergePolicy(project),
    // Who corrects a record while judging it has seen what the correction makes of it.
    journal: [...project.decisions, ...project.corrections],
    threads: options.workers ?? availableParallelism(),
    progress: edge.progress,
    signal: edge.signal,
  };
}

function dedupeOptions(project: OpenProject, options: RunOptions): DedupeOptions {
  const { dedupe, own } = project.project;
  const automatic = dedupe?.automatic ?? true;
  const bits = (value: number | undefined, fallback: number) =>
    value === undefined ? fallback : Math.round(value * 1000);
  const { automatic: from, review } = dedupe?.thresholds ?? {};
  return {
    ...defaultOptions,
    parameters: review === "wide" ? askingWidely(project.parameters) : project.parameters,
    thresholds: {
      automatic: bits(from, defaultOptions.thresholds.automatic),
      review: review === "wide" ? wideReview : bits(review, defaultOptions.thresholds.review),
    },
    automatic: options.merge !== false && automatic !== false && automatic !== "off",
    branches: branchPolicy(project),
    own: {
      inns: (own?.inns ?? []).map(String),
      phones: (own?.phones ?? []).map(String),
      domains: own?.domains ?? [],
    },
    cleanSources: project.sources
      .filter(({ settings }) => settings.clean === true || settings.clean === "on")
      .map(({ id }) => id),
    doubles: Object.fromEntries(
      project.sources.flatMap(({ id, settings: { doubles = "merge" } }) =>
        doubles === "merge" ? [] : [[id, doubles]],
      ),
    ),
    sourcePriority: priorities(project),
  };
}

/** Whether a branch is a card of its own. */
export function branchPolicy({ project }: Pick<OpenProject, "project">): DedupeOptions["branches"] {
  return project.dedupe?.branches ?? defaultOptions.branches;
}

function mergePolicy(project: OpenProject): MergePolicy {
  const { merge } = project.project;
  const chains = (rules: Readonly<Record<string, string | readonly string[]>> | undefined) =>
    Object.fromEntries(
      Object.entries(rules ?? {}).map(([field, rule]) => [field, [rule].flat()]),
    ) as MergePolicy["counterparty"];
  return {
    counterparty: { ...defaultPolicy.counterparty, ...chains(merge?.counterparty) },
    contact: { ...defaultPolicy.contact, ...chains(merge?.contact) },
    master: merge?.master ?? defaultPolicy.master,
    sourcePriority: priorities(project),
  };
}

function priorities(project: OpenProject): Record<string, number> {
  return Object.fromEntries(
    project.sources.flatMap(({ id, settings }) => (settings.priority === undefined ? [] : [[id, settings.priority]])),
  );
}
