import { writeFileSync } from "node:fs";
import type { Language } from "../messages/index.ts";
import type { Books, Golden, Issue, Match, SourceRecord } from "../model/index.ts";
import { collectReport, summarise, type Artifacts } from "../report/data/collect.ts";
import type { ReportData, ReportSummary } from "../report/data/report-data.ts";
import { renderEntryRules } from "../report/run/entry-rules.ts";
import { writeEvidence } from "../report/evidence.ts";
import { renderProtocol } from "../report/run/protocol.ts";
import type { RunFacts } from "../report/data/run-facts.ts";
import { usualRates } from "../report/data/effort.ts";
import { renderRunReport } from "../report/run/run-report.ts";
import type { ReportOptions } from "../report/page/voice.ts";
import { matchFigures, readFigures, recordFigures } from "./artifacts/figures-file.ts";
import { readNdjson } from "./artifacts/ndjson.ts";
import { isRepair, issueFiles, listRuns, openRunFolder, type RunFolder } from "./artifacts/run-folder.ts";

export type ReportKind = "report" | "protocol" | "entry-rules" | "evidence" | "json";

export interface ReportRequest {
  readonly kind: ReportKind;
  readonly path: string;
  readonly language: Language;
  readonly mask?: boolean;
  /** What an hour of the person who decides costs. */
  readonly rate?: number;
}

/** Writes one of the reports of a run from its artifacts. */
export async function writeReport(projectFolder: string, folder: RunFolder, request: ReportRequest): Promise<void> {
  const { kind, path, language } = request;
  const options: ReportOptions = {
    language,
    ...(request.mask === true ? { mask: true } : {}),
    ...(request.rate === undefined ? {} : { rates: { ...usualRates, hourly: request.rate } }),
  };
  if (kind === "evidence") return writeEvidence(path, streams(folder), options);
  const data = await collect(projectFolder, folder);
  const text =
    kind === "json"
      ? `${JSON.stringify(data, null, 2)}\n`
      : kind === "protocol"
        ? renderProtocol(data, options)
        : kind === "entry-rules"
          ? renderEntryRules(data, options)
          : renderRunReport(data, options);
  writeFileSync(path, text, { mode: 0o600 });
}

async function collect(projectFolder: string, folder: RunFolder): Promise<ReportData> {
  const previous = previousSummary(projectFolder, folder);
  const data = await collectReport({
    facts: folder.readJson<RunFacts>("facts.json"),
    books: folder.readJson<Books>("books.json"),
    inputs: folder.run.inputs,
    ...streams(folder),
    ...countedBefore(folder),
    ...(previous === undefined ? {} : { previous }),
  });
  folder.write("summary.json", `${JSON.stringify(summarise(data), null, 2)}\n`);
  return data;
}

function streams(folder: RunFolder) {
  return {
    records: readNdjson<SourceRecord>(folder.file("records.ndjson")),
    issues: issuesOf(folder),
    matches: readNdjson<Match>(folder.file("matches.ndjson")),
    goldens: readNdjson<Golden>(folder.file("golden.ndjson")),
  };
}

/** What the stages have counted as they went; what they have not is read from the artifacts. */
function countedBefore(folder: RunFolder): Partial<Pick<Artifacts, "records" | "matches" | "goldens">> {
  const records = readFigures(folder, recordFigures);
  return { ...(records === undefined ? {} : { records }), ...readFigures(folder, matchFigures) };
}

/** What every stage had to say, in the order of the flow. */
async function* issuesOf(folder: RunFolder): AsyncGenerator<Issue> {
  for (const name of issueFiles) if (folder.has(name)) yield* readNdjson<Issue>(folder.file(name));
}

/** What the last finished run of the same kind before this one counted: a repair of the target is no earlier state of the sources. */
function previousSummary(projectFolder: string, folder: RunFolder): ReportSummary | undefined {
  const earlier = listRuns(projectFolder);
  for (const id of earlier.slice(0, earlier.indexOf(folder.id)).toReversed()) {
    const run = openRunFolder(projectFolder, id);
    if (!run.has("summary.json") || isRepair(run) !== isRepair(folder)) continue;
    try {
      return run.readJson<ReportSummary>("summary.json");
    } catch {
      // A damaged summary is no reason not to report; the run before it will do to compare with.
    }
  }
  return undefined;
}
