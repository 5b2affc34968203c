import { foldKey } from "../../model/index.ts";
import type { Issue } from "../../model/index.ts";
import { inlineTable, lookupKey, lookupObject } from "../lookup.ts";
import type { LookupTable, Lookups } from "../lookup.ts";
import { mappingRegex } from "../regex.ts";
import type { Lookup, Replacement } from "../schema/value.ts";
import { isBlank } from "./cells.ts";
import type { Cell } from "./cells.ts";

/** The steps that a value's cells go through, one function a step. A cell that is left with nothing is no value. */

function changed(cell: Cell, text: string): Cell {
  if (text === cell.text) return cell;
  const { at, path, stored } = cell;
  const raw = cell.raw ?? cell.text;
  return stored === undefined ? { text, at, path, raw } : { text, at, path, raw, stored };
}

export function extractStep(pattern: string): (cells: readonly Cell[]) => readonly Cell[] {
  const regex = mappingRegex(pattern);
  return (cells) =>
    cells.flatMap((cell) => {
      const match = regex.exec(cell.text);
      const text = match === null ? undefined : (match[1] ?? match[0]);
      return text === undefined || isBlank(text) ? [] : [changed(cell, text)];
    });
}

export function replaceStep({ pattern, with: replacement }: Replacement): (cells: readonly Cell[]) => readonly Cell[] {
  const regex = mappingRegex(pattern, "g");
  return (cells) =>
    cells.flatMap((cell) => {
      const text = cell.text.replace(regex, replacement);
      return isBlank(text) ? [] : [changed(cell, text)];
    });
}

export function splitStep(separator: string): (cells: readonly Cell[]) => readonly Cell[] {
  return (cells) => {
    const pieces: Cell[] = [];
    for (const cell of cells) {
      for (const piece of cell.text.split(separator)) {
        const text = piece.trim();
        if (text !== "") pieces.push(changed(cell, text));
      }
    }
    return pieces;
  };
}

export function takeStep(which: "first" | "last" | number): (cells: readonly Cell[]) => readonly Cell[] {
  const index = which === "first" ? 0 : which === "last" ? -1 : which - 1;
  return (cells) => {
    const cell = cells.at(index);
    return cell === undefined ? [] : [cell];
  };
}

export function lookupStep(
  lookup: Lookup,
  field: string,
  lookups: Lookups,
): (cells: readonly Cell[], issues: Issue[]) => readonly Cell[] {
  const options = lookupObject(lookup);
  const table: LookupTable | undefined =
    options.table === undefined ? lookups.get(lookupKey(lookup)) : inlineTable(options.table);
  if (table === undefined)
    throw new Error(`lookup table ${options.file ?? ""} was not read before the mapping was compiled`);
  const severity = options.unknown === "reject" ? "error" : "warning";
  return (cells, issues) =>
    cells.map((cell) => {
      const known = table.entries.get(foldKey(cell.text)) ?? options.default;
      if (known !== undefined) return changed(cell, known);
      issues.push({
        code: "lookup-unknown",
        severity,
        at: cell.at,
        field,
        raw: cell.text,
        params: { table: table.name },
      });
      return { ...cell, raw: cell.raw ?? cell.text, unknownTo: table.name };
    });
}
