import { schemeByName } from "../countries/identifiers.ts";
import { foldKey, foldSpace, type CounterpartyField, type Reference } from "../model/index.ts";
import { diagnose } from "./diagnostic.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { reason } from "./io.ts";
import type { MappingIo } from "./io.ts";
import type { LoadedProject } from "./project.ts";
import { joinSchemes, type Enrichment } from "./schema/enrich.ts";
import { closest, valueSpan, type Path } from "../yaml/index.ts";

/** Reads the files that `enrich` names, source by source. Paths are relative to the project. */
export async function loadReferences(
  { project, file, positions }: LoadedProject,
  io: MappingIo,
): Promise<{ references: ReadonlyMap<string, readonly Reference[]>; diagnostics: readonly Diagnostic[] }> {
  const references = new Map<string, readonly Reference[]>();
  const diagnostics: Diagnostic[] = [];
  for (const [id, source] of Object.entries(project.sources)) {
    const found: Reference[] = [];
    for (const [index, enrichment] of (source.enrich ?? []).entries()) {
      const path = ["sources", id, "enrich", index];
      const at = (key: Path[number], ...more: Path) => valueSpan(positions, [...path, key, ...more], file);
      try {
        const rows = await io.readTable(enrichment.file, enrichment.sheet);
        const { reference, faults } = indexReference(enrichment, rows);
        for (const fault of faults) {
          if (fault.code === "lookup-column-unknown") {
            const { column, known, field } = fault;
            const where = field === undefined ? at("key") : at("take", field);
            const params = { column, file: enrichment.file };
            diagnostics.push(diagnose(fault.code, where, params, closest(column, known), known));
          } else {
            const { code, ...params } = fault;
            diagnostics.push(diagnose(code, at("file"), { ...params, file: enrichment.file }));
          }
        }
        found.push(reference);
      } catch (error) {
        diagnostics.push(diagnose("lookup-unreadable", at("file"), { path: enrichment.file, problem: reason(error) }));
      }
    }
    if (found.length > 0) references.set(id, found);
  }
  return { references, diagnostics };
}

type ReferenceFault =
  | {
      readonly code: "lookup-column-unknown";
      readonly column: string;
      readonly known: readonly string[];
      /** Absent for the key. */
      readonly field?: string;
    }
  | { readonly code: "enrich-key-invalid"; readonly count: number; readonly example: string; readonly on: string }
  | {
      readonly code: "enrich-contradiction";
      readonly key: string;
      readonly column: string;
      readonly first: string;
      readonly second: string;
    };

/**
 * The rows of a file, header first, by valid identifier. A row whose identifier is none joins with nothing; where two rows of one
 * identifier disagree about a column, that column is not taken for it: any choice would be a guess.
 */
export function indexReference(
  { file, on, key, take, overwrite = false }: Enrichment,
  table: readonly (readonly string[])[],
): { reference: Reference; faults: readonly ReferenceFault[] } {
  const [header = [], ...body] = table;
  const faults: ReferenceFault[] = [];
  const columnAt = (wanted: string, field?: string): number => {
    const index = header.findIndex((each) => foldKey(each) === foldKey(wanted));
    if (index < 0)
      faults.push({ code: "lookup-column-unknown", column: wanted, known: header, ...(field && { field }) });
    return index;
  };
  const keyAt = key === undefined ? 0 : columnAt(key);
  const taken = Object.entries(take).map(([field, column]) => ({
    field: field as CounterpartyField,
    column,
    at: columnAt(column, field),
  }));
  const schemes = joinSchemes(on);
  const rows = new Map<string, string[]>();
  const disputed = new Set<string>();
  const invalid: string[] = [];
  for (const row of body) {
    const written = row[keyAt] ?? "";
    if (written.trim() === "") continue;
    const identifier = identifierIn(written, schemes);
    if (identifier === undefined) {
      invalid.push(written);
      continue;
    }
    const cells = taken.map(({ at }) => foldSpace(row[at] ?? ""));
    const known = rows.get(identifier);
    if (known === undefined) {
      rows.set(identifier, cells);
      continue;
    }
    for (const [index, cell] of cells.entries()) {
      const first = known[index] ?? "";
      const spot = `${identifier} ${index}`;
      if (cell === "" || cell === first || disputed.has(spot)) continue;
      known[index] = first === "" ? cell : "";
      if (first === "") continue;
      disputed.add(spot);
      faults.push({
        code: "enrich-contradiction",
        key: identifier,
        column: taken[index]?.column ?? "",
        first,
        second: cell,
      });
    }
  }
  // A scheme that nobody knows is the checker's to say.
  if (invalid.length > 0 && schemes.some((name) => schemeByName(name) !== undefined))
    faults.push({ code: "enrich-key-invalid", count: invalid.length, example: invalid[0] ?? "", on });
  const reference = {
    file,
    schemes,
    take: taken.map(({ field, column }) => ({ field, column })),
    overwrite,
    rows,
  };
  return { reference, faults };
}

/** A valid number of one of the schemes; zeros that a spreadsheet has eaten come back only where the check digit proves them. */
function identifierIn(text: string, schemes: readonly string[]): string | undefined {
  for (const name of schemes) {
    const scheme = schemeByName(name);
    const written = scheme?.parse(text);
    if (written?.valid === true) return written.value;
    if (scheme?.checkDigits !== true || written === undefined || !/^\d+$/.test(written.value)) continue;
    for (const length of scheme.lengths) {
      if (length - written.value.length < 1 || length - written.value.length > 2) continue;
      const padded = scheme.parse(written.value.padStart(length, "0"));
      if (padded.valid) return padded.value;
    }
  }
  return undefined;
}
