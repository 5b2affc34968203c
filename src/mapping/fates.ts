import { addToSet, type ColumnBooks, type Issue } from "../model/index.ts";
import { header } from "./columns.ts";
import type { MappingFile } from "./schema/mapping.ts";
import { columnUses, extraColumns } from "./uses.ts";

export interface ColumnFate {
  /** The path, as the file has it. */
  readonly column: string;
  readonly fate: ColumnBooks["fate"];
  /** Canonical fields, the name in extra, or the written reason. */
  readonly to: string;
  /** Named by no part of the mapping: kept in extra all the same, with an issue. */
  readonly unmapped?: true;
}

/**
 * What becomes of every column of a header. Each has exactly one fate: a value wins over extra, extra over ignored; a column
 * that only conditions look at is mapped to them where nothing else is said of it.
 */
export function columnFates({ mapping }: { readonly mapping: MappingFile }, paths: readonly string[]): ColumnFate[] {
  const columns = header(paths);
  const mapped = new Map<number, Set<string>>();
  const extra = new Map<number, Set<string>>();
  const looked = new Map<number, Set<string>>();
  for (const { column, as, to } of columnUses(mapping)) {
    const into = as === "extra" ? extra : as === "condition" ? looked : mapped;
    for (const index of as === "extra" ? extraColumns(column, mapping, columns) : columns.find(column)) {
      addToSet(into, index, to);
    }
  }
  const ignored = new Map<number, string>();
  for (const [column, reason] of Object.entries(mapping.ignore ?? {})) {
    for (const index of columns.find(column)) ignored.set(index, reason);
  }
  const listed = (fields: ReadonlySet<string> | undefined): string | undefined => fields && [...fields].join(", ");
  return paths.map((column, index): ColumnFate => {
    const [value, kept, reason, seen] = [mapped, extra, ignored, looked].map((fates) => {
      const fate = fates.get(index);
      return typeof fate === "string" ? fate : listed(fate);
    });
    if (value !== undefined) return { column, fate: "mapped", to: value };
    if (kept !== undefined) return { column, fate: "extra", to: kept };
    if (reason !== undefined) return { column, fate: "ignored", to: reason };
    if (seen !== undefined) return { column, fate: "mapped", to: seen };
    return { column, fate: "extra", to: column, unmapped: true };
  });
}

/** One issue for each column that appeared without the mapping naming it. For the pipeline, once per file and sheet. */
export function unmappedIssues(loaded: { readonly mapping: MappingFile }, paths: readonly string[]): Issue[] {
  if (loaded.mapping.onUnknownColumns === "extra") return [];
  return columnFates(loaded, paths)
    .filter(({ unmapped, column }) => unmapped === true && column !== "")
    .map(({ column }) => ({ code: "column-unmapped", severity: "warning", at: column, params: { column } }));
}
