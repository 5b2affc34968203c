import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { RecordFeed } from "../../../src/load/record-feed.ts";

/** A table that takes what it is sent. */
function table(): { readonly rows: string[]; copy(chunks: Iterable<string> | AsyncIterable<string>): Promise<void> } {
  const rows: string[] = [];
  return {
    rows,
    async copy(chunks) {
      for await (const chunk of chunks) rows.push(chunk);
    },
  };
}

async function settled(): Promise<void> {
  for (let n = 0; n < 400; n++) await turn();
}

test("every line arrives once and in order, whatever was sent on the way", async () => {
  const lines = Array.from({ length: 300 }, (_, n) => `${n}\n`);
  for (const moments of [0, 1, 7, 50]) {
    const { rows, copy } = table();
    const feed = new RecordFeed(
      (async function* () {
        yield* lines;
      })(),
      copy,
    );
    for (let n = 0; n < moments; n++) {
      await turn();
      await feed.send();
    }
    await feed.end();
    expect(rows).toEqual(lines);
  }
});

test("no more is held back than the limit, and nothing is made once the load has failed", async () => {
  let made = 0;
  const { rows, copy } = table();
  const feed = new RecordFeed(
    (async function* () {
      for (;;) yield `${made++}\n`;
    })(),
    copy,
  );
  await settled();
  const held = made;
  expect(held).toBeLessThan(100);
  await feed.send();
  await settled();
  expect(made).toBeGreaterThan(held);
  expect(rows.length).toBeGreaterThan(0);
  feed.stop();
  await settled();
  const last = made;
  await settled();
  expect(made).toBe(last);
});

test("what goes wrong while lines are made is thrown where they are sent", async () => {
  const broken = async function* (): AsyncGenerator<string> {
    yield "1\n";
    throw new Error("the file is gone");
  };
  const feed = new RecordFeed(broken(), table().copy);
  await settled();
  await expect(feed.send()).rejects.toThrow("the file is gone");
  await expect(new RecordFeed(broken(), table().copy).end()).rejects.toThrow("the file is gone");
});
