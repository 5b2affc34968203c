import { expect, test } from "vitest";
import { PlanCounter, renderPlan, type PlannedWrite } from "../../../../src/report/plan/summary.ts";

const summaryOf = (writes: readonly PlannedWrite[]) => {
  const counter = new PlanCounter();
  for (const write of writes) counter.add(write);
  return counter.summary();
};
const update = (target: string, before: string | null, after: string | null): PlannedWrite => ({
  op: "update",
  table: "counterparty",
  target,
  before: { city: before },
  after: { city: after },
});

test("writes are counted by table and kind, only kinds that occur", () => {
  const summary = summaryOf([
    { op: "add", table: "phone", target: "" },
    { op: "insert", table: "counterparty", target: "" },
    { op: "insert", table: "counterparty", target: "" },
    update("7", "Самара", null),
  ]);
  expect(renderPlan(summary, "en")).toBe(
    [
      "  would be written  new cards  added rows  updated",
      "  counterparty              2           0        1",
      "  phone                     0           1        0",
      "",
      "  Updates, before → after:",
      "  counterparty:7  city: Самара → (empty)",
    ].join("\n"),
  );
});

test("a text of several lines stays one line of the summary", () => {
  expect(renderPlan(summaryOf([update("7", null, "не отгружать\nдубль?")]), "en")).toContain(
    "  counterparty:7  city: (empty) → не отгружать ⏎ дубль?",
  );
});

test("rows that new cards bring along are counted too, and a table that gets no others", () => {
  const counter = new PlanCounter();
  counter.add({ op: "insert", table: "counterparty", target: "" });
  counter.add({ op: "add", table: "identifier", target: "" });
  const created = { counterparty: 1, identifier: 3, phone: 2, email: 0 };
  expect(renderPlan(counter.summary(new Map(Object.entries(created))), "en")).toBe(
    [
      "  would be written  new cards  with them  added rows",
      "  counterparty              1          0           0",
      "  identifier                0          2           1",
      "  phone                     0          2           0",
    ].join("\n"),
  );
});

test("of many updates the first ten are shown, and how many there are", () => {
  const text = renderPlan(
    summaryOf(Array.from({ length: 1200 }, (_, i) => update(String(i), null, `Город ${i}`))),
    "ru",
  );
  expect(text).toMatch(/Первые 10 изменений из 1\s200, было → станет:/u);
  expect(text.match(/→ Город/g)).toHaveLength(10);
  expect(text).toContain("counterparty:9  city: (пусто) → Город 9");
});

test("an update of many columns does not fill the screen either: it is shown whole, and fewer of them", () => {
  const columns = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`column${i}`, String(i)]));
  const wide = (target: string, n: number): PlannedWrite => ({
    op: "update",
    table: "card",
    target,
    after: columns(n),
  });
  const lines = (writes: readonly PlannedWrite[]) => renderPlan(summaryOf(writes), "en").split("\n");
  expect(lines([wide("1", 6), wide("2", 4), wide("3", 1)]).filter((line) => line.includes("→ "))).toHaveLength(11);
  expect(lines([wide("1", 6), wide("2", 4), wide("3", 1)])).toContain("  The first 2 of 3 updates, before → after:");
  expect(lines([wide("1", 30), wide("2", 1)]).filter((line) => line.includes("card:"))).toHaveLength(30);
});

test("a plan that writes nothing says so", () => {
  expect(renderPlan(summaryOf([]), "en")).toBe("The load would write nothing.");
});
