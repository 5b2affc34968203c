import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { membersHeld, membersMade } from "../../../../src/pipeline/dedupe/held-records.ts";
import { createRunFolder } from "../../../../src/pipeline/artifacts/run-folder.ts";

const project = mkdtempSync(join(tmpdir(), "sverka-held-"));
afterAll(() => rmSync(project, { recursive: true, force: true }));
const folder = createRunFolder(project, new Date(0), { version: "0", name: "held" });

const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join("");
const record = (id: string) => ({ id, name: `«${id}»`, extra: { '"id":"x"': '},"entityId":"cp-x"}' } });

/** What a run made of records, and what the target holds now. */
function write(made: readonly (readonly [id: string, entity: string])[], held: readonly unknown[]): void {
  writeFileSync(folder.file("records.ndjson"), lines(made.map(([id]) => record(id))));
  writeFileSync(folder.file("entities.ndjson"), lines(made.map(([, entity]) => entity)));
  writeFileSync(folder.file("existing.ndjson"), lines(held));
}
const same = async () => (await membersHeld(folder)) === (await membersMade(folder));

test("the target holds what a run made of its records, in whatever order, or something else", async () => {
  const ids = fc.uniqueArray(fc.string({ unit: "binary", minLength: 1 }), { minLength: 2, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(ids, fc.nat(3), async (given, entities) => {
      const made = given.map((id, index) => [id, `cp-${index % (entities + 1)}`] as const);
      const held = made.map(([id, entityId], index) => ({
        record: record(id),
        entityId,
        ...(index % 2 === 0 ? {} : { since: index }),
      }));
      write(made, held.toReversed());
      expect(await same()).toBe(true);
      write(made, held.slice(1));
      expect(await same()).toBe(false);
      write(made, [...held.slice(1), { ...held[0], entityId: "cp-other" }]);
      expect(await same()).toBe(false);
      write(made, [...held.slice(1), { ...held[0], record: record(`${given[0]}'`) }]);
      expect(await same()).toBe(false);
    }),
    { numRuns: 15 },
  );
});

test("a card that Sverka has not brought is something else", async () => {
  write(
    [["ut:1", "cp-1"]],
    [{ record: record("ut:1"), entityId: "cp-1", since: 1 }, { record: record("target:crm/1") }],
  );
  expect(await membersHeld(folder)).toBeUndefined();
});
