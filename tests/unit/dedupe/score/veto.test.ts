import fc from "fast-check";
import { expect, test } from "vitest";
import { extractFeatures } from "../../../../src/dedupe/index.ts";
import { prepareScoring } from "../../../../src/dedupe/score/prepare.ts";
import { Vetoes } from "../../../../src/dedupe/score/veto.ts";
import { flag, kinds } from "../../../../src/dedupe/table/flags.ts";
import { Table } from "../../../../src/dedupe/table/table.ts";
import { dedupe, firm, inns, origin, shipped } from "../records.ts";

const numbers = fc.uniqueArray(
  fc.record({
    scheme: fc.constantFrom("ru-inn", "ru-ogrn", "ru-kpp", "by-unp"),
    value: fc.constantFrom(...inns.slice(0, 2)),
    valid: fc.boolean(),
  }),
  { maxLength: 3, selector: ({ scheme, value, valid }) => `${scheme} ${value} ${valid}` },
);

test("a row's only number tells whether numbers differ as their lists would: the slow twin", () => {
  let vetoed = 0;
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 2, maxLength: 8 }), (rows) => {
      const table = new Table();
      rows.forEach((list, at) => {
        const inns = list.map((each) => ({ ...each, ...origin(each.value) }));
        table.add(extractFeatures(firm(`ut:${at + 1}`, { name: "Ромашка", inns })));
        table.note({ fresh: true }, at);
      });
      const frozen = table.finish(() => [], undefined);
      const vetoes = new Vetoes(table, frozen, prepareScoring(table, frozen), shipped);
      for (let a = 0; a < rows.length; a++)
        for (let b = 0; b < rows.length; b++) {
          const differ = vetoes.numbersDiffer(a, b);
          if (differ) vetoed++;
          expect(vetoes.closing(a, b)).toBe(differ ? "identifiers-differ" : undefined);
        }
    }),
    { seed: 3, endOnFailure: true },
  );
  expect(vetoed).toBeGreaterThan(50);
});

test("what closes the question is what kinds, marks and sources say, one column after the other: the slow twin", () => {
  const rows = fc.array(
    fc.record({
      source: fc.constantFrom("clean", "doubles", "ut"),
      kind: fc.constantFrom(...kinds),
      form: fc.constantFrom("ООО", undefined),
      catchAll: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
    }),
    { minLength: 2, maxLength: 12 },
  );
  const options = { ...shipped, cleanSources: ["clean"], doubles: { doubles: "separate" as const } };
  const met = new Set<string | undefined>();
  fc.assert(
    fc.property(rows, (list) => {
      const table = new Table();
      list.forEach(({ source, kind, form, catchAll }, at) => {
        const said = { name: "Ромашка", ...(form && { form }), ...(catchAll && { catchAll: true as const }) };
        table.add({ ...extractFeatures(firm(`${source}:${at + 1}`, said)), kind });
        table.note({ fresh: true }, at);
      });
      const frozen = table.finish(() => [], undefined);
      const vetoes = new Vetoes(table, frozen, prepareScoring(table, frozen), options);
      const marked = (row: number, mark: number): boolean => (frozen.flags[row]! & mark) !== 0;
      const isFirm = (row: number): boolean => list[row]!.kind === "organisation" && marked(row, flag.firm);
      const plainly = (a: number, b: number): string | undefined => {
        const [one, other] = [list[a]!, list[b]!];
        if (marked(a, flag.catchAll) || marked(b, flag.catchAll)) return "catch-all";
        if ((isFirm(a) && other.kind === "sole-trader") || (isFirm(b) && one.kind === "sole-trader"))
          return "sole-trader-and-firm";
        if ((one.kind === "department") !== (other.kind === "department")) return "department";
        if (one.source !== other.source || one.source === "ut") return undefined;
        return one.source === "clean" ? "clean-source" : "deliberate-double";
      };
      for (let a = 0; a < list.length; a++)
        for (let b = 0; b < list.length; b++) {
          if (a === b) continue;
          met.add(plainly(a, b));
          expect(vetoes.closing(a, b)).toBe(plainly(a, b));
        }
    }),
    { seed: 5, endOnFailure: true },
  );
  expect(met.size).toBe(6);
});

test("firms of other names on a line that several firms have are neighbours, and nobody is asked", () => {
  const phones = ["+74951203330"];
  const address = { street: "Пресненская", house: "12", city: "Москва" };
  const tenant = (id: string, name: string, inn?: string) =>
    firm(id, { name, phones, address, city: "Москва", ...(inn !== undefined && { inn }) });
  const known = [tenant("a:1", "Эксперт Аудит", inns[0]), tenant("a:2", "Виста Трейд", inns[1])];
  const result = dedupe([...known, tenant("b:1", "Городские окна")]);
  expect(result.explain("a:1", "b:1")).toMatchObject({ band: "none", reason: "neighbours" });
  // A line that no two firms are known to share may be that of a firm that goes by another name.
  expect(dedupe([known[0]!, tenant("b:1", "Городские окна")]).explain("a:1", "b:1")!.reason).not.toBe("neighbours");
});

test("a farm that has a human being's ИНН is its head's, whom another list calls a sole trader", () => {
  const inn = "631599901159";
  const farm = firm("a:1", { name: "Нурмухаметов Р.Ф.", form: "КФХ", inn });
  const head = firm("b:1", { name: "Нурмухаметов Ринат", form: "ИП ГКФХ", kind: "sole-trader", inn });
  expect(dedupe([farm, head]).explain("a:1", "b:1")!.reason).not.toBe("sole-trader-and-firm");
});

test("a farm without a number may be its head's or a firm's", () => {
  const phones = ["+79276201154"];
  const farm = firm("a:1", { name: "Самойлова", form: "КФХ", phones });
  const head = firm("b:1", {
    name: "Самойлов Н.Г.",
    form: "ИП ГКФХ",
    kind: "sole-trader",
    phones,
    inn: "631599901159",
  });
  const company = firm("c:1", { name: "Самойлов", form: "КФХ", inn: inns[0], phones });
  const result = dedupe([farm, head, company]);
  expect(result.explain("a:1", "b:1")!.reason).not.toBe("sole-trader-and-firm");
  expect(result.explain("c:1", "b:1")!.reason).toBe("sole-trader-and-firm");
});
