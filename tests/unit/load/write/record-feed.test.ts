import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Lines } from "../../../../src/load/database/database.ts";
import { RecordFeed } from "../../../../src/load/write/record-feed.ts";

/** A table that takes what it is sent. */
function table(): { readonly rows: string[]; copy(chunks: Iterable<Lines> | AsyncIterable<Lines>): Promise<void> } {
  const rows: string[] = [];
  return {
    rows,
    async copy(chunks) {
      for await (const chunk of chunks) rows.push(Buffer.from(chunk).toString());
    },
  };
}

async function* bytes(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.from(line);
}

async function settled(): Promise<void> {
  for (let n = 0; n < 400; n++) await turn();
}

test("every line arrives once and in order, whatever was sent on the way", async () => {
  const lines = Array.from({ length: 300 }, (_, n) => `${n}\n`);
  for (const moments of [0, 1, 7, 50]) {
    const { rows, copy } = table();
    const feed = new RecordFeed(bytes(lines), copy);
    if (moments > 0) feed.start();
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
  const endless = function* (): Generator<string> {
    for (;;) yield `${made++}\n`;
  };
  const feed = new RecordFeed(bytes(endless()), copy);
  await settled();
  expect(made).toBe(0);
  feed.start();
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
  const broken = function* (): Generator<string> {
    yield "1\n";
    throw new Error("the file is gone");
  };
  const feed = new RecordFeed(bytes(broken()), table().copy);
  feed.start();
  await settled();
  await expect(feed.send()).rejects.toThrow("the file is gone");
  await expect(new RecordFeed(bytes(broken()), table().copy).end()).rejects.toThrow("the file is gone");
});
