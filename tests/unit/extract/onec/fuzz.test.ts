import { readFile } from "node:fs/promises";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExtractError } from "../../../../src/extract/index.ts";
import { readContent } from "./read.ts";
import type { ReadFile } from "./read.ts";

/** A file that somebody or something has damaged gives rows or one clear error: never a crash, a hang, or fewer rows in silence. */
const files = [
  ["commerceml", "commerceml-3.1/contragents.xml"],
  ["commerceml", "commerceml-2/orders.xml"],
  ["commerceml", "commerceml-1/sale77.xml"],
  ["enterprise-data", "enterprise-data/message-1.8.xml"],
  ["enterprise-data", "enterprise-data/message-1.21.xml"],
  ["1c-exchange", "1c-exchange/exchange.xml"],
  ["1c-data-dump", "1c-data-dump/dump.xml"],
  ["1c-bank", "1c-bank/statement.txt"],
] as const;

/** How many damaged copies of each file: FUZZ_RUNS=2000 for a long run. */
const numRuns = Number(process.env["FUZZ_RUNS"] ?? 40);

type Damage = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(([at, byte]): Damage => (bytes) => {
    const copy = Buffer.from(bytes);
    copy[Math.floor(at * (bytes.length - 1))] = byte;
    return copy;
  }),
  fc.tuple(place, fc.integer({ min: 1, max: 400 })).map(([at, length]): Damage => (bytes) => {
    const from = Math.floor(at * bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
  }),
  fc.tuple(place, place, fc.integer({ min: 1, max: 400 })).map(([from, to, length]): Damage => (bytes) => {
    const piece = bytes.subarray(Math.floor(from * bytes.length), Math.floor(from * bytes.length) + length);
    const at = Math.floor(to * bytes.length);
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
  }),
  fc
    .tuple(
      place,
      fc.constantFrom("<", ">", "&", "&#1;", "<!DOCTYPE a>", "<![CDATA[", "]]>", "<!--", "\0", "\ufffe", '"', "</"),
    )
    .map(([to, text]): Damage => (bytes) => {
      const at = Math.floor(to * bytes.length);
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)]);
    }),
);

async function outcome(bytes: Buffer, format: string): Promise<ReadFile | string> {
  try {
    return await readContent(bytes, { format });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    expect(error.file).toBe("data/export.xml");
    return error.code;
  }
}

describe.each(files)("%s: %s", (format, file) => {
  it("survives damage", { timeout: 600_000 }, async () => {
    const whole = await readFile(`fixtures/extract/${file}`);
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        let bytes: Buffer = whole;
        for (const each of damages) bytes = each(bytes);
        const result = await outcome(bytes, format);
        if (typeof result === "string") return;
        for (const row of result.rows) {
          expect(row.paths.length).toBe(row.values.length);
          expect(row.line).toBeGreaterThan(0);
        }
      }),
      { numRuns, seed: 7 },
    );
  });

  it("never takes a cut file for a whole one", { timeout: 600_000 }, async () => {
    const whole = await readFile(`fixtures/extract/${file}`);
    const end = whole.toString("latin1").trimEnd().length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: end - 1 }), async (length) => {
        const result = await outcome(whole.subarray(0, length), format);
        // A bank file cut between two documents cannot be told from one without its last line: then the file has an issue.
        const told = typeof result === "string" || result.facts.some((facts) => (facts.issues ?? []).length > 0);
        expect(told).toBe(true);
      }),
      { numRuns, seed: 7 },
    );
  });
});
