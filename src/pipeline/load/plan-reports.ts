import { writeFileSync } from "node:fs";
import type { Effect, LoadResult } from "../../load/index.ts";
import type { Language } from "../../messages/index.ts";
import type { Golden } from "../../model/index.ts";
import { renderPlanReport, writePlanWorkbook, type PlanData } from "../../report/plan/report.ts";
import type { PlanSummary } from "../../report/plan/summary.ts";
import { readNdjson } from "../artifacts/ndjson.ts";
import { openPlan, savePlan } from "./plan-file.ts";
import type { RunFolder } from "../artifacts/run-folder.ts";

/** What the load would do, for people: the ending of the file says as what. */
export interface PlannedRun {
  readonly project: string;
  readonly target: string;
  readonly result: LoadResult;
  readonly summary: PlanSummary;
}

/**
 * Writes the latest plan of a run: `.html` a page to browse, `.xlsx` a workbook, anything else the plan itself, which `load --plan`
 * applies. Readable by its owner only, as everything of a run.
 */
export async function writePlanFile(
  folder: RunFolder,
  path: string,
  planned: PlannedRun,
  language: Language,
): Promise<void> {
  const kind = /\.(html?|xlsx)$/i.exec(path)?.[1]?.toLowerCase();
  if (kind === undefined) return savePlan(folder, path);
  const data = await planData(folder, planned);
  if (kind === "xlsx") await writePlanWorkbook(path, data, language);
  else writeFileSync(path, await renderPlanReport(data, language), { mode: 0o600 });
}

async function planData(folder: RunFolder, { project, target, result, summary }: PlannedRun): Promise<PlanData> {
  const names = new Map<string, string>();
  for await (const golden of readNdjson<Golden>(folder.file("golden.ndjson")))
    names.set(golden.id, golden.name.display);
  const { effects } = await openPlan(folder.file("plan.ndjson"));
  const rejects = result.rejects.map(({ entity, issue }) => ({ ...issue, params: { ...issue.params, entity } }));
  return {
    project,
    run: folder.id,
    target,
    summary,
    books: { drafts: result.drafts, tables: result.tables },
    writes: effects as () => AsyncGenerator<Effect>,
    issues: [...rejects, ...result.issues],
    nameOf: (entity) => names.get(entity),
  };
}
