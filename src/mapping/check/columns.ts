import { foldKey } from "../../model/index.ts";
import { header, isVirtual, withoutRepeats } from "../columns.ts";
import type { Header } from "../columns.ts";
import { columnFates } from "../fates.ts";
import { whoseColumn } from "../foreign-columns.ts";
import { singleFields } from "../schema/fields.ts";
import type { MappingFile } from "../schema/mapping.ts";
import { closest } from "../../yaml/index.ts";
import { columnUses } from "../uses.ts";
import type { ColumnUse } from "../uses.ts";
import type { Path } from "../../yaml/index.ts";
import type { Finder } from "./finder.ts";

/** The header of a file or sheet, and some rows of it where there are any. */
export interface Sample {
  readonly file: string;
  readonly sheet?: string;
  /** As in `RawRecord.paths`. */
  readonly columns: readonly string[];
  readonly rows?: readonly (readonly string[])[];
}

const treeFormats: ReadonlySet<string> = new Set([
  "json",
  "vcard",
  "commerceml",
  "enterprise-data",
  "1c-exchange",
  "1c-data-dump",
  "1c-bank",
]);

/** In a tree an element that a record lacks is simply not there; in a table every column is in every row. */
function isTree(mapping: MappingFile, samples: readonly Sample[]): boolean {
  const { format } = mapping.source ?? {};
  if (format !== undefined) return treeFormats.has(format);
  return samples.some((sample) => /\.(?:xml|json|ndjson|vcf|txt)$/i.test(sample.file));
}

/**
 * Columns against what the mapping says of itself, against its own sample, and against the files at hand.
 *
 * @param own the mapping's own sample: what it has, the mapping must speak of
 * @param files what is about to be read: what the mapping names must be there
 */
export function checkColumns(
  mapping: MappingFile,
  own: readonly Sample[],
  files: readonly Sample[],
  finder: Finder,
): void {
  const uses = columnUses(mapping);
  checkIgnored(mapping, uses, finder);
  checkForeign(uses, finder);
  checkTwice(mapping, uses, finder);
  const meant = new Set<string>();
  if (own.length > 0 || files.length === 0) checkHeader(mapping, uses, own, meant, finder);
  if (files.length > 0) checkHeader(mapping, uses, files, meant, finder);
  checkUnmapped(mapping, own, meant, finder);
}

/** What the mapping names against one header: that of `columns:` and of the samples. */
function checkHeader(
  mapping: MappingFile,
  uses: readonly ColumnUse[],
  samples: readonly Sample[],
  meant: Set<string>,
  finder: Finder,
): void {
  const declared = mapping.columns ?? [];
  if (declared.length === 0 && samples.length === 0) return;
  const all = header([...declared, ...samples.flatMap((sample) => sample.columns)]);
  const arrived = samples.length === 0 ? undefined : header(samples.flatMap((sample) => sample.columns));
  const tree = isTree(mapping, samples);
  const where = samples.length === 0 ? "columns" : samples.map(sampleName).join(", ");
  const reported = new Set<string>();
  for (const { column, path } of uses)
    checkKnown(column, path, { all, arrived, tree, where, reported, meant, blind: samples.length === 0 }, finder);
  for (const ignored of Object.keys(mapping.ignore ?? {})) {
    if (all.find(ignored).length === 0) finder.atKey("column-absent", ["ignore", ignored], { column: ignored, where });
  }
  if (!tree) checkAmbiguous(uses, samples, finder);
}

interface Known {
  /** No sample says what the file at hand is like. */
  readonly blind: boolean;
  readonly all: Header;
  readonly arrived: Header | undefined;
  readonly tree: boolean;
  readonly where: string;
  readonly reported: Set<string>;
  /** Columns that a misspelt name seems to mean, folded. */
  readonly meant: Set<string>;
}

function checkKnown(
  column: string,
  path: Path,
  { all, arrived, tree, where, reported, meant, blind }: Known,
  finder: Finder,
): void {
  if (isVirtual(column)) return;
  if (all.find(column).length > 0) {
    if (arrived !== undefined && arrived.find(column).length === 0 && !reported.has(column)) {
      reported.add(column);
      finder.atValue("column-absent", path, { column, where });
    }
    return;
  }
  // The list of columns is that of the base: what the base's own export has says nothing of a column added to it.
  if (blind && finder.fileOf(["columns"]) !== finder.fileOf(path)) return;
  // Elements of a tree and patterns may well be missing from a sample; so may columns that only the base knows.
  if (tree || column.includes("*") || finder.isInherited(path))
    finder.atValue("column-absent", path, { column, where });
  else {
    const suggestion = closest(column, all.paths);
    if (suggestion !== undefined) meant.add(foldKey(withoutRepeats(suggestion)));
    finder.atValue("mapping-column-unknown", path, { column, where }, suggestion, all.paths);
  }
}

/** Columns that nothing names. One that a misspelt name means is told of there: one cause, one finding. */
function checkUnmapped(
  mapping: MappingFile,
  samples: readonly Sample[],
  meant: ReadonlySet<string>,
  finder: Finder,
): void {
  if (mapping.onUnknownColumns === "extra") return;
  const reported = new Set(meant);
  const unmapped = (columns: readonly string[]): string[] =>
    columnFates({ mapping }, columns).flatMap(({ unmapped, column }) => {
      const name = foldKey(withoutRepeats(column));
      if (unmapped !== true || name === "" || reported.has(name)) return [];
      reported.add(name);
      return [column];
    });
  for (const [index, column] of (mapping.columns ?? []).entries()) {
    if (unmapped([column]).length > 0)
      finder.atValue("column-unmapped", ["columns", index], { column, where: "columns" });
  }
  const at: Path = mapping.sample === undefined ? [] : ["sample"];
  for (const sample of samples) {
    for (const column of unmapped(sample.columns)) {
      finder.atValue("column-unmapped", at, { column, where: sampleName(sample) });
    }
  }
}

function checkAmbiguous(uses: readonly ColumnUse[], samples: readonly Sample[], finder: Finder): void {
  const reported = new Set<string>();
  for (const sample of samples) {
    const columns = header(sample.columns);
    for (const { column, path, to, as } of uses) {
      if (column.includes("*") || column.includes("#") || as === "extra" || reported.has(`${column}\u0000${to}`))
        continue;
      const count = columns.find(column).length;
      if (count < 2) continue;
      // A list takes all of them and loses nothing; a single field, key or condition would look at the first filled one.
      const field = to.slice(to.indexOf(".") + 1);
      if (as === "value" && !singleFields.has(field)) continue;
      reported.add(`${column}\u0000${to}`);
      finder.atValue("column-ambiguous", path, { column, count, where: sampleName(sample) });
    }
  }
}

function checkIgnored(mapping: MappingFile, uses: readonly ColumnUse[], finder: Finder): void {
  // A column may be looked at by a condition and still not be wanted as a value.
  const used = new Map(uses.filter((use) => use.as !== "condition").map((use) => [foldKey(use.column), use]));
  for (const ignored of Object.keys(mapping.ignore ?? {})) {
    const use = used.get(foldKey(ignored));
    const path = ["ignore", ignored];
    // What the base ignores, a mapping that extends it may well map.
    if (use !== undefined && finder.fileOf(use.path) === finder.fileOf(path)) {
      finder.atKey("ignored-and-mapped", path, { column: ignored, to: use.to });
    }
  }
}

const ownFields: ReadonlySet<string> = new Set([
  "name",
  "legalName",
  "person",
  "inn",
  "kpp",
  "ogrn",
  "phones",
  "emails",
  "fullName",
  "lastName",
  "firstName",
  "identifiers",
  "sourceKey",
]);

/** An owner's, parent's or assistant's column as the record's own name, number or key. */
function checkForeign(uses: readonly ColumnUse[], finder: Finder): void {
  for (const { column, to, as, path } of uses) {
    const field = to.slice(to.indexOf(".") + 1);
    if ((as !== "value" && as !== "key") || !ownFields.has(field)) continue;
    const whose = whoseColumn(column);
    if (whose !== undefined) finder.atValue("foreign-column", path, { column, whose });
  }
}

/**
 * One column as two fields of one record, or of a counterparty and a contact that no condition tells apart. A part of a cell
 * (extract, split) and free text (find) may be looked at more than once.
 */
function checkTwice(mapping: MappingFile, uses: readonly ColumnUse[], finder: Finder): void {
  const first = new Map<string, ColumnUse>();
  for (const use of uses) {
    if (use.as !== "value" || isPart(mapping, use.path)) continue;
    const folded = foldKey(use.column);
    const before = first.get(folded);
    if (before === undefined) {
      first.set(folded, use);
      continue;
    }
    if (before.to === use.to || hasCondition(mapping, before.path) || hasCondition(mapping, use.path)) continue;
    finder.atValue("column-mapped-twice", use.path, { column: use.column, first: before.to, second: use.to });
  }
}

/** The use is one step of several over the cell, or free text. */
function isPart(mapping: MappingFile, path: Path): boolean {
  if (
    path.includes("find") ||
    path.includes("parts") ||
    path.includes("firstOf") ||
    path.includes("template") ||
    path[0] === "groups"
  )
    return true;
  const holder = at(mapping, path.slice(0, typeof path.at(-1) === "number" ? -2 : -1));
  if (typeof holder !== "object" || holder === null) return false;
  return ["extract", "split", "take", "find", "replace", "lookup"].some((step) => step in holder);
}

function hasCondition(mapping: MappingFile, path: Path): boolean {
  return path.some((_, length) => {
    const holder = at(mapping, path.slice(0, length));
    return length > 0 && typeof holder === "object" && holder !== null && "when" in holder;
  });
}

function at(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[String(step)], data);
}

export function sampleName({ file, sheet }: Sample): string {
  return sheet === undefined ? file : `${file} (${sheet})`;
}
