import { foldKey } from "../../model/index.ts";
import { header } from "../columns.ts";
import type { MappingFile } from "../schema/mapping.ts";
import { valueUses } from "../uses.ts";
import { fieldsOf, valuesOf } from "../values.ts";
import type { Path } from "../../yaml/index.ts";
import type { TestOutcome } from "./outcome.ts";

/** How much of a mapping its tests touch. */
export interface Coverage {
  /** 0 to 1; 1 for a mapping in which there is nothing to touch. */
  readonly share: number;
  readonly touched: number;
  readonly total: number;
  readonly untouched: readonly { readonly what: string; readonly path: Path }[];
}

/**
 * A field is touched when a test expects something of it; a value with steps (lookup, split, extract…) when such a test also
 * fills one of its columns; a rule when a test ends with it. `counts` says which parts of the mapping are asked about.
 */
export function measureCoverage(
  mapping: MappingFile,
  outcomes: readonly TestOutcome[],
  counts: (path: Path) => boolean,
): Coverage {
  const all: { what: string; path: Path; touched: boolean }[] = [];
  for (const { entity, field, value, path } of fieldsOf(mapping)) {
    const naming = outcomes.filter((outcome) => expects(outcome, entity, field));
    const columns = [...valueUses(value, field, path)].filter((use) => use.as === "value").map((use) => use.column);
    const filled = columns.length === 0 ? naming : naming.filter((outcome) => fills(outcome, columns));
    all.push({ what: `${entity}.${field}`, path, touched: filled.length > 0 });
  }
  for (const { entity, field, value, path, fact } of valuesOf(mapping)) {
    const step = (["lookup", "split", "extract", "replace", "template", "join", "parts", "firstOf"] as const).find(
      (name) => value[name] !== undefined,
    );
    if (step === undefined || fact) continue;
    const columns = [...valueUses(value, field, path)].map((use) => use.column);
    const touched = outcomes.some((outcome) => expects(outcome, entity, field) && fills(outcome, columns));
    all.push({ what: `${entity}.${field} (${step})`, path: [...path, step], touched });
  }
  for (const [index, rule] of (mapping.leaveOut ?? []).entries()) {
    const touched = outcomes.some((outcome) => outcome.leftOut === `filter:${rule.reason}`);
    all.push({ what: `leaveOut: ${rule.reason}`, path: ["leaveOut", index], touched });
  }
  for (const [index, rule] of (mapping.reject ?? []).entries()) {
    const touched = outcomes.some((outcome) =>
      outcome.issues.some((issue) => issue.code === "row-rejected" && issue.params?.["reason"] === rule.reason),
    );
    all.push({ what: `reject: ${rule.reason}`, path: ["reject", index], touched });
  }
  if (mapping.groups !== undefined) {
    all.push({ what: "groups", path: ["groups"], touched: outcomes.some((outcome) => outcome.groups > 0) });
  }
  const items = all.filter((item) => counts(item.path));
  const touched = items.filter((item) => item.touched).length;
  return {
    share: items.length === 0 ? 1 : touched / items.length,
    touched,
    total: items.length,
    untouched: items.filter((item) => !item.touched).map(({ what, path }) => ({ what, path })),
  };
}

const nameParts: ReadonlySet<string> = new Set(["fullName", "lastName", "firstName", "middleName"]);

function expects({ test }: TestOutcome, entity: string, field: string): boolean {
  const { expect } = test;
  if (expect === undefined) return test.reject !== undefined && (field === "name" || field === "fullName");
  const expected = entity === "counterparty" ? [expect["counterparty"]] : [expect["contact"], expect["contacts"]];
  return expected.flat().some((each) => {
    if (typeof each !== "object" || each === null) return false;
    return field in each || (nameParts.has(field) && ("name" in each || "fullName" in each));
  });
}

function fills({ test }: TestOutcome, columns: readonly string[]): boolean {
  const rows = Array.isArray(test.given) ? test.given : [test.given];
  return rows.some((cells) => {
    const given = Object.keys(cells).filter((name) => String(cells[name] ?? "").trim() !== "");
    const own = header(given);
    const folded = new Set(given.map(foldKey));
    return columns.some(
      (column) => column.startsWith("$") || own.find(column).length > 0 || folded.has(foldKey(column)),
    );
  });
}
