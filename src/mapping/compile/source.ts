import type { Issue, RawRecord } from "../../model/index.ts";
import type { Header } from "../columns.ts";
import type { Lookups } from "../lookup.ts";
import type { Replacement, ValueObject } from "../schema/value.ts";
import { parseTemplate } from "../template.ts";
import { readColumn } from "./cells.ts";
import type { Cell, ReadCells } from "./cells.ts";
import { list } from "./condition.ts";
import { extractStep, lookupStep, replaceStep, splitStep, takeStep } from "./steps.ts";

/** From the source of a value (column, constant, template) through its steps: the cells that become values. */

export interface Context {
  readonly header: Header;
  readonly lookups: Lookups;
}

export type Steps = (row: RawRecord, issues: Issue[], given?: readonly Cell[]) => readonly Cell[];

/** The steps in their fixed order: extract, replace, split, take, lookup, join. */
export function compileSteps(object: ValueObject, field: string, context: Context): Steps {
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

/** Several cells as one: their paths and texts beside each other. */
export function joined(cells: readonly Cell[], text: string): Cell {
  const [first] = cells;
  const at = [...new Set(cells.map((cell) => cell.at))].join(" + ");
  const raw = cells.map((cell) => cell.raw ?? cell.text).join(" + ");
  return { text, at, path: first?.path ?? "", ...(raw === text ? {} : { raw }) };
}
