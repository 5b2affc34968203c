import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cards, defaultOptions, defaultPolicy } from "../../../../src/dedupe/index.ts";
import type { Golden } from "../../../../src/model/index.ts";
import { Spans } from "../../../../src/pipeline/artifacts/line-spans.ts";
import { NdjsonWriter } from "../../../../src/pipeline/artifacts/ndjson.ts";
import { cardsToWrite, goldenTasks, refsIn } from "../../../../src/pipeline/dedupe/card-columns.ts";
import { cardsOfTask, type GoldenBatch } from "../../../../src/pipeline/dedupe/golden-batch.ts";
import type { HeadStart } from "../../../../src/pipeline/dedupe/head-start.ts";
import { recordWork } from "../../../../src/pipeline/dedupe/record-tasks.ts";
import { firm } from "../../dedupe/records.ts";

const folder = mkdtempSync(join(tmpdir(), "sverka-golden-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Firms of this run, more than two tasks take, then three that the target holds. */
const own = 2 * cardsOfTask + 100;
const records = Array.from({ length: own + 3 }, (_, at) =>
  firm(`ut:${at}`, {
    name: `Ромашка ${at}`,
    ...(at % 7 === 0 && { relations: [{ kind: "head", ref: { by: "name", name: "Лютик" } }] }),
  }),
);
const spans = new Spans();
const work = recordWork({
  records: join(folder, "records.ndjson"),
  existing: join(folder, "existing.ndjson"),
  policy: defaultPolicy,
  own: defaultOptions.own,
});
beforeAll(() => {
  const write = (name: string, lines: readonly string[]): void => {
    let offset = 0;
    for (const line of lines) {
      spans.push(offset, Buffer.byteLength(line));
      offset += Buffer.byteLength(line) + 1;
    }
    writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(""));
  };
  write(
    "records.ndjson",
    records.slice(0, own).map((record) => JSON.stringify(record)),
  );
  write(
    "existing.ndjson",
    records.slice(own).map((record) => JSON.stringify({ record, entityId: "cp-old" })),
  );
});

/** The last two of the run with the first of the target, its other two by themselves or joined; all others alone. */
const cards: Cards = {
  *alone() {
    for (let number = 0; number < own - 2; number++) yield { entityId: `cp-${number}`, numbers: [number] };
  },
  *groups() {
    yield { entityId: "cp-group", numbers: [own - 1, own, own - 2] };
    yield { entityId: "cp-target", numbers: [own + 1, own + 2] };
  },
  id: (number) => records[number]!.id,
  *refsOf(number) {
    if (number % 7 === 0) yield ["name\tЛютик", number % 2 === 0 ? ["cp-1"] : ["cp-1", "cp-2"]];
  },
};
const lines = () => ({ journal: [], records: own, spans: spans.done() });
const refsOf = (number: number) => cards.refsOf(number);

test("a head start writes what tasks make, as far as it comes: the slow twin", () => {
  const firms = cardsToWrite(cards, [{ into: "cp-target" }], [{ branch: "cp-5", head: "cp-6", from: "ut:5" }], lines());
  expect(firms.to).toBe(own);
  const made = [...goldenTasks(firms, 0, refsOf)].map((task) => work(task) as GoldenBatch);
  expect(made.map((each) => each.cards)).toEqual([cardsOfTask, cardsOfTask, 100]);
  const whole = Buffer.concat(made.map(({ bytes }) => bytes)).toString("utf8");
  const goldens = whole
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Golden);
  expect(goldens.at(-2)!.members).toEqual([own - 1, own, own - 2].map((number) => `ut:${number}`));
  expect(goldens.at(-1)!.members).toEqual([own + 1, own + 2].map((number) => `ut:${number}`));
  expect(whole.split("\n")[5]).toContain('"cp-6"');

  const path = join(folder, "golden.ndjson");
  const writer = new NdjsonWriter(path);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const start = {
    ...firms,
    kind: "head start",
    refs: refsIn(firms.cards, firms, refsOf),
    path: writer.part,
    stop,
  } as const;
  // It comes as far as the first two tasks; the others go on there.
  const ahead = work({ ...start, to: 2 * cardsOfTask }) as HeadStart;
  writer.skip(ahead.bytes, ahead.cards);
  const rest = [...goldenTasks(firms, ahead.cards, refsOf)].map((task) => work(task) as GoldenBatch);
  for (const { bytes, cards: count } of rest) writer.writeBytes(bytes, count);
  expect([ahead.cards, rest.length, writer.lines]).toEqual([2 * cardsOfTask, 1, own]);
  writer.close();
  expect(readFileSync(path, "utf8")).toBe(whole);
  expect([...ahead.issues, ...rest.flatMap(({ issues }) => issues)]).toEqual(made.flatMap(({ issues }) => issues));
  expect(ahead.issues.length).toBeGreaterThan(0);

  Atomics.store(stop, 0, 1);
  writeFileSync(writer.part, "");
  expect(work(start)).toMatchObject({ cards: 0, bytes: 0 });
});

test("what the target holds and nothing has joined is not written", () => {
  expect(cardsToWrite(cards, [], [], lines()).to).toBe(own - 1);
});

test("people's choices go with their card", () => {
  const entry = { choose: "ut:3", field: "name", from: "ut:3" } as never;
  const { choices } = cardsToWrite(cards, [], [], { ...lines(), journal: [entry] });
  expect([...choices]).toEqual([[3, [entry]]]);
});
