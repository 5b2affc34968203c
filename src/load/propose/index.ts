import type { Language } from "../../messages/index.ts";
import { countUp } from "../../model/index.ts";
import { say } from "../../messages/catalogue.ts";
import type { Table } from "../catalogue/catalogue.ts";
import type { Database } from "../database/database.ts";
import { LoadError } from "../errors.ts";
import { loadProfile } from "../profile/load-profile.ts";
import { bindProfile } from "../rows/bind.ts";
import { describeEntity, type EntityFacts } from "./columns.ts";
import type { Proposed } from "./proposed.ts";
import type { Part } from "./part.ts";
import { describePart } from "./parts.ts";
import { ownerLinks } from "./owner-links.ts";
import { type Doubt, type NamedTables, ownersOf, surveySchema, type Survey } from "./survey.ts";
import type { Owner } from "./table-words.ts";
import { conceptIn } from "./concepts.ts";
import { uniqueInns } from "../unique-inn.ts";
import { leftAlone, tablesLeftAlone } from "./left-alone.ts";
import { wordsOf } from "./words.ts";

/** A proposed profile as YAML text, and what could not be told from the catalogue and the rows. */
export interface Proposal {
  readonly yaml: string;
  readonly doubts: readonly Doubt[];
}

/**
 * Reads an unfamiliar schema – its catalogue, and the first rows of its tables – and writes a first profile: which tables hold
 * counterparties and contacts, what their columns are, how keys are made, how a row is put out of use, what hangs on a card. Every guess
 * carries its reason as a comment; what cannot be told is a doubt. Nothing is written to the database.
 *
 * @param language of the comments
 * @param named tables of cards, where a person knows better
 */
export async function proposeProfile(
  db: Database,
  schema: string,
  language: Language = "en",
  named: NamedTables = {},
): Promise<Proposal> {
  const doubts: Doubt[] = [];
  const survey = await surveySchema(db, schema, named, doubts);
  if (survey === undefined) return { yaml: "", doubts };
  let parts = [...survey.catalogue.tables.values()].flatMap((table) => describePart(survey, table));
  const lines = [
    `# ${say("propose-header", language, { schema })}`,
    "version: 1",
    `title: ${flow(schema)}`,
    `proved: ${flow(say("propose-proved", language))}`,
    `schema: ${flow(schema)}`,
    "",
    "entities:",
  ];
  const inOneTable = survey.people === undefined ? shareTable(survey, parts) : undefined;
  for (const [owner, table] of ownersOf(survey)) {
    const held = new Set(parts.filter((part) => part.owner[owner] !== undefined).map(({ each }) => each ?? ""));
    const facts = describeEntity(survey, owner, table, held);
    lines.push(
      ...entityLines(survey, owner, table, inOneTable === undefined ? facts : inOneTable.of(owner, facts), language),
    );
    if (inOneTable !== undefined)
      lines.push(
        ...entityLines(
          survey,
          "contact",
          table,
          inOneTable.of("contact", describeEntity(survey, "contact", table, held)),
          language,
        ),
      );
    if (table.triggers.length > 0)
      doubts.push({ code: "propose-triggers", params: { table: table.name, triggers: table.triggers.join(", ") } });
  }
  if (inOneTable !== undefined) parts = inOneTable.parts;
  if (parts.length > 0) lines.push("", "children:");
  for (const part of distinctNames(parts)) lines.push(...partLines(part, language));
  lines.push(...linkLines(survey, parts, language));
  const aside = tablesLeftAlone(survey, parts);
  if (aside.length > 0) lines.push("", `# ${say("propose-tables-left", language, { tables: aside.join(", ") })}`);
  const yaml = `${lines.join("\n")}\n`;
  const said = [...doubts, ...unfit(survey, yaml)].map((doubt) => JSON.stringify(doubt));
  return { yaml, doubts: [...new Set(said)].map((doubt) => JSON.parse(doubt) as Doubt) };
}

interface SharedTable {
  readonly of: (owner: Owner, facts: EntityFacts) => EntityFacts;
  readonly parts: Part[];
}

/**
 * Firms and people in one table (a vendor's «partners», «parties»): where no table of contacts was found, the flag that tells a company
 * tells the two apart, and a reference to the same table leads from a person to the firm.
 */
function shareTable(survey: Survey, parts: readonly Part[]): SharedTable | undefined {
  const { main, doubts } = survey;
  const flag = [...main.columns.values()].find(
    (column) => column.base === "bool" && conceptIn(main, column) === "is-company",
  )?.name;
  // A table of firms alone is no place for people.
  if (flag === undefined && !/(?:^| )(?:part(?:y|ies)|partners?)(?: |$)/.test(wordsOf(main.name))) return undefined;
  const none = doubts.findIndex(({ code, params }) => code === "propose-none" && params["kind"] === "contact");
  if (none !== -1) doubts.splice(none, 1);
  doubts.push({
    code: flag === undefined ? "propose-one-table-blind" : "propose-one-table",
    params: { table: main.name, column: flag ?? "" },
  });
  return {
    of: (owner, facts) => {
      if (flag === undefined) return facts;
      const isFirm = owner === "counterparty";
      const columns = facts.columns.filter(({ column }) => column !== flag);
      return {
        ...facts,
        where: { [flag]: isFirm },
        columns: [...columns, { column: flag, spec: { literal: isFirm, update: "never" } }],
      };
    },
    parts: parts.map((part) =>
      part.owner.counterparty === undefined || part.owner.contact !== undefined
        ? part
        : { ...part, owner: { ...part.owner, contact: part.owner.counterparty } },
    ),
  };
}

/** What `target check` would still say, of this profile or of a project that keeps branches apart: better heard here. */
function unfit({ catalogue }: Survey, yaml: string): Doubt[] {
  try {
    const profile = loadProfile(yaml);
    bindProfile(profile, catalogue);
    return uniqueInns(profile, catalogue.tables).map(({ table, column }) => ({
      code: "propose-inn-once",
      params: { table, column },
    }));
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    const { faults } = error.params;
    if (typeof faults !== "object") throw error;
    return faults.map((fault) => ({ code: "propose-unfit", params: { fault: [fault] } }));
  }
}

function entityLines(survey: Survey, owner: Owner, table: Table, facts: EntityFacts, language: Language): string[] {
  const aside = leftAlone(survey, table, facts);
  const name = facts.columns.some(({ spec }) => /name\.(?:display|family)/.test(JSON.stringify(spec ?? "")));
  return [
    `  ${owner}:`,
    `    table: ${flow(table.name)}`,
    ...(facts.key === undefined ? [] : [`    key: ${flow(facts.key)}`]),
    ...(facts.where === undefined ? [] : [`    where: ${flow(facts.where)}`]),
    "    columns:",
    ...columnLines(facts.columns, language),
    ...(name ? [] : [`      # ${say("propose-no-name", language)}`]),
    ...(aside.length === 0 ? [] : [`      # ${say("propose-columns-left", language, { columns: aside.join(", ") })}`]),
    ...(facts.inactive === undefined ? [] : [`    inactive: ${flow(facts.inactive)}`]),
    ...(facts.replacedBy === undefined ? [] : [`    replacedBy: ${flow(facts.replacedBy)}`]),
    facts.inactive === undefined && facts.replacedBy === undefined
      ? `    merge: delete # ${say("propose-merge-delete", language)}`
      : "    merge: deactivate",
    ...(facts.changedAt === undefined ? [] : [`    changedAt: ${flow(facts.changedAt)}`]),
    ...(facts.responsible === undefined ? [] : [`    responsible: ${flow(facts.responsible)}`]),
    ...(facts.changedBy === undefined ? [] : [`    changedBy: ${flow(facts.changedBy)}`]),
  ];
}

function columnLines(columns: readonly Proposed[], language: Language): string[] {
  return columns.map(({ column, spec, why }) => {
    const reason = why === undefined ? "" : ` # ${say(why.code, language, why.params)}`;
    return spec === undefined ? `      # ${flow(column)}:${reason}` : `      ${flow(column)}: ${flow(spec)}${reason}`;
  });
}

function partLines(part: Part, language: Language): string[] {
  return [
    `  ${flow(part.name)}:`,
    `    table: ${flow(part.table)}`,
    ...(part.key === undefined ? [] : [`    key: ${flow(part.key)}`]),
    ...(part.each === undefined ? [] : [`    each: ${part.each}`]),
    ...(part.when === undefined ? [] : [`    when: ${flow(part.when)}`]),
    `    owner: ${flow(part.owner)}`,
    ...(part.same.length === 0 ? [] : [`    same: ${flow(part.same)}`]),
    "    columns:",
    ...columnLines(part.columns, language),
    ...(part.inactive === undefined ? [] : [`    inactive: ${flow(part.inactive)}`]),
  ];
}

/** A table may give several children: each has a name of its own. */
function distinctNames(parts: readonly Part[]): Part[] {
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const n = countUp(seen, part.name);
    return n === 1 ? part : { ...part, name: `${part.name}_${n}` };
  });
}

/** Links that no foreign key shows, of every table: a merge has to re-point them. */
function linkLines(survey: Survey, parts: readonly Part[], language: Language): string[] {
  const lines: string[] = [];
  const add = (link: Record<string, unknown>): void => void lines.push(`  - ${flow(link)}`);
  for (const table of survey.catalogue.tables.values()) {
    const byColumn = new Map<string, { model?: string; names: Partial<Record<Owner, string>> }>();
    for (const { column, owner, model, declared } of ownerLinks(survey, table)) {
      if (declared) continue;
      const link = byColumn.get(column) ?? { names: {} };
      link.names[owner] = model?.word ?? owner;
      if (model !== undefined) link.model = model.column;
      byColumn.set(column, link);
    }
    for (const part of parts)
      if (part.table === table.name && part.same.length === 0)
        for (const [owner, column] of Object.entries(part.owner)) byColumn.set(column, { names: { [owner]: owner } });
    for (const [id, { model, names }] of byColumn) {
      const isForeign = table.references.some(({ from }) => from.columns.includes(id));
      if (!isForeign) add({ table: table.name, ...(model === undefined ? {} : { model }), id, names });
    }
  }
  return lines.length === 0 ? [] : ["", `# ${say("propose-links", language)}`, "polymorphic:", ...lines];
}

/** A value as YAML on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => `${flow(key)}: ${flow(each)}`);
    return `{ ${entries.join(", ")} }`;
  }
  if (typeof value !== "string") return String(value);
  const isPlain = /^[\p{L}_][\p{L}\p{N}_./|-]*(?: [\p{L}\p{N}_./-]+)*$/u.test(value);
  return isPlain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value) ? value : JSON.stringify(value);
}

export type { Doubt, NamedTables } from "./survey.ts";
