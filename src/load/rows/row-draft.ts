import type { CounterpartyRef, Draft, DraftContact, DraftEntity } from "../../model/index.ts";
import type { EntityProfile, TargetProfile } from "../profile/profile.ts";
import { readRow, type Row, type RowRef, Values } from "./read-values.ts";

export type { Row } from "./read-values.ts";

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
  /** What an audit asks beside the columns that are written: who changed it last and when, who looks after it, where the profile says. */
  readonly changedBy?: string;
  readonly changedAt?: string;
  readonly responsible?: string;
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
  const refs: RowRef[] = [];
  readRow(values, refs, profile.entities[target.type]?.columns ?? {}, target.row);
  for (const child of target.children) {
    const spec = profile.children[child.name];
    if (spec !== undefined) readRow(values, refs, spec.columns, child.row, { ...spec, place: childPlace(child) });
  }
  const own = profile.entities[target.type];
  const say = (field: "updatedAt" | "responsible", text: string | undefined, at: string | undefined): void => {
    if (text !== undefined && at !== undefined && !values.fields.has(field)) values.fields.set(field, [{ text, at }]);
  };
  // A time of the database in ISO form: freshness is measured in days.
  say("updatedAt", target.changedAt?.slice(0, 10), own?.changedAt);
  say("responsible", target.responsible, own?.responsible);
  const { table } = profile.entities.counterparty as EntityProfile;
  return draftOf(target.type, `${target.table}/${target.key}`, target.line, values, refs, table);
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
