import { join } from "node:path";
import { closest } from "../mapping/index.ts";
import {
  Failure,
  fieldsByType,
  type Correction,
  type Draft,
  type DraftFields,
  type Issue,
  type SourceRecord,
} from "../model/index.ts";
import { createNormalizer } from "../normalize/index.ts";
import { holdsReject } from "../report/rejects/mended-rejects.ts";
import { rejectsFile } from "../report/rejects/rejects.ts";
import { findRecord } from "./artifacts/find.ts";
import { recordOf } from "./artifacts/resolve.ts";
import { appendJournal, correctionsFile } from "./artifacts/journals.ts";
import { sign, type Signature } from "./judge.ts";
import { openProject, type OpenProject } from "./project/open-project.ts";
import { normalizeOptions } from "./normalize/normalize-options.ts";
import { openRunOfSources, type RunFolder } from "./artifacts/run-folder.ts";

export interface CorrectedField {
  readonly entry: Correction;
  /** What cleaning has against the value. It is taken all the same: a person may know better than a check digit. */
  readonly issues: readonly Issue[];
}

/** `correct RECORD FIELD VALUE…`: a person's value for a canonical field of a source record. */
export async function correctField(
  project: string,
  [id, field, ...values]: readonly string[],
  signature: Signature,
): Promise<CorrectedField> {
  if (id === undefined || field === undefined || values.length === 0) throw new Failure("correct-usage");
  const record = await correctable(openRunOfSources(project), id);
  const known = fieldsByType[record.type];
  if (!known.includes(field)) {
    const meant = closest(field, known);
    if (meant === undefined) throw new Failure("correct-field-unknown", { field, record: id, known: known.join(", ") });
    throw new Failure("correct-field-meant", { field, record: id, meant });
  }
  const issues = correctionDoubts(await openProject(project), record, field, values);
  const [only = ""] = values;
  const entry: Correction = {
    ...sign(signature),
    correct: record.id,
    field,
    value: values.length === 1 ? only : values,
    ...(signature.why === undefined ? {} : { why: signature.why }),
  };
  appendJournal(join(project, correctionsFile), [entry]);
  return { entry, issues };
}

/** @throws {Failure} when there is no such record: a rejected row has cells to mend, but no fields yet */
async function correctable(folder: RunFolder, id: string): Promise<SourceRecord> {
  const record = await findRecord(folder, id);
  if (record !== undefined) return record;
  const [source = ""] = id.split(":");
  const rejects = join("rejects", rejectsFile(source));
  if (folder.has(rejects) && (await holdsReject(folder.file(rejects), id)))
    throw new Failure("correct-rejected", { record: id, run: folder.id, file: folder.file(rejects) });
  return recordOf(folder, id);
}

/** What cleaning has against a correction: cleans the values as the next run will, beside the record's own name and country. */
export function correctionDoubts(
  project: OpenProject,
  record: SourceRecord,
  field: string,
  values: readonly string[],
): readonly Issue[] {
  const source = project.sources.find((each) => each.id === record.source);
  if (source === undefined) return [];
  const at = "correction";
  const context = (text: string) => [{ text, at: "context" }];
  const fields: DraftFields = {
    [record.type === "counterparty" ? "name" : "fullName"]: context(record.name.raw),
    ...(record.country === undefined ? {} : { country: context(record.country.value) }),
    [field]: values.map((text) => ({ text, at })),
  };
  const entity = { fields, extra: {} };
  const draft: Draft = {
    place: { source: record.source, path: "", line: 1 },
    key: record.key,
    identity: record.key,
    defaults: {},
    ...(record.type === "counterparty" ? { counterparty: entity, contacts: [] } : { contacts: [entity] }),
  };
  const { issues } = createNormalizer(normalizeOptions(project, source))(draft, {
    source: record.source,
    key: record.key,
    hash: record.hash,
    places: record.places,
  });
  return issues.filter((issue) => issue.severity !== "note" && issue.at !== "context");
}
