import { contactShape, counterpartyShape } from "./schema/fields.ts";
import type { ContactBlock, CounterpartyBlock, MappingFile } from "./schema/mapping.ts";
import type { Reference, Value, ValueObject } from "./schema/value.ts";
import { eachAt, factNames, isList } from "./value-forms.ts";
import type { Path } from "../yaml/index.ts";

/** One value object of a mapping, wherever it is nested. */
export interface ValueAt {
  readonly value: ValueObject;
  readonly entity: "counterparty" | "contact";
  /** Canonical field. */
  readonly field: string;
  readonly path: Path;
  /** It is the kind, scheme… of another value. */
  readonly fact: boolean;
}

/** The fields of a mapping with what they are given, in the order of the file. References are not values. */
export function* fieldsOf(
  mapping: MappingFile,
): Generator<{ entity: "counterparty" | "contact"; field: string; value: Value; path: Path }> {
  for (const { entity, block, path } of entitiesOf(mapping)) {
    const shape = entity === "counterparty" ? counterpartyShape : contactShape;
    for (const [field, value] of Object.entries(block)) {
      if (value === undefined || !(field in shape) || field === "head" || field === "relations") continue;
      yield { entity, field, value: value as Value, path: [...path, field] };
    }
  }
}

export function* entitiesOf(
  mapping: MappingFile,
): Generator<
  | { entity: "counterparty"; block: CounterpartyBlock; path: Path }
  | { entity: "contact"; block: ContactBlock; path: Path }
> {
  if (mapping.counterparty !== undefined) {
    yield { entity: "counterparty", block: mapping.counterparty, path: ["counterparty"] };
  }
  if (mapping.contact !== undefined) yield { entity: "contact", block: mapping.contact, path: ["contact"] };
  for (const [index, block] of (mapping.contacts ?? []).entries()) {
    yield { entity: "contact", block, path: ["contacts", index] };
  }
}

/** What the record of a block refers to: the firm it speaks for, its head, its relations. */
export function* referencesOf(
  block: CounterpartyBlock | ContactBlock,
  path: Path,
): Generator<readonly [each: Reference, at: Path]> {
  const given = block as Readonly<Record<string, Reference | readonly Reference[] | undefined>>;
  for (const key of ["of", "head", "relations"]) yield* eachAt(given[key], [...path, key]);
}

export function* valuesOf(mapping: MappingFile): Generator<ValueAt> {
  for (const { entity, field, value, path } of fieldsOf(mapping)) {
    yield* nested(value, { entity, field, path, fact: false });
  }
}

function* nested(value: Value, at: Omit<ValueAt, "value">): Generator<ValueAt> {
  if (typeof value === "string") return;
  if (isList(value)) {
    for (const [index, each] of value.entries()) yield* nested(each, { ...at, path: [...at.path, index] });
    return;
  }
  yield { ...at, value };
  for (const [index, each] of (value.firstOf ?? []).entries()) {
    yield* nested(each, { ...at, path: [...at.path, "firstOf", index] });
  }
  for (const [name, part] of Object.entries(value.parts ?? {}))
    yield* nested(part, { ...at, path: [...at.path, "parts", name] });
  for (const name of factNames) {
    const fact = value[name];
    if (fact !== undefined && typeof fact !== "string")
      yield* nested(fact, { ...at, path: [...at.path, name], fact: true });
  }
}
