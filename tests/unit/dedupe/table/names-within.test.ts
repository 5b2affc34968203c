import { describe, expect, test } from "vitest";
import { namesWithin } from "../../../../src/dedupe/table/names-within.ts";
import { foldWords } from "../../../../src/dedupe/words/fold-words.ts";

/** @param cleaned the cleaned name; what it lacks was no part of the name */
const within = (raw: string, cleaned = raw): string[] =>
  namesWithin(raw, new Set(foldWords(cleaned).split(" "))).map(({ name }) => name);

describe("names within one cell", () => {
  test.each([
    ["Букет (ООО Вектор)", ["букет", "вектор"]],
    ["Букет/ООО Вектор/опт", ["букет", "вектор"]],
    ["ИП Крылова, кафе «Лантеркор»", ["кафе лантеркор"]],
    ['кафе «Бублик» ООО "Вектор"', ["кафе бублик", "вектор"]],
    ["Kamelia (Vector Ltd)", ["kamelia", "vector"]],
  ])("are read out of %s", (raw, names) => {
    expect(within(raw)).toEqual(names);
  });

  test.each([
    ["Ромашка, ООО"],
    ["Ромашка (опт)"],
    ["Самара, ООО Ромашка"],
    ["ООО Ромашка, Самара"],
    ['ООО "Торговый дом "Ромашка""'],
    ["ООО Вектор (ООО Букет)"],
  ])("are not made up in %s", (raw) => {
    const names = within(raw);
    expect(names.filter((name) => name !== "ромашка")).toEqual([]);
  });

  test("a kind of firm is no name", () => {
    expect(within("Торговый дом (ООО Вектор)")).toEqual(["вектор"]);
  });

  test("what cleaning took off is none either", () => {
    expect(within("Самара (ООО Вектор)", "ООО Вектор")).toEqual(["вектор"]);
  });

  test("the letters that a name is called by are one, on either side of the brackets", () => {
    expect(within("Norddeutsche Getränkelogistik GmbH (NGL)")).toEqual(["norddeutsche getränkelogistik", "ngl"]);
    expect(within("UWM Corp (United Widget Manufacturing)")).toEqual(["united widget manufacturing", "uwm"]);
    expect(within("Электротехмонтаж (ЭТМ)")).toEqual(["электротехмонтаж", "этм"]);
    expect(within("НХР (Нефтехимремонт) Стерлитамак")).toEqual(["нефтехимремонт стерлитамак", "нхр стерлитамак"]);
    expect(within("Стройматериалы (СТРОЙ)")).toEqual([]);
    expect(within("Вектор (ВТР)")).toEqual([]);
    expect(within("Vector Trading (SPB)")).toEqual([]);
    expect(within("Norddeutsche Getränkelogistik (NG)")).toEqual([]);
  });
});
