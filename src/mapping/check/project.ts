import { identifierSchemes } from "../../countries/identifiers.ts";
import { contactFields, counterpartyFields } from "../../model/index.ts";
import { sortDiagnostics } from "../diagnostic.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { LoadedMapping } from "../load.ts";
import type { LoadedProject } from "../project.ts";
import { enrichFields, joinNames, type Enrichment } from "../schema/enrich.ts";
import { survivorshipFields } from "../schema/survivorship.ts";
import { closest } from "../../yaml/index.ts";
import { entitiesOf, referencesOf } from "../values.ts";
import type { Path } from "../../yaml/index.ts";
import { Finder } from "./finder.ts";

/** A rule of cleaning, as far as a project can choose: see the table that `sverka explain --rules` prints. */
export interface CleaningRule {
  readonly name: string;
  readonly field: string;
  /** It may be switched off. */
  readonly optional?: boolean;
  /** It may be put in another order within its field. */
  readonly movable?: boolean;
}

/**
 * What can be said of a project file beyond its form, and of its mappings against it: sources and databases that are named
 * but not there, survivorship of fields there are not, secrets in the file. `mappings` by source id; `rules` are those of
 * cleaning, handed in by whoever knows that stage. Pure.
 */
export function checkProject(
  loaded: LoadedProject,
  mappings: ReadonlyMap<string, LoadedMapping> = new Map(),
  rules: readonly CleaningRule[] = [],
): Diagnostic[] {
  const { project } = loaded;
  const finder = new Finder(loaded);
  const sources = Object.keys(project.sources);
  const databases = Object.keys(project.databases ?? {});
  // A project that only audits a CRM has a target and no sources.
  if (sources.length === 0 && project.load === undefined)
    finder.atKey("key-missing", ["sources"], { key: "sources: …" });
  for (const [id, source] of Object.entries(project.sources)) {
    const path = ["sources", id];
    if (source.files === undefined && source.database === undefined)
      finder.atKey("key-missing", path, { key: "files" });
    for (const [index, each] of (source.enrich ?? []).entries())
      checkEnrichment(each, [...path, "enrich", index], finder);
    // Everybody once, and some of them several times.
    if ((source.clean === true || source.clean === "on") && source.doubles !== undefined)
      finder.atValue("value-invalid", [...path, "doubles"], {
        got: source.doubles,
        expected: "nothing beside `clean: on`",
      });
    if (source.database !== undefined) checkDatabase(source.database, [...path, "database"], databases, finder);
  }
  for (const [name, database] of Object.entries(project.databases ?? {})) {
    checkSecret(database.url, ["databases", name, "url"], finder);
  }
  if (project.load?.to !== undefined) checkDatabase(project.load.to, ["load", "to"], databases, finder);
  checkRules(project.normalize ?? {}, rules, finder);
  checkSurvivorship(project.merge?.counterparty, "counterparty", finder);
  checkSurvivorship(project.merge?.contact, "contact", finder);
  const { automatic, review } = project.dedupe?.thresholds ?? {};
  if (automatic !== undefined && typeof review === "number" && review > automatic) {
    finder.atValue("value-invalid", ["dedupe", "thresholds", "review"], {
      got: String(review),
      expected: `≤ automatic (${automatic})`,
    });
  }
  const found = [...finder.found];
  for (const mapping of mappings.values()) found.push(...checkReferences(mapping, sources));
  return sortDiagnostics(found);
}

function checkDatabase(name: string, path: readonly string[], databases: readonly string[], finder: Finder): void {
  if (name.includes("${") || /^[a-z]+:\/\//i.test(name)) {
    checkSecret(name, path, finder);
    return;
  }
  if (!databases.includes(name))
    finder.atValue("project-database-unknown", path, { database: name }, closest(name, databases));
}

/** A password written out in a URL. `${NAME}` in its place is how it should be. */
function checkSecret(url: string, path: readonly string[], finder: Finder): void {
  const inUserinfo = /^[a-z][a-z0-9+.-]*:\/\/[^/@\s:]*:([^@\s]+)@/i.exec(url)?.[1];
  const inQuery = /[?&](?:password|sslpassword|pwd)=([^&\s]+)/i.exec(url)?.[1];
  for (const secret of [inUserinfo, inQuery]) {
    if (secret !== undefined && !/^\$\{[A-Za-z_]\w*\}$/.test(secret)) finder.atValue("secret-in-file", path);
  }
}

function checkSurvivorship(
  rules: Readonly<Record<string, unknown>> | undefined,
  entity: "counterparty" | "contact",
  finder: Finder,
): void {
  const fields: readonly string[] = survivorshipFields[entity];
  for (const field of Object.keys(rules ?? {})) {
    if (!fields.includes(field)) {
      finder.atKey("survivorship-field-unknown", ["merge", entity, field], { field }, closest(field, fields), fields);
    }
  }
}

function checkEnrichment({ on, take }: Enrichment, path: Path, finder: Finder): void {
  const schemes = [...joinNames, ...identifierSchemes.map(({ scheme }) => scheme)];
  if (!schemes.includes(on))
    finder.atValue("scheme-unknown", [...path, "on"], { scheme: on }, closest(on, schemes), schemes);
  const fields: readonly string[] = enrichFields;
  for (const field of Object.keys(take))
    if (!fields.includes(field))
      finder.atKey("enrich-field-unknown", [...path, "take", field], { field }, closest(field, fields), fields);
}

/** Rules of cleaning that a project switches off or puts first: they must be there, and not hold up the value itself. */
function checkRules(
  { off = [], order = {}, lookups = {} }: NonNullable<LoadedProject["project"]["normalize"]>,
  rules: readonly CleaningRule[],
  finder: Finder,
): void {
  const fields: readonly string[] = [...new Set<string>([...counterpartyFields, ...contactFields])];
  for (const field of Object.keys(lookups))
    if (!fields.includes(field))
      finder.atKey("enrich-field-unknown", ["normalize", "lookups", field], { field }, closest(field, fields), fields);
  if (rules.length === 0) return;
  const names = rules.map(({ name }) => name);
  for (const [index, name] of off.entries()) {
    const path = ["normalize", "off", index];
    const rule = rules.find((each) => each.name === name);
    if (rule === undefined)
      finder.atValue("cleaning-rule-unknown", path, { rule: name, field: "*" }, closest(name, names));
    else if (rule.optional !== true) finder.atValue("cleaning-rule-fixed", path, { rule: name });
  }
  for (const [field, first] of Object.entries(order)) {
    const movable = rules.filter((each) => each.field === field && each.movable === true).map(({ name }) => name);
    for (const [index, name] of first.entries()) {
      const path = ["normalize", "order", field, index];
      if (!rules.some((each) => each.field === field && each.name === name))
        finder.atValue("cleaning-rule-unknown", path, { rule: name, field }, closest(name, movable));
      else if (!movable.includes(name)) finder.atValue("cleaning-order-fixed", path, { rule: name });
    }
  }
}

/** References of a mapping to sources that the project does not have. */
function checkReferences(loaded: LoadedMapping, sources: readonly string[]): Diagnostic[] {
  const finder = new Finder(loaded);
  for (const { block, path } of entitiesOf(loaded.mapping)) {
    for (const [{ source }, at] of referencesOf(block, path))
      if (source !== undefined && !sources.includes(source))
        finder.atValue("project-source-unknown", [...at, "source"], { source }, closest(source, sources));
  }
  return finder.found;
}
