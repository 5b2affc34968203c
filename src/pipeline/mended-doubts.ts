import { compileMapping } from "../mapping/index.ts";
import type { Issue } from "../model/index.ts";
import { createNormalizer } from "../normalize/index.ts";
import type { MendedRow } from "../report/rejects/mended-rejects.ts";
import { FieldCorrections } from "./normalize/corrections.ts";
import type { OpenProject } from "./project/open-project.ts";
import { prepareSources } from "./prepare-sources.ts";
import { RowProcessor } from "./normalize/row-processor.ts";

/**
 * What the next run will have against rows as a person has mended them: why one is still rejected, and what is doubtful in a cell that
 * was changed. They are taken in all the same: a person may know better than a check digit.
 *
 * @param changed columns of a row by its id
 */
export function mendedDoubts(
  project: OpenProject,
  rows: readonly MendedRow[],
  changed: ReadonlyMap<string, ReadonlySet<string>>,
): Issue[] {
  const specs = prepareSources(project, noRows).map(({ cleaner }) => cleaner);
  return rows.flatMap(({ id, place, cells }) => {
    const spec = specs.find(({ source }) => id.startsWith(`${source}:`));
    if (spec === undefined) return [];
    const functions = { map: compileMapping(spec.mapping, spec.compile), clean: createNormalizer(spec.normalize) };
    const processor = new RowProcessor(spec.source, functions, new Map(), new FieldCorrections([], spec.source));
    const raw = { path: place, line: 1, paths: [...cells.keys()], values: [...cells.values()] };
    const found = [...processor.process([raw])]
      .flatMap(({ fate }) => fate.issues)
      .filter(
        ({ severity, at }) =>
          severity === "error" || (severity === "warning" && changed.get(id)?.has(at ?? "") === true),
      );
    return found.map((issue) => ({ ...issue, place }));
  });
}

async function* noRows(): AsyncGenerator<never> {}
