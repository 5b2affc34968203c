import type {
  ContactField,
  CounterpartyField,
  CounterpartyRef,
  Draft,
  DraftContact,
  DraftEntity,
  DraftValue,
} from "../model/index.ts";
import { parsePath } from "./path.ts";
import type { ColumnSpec, EntityProfile, TargetProfile } from "./profile.ts";

type Field = CounterpartyField | ContactField;

/** Columns by name: text, except arrays and JSON, which come as they are. */
export type Row = Readonly<Record<string, string | readonly string[] | Readonly<Record<string, unknown>> | null>>;

/** A row of the target with its children, as it stands. */
export interface TargetRow {
  readonly type: "counterparty" | "contact";
  readonly table: string;
  /** The primary key as text. */
  readonly key: string;
  readonly row: Row;
  readonly children: readonly ChildRow[];
  /** Ordinal in its table, from 1. */
  readonly line: number;
}

export interface ChildRow {
  /** The child's name in the profile. */
  readonly name: string;
  readonly table: string;
  readonly key: string;
  readonly row: Row;
}

/** Where the values of a child row stand: `phone/17`, the child's name in the profile and its key. */
export const childPlace = ({ name, key }: Pick<ChildRow, "name" | "key">): string => `${name}/${key}`;

/**
 * The profile read backwards: the draft that a row and its children would have come from. A value's `at` is its column, or the
 * {@link childPlace} of its row. A column whose rule cannot be turned round (a template, an expression) gives nothing.
 */
export function draftOfRow(profile: TargetProfile, target: TargetRow): Draft {
  const values = new Values();
  const refs: { column: string; key: string; row: Row }[] = [];
  readRow(values, refs, profile.entities[target.type]?.columns ?? {}, target.row, undefined, "");
  for (const child of target.children) {
    const spec = profile.children[child.name];
    readRow(values, refs, spec?.columns ?? {}, child.row, spec?.each, childPlace(child));
  }
  const { table } = profile.entities.counterparty as EntityProfile;
  return draftOf(target.type, `${target.table}/${target.key}`, target.line, values, refs, table);
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
  place: string,
): void {
  if (each !== undefined) {
    readItem(values, refs, columns, row, each, place);
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
  at: string,
): void {
  const parts: Record<string, string> = {};
  let ref: string | undefined;
  for (const [column, raw] of Object.entries(columns)) {
    const held = row[column];
    if (held === null || held === undefined || typeof held === "object") continue;
    const spec: ColumnSpec = typeof raw === "string" ? { path: raw } : raw;
    if (spec.ref !== undefined) ref = String(held);
    const name = spec.path ?? spec.first?.[0];
    if (name === undefined) continue;
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
