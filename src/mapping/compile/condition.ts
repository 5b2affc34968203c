import { foldKey } from "../../model/index.ts";
import type { RawRecord } from "../../model/index.ts";
import type { Header } from "../columns.ts";
import { mappingRegex } from "../regex.ts";
import type { Condition } from "../schema/condition.ts";
import { isBlank, readText } from "./cells.ts";

export type Test = (row: RawRecord) => boolean;

/** All tests of a condition must hold. Words are compared with case and spaces folded. */
export function compileCondition(condition: Condition, header: Header): Test {
  const tests: Test[] = [];
  for (const column of list(condition.present)) {
    const read = readText(column, header);
    tests.push((row) => read(row) !== "");
  }
  for (const column of list(condition.absent)) {
    const read = readText(column, header);
    tests.push((row) => read(row) === "");
  }
  if (condition.column !== undefined) {
    const read = readText(condition.column, header);
    tests.push(
      ...wordTests(condition).map(
        (test): Test =>
          (row) =>
            test(read(row)),
      ),
    );
  }
  for (const inner of condition.all ?? []) tests.push(compileCondition(inner, header));
  if (condition.any !== undefined) {
    const any = condition.any.map((inner) => compileCondition(inner, header));
    tests.push((row) => any.some((test) => test(row)));
  }
  if (condition.not !== undefined) {
    const inner = compileCondition(condition.not, header);
    tests.push((row) => !inner(row));
  }
  const [only] = tests;
  return tests.length === 1 && only !== undefined ? only : (row) => tests.every((test) => test(row));
}

function wordTests(condition: Condition): ((text: string) => boolean)[] {
  const tests: ((text: string) => boolean)[] = [];
  if (condition.is !== undefined) {
    const words = new Set(list(condition.is).map((word) => foldKey(String(word))));
    tests.push((text) => words.has(foldKey(text)));
  }
  if (condition.isNot !== undefined) {
    const words = new Set(list(condition.isNot).map((word) => foldKey(String(word))));
    tests.push((text) => !words.has(foldKey(text)));
  }
  if (condition.startsWith !== undefined) {
    const start = foldKey(condition.startsWith);
    tests.push((text) => foldKey(text).startsWith(start));
  }
  if (condition.contains !== undefined) {
    const part = foldKey(condition.contains);
    tests.push((text) => foldKey(text).includes(part));
  }
  if (condition.matches !== undefined) {
    const regex = mappingRegex(condition.matches);
    tests.push((text) => !isBlank(text) && regex.test(text));
  }
  return tests;
}

export function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
