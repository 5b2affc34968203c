import type { SpellingTable } from "../model/index.ts";
import { diagnose } from "./diagnostic.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { reason } from "./io.ts";
import type { MappingIo } from "./io.ts";
import { inlineTable, lookupFromRows } from "./lookup.ts";
import type { LoadedProject } from "./project.ts";
import { valueSpan } from "../yaml/index.ts";

/** The project's own spellings (`normalize.lookups`), read once. The first two columns of a file count. */
export async function loadSpellings(
  { project, file, positions }: LoadedProject,
  io: MappingIo,
): Promise<{ spellings: readonly SpellingTable[]; diagnostics: readonly Diagnostic[] }> {
  const spellings: SpellingTable[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [field, source] of Object.entries(project.normalize?.lookups ?? {})) {
    if (typeof source !== "string") {
      spellings.push({ field, entries: inlineTable(source).entries });
      continue;
    }
    const at = valueSpan(positions, ["normalize", "lookups", field], file);
    try {
      const { table, faults } = lookupFromRows(source, await io.readTable(source), {});
      for (const fault of faults)
        if (fault.code === "lookup-contradiction")
          diagnostics.push(
            diagnose(fault.code, at, { key: fault.key, first: fault.first, second: fault.second, file: source }),
          );
      spellings.push({ field, entries: table.entries });
    } catch (error) {
      diagnostics.push(diagnose("lookup-unreadable", at, { path: source, problem: reason(error) }));
    }
  }
  return { spellings, diagnostics };
}
