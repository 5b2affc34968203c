import { dimensions, type CheckScore, type DimensionScore, type Scorecard } from "../model/index.ts";
import type { Checks } from "./check-file.ts";

/** Records that a check applies to, and those that pass. */
export interface Count {
  checked: number;
  passed: number;
}

/** The scorecard: shares of the checks, their weighted mean by dimension, and that of the dimensions. */
export function score(
  input: { readonly id: string; readonly at: string; readonly scope?: string; readonly checks: Checks },
  counts: ReadonlyMap<string, Count>,
  records: number,
): Scorecard {
  const checks = input.checks.checks.map((check): CheckScore => {
    const { checked, passed } = counts.get(check.id)!;
    const { threshold } = check;
    return {
      check: check.id,
      dimension: check.dimension,
      weight: check.weight,
      checked,
      passed,
      ...(threshold === undefined ? {} : { threshold }),
      met: threshold === undefined || checked === 0 || passed / checked >= threshold,
    };
  });
  const byDimension = dimensions.map((dimension): DimensionScore => {
    const weight = input.checks.dimensions[dimension] ?? 0;
    const mean = weighted(
      checks
        .filter((check) => check.dimension === dimension && check.checked > 0)
        .map((check) => [check.passed / check.checked, check.weight]),
    );
    return { dimension, weight, ...(mean === undefined ? {} : { score: mean }) };
  });
  const total = weighted(
    byDimension.flatMap(({ score: each, weight }) => (each === undefined ? [] : [[each, weight] as const])),
  );
  return {
    at: input.at,
    id: input.id,
    ...(input.scope === undefined ? {} : { scope: input.scope }),
    records,
    ...(total === undefined ? {} : { score: total }),
    dimensions: byDimension,
    checks,
  };
}

/** Rounded to a millionth, so that the same audit gives the same bytes on every machine. */
function weighted(parts: readonly (readonly [value: number, weight: number])[]): number | undefined {
  const weight = parts.reduce((all, [, each]) => all + each, 0);
  if (weight === 0) return undefined;
  return Math.round((parts.reduce((all, [value, each]) => all + value * each, 0) / weight) * 1e6) / 1e6;
}
