import { resolve } from "node:path";
import { say } from "../../messages/catalogue.ts";
import type { Language } from "../../messages/index.ts";
import { Failure, type Match } from "../../model/index.ts";
import { evaluateRun, readLabels, sampleRun } from "../../pipeline/evaluate-run.ts";
import type { Evaluation } from "../../dedupe/index.ts";
import { exportCsv } from "../../report/export.ts";
import { parseCount, type CommandFile, type Terminal } from "../command.ts";
import { edgeOf } from "../edge.ts";
import { outOption, runOption } from "../options.ts";
import { print } from "../print.ts";

const share = (value: number) => value.toFixed(4);

const command: CommandFile = {
  name: "evaluate",
  options: [
    runOption,
    { flags: "--truth <file>", help: "help.evaluate.truth" },
    { flags: "--sample <n>", help: "help.evaluate.sample", parse: parseCount },
    { flags: "--labels <file>", help: "help.evaluate.labels" },
    outOption,
  ],
  examples: [
    "sverka evaluate --truth truth.csv",
    "sverka evaluate --sample 200 --out sample.csv",
    "sverka evaluate --labels sample.csv",
  ],
  async action({ options, terminal }) {
    const run = options["run"] as string | undefined;
    const { truth, sample, labels } = options;
    if (typeof labels === "string") {
      const found = await readLabels(resolve(labels));
      return print(
        terminal,
        found,
        say("evaluate-labels", terminal.language, {
          right: found.right,
          labelled: found.labelled,
          precision: share(found.precision),
          low: share(found.low),
          high: share(found.high),
        }),
      );
    }
    if (typeof sample === "number") return drawSample(terminal, run, sample, options["out"]);
    if (typeof truth !== "string") throw new Failure("evaluate-usage");
    const found = await evaluateRun(terminal.folder, run, resolve(truth), await edgeOf(terminal));
    const lines = found.flatMap(({ type, evaluation, unknown, examples }) => [
      say("evaluate-head", terminal.language, {
        type,
        records: evaluation.records,
        entities: evaluation.entities,
        unknown,
      }),
      ...(examples.length === 0
        ? []
        : [`  ${say("evaluate-unknown", terminal.language, { examples: examples.join(", ") })}`]),
      ...measured(evaluation, terminal.language),
    ]);
    print(terminal, found, lines.join("\n"));
  },
};
export default command;

/** The figures of one type; of fewer than two records there are none, and of no true pair a perfect recall would say nothing. */
function measured(evaluation: Evaluation, language: Language): string[] {
  if (evaluation.records < 2) return [`  ${say("evaluate-no-records", language)}`];
  const nothingToFind = evaluation.byThreshold[0]?.pairwise.truePairs === 0;
  return [
    ...(nothingToFind ? [`  ${say("evaluate-no-true-pairs", language)}`] : []),
    "  bits   pairwise P      R      F1      B³ P      R      F1    held",
    ...thresholdLines(evaluation.byThreshold, language),
    ...(evaluation.byThreshold.some(({ held }) => held.pairs > 0) ? [`  ${say("evaluate-held", language)}`] : []),
    `  ${say("evaluate-review", language, reviewFigures(evaluation.review))}`,
    ...(evaluation.blocking === undefined
      ? []
      : [
          `  ${say("evaluate-blocking", language, { ...evaluation.blocking, recall: share(evaluation.blocking.recall) })}`,
        ]),
    ...worst("evaluate-wrong", "=", evaluation.worst.merged, language),
    ...worst("evaluate-missed", "≠", evaluation.worst.missed, language),
  ];
}

function reviewFigures({ unreached, precision, questionPrecision, ...counts }: Evaluation["review"]) {
  return { ...counts, ...unreached, precision: share(precision), questionPrecision: share(questionPrecision) };
}

/** By rising threshold; the first of the list is the one in force, and is marked. */
function thresholdLines(byThreshold: Evaluation["byThreshold"], language: Language): string[] {
  const [inForce] = byThreshold;
  return [...byThreshold]
    .sort((a, b) => a.threshold - b.threshold)
    .map((line) => {
      const figures = [line.pairwise, line.bCubed].map((each) =>
        [each.precision, each.recall, each.f1].map(share).join(" "),
      );
      const held = line.held.pairs === 0 ? "0" : `${line.held.pairs} (${line.held.right})`;
      const mark = line === inForce ? `    ${say("evaluate-in-force", language)}` : "";
      return `  ${(line.threshold / 1000).toFixed(1).padStart(4)}       ${figures.join("    ")}    ${held}${mark}`;
    });
}

/** The first mistakes of a kind; JSON has more, with their evidence. */
function worst(heading: string, sign: string, matches: readonly Match[], language: Language): string[] {
  if (matches.length === 0) return [];
  const shown = matches
    .slice(0, 10)
    .map((match) => `  ✗ ${match.left} ${sign} ${match.right}  ${(match.weight / 1000).toFixed(1)}`);
  return [`  ${say(heading, language)}`, ...shown];
}

async function drawSample(terminal: Terminal, run: string | undefined, size: number, out: unknown): Promise<void> {
  const { merged, near, largest, hubs, folder } = await sampleRun(terminal.folder, run, size, await edgeOf(terminal));
  const rows = [
    ...merged.map((match) => ["merged", match] as const),
    ...near.map((match) => ["near", match] as const),
  ].map(([band, match]) => [
    band,
    match.left,
    match.right,
    (match.weight / 1000).toFixed(1),
    match.features.map((feature) => `${feature.name}: ${feature.left ?? ""} ~ ${feature.right ?? ""}`).join("; "),
    "",
  ]);
  const path = typeof out === "string" ? resolve(out) : folder.file("sample.csv");
  await exportCsv(path, { name: "sample", headers: ["band", "left", "right", "bits", "evidence", "label"], rows });
  const lines = [
    say("evaluate-sample", terminal.language, { path, count: rows.length }),
    ...largest.map((each) => `  ${each.entityId}  ${each.members}`),
    ...(hubs.length === 0 ? [] : [say("evaluate-hubs", terminal.language, { count: hubs.length })]),
    ...hubs
      .slice(0, 20)
      .map(({ value, records, names }) => `  ${say("evaluate-hub", terminal.language, { value, records, names })}`),
  ];
  print(terminal, { path, merged: merged.length, near: near.length, largest, hubs }, lines.join("\n"));
}
