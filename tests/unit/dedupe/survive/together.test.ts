import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultPolicy, type MergePolicy, survive, surviveTogether } from "../../../../src/dedupe/index.ts";
import type { SourceRecord } from "../../../../src/model/index.ts";
import { firm, human, inns, origin, phone } from "../records.ts";
import { both, counterpartyOf, firms, humans, inOrder, lineOf, policies } from "./lines.ts";

const links = { counterpartyOf };

/** Whether the short way was taken; it has to say what the long one says. */
const same = (records: readonly SourceRecord[], policy: MergePolicy): boolean => {
  const fast = surviveTogether("cp-1", records.map(lineOf), policy, links);
  if (fast === undefined) return false;
  const read = records.map((record) => JSON.parse(JSON.stringify(record)) as SourceRecord);
  const { golden, issues } = survive("cp-1", read, policy, [], links);
  expect(Buffer.from(fast.line, "latin1").toString("utf8")).toBe(JSON.stringify(golden));
  expect(fast.conflicts).toEqual(golden.conflicts);
  expect(fast.issues).toEqual(issues);
  return true;
};

/** Cards of one record, of which each of the others may say some fields otherwise, leave some out and write some otherwise. */
const members = (records: fc.Arbitrary<SourceRecord>) =>
  fc
    .tuple(
      records,
      fc.array(fc.tuple(records, fc.infiniteStream(fc.nat(9)), fc.constantFrom("ut", "managers")), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([first, others]): SourceRecord[] => [
      first,
      ...others.map(([other, dice, source], nth): SourceRecord => {
        const record: Record<string, unknown> = { ...first };
        for (const key of Object.keys({ ...first, ...both, ...other })) {
          const die = dice.next().value!;
          const said = (other as unknown as Record<string, unknown>)[key];
          if (key === "type" || key === "relations" || (die > 4 && die < 9)) continue;
          if (die < 3 && said !== undefined) record[key] = said;
          else if (die < 5) record[key] = rewritten(record[key]);
          else if (!needed.has(key)) delete record[key];
        }
        return { ...record, id: `${source}:${nth + 7}`, source } as unknown as SourceRecord;
      }),
    ]);
const needed = new Set(
  "id source key draft places hash identifiers phones emails addresses sites tags notes extra kind kindRule name formerNames bankAccounts roles relations optOuts of".split(
    " ",
  ),
);
/** The same value from a cell that says it otherwise. */
const rewritten = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(rewritten)
    : typeof value === "object" && value !== null && "raw" in value
      ? { ...value, raw: "иначе" }
      : value;

describe("surviveTogether", () => {
  test("writes what survive makes of several members, whatever stands in them", () => {
    let taken = 0;
    fc.assert(
      fc.property(
        fc.oneof(members(firms), members(humans)),
        fc.constantFrom(...policies, {
          ...defaultPolicy,
          counterparty: {
            ...defaultPolicy.counterparty,
            phones: ["priority"],
            city: ["ask"],
            name: ["longest", "ask"],
          },
          contact: { ...defaultPolicy.contact, tags: ["most-recent"], optOuts: ["priority"], birthDate: ["ask"] },
          sourcePriority: { ut: 1, managers: 2 },
        } as MergePolicy),
        (records, policy) => {
          if (same(records.map(inOrder), policy)) taken++;
        },
      ),
      { numRuns: 3000, seed: 12, endOnFailure: true },
    );
    // Not a property of nothing.
    expect(taken).toBeGreaterThan(300);
  });

  test("settles numbers of one scheme, telephones written better, columns that differ", () => {
    const inn = { scheme: "ru-inn", value: inns[0], valid: true, ...origin(inns[0]) };
    const kpp = { scheme: "ru-kpp", value: "770701001", valid: true, ...origin("770701001") };
    const card = (id: string, more: Partial<SourceRecord>) =>
      inOrder({ ...firm(id, { name: "Ромашка" }), ...more } as SourceRecord);
    const [one, two] = ["+78462316014", "+79161234567"].map(phone);
    const wrong = { ...inn, value: "7707083890", valid: false };
    const address = (text: string, more: object) => ({ ...origin(text), text, ...more, street: "Мира", house: "5" });
    const cases: readonly (readonly [Partial<SourceRecord>, Partial<SourceRecord>])[] = [
      [{ identifiers: [inn, kpp] }, { identifiers: [inn] }],
      [{ identifiers: [kpp] }, { identifiers: [inn, kpp] }],
      [{ identifiers: [wrong] }, { identifiers: [inn] }],
      [{ identifiers: [inn] }, { identifiers: [{ ...inn, value: inns[1] }] }],
      [{ phones: [{ ...one!, quality: "inferred" }, two!] }, { phones: [one!] }],
      [{ phones: [one!] }, { phones: [{ ...one!, note: "бухгалтерия" }] }],
      [{ phones: [{ ...one!, extension: "2" }] }, { phones: [one!] }],
      [{ emails: [{ address: "A@x.example", ...origin("A@x.example") }] }, { emails: [{ address: "a@x.example", ...origin("a") }] }],
      [{ addresses: [address("443010, г. Самара, ул. Мира, д. 5", { city: "Самара" })] }, { addresses: [address("Мира, д. 5", {})] }],
      [{ addresses: [address("Мира, д. 5", {})] }, { addresses: [address("443010, г. Самара, ул. Мира, д. 5", { city: "Самара" })] }],
      [{ extra: { Склад: "1" } }, { extra: { Склад: "2", Ряд: "" } }],
      [{ extra: {} }, { extra: { Склад: "1" } }],
    ]; // prettier-ignore
    for (const [left, right] of cases)
      expect(same([card("ut:1", left), card("managers:2", right)], defaultPolicy)).toBe(true);
  });

  test("leaves to the long way what the bytes do not have", () => {
    const cards = ["ut:1", "ut:2"].map((id) => inOrder(firm(id, { name: "Ромашка" })));
    const whole: MergePolicy = { ...defaultPolicy, counterparty: { name: ["most-complete"] } };
    expect(same(cards, whole)).toBe(false);
    expect(same(cards, defaultPolicy)).toBe(true);
    const related = inOrder(
      firm("ut:3", { name: "Р", relations: [{ kind: "head", ref: { by: "inn", inn: inns[1] } }] }),
    );
    expect(same([cards[0]!, related], defaultPolicy)).toBe(false);
    const head = { counterpartyOf, heads: [{ head: "cp-2", from: "ut:1" }] };
    expect(surviveTogether("cp-1", cards.map(lineOf), defaultPolicy, head)).toBeUndefined();
    const people = ["ut:1", "ut:2"].map((id) => inOrder(human(id, { name: ["Иванов", "Иван"] })));
    expect(same(people, defaultPolicy)).toBe(true);
  });
});
