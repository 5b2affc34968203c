import { fieldsByType, foldKey, type Correction, type Issue } from "../model/index.ts";
import { fieldName } from "../report/text/names.ts";
import type { ReadSheet } from "../report/workbook/workbook-reader.ts";
import type { DecisionLog } from "./decision-log.ts";
import type { DeskData } from "./desk-data.ts";

export type UnsignedCorrection = Omit<Correction, "id" | "at" | "by">;

export interface ReadCorrections {
  readonly corrections: readonly UnsignedCorrection[];
  /** Rows that were not taken, each with its place. */
  readonly issues: readonly Issue[];
  /** Rows that the journal has already. */
  readonly known: number;
}

/** The sheet of corrections of a review workbook: record, field, value (one a line of the cell), why. Empty rows are nothing. */
export async function readCorrections(
  path: string,
  sheet: ReadSheet | undefined,
  data: DeskData,
  log: DecisionLog,
): Promise<ReadCorrections> {
  const taken = new Map<string, { readonly entry: UnsignedCorrection; readonly line: number }>();
  const refused = new Set<string>();
  const issues: Issue[] = [];
  let known = 0;
  for (const { line, cells } of sheet?.rows ?? []) {
    const [record = "", word = "", value = "", why = ""] = cells.map((cell) => cell.trim());
    const place = `${path}!${sheet?.name ?? ""}:${line}`;
    const refuse = (code: string, params = {}) =>
      issues.push({ code, severity: "warning", place, raw: record || word || value, params });
    // People copy the key together with the brackets it stands in.
    const id = record.replace(/^\[(.*)\]$/, "$1");
    const found = await data.record(id);
    if (found === undefined) {
      refuse("review-correction-record");
      continue;
    }
    const field = fieldsByType[found.type].find((each) => namesOf(each).has(foldKey(word)));
    if (field === undefined || value === "") {
      refuse(value === "" ? "review-correction-empty" : "review-correction-field", { field: word });
      continue;
    }
    const values = value.split("\n").flatMap((each) => each.trim() || []);
    const key = JSON.stringify([id, field]);
    const entry: UnsignedCorrection = {
      correct: id,
      field,
      value: values.length === 1 ? values[0]! : values,
      ...(why === "" ? {} : { why }),
    };
    const twice = taken.get(key);
    if (twice !== undefined || refused.has(key)) {
      if (twice !== undefined && sameValue(twice.entry, entry)) continue;
      refuse("review-correction-twice", { line: twice?.line ?? line });
      taken.delete(key);
      refused.add(key);
      continue;
    }
    if (living(log, id, field).some((each) => sameValue(each, entry))) known++;
    else taken.set(key, { entry, line });
  }
  return { corrections: [...taken.values()].map(({ entry }) => entry), issues, known };
}

/** The field's words in either language, and its own name. */
function namesOf(field: string): ReadonlySet<string> {
  return new Set([field, fieldName(field, "en"), fieldName(field, "ru")].map(foldKey));
}

/** The last correction of the field that was not taken back: an older one that says the same has been overruled since. */
function living(log: DecisionLog, id: string, field: string): readonly Correction[] {
  return log
    .history([id])
    .flatMap(({ entry, revoked }) =>
      !revoked && "correct" in entry && "field" in entry && entry.field === field ? [entry] : [],
    )
    .slice(-1);
}

const sameValue = (a: Pick<Correction, "value">, b: Pick<Correction, "value">): boolean =>
  JSON.stringify([a.value].flat()) === JSON.stringify([b.value].flat());
