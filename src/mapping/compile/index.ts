import { foldKey, formatPlace } from "../../model/index.ts";
import type {
  Draft,
  DraftContact,
  DraftEntity,
  Issue,
  LeftOutRule,
  Place,
  RawRecord,
  RowDefaults,
} from "../../model/index.ts";
import { header as makeHeader } from "../columns.ts";
import type { Header } from "../columns.ts";
import { homeCountry } from "../home-country.ts";
import { columnUses, identityColumns, mappedColumns } from "../uses.ts";
import type { Lookups } from "../lookup.ts";
import type { MappingFile, RowRule } from "../schema/mapping.ts";
import { isBlank, readColumn } from "./cells.ts";
import { compileCarry } from "./carry.ts";
import { compileCondition, list } from "./condition.ts";
import type { Test } from "./condition.ts";
import { repeatsOf } from "./each.ts";
import { compileEntity, compileExtra, keep } from "./entity.ts";
import { strandedCells } from "./stranded.ts";

export { carriesRows } from "./carry.ts";

/** What becomes of a row. An issue of severity `error` rejects it. */
export type Mapped =
  | { readonly leftOut: LeftOutRule }
  | { readonly drafts: readonly Draft[]; readonly issues: readonly Issue[] };

export interface CompileOptions {
  /** Source id: part of every place, and of references within the source. */
  readonly source: string;
  readonly lookups: Lookups;
  /** The project's defaults for this source, over those of the mapping. */
  readonly defaults?: RowDefaults;
}

/**
 * Makes of a checked mapping the function from a raw row to its drafts. Columns are found once for each distinct
 * `raw.paths` array (by identity), so that a million rows cost indexes only. The function is pure unless
 * {@link carriesRows}: then it must see the rows of a file in order. Reader's issues (`raw.issues`) are not repeated.
 */
export function compileMapping(
  { mapping }: { readonly mapping: MappingFile },
  options: CompileOptions,
): (raw: RawRecord) => Mapped {
  const carry = compileCarry(mapping);
  const compiled = new WeakMap<readonly string[], (row: RawRecord) => Mapped>();
  const { country, ...context } = { ...(mapping.defaults as RowDefaults | undefined), ...options.defaults };
  const known = country === undefined ? undefined : homeCountry(country);
  const defaults: RowDefaults = known === undefined ? context : { ...context, country: known };
  return (raw) => {
    const row = carry(raw);
    if (row.leftOut !== undefined) return { leftOut: row.leftOut };
    let map = compiled.get(row.paths);
    if (map === undefined) {
      map = compileForHeader(mapping, makeHeader(row.paths), defaults, options);
      compiled.set(row.paths, map);
    }
    return map(row);
  };
}

function compileForHeader(
  mapping: MappingFile,
  header: Header,
  defaults: RowDefaults,
  { source, lookups }: CompileOptions,
): (row: RawRecord) => Mapped {
  const context = { header, lookups };
  const counterparty =
    mapping.counterparty === undefined
      ? undefined
      : compileEntity(mapping.counterparty, "counterparty", mapping, source, context);
  const contacts = [...list(mapping.contact), ...(mapping.contacts ?? [])].flatMap((block, index) =>
    repeatsOf(block.each, header).map(({ header: own, present }) => {
      const reader = compileEntity(block, "contact", mapping, source, { ...context, header: own });
      return { ...reader, block: index, when: (row: RawRecord) => present(row) && reader.when(row) };
    }),
  );
  const leaveOut = compileRules(mapping.leaveOut, header);
  const reject = compileRules(mapping.reject, header);
  const extra = compileExtra(mapping.extra, mapping, header);
  const unknown = unknownColumns(mapping, header);
  const stranded = strandedCells(mapping, header);
  const given = [...mappedColumns(mapping, header)];
  const identity = compileIdentity(mapping, header);

  return (row) => {
    for (const { reason, test } of leaveOut) if (test(row)) return { leftOut: `filter:${reason}` };
    const place: Place = {
      source,
      path: row.path,
      ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
      line: row.line,
    };
    const issues: Issue[] = [];
    for (const { reason, test } of reject) {
      if (test(row)) issues.push({ code: "row-rejected", severity: "error", params: { reason } });
    }
    if (issues.length > 0) return { drafts: [], issues: placed(issues, place) };

    const wanted = counterparty?.when(row) === true;
    let company = wanted ? counterparty.read(row, issues) : undefined;
    let key = wanted ? counterparty.key(row) : undefined;
    const people: DraftContact[] = [];
    const blocks: number[] = [];
    let asked = wanted;
    for (const contact of contacts) {
      if (!contact.when(row)) continue;
      asked = true;
      const entity = contact.read(row, issues);
      if (entity === undefined) continue;
      const own = contact.key(row);
      const of = contact.of(row);
      blocks.push(contact.block);
      people.push({ ...entity, ...(own === undefined ? {} : { key: own }), ...(of === undefined ? {} : { of }) });
    }
    if (!asked) return { leftOut: "filter:when" };
    // An empty counterparty goes on, so that normalize rejects it as nameless: a row must not vanish.
    if (wanted && company === undefined && people.length === 0) company = { fields: {}, extra: {} };
    const endless = [key, ...people.map((contact) => contact.key)].find(isEndless);
    if (endless !== undefined) {
      issues.push({ code: "source-key-too-long", severity: "error", raw: endless, params: { bytes: mostKeyBytes } });
      return { drafts: [], issues: placed(issues, place) };
    }
    if (company === undefined) key = people.length === 1 ? people[0]?.key : undefined;
    if (company === undefined && people.length === 0) {
      // A key, a reference or a fact alone is no card: what is missing is the name, not the row.
      const filled = given.some((index) => !isBlank(row.values[index] ?? ""));
      issues.push(
        filled
          ? { code: "name-missing", severity: "error", field: "fullName" }
          : { code: "record-empty", severity: "error" },
      );
      return { drafts: [], issues: placed(issues, place) };
    }
    const first: DraftEntity | undefined = company ?? people[0];
    if (first !== undefined) {
      const kept = first.extra as Record<string, string>;
      extra(row, kept);
      for (const index of unknown) keep(kept, row.paths[index] ?? "", row.values[index] ?? "");
      for (const index of stranded(row, { counterparty: company, contacts: people, blocks })) {
        const column = row.paths[index] ?? "";
        const text = row.values[index] ?? "";
        keep(kept, column, text);
        issues.push({ code: "cell-kept-in-extra", severity: "note", at: column, raw: text });
      }
    }
    const draft: Draft = {
      place,
      ...(key === undefined ? {} : { key }),
      identity: key === undefined ? identity(row) : "",
      defaults,
      ...(company === undefined ? {} : { counterparty: company }),
      contacts: people,
    };
    return { drafts: [draft], issues: placed(issues, place) };
  };
}

/** A record is known by its key in an index of the database, whose entries are of 2,704 bytes at most, the source's name among them. */
const mostKeyBytes = 2000;

function isEndless(key: string | undefined): boolean {
  // A character is three bytes of UTF-8 at most, or two characters are four: most keys need not be counted.
  return key !== undefined && key.length * 3 > mostKeyBytes && Buffer.byteLength(key) > mostKeyBytes;
}

function placed(issues: readonly Issue[], place: Place): readonly Issue[] {
  if (issues.length === 0) return issues;
  const text = formatPlace(place);
  return issues.map((issue) => ({ ...issue, place: text }));
}

function compileRules(rules: readonly RowRule[] | undefined, header: Header): { reason: string; test: Test }[] {
  return (rules ?? []).map(({ reason, when }) => ({ reason, test: compileCondition(when, header) }));
}

/** Columns that no part of the mapping names: kept in `extra`, so that a column that appears in a later delta is not lost. */
function unknownColumns(mapping: MappingFile, header: Header): readonly number[] {
  const used = new Set(columnUses(mapping).flatMap(({ column }) => header.find(column)));
  for (const ignored of Object.keys(mapping.ignore ?? {})) for (const index of header.find(ignored)) used.add(index);
  return header.paths.flatMap((path, index) => (used.has(index) || path === "" ? [] : [index]));
}

/** The raw identifying cells, folded for space and case, joined: what the pipeline hashes where there is no key. */
function compileIdentity(mapping: MappingFile, header: Header): (row: RawRecord) => string {
  const reads = identityColumns(mapping).map((column) => readColumn(column, header));
  return (row) =>
    reads
      .map((read) =>
        read(row)
          .map((cell) => foldKey(cell.text))
          .join("/"),
      )
      .join("|");
}
