import { describe, expect, test } from "vitest";
import {
  areaCodesOfRegion,
  areaCodesOfTown,
  foldRegion,
  foldTown,
  isAreaCode,
  listedTown,
} from "../../../src/countries/area-codes.ts";
import { withTodaysCode } from "../../../src/countries/phone-facts.ts";

const codes = (...args: Parameters<typeof areaCodesOfTown>): string[] =>
  areaCodesOfTown(...args).map(({ code }) => code);

describe("area codes", () => {
  test.each([
    ["Самара", ["846"]],
    ["г. Самара", ["846"]],
    ["САМАРА Г", ["846"]],
    ["СПб", ["812"]],
    ["Королёв", ["495", "498"]],
    ["Королев", ["495", "498"]],
    ["Ростов-на-Дону", ["863"]],
    ["Нижний Новгород", ["831"]],
    ["Наб. Челны", ["8552"]],
    ["Ростов", ["863", "48536"]],
    ["Москва", ["495", "499"]],
    ["Алма-Ата", ["727"]],
    ["Минск", ["17"]],
    ["Мухосранск", []],
  ])("of %s", (town, expected) => {
    expect(codes(town)).toEqual(expected);
  });

  test("a town called as something that every object has", () => {
    for (const town of ["Constructor", "toString", "__proto__"]) {
      expect(codes(town)).toEqual([]);
      expect(listedTown(town)).toBe(town === "__proto__" ? "proto" : town.toLowerCase());
    }
  });

  test("a town's name in several regions is told by the region or the country", () => {
    expect(codes("Советск").length).toBeGreaterThan(1);
    expect(codes("Советск", undefined, "Калининградская обл.")).toEqual(["40161"]);
    expect(codes("Петропавловск", "KZ")).toEqual(["7152"]);
  });

  test("of a region, however its name is written", () => {
    expect(foldRegion("Самарская обл.")).toBe(foldRegion("САМАРСКАЯ ОБЛАСТЬ"));
    expect(foldRegion("Республика Татарстан")).toBe(foldRegion("Татарстан респ"));
    expect(areaCodesOfRegion("Самарская обл").map(({ code }) => code)).toContain("846");
    expect(foldTown("г. Набережные Челны")).toBe(foldTown("НАБЕРЕЖНЫЕ-ЧЕЛНЫ"));
  });

  test("is a code", () => {
    expect(isAreaCode("RU", "84635")).toBe(true);
    expect(isAreaCode("RU", "84623")).toBe(false);
  });
});

describe("codes changed in the 2000s", () => {
  test.each([
    ["0952316014", "4952316014"],
    ["0962316014", "4962316014"],
    ["0852721530", "4852721530"],
    ["0112531540", "4012531540"],
    ["3272501234", "7272501234"],
    ["3172321540", "7172321540"],
    ["8462316014", undefined],
    ["0172316014", undefined],
    ["0443216014", undefined],
  ])("%s → %s", (old, today) => {
    expect(withTodaysCode(old)).toBe(today);
  });
});
