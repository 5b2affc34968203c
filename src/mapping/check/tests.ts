import { foldKey } from "../../model/index.ts";
import { header, isVirtual } from "../columns.ts";
import type { MappingFile } from "../schema/mapping.ts";
import { closest } from "../../yaml/index.ts";
import { columnUses } from "../uses.ts";
import { eachAt } from "../value-forms.ts";
import type { Sample } from "./columns.ts";
import type { Finder } from "./finder.ts";

/** Tests that test nothing, that give columns nobody reads, that expect fields there are not. */
export function checkTests(mapping: MappingFile, samples: readonly Sample[], finder: Finder): void {
  const uses = columnUses(mapping).map((use) => use.column);
  const known = [
    ...uses,
    ...Object.keys(mapping.ignore ?? {}),
    ...(mapping.columns ?? []),
    ...samples.flatMap((each) => each.columns),
  ];
  for (const [index, test] of (mapping.tests ?? []).entries()) {
    const path = ["tests", index];
    const outcomes = (["expect", "reject", "leftOut"] as const).filter((key) => test[key] !== undefined);
    if (outcomes.length === 0 && test.issues === undefined)
      finder.atValue("test-empty", path, { problem: "expect, reject, leftOut, issues?" });
    if (outcomes.length > 1) finder.atValue("test-empty", path, { problem: outcomes.join(" + ") });
    if (test.expect !== undefined) checkExpectation(test.expect, [...path, "expect"], finder);
    for (const [cells, at] of eachAt<Cells>(test.given, [...path, "given"])) {
      if (Object.keys(cells).length === 0) finder.atValue("test-empty", at, { problem: "given: {}" });
      for (const column of Object.keys(cells)) {
        if (!isKnown(column, known))
          finder.atKey("test-column-unknown", [...at, column], { column }, closest(column, known));
      }
    }
  }
}

type Cells = Readonly<Record<string, unknown>>;

function isKnown(column: string, known: readonly string[]): boolean {
  if (isVirtual(column)) return true;
  const own = header([column]);
  const folded = foldKey(column);
  return known.some((name) => foldKey(name) === folded || own.find(name).length > 0);
}

/** The schema knows the fields; an expectation without any would pass whatever comes of the row. */
function checkExpectation(
  expect: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
  finder: Finder,
): void {
  if (Object.keys(expect).length === 0) finder.atValue("test-empty", path, { problem: "expect: {}" });
  for (const [entity, expected] of Object.entries(expect)) {
    for (const [each, at] of eachAt(expected, [...path, entity])) {
      if (typeof each !== "object" || each === null || Object.keys(each).length > 0) continue;
      finder.atValue("test-empty", at, { problem: `${entity}: {}` });
    }
  }
}
