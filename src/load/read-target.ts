import type {
  ContactField,
  CounterpartyField,
  CounterpartyRef,
  Draft,
  DraftContact,
  DraftEntity,
  DraftValue,
} from "../model/index.ts";
import { keyText, readCatalogue } from "./catalogue.ts";
import { type Database, quoteName, quoteText } from "./database.ts";
import { parsePath } from "./path.ts";
import type { ColumnSpec, EntityProfile, TargetProfile } from "./profile.ts";
import { hasMemory } from "./schema.ts";
import { bindProfile, type Shape } from "./shape.ts";

type Field = CounterpartyField | ContactField;
type Row = Readonly<Record<string, string | readonly string[] | Readonly<Record<string, unknown>> | null>>;

/**
 * Rows that the CRM holds and Sverka does not know, as drafts of the source `target`: the profile read backwards. The key of a draft is
 * `<table>/<primary key>`; rows out of use are left out. A column whose rule cannot be turned round (a template, an expression) gives
 * nothing: what is read is evidence for matching, it is not loaded again.
 *
 * @param options `owned`: rows that Sverka wrote too, for an audit of all that is there
 */
export async function* readTarget(
  db: Database,
  profile: TargetProfile,
  options: { readonly owned?: boolean } = {},
): AsyncIterable<Draft> {
  const catalogue = await readCatalogue(db, profile.schema);
  const shapes = bindProfile(profile, catalogue);
  const known = options.owned !== true && (await hasMemory(db));
  for (const [type, shape] of shapes.mains) {
    const entity = profile.entities[type] as EntityProfile;
    // Two kinds in one table that nothing tells apart: its rows are read once, as counterparties.
    if (type === "contact" && entity.where === undefined && entity.table === profile.entities.counterparty.table)
      continue;
    const key = keyText(shape.table, "t");
    const conditions = [
      ...Object.entries(entity.where ?? {}).map(
        ([name, value]) => `t.${quoteName(name)}::text IS NOT DISTINCT FROM ${literal(value)}`,
      ),
      ...Object.entries(entity.inactive ?? {}).map(
        ([name, value]) => `t.${quoteName(name)}::text IS DISTINCT FROM ${literal(value)}`,
      ),
      ...(entity.replacedBy === undefined ? [] : [`t.${quoteName(entity.replacedBy)} IS NULL`]),
      ...(known
        ? [
            `NOT EXISTS (SELECT FROM ${db.memory}.entity e WHERE e.target_table = ${quoteText(shape.table.name)} AND e.target_id = ${key})`,
          ]
        : []),
    ];
    const children = shapes.children.flatMap((child) => {
      const owner = child.child?.owner[type];
      if (owner === undefined) return [];
      // A constant tells the kinds of row in one table apart: phones and e-mails, say.
      const constants = Object.entries(profile.children[child.name]?.columns ?? {}).flatMap(([name, spec]) =>
        typeof spec === "object" && spec.literal !== undefined
          ? [` AND c.${quoteName(name)}::text = ${literal(spec.literal)}`]
          : [],
      );
      return [
        `${quoteText(child.name)}, (SELECT coalesce(json_agg(${rowSql(child, "c")} ORDER BY ${keyText(child.table, "c")}), '[]') FROM ${child.table.sql} c WHERE c.${quoteName(owner)} = t.${quoteName(shape.table.primaryKey[0] as string)}${constants.join("")})`,
      ];
    });
    const rows = db.stream<{ key: string; row: Row; children: Record<string, Row[]> }>(
      `SELECT ${[`${key} AS key`, `${rowSql(shape, "t")} AS row`, `json_build_object(${children.join(", ")}) AS children`].join(", ")} FROM ${shape.table.sql} t
       ${conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`} ORDER BY t.${quoteName(shape.table.primaryKey[0] as string)}`,
      [],
      1000,
    );
    let line = 0;
    for await (const row of rows) {
      const values = new Values();
      const refs: { column: string; key: string; row: Row }[] = [];
      readRow(values, refs, profile.entities[type]?.columns ?? {}, row.row, undefined);
      for (const child of shapes.children) {
        for (const item of row.children[child.name] ?? []) {
          readRow(values, refs, profile.children[child.name]?.columns ?? {}, item, profile.children[child.name]?.each);
        }
      }
      yield draftOf(
        type,
        `${shape.table.name}/${row.key}`,
        ++line,
        values,
        refs,
        shapes.mains.get("counterparty")?.table.name ?? "",
      );
    }
  }
}

function literal(value: string | number | boolean | null): string {
  return value === null ? "NULL" : quoteText(String(value));
}

/** Arrays and JSON as they are, everything else as text. */
function rowSql(shape: Shape, alias: string): string {
  const columns = shape.columns.map(({ name, column }) => {
    const whole = column.base.startsWith("_") || column.base === "json" || column.base === "jsonb";
    return `${alias}.${quoteName(name)}${whole ? "" : "::text"} AS ${quoteName(name)}`;
  });
  return `(SELECT row_to_json(_x) FROM (SELECT ${columns.length === 0 ? "NULL AS _" : columns.join(", ")}) _x)`;
}

class Values {
  readonly fields = new Map<Field, DraftValue[]>();
  readonly extra: Record<string, string> = {};

  add(field: Field, value: DraftValue): void {
    if (value.text.trim() === "") return;
    const held = this.fields.get(field);
    if (held === undefined) this.fields.set(field, [value]);
    else if (
      !held.some(({ text, kind, scheme }) => text === value.text && kind === value.kind && scheme === value.scheme)
    )
      held.push(value);
  }
}

function readRow(
  values: Values,
  refs: { column: string; key: string; row: Row }[],
  columns: Readonly<Record<string, string | ColumnSpec>>,
  row: Row,
  each: string | undefined,
): void {
  if (each !== undefined) {
    readItem(values, refs, columns, row, each);
    return;
  }
  for (const [column, raw] of Object.entries(columns)) {
    const spec: ColumnSpec = typeof raw === "string" ? { path: raw } : raw;
    const held = row[column];
    if (held === null || held === undefined) continue;
    const path =
      spec.path ??
      spec.list ??
      (typeof spec.join === "string" ? spec.join : undefined) ??
      spec.json ??
      spec.first?.[0] ??
      spec.ref;
    const steps = path === undefined ? undefined : parsePath(path);
    if (steps === undefined) continue;
    const [step, next] = steps;
    if (spec.ref !== undefined) {
      if (step?.name === "of") refs.push({ column, key: String(held), row: {} });
      continue;
    }
    const texts = Array.isArray(held)
      ? held.map(String)
      : spec.join === undefined
        ? [String(held)]
        : String(held).split(spec.by ?? ", ");
    for (const text of texts) {
      const back =
        spec.map === undefined
          ? text
          : (Object.entries(spec.map).find(([, value]) => String(value) === text)?.[0] ?? text);
      if (step?.name === "extra" && typeof held === "object" && !Array.isArray(held)) {
        for (const [name, value] of Object.entries(held)) if (typeof value === "string") values.extra[name] = value;
      } else addByPath(values, column, back, step?.name ?? "", step?.word, next?.name);
    }
  }
}

const identifierFields: Readonly<Record<string, Field>> = { "ru-inn": "inn", "ru-kpp": "kpp", "ru-ogrn": "ogrn" };
const plainFields: Readonly<Record<string, Field>> = {
  kind: "kind",
  legalForm: "legalForm",
  legalName: "legalName",
  formerNames: "formerName",
  birthDate: "birthDate",
  gender: "gender",
  country: "country",
  region: "region",
  city: "city",
  status: "status",
  roles: "roles",
  tags: "tags",
  sites: "sites",
  notes: "notes",
  responsible: "responsible",
  createdAt: "createdAt",
  updatedAt: "updatedAt",
  optOuts: "optOuts",
  phones: "phones",
  emails: "emails",
  addresses: "addresses",
};
const nameFields: Readonly<Record<string, Field>> = {
  family: "lastName",
  given: "firstName",
  patronymic: "middleName",
  display: "name",
};

function addByPath(
  values: Values,
  at: string,
  text: string,
  name: string,
  word: string | undefined,
  next: string | undefined,
): void {
  if (name === "identifiers" && word !== undefined) {
    const field = identifierFields[word] ?? "identifiers";
    values.add(field, { text, at, ...(field === "identifiers" ? { scheme: word } : {}) });
  } else if (name === "name") values.add(nameFields[next ?? "display"] ?? "name", { text, at });
  else if (name === "phones" && next !== undefined && next !== "e164" && next !== "raw") return;
  else {
    const field = plainFields[name];
    if (field !== undefined) values.add(field, { text, at, ...(word === undefined ? {} : { kind: word }) });
  }
}

/** A child row: one value of a list, put together from its columns. */
function readItem(
  values: Values,
  refs: { column: string; key: string; row: Row }[],
  columns: Readonly<Record<string, string | ColumnSpec>>,
  row: Row,
  each: string,
): void {
  const parts: Record<string, string> = {};
  let at = "";
  let ref: string | undefined;
  for (const [column, raw] of Object.entries(columns)) {
    const held = row[column];
    if (held === null || held === undefined || typeof held === "object") continue;
    const spec: ColumnSpec = typeof raw === "string" ? { path: raw } : raw;
    if (spec.ref !== undefined) ref = String(held);
    const name = spec.path ?? spec.first?.[0];
    if (name === undefined) continue;
    if (at === "") at = column;
    parts[name] =
      spec.map === undefined
        ? String(held)
        : (Object.entries(spec.map).find(([, value]) => String(value) === String(held))?.[0] ?? String(held));
  }
  const kind = parts["kind"] === undefined ? {} : { kind: parts["kind"] };
  switch (each.replace(/\[.*$/, "")) {
    case "phones": {
      const number = parts["e164"] ?? parts["raw"];
      const extension =
        parts["extension"] === undefined || parts["e164"] === undefined ? "" : ` доб. ${parts["extension"]}`;
      if (number !== undefined) {
        values.add("phones", {
          text: `${number}${extension}`,
          at,
          ...kind,
          ...(parts["note"] === undefined ? {} : { note: parts["note"] }),
        });
      }
      return;
    }
    case "emails":
      if ((parts["address"] ?? parts["raw"]) !== undefined)
        values.add("emails", { text: (parts["address"] ?? parts["raw"]) as string, at });
      return;
    case "addresses":
      if (parts["text"] !== undefined) values.add("addresses", { text: parts["text"], at, ...kind });
      return;
    case "sites":
    case "tags":
    case "notes":
    case "roles":
      if (parts["value"] !== undefined) values.add(each as Field, { text: parts["value"], at });
      return;
    case "identifiers": {
      const { scheme, value } = parts;
      const field = identifierFields[scheme ?? ""] ?? "identifiers";
      if (value !== undefined)
        values.add(field, { text: value, at, ...(field === "identifiers" && scheme !== undefined ? { scheme } : {}) });
      return;
    }
    case "bankAccounts":
      if (parts["account"] !== undefined) values.add("bankAccounts", { text: parts["account"], at, parts });
      return;
    case "of":
      if (ref !== undefined) refs.push({ column: at, key: ref, row });
      if (parts["role"] !== undefined) values.add("position", { text: parts["role"], at });
      if (parts["department"] !== undefined) values.add("department", { text: parts["department"], at });
      return;
  }
}

function draftOf(
  type: "counterparty" | "contact",
  key: string,
  line: number,
  values: Values,
  refs: readonly { key: string }[],
  counterparties: string,
): Draft {
  const entity: DraftEntity = { fields: Object.fromEntries(values.fields), extra: values.extra };
  const base = {
    place: { source: "target", path: key.slice(0, key.indexOf("/")), line },
    key,
    identity: key,
    defaults: {},
  };
  if (type === "counterparty") return { ...base, counterparty: entity, contacts: [] };
  const { name, ...fields } = entity.fields;
  const first = refs[0];
  const of: CounterpartyRef | undefined =
    first === undefined ? undefined : { by: "key", source: "target", key: `${counterparties}/${first.key}` };
  const contact: DraftContact = {
    ...entity,
    fields: { ...fields, ...(name === undefined ? {} : { fullName: name }) },
    ...(of === undefined ? {} : { of }),
  };
  return { ...base, contacts: [contact] };
}
