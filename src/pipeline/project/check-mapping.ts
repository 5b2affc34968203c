import {
  checkMapping,
  diagnose,
  homeCountry,
  runMappingTests,
  sortDiagnostics,
  type Diagnostic,
  type LoadedMapping,
  type Sample,
  type TargetLimits,
} from "../../mapping/index.ts";
import type { NormalizeOptions } from "../../normalize/index.ts";
import { lineStart } from "../../model/index.ts";
import { readSample } from "./samples.ts";

/** What a mapping meets besides what it says of itself. */
export interface Surroundings {
  /** The target, as the snapshot beside the project has it. */
  readonly target?: TargetLimits | undefined;
  /** Headers of the export that is about to be read; `validate` has none. */
  readonly files?: readonly Sample[];
  /** How the project cleans what this mapping reads: its rules, spellings and reference files. Without one, the mapping's own defaults. */
  readonly cleaning?: NormalizeOptions | undefined;
}

export interface CheckedMapping {
  readonly diagnostics: readonly Diagnostic[];
  /** Tests inside the mapping; none are run while it has faults. */
  readonly tests: { readonly passed: number; readonly failed: number };
}

/**
 * The one checker of `validate`, `plan` and `run`: the mapping against its own `sample:`, the target and the files at hand, then
 * the tests inside it, cleaned as a run would clean. All faults at once.
 *
 * @param folder what the mapping's path is relative to
 */
export async function checkLoaded(
  folder: string,
  loaded: LoadedMapping,
  { target, files, cleaning }: Surroundings,
): Promise<CheckedMapping> {
  const own = await ownSample(folder, loaded);
  const found = [
    ...own.diagnostics,
    ...checkMapping(loaded, { headers: own.samples, files: files ?? [], ...(target === undefined ? {} : { target }) }),
  ];
  // A mapping with faults would fail its tests for their sake: one cause, one finding.
  if (found.some((each) => each.severity === "error")) return { diagnostics: found, tests: { passed: 0, failed: 0 } };
  const { tests, coverage } = loaded.mapping;
  if (tests === undefined && coverage === undefined)
    return { diagnostics: sortDiagnostics(found), tests: { passed: 0, failed: 0 } };
  // Two hundred modules: a mapping without tests is checked sooner than they are loaded.
  const [{ createNormalizer }, { baseKey }] = await Promise.all([
    import("../../normalize/index.ts"),
    import("../normalize/row-processor.ts"),
  ]);
  const clean = createNormalizer(cleaning ?? ownCleaning(loaded));
  const run = runMappingTests(loaded, (draft) =>
    clean(draft, { source: "test", key: baseKey(draft), hash: "0".repeat(64), places: ["test@test:1"] }),
  );
  const diagnostics = sortDiagnostics([...found, ...run.diagnostics]);
  return { diagnostics, tests: { passed: run.passed, failed: run.failed } };
}

/** A mapping without a project, a preset that is looked at by itself. */
function ownCleaning({ mapping }: LoadedMapping): NormalizeOptions {
  const { country, city, areaCode } = mapping.defaults ?? {};
  const home = homeCountry(country);
  return {
    ...(home === undefined ? {} : { country: home }),
    ...(city === undefined ? {} : { city }),
    ...(areaCode === undefined ? {} : { areaCode }),
  };
}

/** Headers and rows of the mapping's own sample. One that cannot be read is a fault like another. */
async function ownSample(
  folder: string,
  { mapping, file }: LoadedMapping,
): Promise<{ samples: readonly Sample[]; diagnostics: readonly Diagnostic[] }> {
  const { sample, source } = mapping;
  if (sample === undefined) return { samples: [], diagnostics: [] };
  try {
    return { samples: await readSample(folder, sample, source, true), diagnostics: [] };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { samples: [], diagnostics: [diagnose("mapping-unreadable", lineStart(file), { path: sample, problem })] };
  }
}
