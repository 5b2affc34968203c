import { type Column, readCatalogue, type Table } from "./catalogue.ts";
import type { Database } from "./database.ts";

/** A proposed profile as YAML text, and what could not be told from the catalogue. */
export interface Proposal {
  readonly yaml: string;
  readonly doubts: readonly string[];
}

/** Words by which columns are known, most telling first; matched against whole words of a column's name. */
const columnWords: readonly (readonly [path: string, words: RegExp])[] = [
  ["identifiers[ru-inn]", /^(?:inn|tin|vat|tax_?(?:id|number|code)|инн)$/],
  ["identifiers[ru-kpp]", /^(?:kpp|кпп)$/],
  ["identifiers[ru-ogrn]", /^(?:ogrn|огрн)$/],
  ["legalName.display", /^(?:legal_?name|full_?(?:title|name)|official_?name)$/],
  ["name.family", /^(?:last_?name|surname|family_?name|фамилия)$/],
  ["name.given", /^(?:first_?name|given_?name|имя)$/],
  ["name.patronymic", /^(?:middle_?name|second_?name|patronymic|отчество)$/],
  ["name.display", /^(?:name|title|display_?name|company_?name|наименование|название)$/],
  ["phones.e164", /^(?:phone|telephone|phone_?number|mobile|телефон)$/],
  ["emails.address", /^(?:e?_?mail|email_?address|почта)$/],
  ["addresses.text", /^(?:address|street|адрес)$/],
  ["addresses.postcode", /^(?:zip|zip_?code|post_?code|postal_?code)$/],
  ["city", /^(?:city|town|город)$/],
  ["region", /^(?:region|state|province)$/],
  ["sites", /^(?:web_?site|site|url|www)$/],
  ["birthDate", /^(?:birth_?(?:date|day)|date_?of_?birth)$/],
  ["of[1].role", /^(?:job|job_?title|position|function|role)$/],
];

const tableWords = {
  counterparty:
    /(?:^|_)(?:counterpart(?:y|ies)|compan(?:y|ies)|clients?|customers?|accounts?|partners?|part(?:y|ies)|organi[sz]ations?|firms?)$/,
  contact: /(?:^|_)(?:contacts?|persons?|people|contact_?persons?)$/,
  child: /(?:phone|mail|communication|contact_mechanism|address|field_multi)/,
};
const inactiveWords: readonly (readonly [RegExp, string | boolean])[] = [
  [/^(?:active|is_?active|enabled)$/, false],
  [/^(?:deleted|is_?deleted|archived|is_?archived|inactive)$/, true],
];

/**
 * Reads the catalogue of an unfamiliar schema and writes a first profile: which tables are counterparties and contacts, what their columns
 * may be, how a row is put out of use. Every guess carries its reason as a comment; what cannot be told is a doubt and stays out.
 */
export async function proposeProfile(db: Database, schema: string): Promise<Proposal> {
  const { tables } = await readCatalogue(db, schema);
  const doubts: string[] = [];
  const main = best(tables, "counterparty", doubts);
  if (main === undefined) return { yaml: "", doubts: [`${schema}: no table looks like counterparties`, ...doubts] };
  const people = best(tables, "contact", doubts, main.name);
  const lines = [
    `# Proposed from the catalogue of ${schema}; read every line before you use it.`,
    "version: 1",
    `title: ${JSON.stringify(schema)}`,
    "proved: nothing yet",
    `schema: ${JSON.stringify(schema)}`,
    "",
    "entities:",
    ...entityLines("counterparty", main, undefined, doubts),
    ...(people === undefined ? [] : entityLines("contact", people, main, doubts)),
  ];
  const children = [...tables.values()].filter(
    (table) =>
      tableWords.child.test(table.name) &&
      table.references.some(({ to }) => to.table === main.name || to.table === people?.name),
  );
  if (children.length > 0) lines.push("", "children:");
  for (const table of children) lines.push(...childLines(table, main, people, doubts));
  for (const table of tables.values()) {
    const names = [...table.columns.keys()];
    const model = names.find((name) => /(?:^|_)(?:model|entity_type|object_type|parent_type)$/.test(name));
    const id = names.find((name) => /^(?:res_id|record_id|entity_id|object_id|parent_id)$/.test(name));
    if (model !== undefined && id !== undefined && !table.references.some(({ from }) => from.columns.includes(id))) {
      doubts.push(
        `${table.name}: ${model} and ${id} look like a link that no foreign key shows; if so, name it under polymorphic`,
      );
    }
  }
  return { yaml: `${lines.join("\n")}\n`, doubts };
}

function best(
  tables: ReadonlyMap<string, Table>,
  kind: "counterparty" | "contact",
  doubts: string[],
  not?: string,
): Table | undefined {
  const found = [...tables.values()]
    .filter((table) => table.name !== not && tableWords[kind].test(table.name) && table.primaryKey.length === 1)
    .toSorted((a, b) => b.referencedBy.length - a.referencedBy.length || (a.name < b.name ? -1 : 1));
  if (found.length > 1)
    doubts.push(
      `${kind}: took ${found[0]?.name}, to which most tables point; ${found
        .slice(1)
        .map(({ name }) => name)
        .join(", ")} could be it too`,
    );
  return found[0];
}

function pathFor(column: Column): string | undefined {
  const name = column.name.toLowerCase();
  return columnWords.find(([, words]) => words.test(name))?.[0];
}

function entityLines(kind: string, table: Table, owner: Table | undefined, doubts: string[]): string[] {
  const lines = [`  ${kind}:`, `    table: ${table.name}`, "    columns:"];
  const used = new Set<string>();
  for (const column of table.columns.values()) {
    const link = table.references.find(
      ({ from, to }) => from.columns.length === 1 && from.columns[0] === column.name && to.table === owner?.name,
    );
    const path = pathFor(column);
    if (link !== undefined)
      lines.push(`      ${column.name}: { ref: "of[1].counterparty" }   # foreign key to ${owner?.name}`);
    else if (path !== undefined && !used.has(path) && !column.generated) {
      used.add(path);
      const sized =
        column.length === undefined
          ? ""
          : `   # at most ${column.length} characters: a longer value is rejected, not cut`;
      lines.push(`      ${column.name}: ${JSON.stringify(path)}${sized}`);
    } else if (
      column.notNull &&
      column.default === undefined &&
      column.identity === undefined &&
      !table.primaryKey.includes(column.name)
    ) {
      lines.push(
        `      # ${column.name}: ${column.type} NOT NULL without a default: say what belongs there${column.labels === undefined ? "" : ` (${column.labels.join(", ")})`}`,
      );
      doubts.push(`${table.name}.${column.name} must not be empty and has no default`);
    }
  }
  const flag = [...table.columns.values()].flatMap((column) =>
    inactiveWords
      .filter(([words]) => words.test(column.name.toLowerCase()) && column.base === "bool")
      .map(([, value]) => `    inactive: { ${column.name}: ${value} }`),
  );
  if (flag[0] === undefined)
    lines.push(
      "    merge: delete   # no column that puts a row out of use: a loser with children left refuses the merge",
    );
  else lines.push(flag[0], "    merge: deactivate");
  const successor = table.references.find(
    ({ from, to }) => to.table === table.name && /(?:replaced|merged|master|survivor)/.test(from.columns[0] ?? ""),
  );
  if (successor !== undefined) lines.push(`    replacedBy: ${successor.from.columns[0]}`);
  const changed = [...table.columns.values()].find((column) =>
    /^(?:write_date|updated_?(?:at|on)?|modified_?(?:at|on)?|date_modify)$/.test(column.name.toLowerCase()),
  );
  if (changed !== undefined) lines.push(`    changedAt: ${changed.name}`);
  if (table.triggers.length > 0)
    doubts.push(
      `${table.name} has triggers (${table.triggers.join(", ")}): what they write is logged, but not given back by undo`,
    );
  return lines;
}

function childLines(table: Table, main: Table, people: Table | undefined, doubts: string[]): string[] {
  const owner = (target: Table | undefined): string | undefined =>
    table.references.find(({ from, to }) => to.table === target?.name && from.columns.length === 1)?.from.columns[0];
  const [firm, person] = [owner(main), owner(people)];
  const each = /mail/.test(table.name) ? "emails" : /address/.test(table.name) ? "addresses" : "phones";
  const value = [...table.columns.values()].find(({ name }) =>
    /^(?:value|number|phone|email|address|text|street)$/.test(name.toLowerCase()),
  )?.name;
  if (value === undefined) {
    doubts.push(`${table.name}: no column looks like the value itself; left out`);
    return [`  # ${table.name}: which column holds the value?`];
  }
  if (!/phone|mail|address/.test(table.name))
    doubts.push(
      `${table.name}: taken for phones; if it holds e-mails too, add a second child with a constant that tells them apart`,
    );
  const path = each === "phones" ? "{ first: [e164, raw] }" : each === "emails" ? "{ first: [address, raw] }" : "text";
  const owners = [
    ...(firm === undefined ? [] : [`counterparty: ${firm}`]),
    ...(person === undefined ? [] : [`contact: ${person}`]),
  ];
  return [
    `  ${table.name}:`,
    `    table: ${table.name}`,
    `    each: ${each}`,
    `    owner: { ${owners.join(", ")} }`,
    `    same: [${value}]`,
    "    columns:",
    `      ${value}: ${path}`,
  ];
}
