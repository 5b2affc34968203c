import type { LoadReject } from "../load/index.ts";
import type { Language } from "../messages/index.ts";
import { addTo, formatPlace, type Issue, type SourceRecord } from "../model/index.ts";
import { RejectsWriter } from "../report/rejects/rejects.ts";
import { describeInput } from "./project/inputs.ts";
import { readLines } from "./artifacts/ndjson.ts";
import type { OpenProject, OpenProjectSource } from "./project/open-project.ts";
import { extractedRows, fileRows, findInputs } from "./prepare-sources.ts";
import type { RunFolder } from "./artifacts/run-folder.ts";

/**
 * Rows whose card the database refused, as workbooks to be mended like those that cleaning rejected: `rejects/load/<source>.xlsx`. The
 * rows are read again from the files, which only a run with such rejects pays for; a file that has changed since is left out.
 */
export async function writeLoadRejects(
  folder: RunFolder,
  project: OpenProject,
  rejects: readonly LoadReject[],
  context: { readonly env: NodeJS.ProcessEnv; readonly language: Language },
): Promise<void> {
  if (rejects.length === 0) return;
  const places = await placesOf(folder, rejects);
  const writer = new RejectsWriter(folder.folder("rejects/load"), context.language);
  for (const source of project.sources) {
    if (![...places.keys()].some((place) => place.startsWith(`${source.id}@`))) continue;
    for await (const batch of rowsAgain(folder, project, source, context.env))
      for (const row of batch) {
        const { path, sheet, line } = row;
        const place = formatPlace({ source: source.id, path, ...(sheet === undefined ? {} : { sheet }), line });
        const found = places.get(place);
        if (found !== undefined) await writer.add({ source: source.id, row, id: found.id, issues: found.issues });
      }
  }
  await writer.close();
}

interface Refused {
  readonly id: string;
  readonly issues: Issue[];
}

/** The places of the refused records, with why. */
async function placesOf(folder: RunFolder, rejects: readonly LoadReject[]): Promise<Map<string, Refused>> {
  const byRecord = new Map<string, Issue[]>();
  for (const { records, issue } of rejects) for (const id of records) addTo(byRecord, id, issue);
  const starts = new Map([...byRecord.keys()].map((id) => [`{"id":${JSON.stringify(id)},`, id]));
  const places = new Map<string, Refused>();
  for await (const lines of readLines(folder.file("records.ndjson")))
    for (const line of lines) {
      // The id is a line's first key: a million records need not be parsed for the few that were refused.
      const id = starts.get(line.slice(0, line.indexOf('",') + 2));
      if (id === undefined) continue;
      const record = JSON.parse(line) as SourceRecord;
      for (const place of record.places)
        places.set(place, { id: record.id.split("#")[0]!, issues: byRecord.get(id) ?? [] });
    }
  return places;
}

async function* rowsAgain(
  folder: RunFolder,
  project: OpenProject,
  source: OpenProjectSource,
  env: NodeJS.ProcessEnv,
): ReturnType<typeof fileRows> {
  if (folder.has(`raw/${source.id}.ndjson`)) {
    yield* extractedRows(folder, source.id);
    return;
  }
  const files = (await findInputs(project, env)).get(source.id) ?? [];
  for (const file of files) {
    const { sha256 } = await describeInput(file);
    const same = folder.run.inputs.some((input) => input.path === file.path && input.sha256 === sha256);
    if (same) yield* fileRows(source, [file], {});
  }
}
