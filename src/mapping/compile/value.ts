import { foldKey } from "../../model/index.ts";
import type { DraftValue, Issue, RawRecord } from "../../model/index.ts";
import { attributeOf, repeatKey } from "../columns.ts";
import type { Header } from "../columns.ts";
import type { Lookups } from "../lookup.ts";
import type { Fact, Replacement, Value, ValueObject } from "../schema/value.ts";
import { parseTemplate } from "../template.ts";
import { valueUses } from "../uses.ts";
import { isBlank, readColumn } from "./cells.ts";
import type { Cell, ReadCells } from "./cells.ts";
import { compileCondition, list } from "./condition.ts";
import { extractStep, lookupStep, replaceStep, splitStep, takeStep } from "./steps.ts";

export interface Context {
  readonly header: Header;
  readonly lookups: Lookups;
}

/** Appends the values of a field to `out`, and what there is to say about them to `issues`. */
export type Emit = (row: RawRecord, out: DraftValue[], issues: Issue[]) => void;

/** Compiles one field's value for one header. `field` is only for issues. */
export function compileField(value: Value, field: string, context: Context): Emit {
  if (typeof value === "string") return compileColumn(value, context.header);
  if (Array.isArray(value)) {
    const emits = (value as readonly Value[]).map((each) => compileField(each, field, context));
    return (row, out, issues) => {
      for (const emit of emits) emit(row, out, issues);
    };
  }
  const object = value as ValueObject;
  const holds = object.when === undefined ? undefined : compileCondition(object.when, context.header);
  const read = compileObject(object, field, context);
  return (row, out, issues) => {
    if (holds !== undefined && !holds(row)) return;
    for (const each of read(row, issues)) out.push(each);
  };
}

/** A bare column is the commonest value by far: no cells are made on the way. */
function compileColumn(name: string, header: Header): Emit {
  const indexes = header.find(name);
  const [index] = indexes;
  if (index === undefined || indexes.length > 1) {
    const read = readColumn(name, header);
    return (row, out) => {
      for (const cell of read(row)) out.push(plain(cell));
    };
  }
  return (row, out) => {
    const text = row.values[index];
    if (text === undefined || isBlank(text)) return;
    const at = row.paths[index] ?? "";
    const stored = row.stored?.[at];
    out.push(stored === undefined ? { text, at } : { text, at, stored });
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

type ReadValues = (row: RawRecord, issues: Issue[]) => readonly DraftValue[];

function compileObject(object: ValueObject, field: string, context: Context): ReadValues {
  const cells = compileSteps(object, field, context);
  const facts = compileFacts(object, context);
  if (object.parts !== undefined) return compileParts(object, field, context, facts);
  if (object.firstOf !== undefined) {
    // The members carry facts of their own; those of the whole are added where a member says nothing.
    const choices = object.firstOf.map((choice) => compileField(choice, field, context));
    return (row, issues) => {
      for (const choose of choices) {
        const values: DraftValue[] = [];
        choose(row, values, issues);
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
      return [];
    };
  }
  return (row, issues) => {
    const values: DraftValue[] = [];
    for (const cell of cells(row, issues)) values.push(withFacts(plain(cell), facts, row, cell));
    return values;
  };
}

function toCell({ text, at, raw, stored }: DraftValue): Cell {
  return { text, at, path: at, ...(raw === undefined ? {} : { raw }), ...(stored === undefined ? {} : { stored }) };
}

function compileSource(object: ValueObject, context: Context): ReadCells {
  if (object.literal !== undefined) {
    const cells = [{ text: String(object.literal), at: "=", path: "=" }];
    return () => cells;
  }
  if (object.template !== undefined) return compileTemplate(object.template, context);
  const reads = list(object.column).map((name) => readColumn(name, context.header));
  const [only] = reads;
  if (only !== undefined && reads.length === 1) return only;
  return (row) => reads.flatMap((read) => read(row));
}

function compileTemplate(template: string, context: Context): ReadCells {
  const { pieces } = parseTemplate(template);
  const compiled = pieces.map((section) => ({
    optional: section.optional,
    pieces: section.pieces.map((piece) =>
      piece.column === undefined ? piece.text : readColumn(piece.column, context.header),
    ),
  }));
  return (row) => {
    let text = "";
    const used: Cell[] = [];
    for (const section of compiled) {
      let part = "";
      let complete = true;
      const cells: Cell[] = [];
      for (const piece of section.pieces) {
        if (typeof piece === "string") part += piece;
        else {
          const cell = piece(row)[0];
          if (cell === undefined) complete = false;
          else {
            part += cell.text;
            cells.push(cell);
          }
        }
      }
      if (complete || !section.optional) {
        text += part;
        used.push(...cells);
      }
    }
    // A template of empty columns is punctuation, not a value.
    if (used.length === 0) return [];
    return [joined(used, text)];
  };
}

function joined(cells: readonly Cell[], text: string): Cell {
  const [first] = cells;
  const at = [...new Set(cells.map((cell) => cell.at))].join(" + ");
  const raw = cells.map((cell) => cell.raw ?? cell.text).join(" + ");
  return { text, at, path: first?.path ?? "", ...(raw === text ? {} : { raw }) };
}

type Steps = (row: RawRecord, issues: Issue[], given?: readonly Cell[]) => readonly Cell[];

/** The steps in their fixed order: extract, replace, split, take, lookup, join. */
function compileSteps(object: ValueObject, field: string, context: Context): Steps {
  const source = compileSource(object, context);
  const steps: ((cells: readonly Cell[], issues: Issue[]) => readonly Cell[])[] = [];
  if (object.extract !== undefined) steps.push(extractStep(object.extract));
  for (const replacement of list<Replacement>(object.replace)) steps.push(replaceStep(replacement));
  if (object.split !== undefined) steps.push(splitStep(object.split));
  if (object.take !== undefined) steps.push(takeStep(object.take));
  if (object.lookup !== undefined) steps.push(lookupStep(object.lookup, field, context.lookups));
  const { join } = object;
  if (join !== undefined) {
    steps.push((cells) =>
      cells.length < 2 ? cells : [joined(cells, cells.map((cell) => cell.text.trim()).join(join))],
    );
  }
  if (steps.length === 0) return (row, _issues, given) => given ?? source(row);
  return (row, issues, given) => {
    let cells = given ?? source(row);
    for (const step of steps) {
      if (cells.length === 0) return cells;
      cells = step(cells, issues);
    }
    return cells;
  };
}

/** Undefined where the mapping says nothing about its values. */
type Facts = ((row: RawRecord, cell: Cell) => Partial<DraftValue>) | undefined;

function withFacts(value: DraftValue, facts: Facts, row: RawRecord, cell: Cell): DraftValue {
  return facts === undefined ? value : Object.assign(value, facts(row, cell));
}

/** Kind, scheme, country, note and the flags: constants are made once, what depends on the row is read per value. */
function compileFacts(object: ValueObject, context: Context): Facts {
  const date = object.date === undefined ? undefined : list(object.date).join("|");
  const fixed: Partial<DraftValue> = {
    ...constant("kind", object.kind),
    ...constant("scheme", object.scheme),
    ...constant("country", object.country),
    ...(date === undefined ? {} : { date }),
    ...constant("note", object.note),
    ...(object.find === true ? { find: true } : {}),
    ...(object.proposeContact === true ? { proposeContact: true } : {}),
  };
  const readers = (["kind", "scheme", "country", "note"] as const).flatMap((name) => {
    const fact = object[name];
    return fact === undefined || typeof fact === "string" ? [] : [{ name, read: compileFact(fact, context) }];
  });
  if (readers.length === 0) return Object.keys(fixed).length === 0 ? undefined : () => fixed;
  return (row, cell) => {
    const facts: Record<string, string> = {};
    for (const { name, read } of readers) {
      const text = read(row, cell);
      if (text !== undefined) facts[name] = text;
    }
    return { ...fixed, ...facts };
  };
}

function constant(name: "kind" | "scheme" | "country" | "note", fact: Fact | undefined): Partial<DraftValue> {
  return typeof fact === "string" ? { [name]: fact } : {};
}

function compileFact(fact: ValueObject, context: Context): (row: RawRecord, cell: Cell) => string | undefined {
  const steps = compileSteps(fact, "", context);
  const { attribute } = fact;
  const holds = fact.when === undefined ? undefined : compileCondition(fact.when, context.header);
  return (row, cell) => {
    if (holds !== undefined && !holds(row)) return undefined;
    // A kind that its table does not know is no kind: the value itself stands, so there is nothing to report.
    const none: Issue[] = [];
    if (attribute !== undefined) {
      const text = attributeOf(cell.path, attribute);
      const given = text === undefined ? [] : steps(row, none, [{ text, at: cell.at, path: cell.path }]);
      return known(given[0]);
    }
    const cells = steps(row, none);
    const key = repeatKey(cell.path);
    return known(cells.find((each) => repeatKey(each.path) === key) ?? (cells.length === 1 ? cells[0] : undefined));
  };
}

function known(cell: Cell | undefined): string | undefined {
  return cell === undefined || cell.unknownTo !== undefined ? undefined : cell.text.trim();
}

/**
 * Parts that stand in the same repeat of an element make one value; constants belong to each. The part `text` is the whole as
 * the source presents it, else the parts are joined; where nothing but `text` is there, the value is that text.
 */
function compileParts(object: ValueObject, field: string, context: Context, facts: Facts): ReadValues {
  const parts = Object.entries(object.parts ?? {}).map(([name, value]) => ({
    name,
    emit: compileField(value, field, context),
    chosen: chosenMarks(value),
  }));
  return (row, issues) => {
    const groups = new Map<string, { parts: Record<string, string>; cells: Cell[] }>();
    const constants: Record<string, string> = {};
    for (const { name, emit, chosen } of parts) {
      const values: DraftValue[] = [];
      emit(row, values, issues);
      for (const value of values) {
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
