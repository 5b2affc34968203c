import fc from "fast-check";
import { expect, test } from "vitest";
import { Ints, ListBuilder, narrowed } from "../../../src/dedupe/columns.ts";
import { isMapped, memoryOf, moreMemory } from "../../../src/dedupe/memory.ts";
import { Texts } from "../../../src/dedupe/texts.ts";

/** Bytes from which on memory is a mapping of its own, and more than that. */
const [threshold, many] = [1 << 18, 70_000];

const sameAs = (column: Int32Array, twin: readonly number[]): boolean =>
  column.length === twin.length && column.every((value, at) => value === twin[at]);

test("small memory is copied to grow, large memory grows where it stands and is shared", () => {
  expect(isMapped(memoryOf(threshold - 1, true))).toBe(false);
  expect(isMapped(memoryOf(threshold, true))).toBe(true);
  expect(memoryOf(threshold, false)).toBeInstanceOf(ArrayBuffer);
  const small = moreMemory(undefined, 100);
  const large = moreMemory(small, threshold);
  expect([isMapped(small), isMapped(large), large === small]).toEqual([false, true, false]);
  const before = new Int32Array(large, 0, 1).fill(7);
  expect(moreMemory(large, 4 * threshold)).toBe(large);
  expect([large.byteLength, before[0]]).toEqual([4 * threshold, 7]);
});

test("a column of numbers grows over the threshold as an array would, and on from what it gave away without touching it", () => {
  const ints = new Ints();
  const twin = Array.from({ length: many }, (_, at) => at * 3 - 7);
  for (const value of twin) ints.push(value);
  expect(sameAs(ints.values, twin)).toBe(true);
  ints.trim(true);
  const given = ints.values;
  expect(given.buffer).toBeInstanceOf(SharedArrayBuffer);
  for (let at = 0; at < many; at++) ints.push(at);
  expect(sameAs(given, twin)).toBe(true);
  expect(ints.at(many)).toBe(0);
  expect(sameAs(new Ints(given).done(false), twin)).toBe(true);
  const other = new Ints(given);
  other.push(5);
  expect([other.at(0), other.at(many), given.length]).toEqual([twin[0], 5, many]);
});

test("texts grow over the threshold, by their letters and, when there are too many of these, by code units", () => {
  const texts = new Texts();
  const twin: string[] = [];
  const add = (text: string) => {
    twin.push(text);
    if (texts.id(text) !== twin.length - 1) throw new Error(`${text} is not the text ${twin.length - 1}`);
  };
  for (let at = 0; at < 30_000; at++) add(`Ромашка № ${at}`);
  expect(texts.packed().codes).toBeInstanceOf(Uint8Array);
  for (let at = 0; at < 200; at++) add(String.fromCharCode(0x4e00 + at));
  expect(texts.packed().codes).toBeInstanceOf(Uint16Array);
  for (let at = 0; at < 1_000; at++) add(`Vergißmeinnicht ${at}`);
  for (const shared of [true, false]) {
    texts.seal(shared);
    expect(texts.texts().every((text, number) => text === twin[number])).toBe(true);
    expect(texts.size).toBe(twin.length);
  }
});

test("rows without values begin where the next value stands, before the first and after it, however many there are", () => {
  for (const lists of [
    [[], [], [7], [], [8, 9]],
    [[], []],
    Array.from({ length: many }, (_, row) => (row < 66_000 ? [] : [row])),
  ]) {
    const builder = new ListBuilder();
    for (const list of lists) {
      for (const value of list) builder.push(value);
      builder.next();
    }
    const { starts, values } = builder.done(true);
    expect(lists.every((list, row) => sameAs(values.slice(starts[row], starts[row + 1]), list))).toBe(true);
    expect(starts.length).toBe(lists.length + 1);
  }
});

test("memory that is used again has room for what it is asked for, and what is pushed then stands from its beginning", () => {
  const ints = new Ints();
  for (let at = 0; at < many; at++) ints.push(at);
  const [all, few] = [ints.take(2 * many).length, ints.take(3).length];
  expect([all, few]).toEqual([2 * many, 3]);
  ints.take(0);
  ints.push(5);
  expect(sameAs(ints.values, [5])).toBe(true);
});

test("a column takes as few bytes as its numbers need, and holds the same", () => {
  for (const [size, bytes] of [
    [200, 1],
    [256, 1],
    [257, 2],
    [1 << 16, 2],
    [(1 << 16) + 1, 4],
  ] as const)
    for (const shared of [true, false]) {
      const column = Int32Array.from({ length: many }, (_, at) => (at * 7919) % size);
      column[0] = size - 1;
      const narrow = narrowed(column.slice(), size, shared);
      expect(narrow.BYTES_PER_ELEMENT).toBe(bytes);
      expect(column.every((value, at) => narrow[at] === value)).toBe(true);
    }
});

test("the place of a value among ascending ones is how many are smaller, whether it is one of them or not", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 60 })), fc.nat({ max: 70 }), (values, value) => {
      const ints = new Ints();
      for (const each of values.toSorted((a, b) => a - b)) ints.push(each);
      expect(ints.placeOf(value)).toBe(values.filter((each) => each < value).length);
    }),
  );
});
