import { foldKey, own } from "../../model/index.ts";
import type { DraftValue, Issue, RawRecord } from "../../model/index.ts";
import { repeatKey } from "../columns.ts";
import type { Header } from "../columns.ts";
import type { Value, ValueObject } from "../schema/value.ts";
import { valueUses } from "../uses.ts";
import { isList } from "../value-forms.ts";
import { isBlank, readColumn } from "./cells.ts";
import type { Cell } from "./cells.ts";
import { compileCondition } from "./condition.ts";
import { compileFacts, withFacts, type Facts } from "./facts.ts";
import { compileSteps, joined, type Context } from "./source.ts";

export type { Context } from "./source.ts";

/** The values of a field; what there is to say about them is appended to `issues`. */
export type ReadValues = (row: RawRecord, issues: Issue[]) => readonly DraftValue[];

const nothing: readonly DraftValue[] = [];

/** The values of several readers, one after the other. */
export function readEach(reads: readonly ReadValues[]): ReadValues {
  const [only] = reads;
  if (only !== undefined && reads.length === 1) return only;
  return (row, issues) => reads.flatMap((read) => read(row, issues));
}

/** Compiles one field's value for one header. `field` is only for issues. */
export function compileField(value: Value, field: string, context: Context): ReadValues {
  if (typeof value === "string") return compileColumn(value, context.header);
  if (isList(value)) return readEach(value.map((each) => compileField(each, field, context)));
  const holds = value.when === undefined ? undefined : compileCondition(value.when, context.header);
  const read = compileObject(value, field, context);
  return holds === undefined ? read : (row, issues) => (holds(row) ? read(row, issues) : nothing);
}

/** A bare column is the commonest value by far: no cells are made on the way. */
function compileColumn(name: string, header: Header): ReadValues {
  const indexes = header.find(name);
  const [index] = indexes;
  if (index === undefined || indexes.length > 1) {
    const read = readColumn(name, header);
    return (row) => read(row).map(plain);
  }
  return (row) => {
    const text = row.values[index];
    if (text === undefined || isBlank(text)) return nothing;
    const at = row.paths[index] ?? "";
    const stored = row.stored && own(row.stored, at);
    return [stored === undefined ? { text, at } : { text, at, stored }];
  };
}

/** Built key by key: spreading optional parts costs more than everything else on the way of a cell. */
function plain({ text, at, raw, stored, unknownTo }: Cell): DraftValue {
  const value: { -readonly [K in keyof DraftValue]: DraftValue[K] } = { text, at };
  if (raw !== undefined) value.raw = raw;
  if (stored !== undefined) value.stored = stored;
  if (unknownTo !== undefined) value.unknownTo = unknownTo;
  return value;
}

function compileObject(object: ValueObject, field: string, context: Context): ReadValues {
  const cells = compileSteps(object, field, context);
  const facts = compileFacts(object, context);
  if (object.parts !== undefined) return compileParts(object, field, context, facts);
  if (object.firstOf !== undefined) {
    // The members carry facts of their own; those of the whole are added where a member says nothing.
    const choices = object.firstOf.map((choice) => compileField(choice, field, context));
    return (row, issues) => {
      for (const choose of choices) {
        const values = choose(row, issues);
        if (values.length > 0) {
          return values.flatMap((value) => {
            const { raw: _raw, ...rest } = value;
            return cells(row, issues, [toCell(value)]).map((cell) => ({
              ...facts?.(row, cell),
              ...rest,
              ...plain(cell),
            }));
          });
        }
      }
      return nothing;
    };
  }
  return (row, issues) => cells(row, issues).map((cell) => withFacts(plain(cell), facts, row, cell));
}

function toCell({ text, at, raw, stored }: DraftValue): Cell {
  return { text, at, path: at, ...(raw === undefined ? {} : { raw }), ...(stored === undefined ? {} : { stored }) };
}

/**
 * Parts that stand in the same repeat of an element make one value; constants belong to each. The part `text` is the whole as
 * the source presents it, else the parts are joined; where nothing but `text` is there, the value is that text.
 */
function compileParts(object: ValueObject, field: string, context: Context, facts: Facts): ReadValues {
  const parts = Object.entries(object.parts ?? {}).map(([name, value]) => ({
    name,
    read: compileField(value, field, context),
    chosen: chosenMarks(value),
  }));
  return (row, issues) => {
    const groups = new Map<string, { parts: Record<string, string>; cells: Cell[] }>();
    const constants: Record<string, string> = {};
    for (const { name, read, chosen } of parts) {
      for (const value of read(row, issues)) {
        if (value.at === "=") {
          constants[name] = value.text;
          continue;
        }
        const key = repeatBesides(value.at, chosen);
        const group = groups.get(key) ?? { parts: {}, cells: [] };
        groups.set(key, group);
        group.parts[name] ??= value.text;
        group.cells.push(toCell(value));
      }
    }
    return [...groups.values()].map((group) => {
      const { text: whole, ...named } = group.parts;
      const cell = joined(group.cells, whole ?? group.cells.map((each) => each.text.trim()).join(", "));
      const value = withFacts(plain(cell), facts, row, cell);
      return Object.keys(named).length === 0 ? value : { ...value, parts: { ...constants, ...group.parts } };
    });
  };
}

/** Bracketed attributes that the mapping spells out: `[Тип=Город]` chooses a part, it does not tell one address from another. */
function chosenMarks(value: Value): readonly string[] {
  const columns = [...valueUses(value, "", [])].map(({ column }) => foldKey(column));
  return columns.flatMap((column) => column.match(/\[[^\]*]*\]/g) ?? []);
}

function repeatBesides(path: string, chosen: readonly string[]): string {
  if (chosen.length === 0) return repeatKey(path);
  return repeatKey(chosen.reduce((rest, mark) => rest.replace(mark, ""), foldKey(path)));
}
