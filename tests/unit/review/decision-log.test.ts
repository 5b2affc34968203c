import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { livingEntries } from "../../../src/model/index.ts";
import { readJournal } from "../../../src/pipeline/artifacts/journals.ts";
import { DecisionLog, type Unsigned } from "../../../src/review/decision-log.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "sverka-log-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const decisions = () => join(folder, "decisions.ndjson");
let clock = Date.parse("2026-11-21T10:00:00Z");
const open = () => new DecisionLog(decisions(), join(folder, "corrections.ndjson"), () => new Date((clock += 1000)));
const pair = { left: "a:1", right: "b:1", band: "review", evidence: "e1" } as const;
const say = (judge: "same" | "different" | "unsure", left = "a:1", right = "b:1"): Unsigned => ({
  judge,
  left,
  right,
  seen: "e1",
});

describe("DecisionLog", () => {
  test("the last word on a pair stands, in either order of the pair", () => {
    const log = open();
    log.write([say("same")], "Ольга");
    log.write([say("different", "b:1", "a:1")], "Иван");
    expect(log.judged(pair)).toMatchObject({ judge: "different", by: "Иван" });
    expect(open().judged(pair)?.judge).toBe("different");
  });

  test("knows the living judgements on a record, the last word on each pair", () => {
    const log = open();
    log.write([say("same"), say("different", "a:1", "c:1")], "Ольга");
    log.write([say("different")], "Иван");
    expect(log.judgementsOn("a:1")).toMatchObject([
      { judge: "different", right: "c:1" },
      { judge: "different", right: "b:1", by: "Иван" },
    ]);
    log.undo("Иван");
    expect(log.judgementsOn("b:1")).toMatchObject([{ judge: "same", by: "Ольга" }]);
  });

  test("undo takes back this person's last action as a whole, and another undo the one before", () => {
    const log = open();
    log.write([say("same", "a:1", "b:1"), say("same", "a:2", "b:2")], "Ольга");
    log.write([say("different", "a:3", "b:3")], "Иван");
    log.write([say("unsure")], "Ольга");
    expect(log.undo("Ольга")).toHaveLength(1);
    expect(log.judged(pair)?.judge).toBe("same");
    expect(log.undo("Ольга")).toHaveLength(2);
    expect(log.judged(pair)).toBeUndefined();
    expect(log.undo("Ольга")).toEqual([]);
    expect(log.judged({ ...pair, left: "a:3", right: "b:3" })?.judge).toBe("different");
  });

  test("undo leaves what the same person said on the command line", () => {
    const log = open();
    log.write([say("same")], "Ольга");
    const told = { id: "c1", at: "2031-01-01T00:00:00Z", by: "Ольга", correct: "a:1", field: "phones", value: "" };
    appendFileSync(join(folder, "corrections.ndjson"), `${JSON.stringify(told)}\n`);
    expect(log.undo("Ольга")).toMatchObject([{ judge: "same" }]);
    expect(log.undo("Ольга")).toEqual([]);
    expect(livingEntries(readJournal(join(folder, "corrections.ndjson")))).toEqual([told]);
  });

  test("undo also takes back corrections and choices, from their own journal", () => {
    const log = open();
    log.write([{ correct: "a:1", field: "phones", value: ["+7 846 231-60-14"] }], "Ольга");
    log.write([{ choose: "b:1", field: "name", of: "a:1" }], "Ольга");
    expect(log.choices(["a:1", "b:1"]).get("name")?.choose).toBe("b:1");
    log.undo("Ольга");
    log.undo("Ольга");
    expect(log.choices(["a:1", "b:1"]).size).toBe(0);
    expect(livingEntries(readJournal(join(folder, "corrections.ndjson")))).toEqual([]);
    expect(readFileSync(decisions(), "utf8")).not.toContain("correct");
  });

  test("“look again” is settled only by a decision that has seen the evidence as it is now", () => {
    const log = open();
    log.write([say("same")], "Ольга");
    expect(log.judged({ ...pair, band: "look-again", evidence: "e2" })).toBeUndefined();
    expect(log.lastJudged("a:1", "b:1")?.judge).toBe("same");
    expect(log.judged({ ...pair, band: "look-again", evidence: "e1" })?.judge).toBe("same");
  });

  test("a decision that others contradict is no answer, however right its evidence; a new one is", () => {
    const log = open();
    log.write([say("same")], "Ольга");
    const { id } = log.judged(pair)!;
    const again = { ...pair, band: "look-again", contradicted: id } as const;
    expect(log.judged(again)).toBeUndefined();
    log.write([say("different")], "Ольга");
    expect(log.judged(again)?.judge).toBe("different");
  });

  test("sees what others append, and a journal that was merged anew", () => {
    const log = open();
    log.write([say("same")], "Ольга");
    appendFileSync(
      decisions(),
      `${JSON.stringify({ id: "x", at: "2030-01-01T00:00:00Z", by: "Иван", judge: "different", left: "b:1", right: "a:1" })}\n`,
    );
    log.refresh();
    expect(log.judged(pair)?.by).toBe("Иван");
    appendFileSync(
      decisions(),
      `${JSON.stringify({ id: "y", at: "2030-01-02T00:00:00Z", by: "Иван", revoke: "x" })}\n`,
    );
    log.refresh();
    expect(log.judged(pair)?.by).toBe("Ольга");
    writeFileSync(decisions(), "");
    log.refresh();
    expect(log.judged(pair)).toBeUndefined();
  });

  test("a broken line stops the desk with its place, it is never skipped", () => {
    writeFileSync(decisions(), '{"id":"1","at":"x"}\nnonsense\n');
    expect(open).toThrow(/journal-broken.*"line":2/);
  });

  test("two desks at once lose nothing, whatever the order of their actions (property)", () => {
    const action = fc.record({
      desk: fc.integer({ min: 0, max: 1 }),
      pair: fc.integer({ min: 0, max: 3 }),
      what: fc.constantFrom("same", "different", "undo"),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        rmSync(decisions(), { force: true });
        const desks = [open(), open()] as const;
        const names = ["Ольга", "Иван"] as const;
        let written = 0;
        for (const { desk, pair, what } of actions) {
          const log = desks[desk]!;
          if (what === "undo") written += log.undo(names[desk]!).length;
          else {
            log.write([say(what as "same", `a:${pair}`, `b:${pair}`)], names[desk]!);
            written++;
          }
        }
        const fresh = open();
        for (const log of desks) log.refresh();
        expect(readJournal(decisions())).toHaveLength(written);
        for (let n = 0; n < 4; n++) {
          const at = { ...pair, left: `a:${n}`, right: `b:${n}` };
          expect([desks[0].judged(at), desks[1].judged(at)]).toEqual([fresh.judged(at), fresh.judged(at)]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
