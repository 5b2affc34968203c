import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultPolicy, type MergePolicy, survive, surviveAlone } from "../../../../src/dedupe/index.ts";
import type { SourceRecord } from "../../../../src/model/index.ts";
import { firm, human, inns, origin, phone } from "../records.ts";
import { counterpartyOf, firms, humans, inOrder, lineOf, policies } from "./lines.ts";

describe("surviveAlone", () => {
  const same = (record: SourceRecord, policy: MergePolicy): boolean => {
    const fast = surviveAlone("cp-1", lineOf(record), { counterpartyOf });
    if (fast === undefined) return false;
    const { golden, issues } = survive("cp-1", [JSON.parse(JSON.stringify(record))], policy, [], { counterpartyOf });
    expect(Buffer.from(fast.line, "latin1").toString("utf8")).toBe(JSON.stringify(golden));
    expect(issues).toEqual([]);
    return true;
  };

  test("writes what survive makes of one member, whatever stands in it", () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(firms, humans), fc.constantFrom(...policies), fc.nat(9), (record, policy, disorder) => {
        if (same(disorder === 0 ? record : inOrder(record), policy)) taken++;
      }),
      { numRuns: 3000, seed: 11, endOnFailure: true },
    );
    // Not a property of nothing: where every list has at most one value the short way is always taken.
    expect(taken).toBeGreaterThan(300);
  });

  test("takes a card with several numbers and telephones, leaves what has to be settled", () => {
    const inn = { scheme: "ru-inn", value: inns[0], valid: true, ...origin(inns[0]) };
    const kpp = { scheme: "ru-kpp", value: "770701001", valid: true, ...origin("770701001") };
    const card = (more: Partial<SourceRecord>) => ({ ...firm("ut:1", { name: "Ромашка" }), ...more }) as SourceRecord;
    const two = ["+78462316014", "+79161234567"].map(phone);
    expect(same(card({ identifiers: [inn, kpp], phones: two }), defaultPolicy)).toBe(true);
    expect(same(card({ identifiers: [inn, { ...inn, value: inns[1] }] }), defaultPolicy)).toBe(false);
    expect(same(card({ phones: [two[0]!, two[0]!] }), defaultPolicy)).toBe(false);
    expect(same(card({ extra: { Склад: "" } }), defaultPolicy)).toBe(false);
    expect(
      same(firm("ut:1", { name: "Р", relations: [{ kind: "head", ref: { by: "inn", inn: inns[1] } }] }), defaultPolicy),
    ).toBe(false);
    const head = { counterpartyOf, heads: [{ head: "cp-2", from: "ut:1" }] };
    expect(surviveAlone("cp-1", lineOf(card({})), head)).toBeUndefined();
  });

  test("leads a contact's references where exactly one firm answers, each firm once", () => {
    const [role, department] = ["Директор", "Склад"].map((value) => ({ value, ...origin(value) }));
    const ref = { by: "record", id: "ut:1" } as const;
    const lost = [{ ref: { by: "name", name: "Лютик" } }, { ref: { by: "name", name: "Роза" } }] as const;
    const card = human("ut:2", {
      name: ["Иванов", "Иван"],
      of: [...lost, { ref, role: role! }, { ref, department: department! }],
    });
    const made = surviveAlone("ct-1", lineOf(card), { counterpartyOf })!;
    expect(JSON.parse(Buffer.from(made.line, "latin1").toString("utf8"))).toMatchObject({
      of: [{ counterparty: "cp-1", role, department, from: "ut:2" }],
    });
  });
});
