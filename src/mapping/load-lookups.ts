import { diagnose } from "./diagnostic.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { reason } from "./io.ts";
import type { MappingIo } from "./io.ts";
import { lookupFromRows, lookupKey, lookupObject } from "./lookup.ts";
import type { LookupTable, Lookups } from "./lookup.ts";
import type { MappingFile } from "./schema/mapping.ts";
import type { Subject } from "../yaml/index.ts";
import { closest, valueSpan } from "../yaml/index.ts";
import { valuesOf } from "./values.ts";

/** Reads every table that the mapping names, each once. Paths are relative to the project. */
export async function loadLookups(
  mapping: MappingFile,
  { file, positions }: Subject,
  io: MappingIo,
): Promise<{ lookups: Lookups; diagnostics: readonly Diagnostic[] }> {
  const lookups = new Map<string, LookupTable>();
  const diagnostics: Diagnostic[] = [];
  for (const { value, path } of valuesOf(mapping)) {
    if (value.lookup === undefined) continue;
    const options = lookupObject(value.lookup);
    const key = lookupKey(value.lookup);
    if (options.file === undefined || lookups.has(key)) continue;
    const at = valueSpan(positions, [...path, "lookup"], file);
    const name = options.file;
    // An empty table stands for one that cannot be read, so that the rest can still be checked.
    let table: LookupTable = { name, entries: new Map() };
    try {
      const made = lookupFromRows(name, await io.readTable(name, options.sheet), options);
      table = made.table;
      for (const fault of made.faults) {
        if (fault.code === "lookup-column-unknown") {
          const { column, known } = fault;
          diagnostics.push(diagnose(fault.code, at, { column, file: name }, closest(column, known), known));
        } else {
          const { key: word, first, second } = fault;
          diagnostics.push(diagnose(fault.code, at, { key: word, first, second, file: name }));
        }
      }
    } catch (error) {
      diagnostics.push(diagnose("lookup-unreadable", at, { path: name, problem: reason(error) }));
    }
    lookups.set(key, table);
  }
  return { lookups, diagnostics };
}
