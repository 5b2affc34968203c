import { describe, expect, test } from "vitest";
import { dedupe, firm, groups, inns } from "../records.ts";

const phones = ["+78462221017"];

describe("a row that fits two firms of different numbers", () => {
  const house = firm("a:1", { name: "ТД Волжская мануфактура", inn: inns[0], phones });
  const works = firm("a:2", { name: "Волжская мануфактура", inn: inns[1], phones });

  test("is its whose name alone has all of its words", () => {
    expect(groups(dedupe([house, works, firm("m:1", { name: "Волжская мануфактура ТД", phones })]))).toEqual([
      "a:1 m:1",
    ]);
  });

  test("waits where both have them, or none has", () => {
    for (const name of ["Волжская мануфактура", "Волжская мануфактура и К"]) {
      const result = dedupe([house, works, firm("m:1", { name, phones })]);
      expect(groups(result)).toEqual([]);
      expect(result.explain("a:1", "m:1")).toMatchObject({ band: "review", reason: "two-candidates" });
    }
  });

  test("is the same firm's in whatever order its cards stand", () => {
    const reached = { phones, emails: ["sbyt@volmanuf.ru"], city: "Самара" };
    const works = firm("a:2", { name: "Волжская мануфактура", inn: inns[1], ...reached });
    const same = firm("b:3", { name: "ТД Волжская мануфактура", inn: inns[0], ...reached });
    const row = firm("m:1", { name: "Волжская мануфактура ТД", ...reached });
    for (const rows of [
      [works, house, same, row],
      [house, works, same, row],
      [same, works, house, row],
      [row, same, house, works],
    ])
      expect(groups(dedupe(rows))).toEqual(["a:1 b:3 m:1"]);
  });
});
