import { own, setOwn, type ContactField, type CounterpartyField, type DraftValue } from "../../model/index.ts";
import { parsePath, type Path } from "../profile/path.ts";
import { firstPath } from "../profile/way.ts";
import type { ColumnSpec } from "../profile/profile.ts";

type Field = CounterpartyField | ContactField;
type Json = string | number | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>;
/** A row of the target: texts, and arrays and JSON as they are. */
export type Row = Readonly<Record<string, Json>>;
/** A link to another row: the column that holds it and the key it holds. */
export interface RowRef {
  readonly column: string;
  readonly key: string;
}

/** The fields of one draft as they come together from the columns of a row and its children. */
export class Values {
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

/**
 * Reads the columns of a row backwards into values and links. `each` is the list of a child row: then the row is one value of it, put
 * together from its columns; `when` what the profile says all such values have in common.
 */
export function readRow(
  values: Values,
  refs: RowRef[],
  columns: Columns,
  row: Row,
  child: {
    readonly each?: string | undefined;
    readonly when?: Readonly<Record<string, unknown>> | undefined;
    /** What the values of the row name as their place, instead of the column. */
    readonly place?: string;
  } = {},
): void {
  if (child.each !== undefined) return readItem(values, refs, columns, row, child.each, child.place, child.when);
  const addresses = new Map<string, { parts: Record<string, string>; column: string; kind?: string }>();
  for (const [column, raw] of Object.entries(columns)) {
    const spec = specOf(raw);
    const held = row[column];
    if (held === null || held === undefined || saysOfAnother(spec)) continue;
    if (spec.object !== undefined) {
      if (isObject(held)) readObject(values, refs, spec.object, held, column);
      continue;
    }
    const path = pathBack(spec);
    if (path === undefined) continue;
    const [step, next] = path;
    const kind = step?.property === undefined || step.property === "kind" ? step?.word : undefined;
    if (step?.name === "addresses" && isAddressPart(next?.name) && !isObject(held)) {
      // Columns of one address are one address: a postcode by itself is none.
      const whole = addresses.get(kind ?? "") ?? { parts: {}, column, ...(kind === undefined ? {} : { kind }) };
      whole.parts[next?.name ?? ""] = textOf(held);
      addresses.set(kind ?? "", whole);
    } else if (spec.ref !== undefined) {
      if (step?.name === "of") refs.push({ column, key: textOf(held) });
    } else if (step?.name === "extra" && isObject(held)) {
      for (const [name, value] of Object.entries(held))
        if (typeof value === "string") setOwn(values.extra, name, value);
    } else if (Array.isArray(held) && held.some(isObject)) {
      for (const item of held.filter(isObject)) {
        if (spec.as === undefined) addItem(values, refs, step?.name ?? "", partsOf(item), column);
        else readItem(values, refs, spec.as, item, step?.name ?? "", column);
      }
    } else {
      const texts = Array.isArray(held)
        ? held.map(textOf)
        : spec.join === undefined
          ? [callingCode(columns, row, spec) + textOf(held)]
          : textOf(held).split(spec.by ?? ", ");
      for (const text of texts) addByPath(values, column, mappedBack(spec, text), step?.name ?? "", kind, next?.name);
    }
  }
  for (const { parts, column, kind } of addresses.values())
    addItem(values, refs, "addresses", kind === undefined ? parts : { ...parts, kind }, column);
}

const addressParts = ["country", "postcode", "region", "city", "street"] as const;

const isAddressPart = (name: string | undefined): boolean => addressParts.some((part) => part === name);

/** Its parts as people write them on one line. Without a street or a city it is no address. */
function wholeAddress(parts: Readonly<Record<string, string>>): string | undefined {
  if (parts["street"] === undefined && parts["city"] === undefined) return undefined;
  return addressParts.flatMap((part) => parts[part] ?? []).join(", ");
}

/** What stands beside a number without it: `+7` of `phones[1].e164` in a column of its own. */
function callingCode(columns: Columns, row: Row, { path, format }: ColumnSpec): string {
  if (format !== "national-digits") return "";
  const [column] =
    Object.entries(columns).find(([, raw]) => specOf(raw).path === path && specOf(raw).format === "calling-code") ?? [];
  const code = column === undefined ? undefined : row[column];
  if (code === undefined || code === null || code === "") return "";
  // A column of numbers gives 7 back for the +7 that it was given.
  return `+${textOf(code).replace(/^\+/, "")}`;
}

/** A country or a calling code beside a number says nothing of its own. */
const saysOfAnother = ({ format }: ColumnSpec): boolean => format === "calling-code" || format === "country-code";

/** One object: like columns of the row, but for the parts of an address, which are one address together. */
function readObject(values: Values, refs: RowRef[], specs: Columns, held: Row, column: string): void {
  const address: Record<string, string> = {};
  const others: Record<string, string | ColumnSpec> = {};
  for (const [key, raw] of Object.entries(specs)) {
    const [step, next] = pathBack(specOf(raw)) ?? [];
    const value = held[key];
    if (step?.name !== "addresses" || next === undefined) others[key] = raw;
    else if (value !== null && value !== undefined && !isObject(value)) address[next.name] = textOf(value);
  }
  readRow(values, refs, others, held);
  addItem(values, refs, "addresses", address, column);
  if (address["city"] !== undefined) values.add("city", { text: address["city"], at: column });
}

type Columns = Readonly<Record<string, string | ColumnSpec>>;

const specOf = (raw: string | ColumnSpec): ColumnSpec => (typeof raw === "string" ? { path: raw } : raw);
const isObject = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** Where the value of a column came from, when the rule can be turned round: of several paths the first, of a name's template the name. */
function pathBack(spec: ColumnSpec): Path | undefined {
  const inTemplate = /\{(name\.(?:display|family))\}/.exec(spec.template ?? "") === null ? undefined : "name.display";
  const text =
    spec.path ?? spec.list ?? [spec.join ?? []].flat()[0] ?? spec.json ?? firstPath(spec) ?? spec.ref ?? inTemplate;
  return text === undefined ? undefined : parsePath(text);
}

function mappedBack({ map }: ColumnSpec, text: string): string {
  return Object.entries(map ?? {}).find(([, value]) => String(value) === text)?.[0] ?? text;
}

function partsOf(item: Row): Record<string, string> {
  return Object.fromEntries(
    Object.entries(item).flatMap(([key, value]) => (isObject(value) ? [] : [[key, textOf(value)]])),
  );
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
    const field = own(identifierFields, word) ?? "identifiers";
    values.add(field, { text, at, ...(field === "identifiers" ? { scheme: word } : {}) });
  } else if (name === "name") values.add(nameFields[next ?? "display"] ?? "name", { text, at });
  else if (name === "phones" && next !== undefined && next !== "e164" && next !== "raw") return;
  else if (name === "of" && (next === "role" || next === "department"))
    values.add(next === "role" ? "position" : "department", { text, at });
  else {
    const field = plainFields[name];
    if (field !== undefined) values.add(field, { text, at, ...(word === undefined ? {} : { kind: word }) });
  }
}

/** One value of a list, put together from the columns of a child row, of a row it shares with others, or from the keys of an object. */
function readItem(
  values: Values,
  refs: RowRef[],
  columns: Columns,
  row: Row,
  each: string,
  place: string | undefined,
  when: Readonly<Record<string, unknown>> = {},
): void {
  const parts: Record<string, string> = {};
  let at = place ?? "";
  let ref: string | undefined;
  for (const [name, word] of Object.entries(when)) if (typeof word === "string") parts[name] = word;
  const read = (from: Columns, held: Row): void => {
    for (const [column, raw] of Object.entries(from)) {
      const value = held[column];
      const spec = specOf(raw);
      if (spec.shared !== undefined && isObject(value)) read(spec.shared.columns, value);
      if (value === null || value === undefined || typeof value === "object" || saysOfAnother(spec)) continue;
      if (spec.ref !== undefined) ref = textOf(value);
      // A number joined to its extension is read as the number it is written with.
      const said = spec.path ?? firstPath(spec) ?? [spec.join ?? []].flat()[0];
      if (said === undefined) continue;
      // Of `e164|raw` nothing tells which it was: it is read as the first.
      const name = said.replace(/\|.*$/, "");
      if (at === "") at = column;
      parts[name] ??= callingCode(from, held, spec) + mappedBack(spec, textOf(value));
    }
  };
  read(columns, row);
  addItem(values, refs, each.replace(/\[.*$/, ""), parts, at, ref);
}

function addItem(
  values: Values,
  refs: RowRef[],
  list: string,
  parts: Readonly<Record<string, string>>,
  at: string,
  ref?: string,
): void {
  const kind = parts["kind"] === undefined ? {} : { kind: parts["kind"] };
  switch (list) {
    case "phones": {
      const number = parts["e164"] ?? parts["raw"];
      const extension =
        parts["extension"] === undefined || parts["e164"] === undefined ? "" : ` доб. ${parts["extension"]}`;
      const note = parts["note"] === undefined ? {} : { note: parts["note"] };
      if (number !== undefined) values.add("phones", { text: `${number}${extension}`, at, ...kind, ...note });
      return;
    }
    case "emails": {
      const text = parts["address"] ?? parts["raw"];
      if (text !== undefined) values.add("emails", { text, at });
      return;
    }
    case "addresses": {
      const text = parts["text"] ?? parts["raw"] ?? wholeAddress(parts);
      if (text !== undefined) values.add("addresses", { text, at, ...kind });
      return;
    }
    case "sites":
    case "tags":
    case "notes":
    case "roles":
      if (parts["value"] !== undefined) values.add(list, { text: parts["value"], at });
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
      if (ref !== undefined) refs.push({ column: at, key: ref });
      if (parts["role"] !== undefined) values.add("position", { text: parts["role"], at });
      if (parts["department"] !== undefined) values.add("department", { text: parts["department"], at });
      return;
  }
}
