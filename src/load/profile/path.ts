import { LoadError } from "../errors.ts";

/**
 * Paths into golden records, as target profiles write them: names joined by dots, each with an optional choice in brackets.
 *
 *     name.display              a property
 *     identifiers[ru-inn]       the item whose scheme or kind is the word
 *     phones[quality=inferred]  the item whose property is the word
 *     addresses[1].city         the item by its place, from 1
 *     phones[2..]               all items from that place on
 *     owner.name.display        from a value in a list back to its golden record
 *     phones.e164|raw           a property, or the other one where it is absent
 *
 * A value object stands for its `value`; a list stands for its first item, except where a profile asks for all of them.
 */
export interface Step {
  readonly name: string;
  readonly index?: number;
  /** The first of the items meant, where all from there on are. */
  readonly from?: number;
  readonly property?: string;
  readonly word?: string;
  /** The property that stands in for one that is absent. */
  readonly or?: string;
}

export type Path = readonly Step[];

export function parsePath(text: string): Path | undefined {
  const steps: Step[] = [];
  for (const part of stepTexts(text)) {
    const match = /^([A-Za-z][A-Za-z0-9]*)(?:\|([A-Za-z][A-Za-z0-9]*)|\[([^\]]+)\])?$/.exec(part);
    if (match === null) return undefined;
    const [, name = "", or, choice] = match;
    if (or !== undefined) steps.push({ name, or });
    else if (choice === undefined) steps.push({ name });
    else if (/^[1-9][0-9]*$/.test(choice)) steps.push({ name, index: Number(choice) - 1 });
    else if (/^[1-9][0-9]*\.\.$/.test(choice)) steps.push({ name, from: Number.parseInt(choice, 10) - 1 });
    else {
      const at = choice.indexOf("=");
      steps.push(
        at === -1 ? { name, word: choice } : { name, property: choice.slice(0, at), word: choice.slice(at + 1) },
      );
    }
  }
  return steps.length === 0 ? undefined : steps;
}

/** {@link parsePath} of a path that has been checked. */
export function pathOf(text: string): Path {
  const path = parsePath(text);
  if (path === undefined)
    throw new LoadError("profile-invalid", {
      file: "–",
      faults: [{ code: "value-invalid", params: { got: text, expected: "path" } }],
    });
  return path;
}

/** The steps as they are written: parted at dots, but not at those inside brackets. */
export function stepTexts(text: string): string[] {
  return text.split(/\.(?![^[]*\])/);
}

/** The one value at a path, or undefined. */
export function valueAt(path: Path, item: unknown, owner: unknown): unknown {
  const [from, first] = beginning(path, item, owner);
  let value = from;
  for (let at = first; at < path.length; at++) {
    if (Array.isArray(value)) value = value[0];
    if (typeof value !== "object" || value === null) return undefined;
    const step = path[at] as Step;
    value = partOf(value as Record<string, unknown>, step);
    if (Array.isArray(value)) value = choose(step, value)[0];
  }
  return unwrap(value);
}

/** All values at a path, lists flattened. */
export function valuesAt(path: Path, item: unknown, owner: unknown): unknown[] {
  return itemsAt(path, item, owner)
    .map(unwrap)
    .filter((value) => value !== undefined);
}

/** The same, value objects whole: their properties are read from them. */
export function itemsAt(path: Path, item: unknown, owner: unknown): unknown[] {
  const [from, first] = beginning(path, item, owner);
  let values: unknown[] = [from];
  for (let at = first; at < path.length; at++) {
    const step = path[at] as Step;
    const next: unknown[] = [];
    for (const value of values) {
      if (typeof value !== "object" || value === null) continue;
      const found = partOf(value as Record<string, unknown>, step);
      if (Array.isArray(found)) for (const each of choose(step, found)) next.push(each);
      else if (found !== undefined) next.push(found);
    }
    values = next;
  }
  return values.filter((value) => value !== undefined);
}

function partOf(value: Readonly<Record<string, unknown>>, { name, or }: Step): unknown {
  return value[name] ?? (or === undefined ? undefined : value[or]);
}

/** Where a path begins, and its first step from there. */
function beginning(path: Path, item: unknown, owner: unknown): [from: unknown, first: number] {
  return path[0]?.name === "owner" ? [owner, 1] : [item, 0];
}

/** Whether a path leads to all values of a list: no step names one of them by its place, and an identifier has one of each scheme. */
export function leadsToList(path: Path): boolean {
  return path.some(
    ({ name, index, word }) =>
      name.endsWith("s") && name !== "status" && index === undefined && (name !== "identifiers" || word === undefined),
  );
}

/** The items of a list that a step means. */
function choose({ index, from, property, word }: Step, items: readonly unknown[]): readonly unknown[] {
  if (index !== undefined) return items.slice(index, index + 1);
  if (from !== undefined) return items.slice(from);
  if (word === undefined) return items;
  return items.filter((item) => {
    const fields = item as Record<string, unknown>;
    return property === undefined
      ? fields["scheme"] === word || fields["kind"] === word
      : String(fields[property]) === word;
  });
}

function unwrap(value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value) && "value" in value ? value.value : value;
}
