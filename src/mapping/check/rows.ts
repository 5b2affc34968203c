import { addToSet, foldKey } from "../../model/index.ts";
import type { RawRecord } from "../../model/index.ts";
import { header } from "../columns.ts";
import { compileKey } from "../compile/entity.ts";
import { compileCondition } from "../compile/condition.ts";
import { readColumn, readText } from "../compile/cells.ts";
import { inlineTable, lookupKey, lookupObject } from "../lookup.ts";
import type { Lookups } from "../lookup.ts";
import { personNames } from "../schema/fields.ts";
import type { MappingFile } from "../schema/mapping.ts";
import type { Value } from "../schema/value.ts";
import { objectOf } from "../value-forms.ts";
import { entitiesOf, valuesOf } from "../values.ts";
import type { Path } from "../../yaml/index.ts";
import type { Sample } from "./columns.ts";
import type { Finder } from "./finder.ts";

/** What the rows of a sample say against the mapping: keys that are not unique, values that a lookup does not know. */
export function checkRows(mapping: MappingFile, samples: readonly Sample[], lookups: Lookups, finder: Finder): void {
  for (const sample of samples) {
    if (sample.rows === undefined || sample.rows.length === 0) continue;
    const rows = sample.rows.map((values, index): RawRecord => ({
      path: sample.file,
      line: index + 2,
      paths: sample.columns,
      values,
    }));
    checkKeys(mapping, sample, rows, finder);
    checkLookups(mapping, sample, rows, lookups, finder);
  }
}

/**
 * Rows may share a key (one row per contact), but then they must agree on the names and numbers of the record. Rows that
 * disagree would be one record with issues: the column is no key.
 */
function checkKeys(mapping: MappingFile, sample: Sample, rows: readonly RawRecord[], finder: Finder): void {
  const columns = header(sample.columns);
  for (const { entity, block, path } of entitiesOf(mapping)) {
    if (block.sourceKey === undefined) continue;
    const fields = entity === "counterparty" ? ["name", "legalName", "inn"] : personNames;
    const values = block as Readonly<Record<string, unknown>>;
    const reads = fields
      .flatMap((field) => bareColumn(values[field] as Value | undefined))
      .map((name) => readText(name, columns));
    const key = compileKey(block.sourceKey, columns);
    const holds = block.when === undefined ? () => true : compileCondition(block.when, columns);
    const seen = new Map<string, Set<string>>();
    for (const row of rows) {
      const own = holds(row) ? key(row) : undefined;
      if (own === undefined) continue;
      const told = reads.map((read) => foldKey(read(row))).join("|");
      addToSet(seen, own, told);
    }
    for (const [own, told] of seen) {
      if (told.size < 2) continue;
      finder.atValue("key-not-unique", [...path, "sourceKey"], { key: own, count: told.size });
      break;
    }
  }
}

function bareColumn(value: Value | undefined): string[] {
  if (typeof value === "string") return [value];
  const { column, when } = objectOf(value);
  return typeof column === "string" && when === undefined ? [column] : [];
}

function checkLookups(
  mapping: MappingFile,
  sample: Sample,
  rows: readonly RawRecord[],
  lookups: Lookups,
  finder: Finder,
): void {
  const columns = header(sample.columns);
  for (const { value, path } of valuesOf(mapping)) {
    const { lookup, column } = value;
    // Earlier steps change the cell: what the table is asked for then shows in the run.
    if (
      lookup === undefined ||
      typeof column !== "string" ||
      value.extract !== undefined ||
      value.replace !== undefined
    )
      continue;
    const { file, table, default: otherwise } = lookupObject(lookup);
    const known = table === undefined ? lookups.get(lookupKey(lookup)) : inlineTable(table);
    if (known === undefined || otherwise !== undefined || (known.entries.size === 0 && table === undefined)) continue;
    const read = readColumn(column, columns);
    const split = value.split;
    const unknown = new Set<string>();
    for (const row of rows) {
      for (const cell of read(row)) {
        const words = split === undefined ? [cell.text] : cell.text.split(split);
        for (const word of words) if (word.trim() !== "" && !known.entries.has(foldKey(word))) unknown.add(word.trim());
      }
    }
    if (unknown.size === 0) continue;
    const shown = [...unknown]
      .slice(0, 3)
      .map((word) => `"${word}"`)
      .join(", ");
    const values = unknown.size > 3 ? `${shown} … (${unknown.size})` : shown;
    const at: Path = [...path, "lookup"];
    finder.atValue("lookup-incomplete", at, { file: file ?? "(table)", values, column });
  }
}
