import type { DraftValue, Issue, RawRecord } from "../../model/index.ts";
import { attributeOf, repeatKey } from "../columns.ts";
import type { Fact, ValueObject } from "../schema/value.ts";
import { factNames } from "../value-forms.ts";
import type { Cell } from "./cells.ts";
import { compileCondition, list } from "./condition.ts";
import { compileSteps, type Context } from "./source.ts";

/** Undefined where the mapping says nothing about its values. */
export type Facts = ((row: RawRecord, cell: Cell) => Partial<DraftValue>) | undefined;

export function withFacts(value: DraftValue, facts: Facts, row: RawRecord, cell: Cell): DraftValue {
  return facts === undefined ? value : Object.assign(value, facts(row, cell));
}

/** Kind, scheme, country, note and the flags: constants are made once, what depends on the row is read per value. */
export function compileFacts(object: ValueObject, context: Context): Facts {
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
  const readers = factNames.flatMap((name) => {
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
