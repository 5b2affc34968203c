import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inventory, Profiler } from "../../../../src/extract/profile/index.ts";
import type { TableProfile } from "../../../../src/extract/profile/index.ts";
import { Sample } from "../../../../src/extract/profile/sample.ts";
import { shapeOf } from "../../../../src/extract/profile/shapes.ts";
import type { FileFacts, RawRecord } from "../../../../src/model/index.ts";
import { readContent } from "../helpers.ts";

async function profile(files: Readonly<Record<string, string>>): Promise<readonly TableProfile[]> {
  const profiler = new Profiler();
  const facts = new Map<string, readonly FileFacts[]>();
  for (const [name, content] of Object.entries(files)) {
    const read = await readContent(name, content);
    facts.set(name, read.facts);
    profiler.add(read.records);
  }
  return profiler.finish(facts);
}

describe("shapes", () => {
  test.each([
    ["8 (846) 231-60-14 доб. 139", "phone"],
    ["+79161112233", "phone"],
    ["231-60-14", "phone"],
    ["8 846 2316014; 8-916-111-22-33", "phone"],
    ["7707001234", "inn"],
    ["500100732259", "inn"],
    ["7707001235", "number"],
    ["1027700132195", "ogrn"],
    ["773601001", "kpp"],
    ["7707001234 / 773601001", "inn"],
    ["7707001234/773601001", "inn"],
    ["7707001234 773601001", "inn"],
    ["ИНН/КПП 7707001234/773601001", "inn"],
    ["ИНН 7707001234 КПП 773601001", "inn"],
    ["500100732259/", "inn"],
    ["500100732259 / -", "inn"],
    ["7707001235/773601001", "text"],
    ["100582333", "unp"],
    ["МА1953684", "unp"],
    ["anna@mail.example, b@mail.example", "email"],
    ["15.03.2024", "date"],
    ["2024-03-15T09:30:00", "date"],
    ["www.romashka.example", "url"],
    ["443000, г. Самара, ул. Ленина, д. 5", "address"],
    ["ООО Ромашка", "organisation"],
    ["Acme Ltd", "organisation"],
    ["Завод «Василёк»", "organisation"],
    ["Договор № 12 от 01.02.2020", "contract"],
    ["Договор поставки 45-П", "contract"],
    ["Дог. поставки № 7/19 от 11.03.2019", "contract"],
    ["Основной договор", "contract"],
    ["Без договора", "contract"],
    ["Госконтракт №0142-20", "contract"],
    ["Дополнительное соглашение № 3", "contract"],
    ["Контракт", "text"],
    ["Контракт Плюс", "text"],
    ["Государственный контракт № 7", "contract"],
    ["Гос. контракт 7", "contract"],
    ["Контракт-Сервис 2000", "text"],
    ["Гостиница Контракт 5", "text"],
    ["Соглашение", "text"],
    ["Договорной отдел", "text"],
    ['ООО "Договор"', "organisation"],
    ["Петрова Анна Сергеевна", "person"],
    ["Петрова А. С.", "person"],
    ["нет", "placeholder"],
    ["000-00-00", "placeholder"],
    ["1 234,50", "number"],
    ["опт", "text"],
  ])("%s is a %s", (text, shape) => {
    expect(shapeOf(text)).toBe(shape);
  });
});

describe("a profile", () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) =>
      `${i};ООО Фирма ${i};${i < 20 ? "7707001234" : ""};8 846 231-60-${10 + i};опт;0${1 + (i % 9)}.0${1 + (i % 9)}.2024`,
  );
  const text = `Отчёт\nОтбор: Город равно Самара\nКод;Наименование;ИНН;Телефон;Вид;Изменён\n${rows.join("\n")}\nИтого;30\n`;

  test("counts, shares, shapes, examples, problems", async () => {
    const [table] = await profile({ "a.csv": text });
    expect(table).toMatchObject({
      path: "a.csv",
      read: 33,
      rows: 30,
      leftOut: { title: 2, total: 1 },
      latest: "2024-09-09",
    });
    expect(table?.titles).toEqual(["Отчёт", "Отбор: Город равно Самара"]);
    const column = (name: string) => table?.columns.find((each) => each.name === name);
    expect(column("ИНН")).toMatchObject({
      filled: 20,
      fill: 0.6667,
      distinctCount: 1,
      shapes: { inn: 1 },
      examples: ["7707001234"],
    });
    expect(column("Телефон")).toMatchObject({ distinct: 1, shapes: { phone: 1 } });
    expect(column("Наименование")?.shapes).toEqual({ organisation: 1 });
    expect(column("Вид")?.problems.map((issue) => issue.code)).toEqual(["column-constant"]);
    expect(table?.problems.map((issue) => issue.code)).toEqual(["export-filtered"]);
  });

  test("a full sheet, a round count, repeated rows, lost zeros, cut texts, exponents", () => {
    const paths = ["Имя", "ИНН"];
    const record = (line: number, values: readonly string[]): RawRecord => ({ path: "a", line, paths, values });
    const of = (rows: readonly (readonly string[])[]): TableProfile | undefined => {
      const profiler = new Profiler();
      profiler.add(rows.map((values, i) => record(i, values)));
      return profiler.finish()[0];
    };
    const codes = (table: TableProfile | undefined): string[] =>
      [...(table?.problems ?? []), ...(table?.columns.flatMap((column) => column.problems) ?? [])].map(
        (issue) => issue.code,
      );
    const many = (count: number): string[][] => Array.from({ length: count }, (_, i) => [`имя ${i}`, "x"]);
    expect(codes(of(many(65_535)))).toContain("export-full-sheet");
    expect(codes(of(many(5000)))).toContain("export-round-count");
    expect(codes(of(many(5001)))).not.toContain("export-round-count");
    expect(
      codes(
        of([
          ["а", "б"],
          ["а", "б"],
        ]),
      ),
    ).toContain("rows-repeated");
    expect(
      codes(
        of([
          ["а", "7707001234"],
          ["б", "7728168971"],
          ["в", "123456789"],
        ]),
      ),
    ).toContain("column-lost-zeros");
    expect(codes(of([["а", "5.02413E+11"]]))).toContain("column-exponents");
    expect(codes(of(["да", "нет", "Нет"].map((answer) => ["а", answer])))).not.toContain("column-placeholders");
    expect(codes(of(["1", "0"].map((answer) => ["а", answer])))).not.toContain("column-placeholders");
    expect(codes(of(["Самара", "нет", "да"].map((answer) => ["а", answer])))).toContain("column-placeholders");
    expect(codes(of(["нет", "нет"].map((answer) => ["а", answer])))).toContain("column-placeholders");
    expect(codes(of(["а", "б", "в"].map((letter) => [letter.repeat(50), "1"])))).toContain("column-cut");
    const extensions = ["15", "16", "17", "18"].map((number) => [`8 (846) 465-27-77 доб. ${number}`, "1"]);
    expect(codes(of(extensions))).not.toContain("column-cut");
    const names = [27, 28, 28, 29, 29, 29, 30, 30, 30].map((length, at) => [
      String.fromCharCode(1072 + at).repeat(length),
      "1",
    ]);
    expect(codes(of(names))).not.toContain("column-cut");
  });
});

describe("an inventory", () => {
  test("shares customers by the ИНН of cells that hold ИНН and КПП", async () => {
    const [a, b] = ["7707001234", "500100732259"];
    const { overlaps } = inventory(
      await profile({
        "crm.csv": `Код;ИНН\n1;${a}\n2;${b}\n3;\n`,
        "1c.csv": `Номер;ИНН/КПП\nx1;${a} / 773601001\nx2;${b}/\nx3;\n`,
      }),
    );
    expect(overlaps).toEqual([{ left: "1c.csv", right: "crm.csv", by: "inn", shared: 2, ofLeft: 2, ofRight: 2 }]);
  });

  test("shares customers by УНП, and takes no КПП for one that happens to pass its check digit", async () => {
    const found = await profile({
      "a.csv": "Код;Номер\n1;100582333\n2;МА1953684\n3;\n",
      "b.csv": "Ключ;УНП\nx1;100582333\nx2;МА 1953684\nx3;\n",
      "kpp-a.csv": "Код;КПП\n1;100582333\n2;773643001\n3;773643002\n",
      "kpp-b.csv": "Ключ;КПП\nx1;100582333\nx2;773643001\nx3;773643002\n",
    });
    expect(inventory(found).overlaps.map(({ left, right, by }) => [left, right, by])).toEqual([
      ["a.csv", "b.csv", "unp"],
    ]);
    expect(found.find(({ path }) => path === "kpp-a.csv")?.columns[1]?.shapes).toEqual({ kpp: 1 });
  });

  const list = (from: number, to: number, date: string): string =>
    `Имя;Телефон;Изменён\n${Array.from({ length: to - from }, (_, i) => `ООО Фирма ${from + i};8 846 231-${10 + Math.floor((from + i) / 80)}-${10 + ((from + i) % 80)};${i === 0 ? date : "01.01.2020"}`).join("\n")}\n`;

  test("groups, copies, older versions, overlaps and an order", async () => {
    const profiles = await profile({
      "new.csv": list(0, 120, "01.06.2024"),
      "copy.csv": list(0, 120, "01.06.2024"),
      "old.csv": list(0, 100, "01.06.2023"),
      "other.csv": list(90, 140, "01.05.2024").replace("Имя", "Клиент"),
    });
    const found = inventory(profiles);
    expect(found.groups.map((group) => group.tables)).toEqual([["copy.csv", "new.csv", "old.csv"], ["other.csv"]]);
    expect(found.copies).toEqual([
      { table: "new.csv", of: "copy.csv", kind: "same", sharedRows: 120 },
      { table: "old.csv", of: "copy.csv", kind: "older", sharedRows: 99 },
    ]);
    expect(found.overlaps).toContainEqual({
      left: "copy.csv",
      right: "other.csv",
      by: "phone",
      shared: 30,
      ofLeft: 120,
      ofRight: 50,
    });
    expect(found.ranking.map(({ table, own }) => [table, own])).toEqual([
      ["copy.csv", 100],
      ["other.csv", 40],
    ]);
    expect(inventory([...profiles].reverse())).toEqual(found);
  });

  test("what stands in no better table is counted by the key that is shared most, not by the one that is fullest", async () => {
    const profiles = await profile({
      "firms.csv":
        "Компания;Телефон\nООО Ромашка;8 846 231-10-10\nООО Лютик;8 846 231-10-11\nООО Клевер;8 846 231-10-12\n",
      "leads.csv": "company;phone\nRomashka LLC;+78462311010\nLyutik LLC;+78462311011\nAcme LLC;\n",
    });
    expect(inventory(profiles).ranking.map(({ table, own }) => [table, own])).toEqual([
      ["firms.csv", 100],
      ["leads.csv", 33],
    ]);
  });
});

describe("a sample", () => {
  test("takes in another as if its texts had been added", () => {
    const texts = Array.from({ length: 300 }, (_, at) => `text ${at}`);
    const [all, left, right] = [new Sample(64), new Sample(64), new Sample(64)];
    for (const [at, text] of texts.entries()) {
      all.add(text);
      (at < 250 ? right : left).add(text);
    }
    left.addAll(right);
    expect(left).toEqual(all);
    expect(left.count).toBe(all.count);
    expect(left.shared(all)).toBe(all.shared(all));
  });

  test("is exact while small and close when large, in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 200 }), (texts) => {
        const sample = new Sample();
        for (const text of texts) sample.add(text);
        expect(sample.count).toBe(new Set(texts).size);
      }),
      { numRuns: 50, seed: 1 },
    );
    const left = new Sample(1000);
    const right = new Sample(1000);
    for (let i = 0; i < 50_000; i++) left.add(`v${i}`);
    for (let i = 60_000; i > 30_000; i--) right.add(`v${i}`);
    expect(Math.abs(left.count - 50_000)).toBeLessThan(5000);
    expect(Math.abs(left.shared(right) - 20_000)).toBeLessThan(3000);
  });
});
