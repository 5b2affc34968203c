import type { Column, Reference, Table } from "../catalogue/catalogue.ts";
import { enough, valuesOf, wordsIn } from "./sample.ts";
import { ownersOf, type Survey } from "./survey.ts";
import type { Owner } from "./table-words.ts";
import { namesTable, stem, wordsOf } from "./words.ts";

/** A column of a table that leads to a card: by a foreign key, or, where the schema declares none, by its values or its name. */
export interface OwnerLink {
  readonly column: string;
  readonly owner: Owner;
  /** The column beside it that names the owner's model, and the word it holds for this one; `unseen`: many rows, and none has it. */
  readonly model?: { readonly column: string; readonly word: string; readonly unseen: boolean };
  readonly declared: boolean;
}

/** All ways in which a table leads to cards. */
export function ownerLinks(survey: Survey, table: Table): OwnerLink[] {
  const links: OwnerLink[] = [];
  const owners = ownersOf(survey);
  for (const reference of table.references)
    for (const [owner, target] of owners) {
      const column = columnTo(reference, target);
      if (column !== undefined) links.push({ column, owner, declared: true });
    }
  for (const { id, model } of modelPairs(table)) {
    if (table.references.some(({ from }) => from.columns.includes(id.name))) continue;
    for (const [owner, target] of owners.filter(([, { columns, primaryKey }]) => {
      const key = columns.get(primaryKey[0] ?? "");
      return key !== undefined && sameKind(key, id);
    }))
      links.push({ column: id.name, owner, model: modelOf(survey, table, model, target), declared: false });
  }
  for (const column of table.columns.values()) {
    if (
      links.some((link) => link.column === column.name) ||
      table.references.some(({ from }) => from.columns.includes(column.name))
    )
      continue;
    const words = wordsOf(column.name);
    const held = survey.keysHeld.get(table.name)?.get(column.name);
    for (const [owner, target] of owners) {
      const key = target.columns.get(target.primaryKey[0] ?? "");
      if (table === target || key === undefined || !sameKind(key, column)) continue;
      if (held === owner || (held === undefined && isNamesake(survey, table, column, target))) {
        links.push({ column: column.name, owner, declared: false });
        continue;
      }
      const name = new RegExp(
        `^(?:(?:id|код) )?${wordsOf(target.name).split(" ").map(stem).join("[^ ]* ")}[^ ]*(?: (?:id|код|guid|ref|key))?$`,
        "u",
      );
      const isKey = /(?:^| )(?:id|код|guid|ref|key)(?: |$)/u.test(words);
      if (isKey && name.test(words)) links.push({ column: column.name, owner, declared: false });
    }
  }
  return links;
}

/** Whether other tables declare that a column of this name leads there: `fk_soc` of one table is `fk_soc` of the next. */
function isNamesake({ catalogue }: Survey, own: Table, { name }: Column, target: Table): boolean {
  // `id` and `parent_id` mean another thing in every table.
  const isOfAll = !/ /u.test(wordsOf(name)) || /^(?:parent|owner|record|object|target|ref) /u.test(wordsOf(name));
  if (isOfAll || own.primaryKey.includes(name)) return false;
  const leads = (table: Table): boolean => table.references.some((each) => columnTo(each, target) === name);
  const elsewhere = (table: Table): boolean =>
    table.references.some(({ from, to }) => from.columns.includes(name) && to.table !== target.name);
  const tables = [...catalogue.tables.values()];
  return tables.some(leads) && !tables.some(elsewhere);
}

/** The column of a foreign key that holds the key of a card, alone or beside others (a tenant's number); undefined for a key elsewhere. */
export function columnTo({ from, to }: Reference, target: Table): string | undefined {
  const [key, ...more] = target.primaryKey;
  if (to.table !== target.name || to.schema !== target.schema || key === undefined || more.length > 0) return undefined;
  return from.columns[to.columns.indexOf(key)];
}

function sameKind(one: Column, other: Column): boolean {
  const kind = ({ base }: Column): string => (base.startsWith("int") ? "int" : /char|text/.test(base) ? "text" : base);
  // A link to anything is often kept as text, whatever the keys are.
  return kind(one) === kind(other) || kind(other) === "text";
}

/**
 * Pairs like `parent_type` and `parent_id`, `bean_module` and `bean_id`, `targetType` and `targetId`, `res_model` and `res_id`,
 * `parenttype` and `parent`, `link_doctype` and `link_name`.
 */
function modelPairs(table: Table): { id: Column; model: Column }[] {
  const split = (column: Column, last: RegExp): string | undefined => last.exec(wordsOf(column.name))?.groups?.["what"];
  const columns = [...table.columns.values()].filter(
    ({ name }) => !table.primaryKey.includes(name) || table.primaryKey.length > 1,
  );
  return columns.flatMap((model) => {
    const what = /char|text/.test(model.base)
      ? split(model, /^(?<what>.*?) ?(?:doc ?type|type|module|model|class|table|entity)$/u)
      : undefined;
    if (what === undefined) return [];
    const isDocument = /doc ?type$/u.test(wordsOf(model.name));
    const id = columns.find((column) => {
      if (column === model) return false;
      const start =
        split(column, /^(?<what>.*?) ?(?:id|key|guid)$/u) ??
        split(column, /^(?:fk )?(?<what>parent|target|owner|record|object|element|reference|subject)$/u) ??
        (isDocument ? split(column, /^(?<what>.+) name$/u) : undefined);
      return what === "" ? start !== undefined && /^(?:res|record|entity|object|item)$/.test(start) : start === what;
    });
    return id === undefined ? [] : [{ id, model }];
  });
}

function modelOf(survey: Survey, table: Table, model: Column, target: Table): NonNullable<OwnerLink["model"]> {
  const held = valuesOf(survey.samples.get(table.name) ?? { rows: [] }, model.name).map(String);
  const isOf = (word: string): boolean => namesTable(word, target.name);
  const others = held.filter((word) => ownersOf(survey).some(([, each]) => namesTable(word, each.name)));
  return {
    column: model.name,
    word: modelWord(survey, table, model, target),
    unseen: others.length >= enough && !held.some(isOf),
  };
}

/**
 * The word by which a link names a table: one that stands in a row, here or in another table's pair; else one made like the other owner's
 * (`App\\Models\\Klient` beside `klienty`, so `App\\Models\\Kontakt` for `kontakty`), else the table's name. A word that no row shows is a doubt.
 */
function modelWord(survey: Survey, table: Table, model: Column, target: Table): string {
  const { catalogue, samples, doubts } = survey;
  const standing = [...catalogue.tables.values()]
    .toSorted((a, b) => Number(b === table) - Number(a === table))
    .flatMap((other) =>
      [...(other === table ? [model] : []), ...modelPairs(other).map((pair) => pair.model)].flatMap((column) =>
        wordsIn(samples.get(other.name) ?? { rows: [] }, column.name),
      ),
    );
  const found = standing.find((word) => namesTable(word, target.name));
  if (found !== undefined) return found;
  const other = ownersOf(survey).find(([, each]) => each !== target)?.[1];
  const like = other === undefined ? undefined : standing.find((word) => namesTable(word, other.name));
  const word = like === undefined || other === undefined ? target.name : wordLike(like, other.name, target.name);
  const params = { table: table.name, column: model.name, word };
  if (!doubts.some((doubt) => doubt.code === "propose-model-word" && doubt.params["table"] === table.name))
    doubts.push({ code: "propose-model-word", params });
  return word;
}

/** Another table's word, spelled as this one's is: the same beginning, the same number, the same first letter. */
function wordLike(like: string, itsTable: string, table: string): string {
  const last = like.split(/[\\./:]/).at(-1) ?? like;
  const start = like.slice(0, like.length - last.length);
  const name = last.length === itsTable.length ? table : stem(table);
  return start + (/^\p{Lu}/u.test(last) ? name.slice(0, 1).toUpperCase() + name.slice(1) : name);
}
