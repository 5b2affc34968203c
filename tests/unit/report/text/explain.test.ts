import { describe, expect, test } from "vitest";
import { masker } from "../../../../src/report/page/mask.ts";
import { renderMatch } from "../../../../src/report/text/explain.ts";
import type { Decided, Match } from "../../../../src/model/index.ts";
import { match } from "../samples.ts";

test("a pair that nobody compared waits for nobody", () => {
  const alike = { ...match, band: "review" as const, merged: false, weight: 9_950 };
  const said = renderMatch(alike, { language: "en", review: 6_000, uncompared: "nothing" }).split("\n")[0];
  expect(said).toContain("has not compared the two");
  expect(said).not.toContain("waits");
});

test("a match reads like a colleague's explanation", () => {
  expect(renderMatch(match, { language: "en", records: 637, automatic: 12_000 })).toMatchInlineSnapshot(`
    "almost certainly the same firm (+19.4; merged by itself from +12.0)
      +11.2  phone +7 846 231-60-14, in 2 of 637 rows
      + 6.9  name «ромашка плюс» ~ «ромашка»
      + 2.1  city Самара
      − 0.8  e-mail domain differs"
  `);
  expect(renderMatch({ ...match, band: "review", merged: false, weight: 9_950 }, { language: "ru", review: 6_000 }))
    .toMatchInlineSnapshot(`
    "возможно, одна и та же организация: загружены отдельными карточками, ждут человека (+10,0; показывается человеку от +6,0)
      +11,2  телефон +7 846 231-60-14, в 2 строках
      + 6,9  название «ромашка плюс» ~ «ромашка»
      + 2,1  город Самара
      − 0,8  домен почты: расходится"
  `);
});

test("of a pair that stays one card because a load made it one no other records are spoken of", () => {
  const kept = { ...match, band: "review", by: "rule", reason: "kept-loaded", merged: true, features: [] } as const;
  expect(renderMatch({ ...kept, weight: 8_300 }, { language: "en", review: 5_000 })).toBe(
    "stays one card: an earlier load made it one, and nothing contradicts (+8.3)",
  );
  expect(renderMatch({ ...kept, weight: 8_300 }, { language: "ru", review: 5_000 })).toBe(
    "остаётся одной карточкой: такой её сделала прежняя загрузка, и ничто не противоречит (+8,3)",
  );
});

test("of a doubtful pair inside one card it is said that it is one card, and by which chain", () => {
  const pair = {
    ...match,
    left: "a:1",
    right: "c:3",
    band: "review",
    merged: true,
    weight: 9_950,
    features: [],
  } as const;
  const chain = [
    { ...match, left: "a:1", right: "b:2" },
    { ...match, left: "b:2", right: "c:3", by: "decision", reason: "0m1" } as const,
  ];
  expect(renderMatch(pair, { language: "en", review: 6_000, chain })).toBe(
    [
      "one card: the same firm by way of other records; this pair alone would have waited for a person (+10.0; shown to a person from +6.0)",
      "  joined by way of:",
      "    a:1 = b:2 (+19.4)",
      "    b:2 = c:3 (+19.4; a person's decision)",
    ].join("\n"),
  );
  expect(renderMatch({ ...pair, by: "rule", reason: "only-name" }, { language: "ru", chain: [] })).toBe(
    [
      "одна карточка: одна и та же организация через другие записи; сама по себе эта пара: совпало только название (+10,0)",
      "  соединены прежним запуском: пары этого запуска от одной к другой не ведут",
    ].join("\n"),
  );
});

test("people are said to have names that contradict, in whole or in part, and firms to be called otherwise", () => {
  const person = { name: "person", weight: 0, left: "агафонов виктор павлович", right: "агафонов виктор викторович" };
  const pair = { ...match, by: "rule", reason: "name-contradicts", band: "review", merged: false } as const;
  const said = (level: number, type: "contact" | "counterparty" = "contact") =>
    renderMatch({ ...pair, type, features: [{ ...person, level }] }, { language: "ru" });
  expect(said(1)).toContain("имена противоречат друг другу");
  expect(said(1)).toContain("ФИО: расходится отчасти, «агафонов виктор павлович» и «агафонов виктор викторович»");
  expect(said(0)).toContain("ФИО: расходится, «агафонов виктор павлович» ≠ «агафонов виктор викторович»");
  expect(said(3)).toContain("ФИО «агафонов виктор павлович» ~ «агафонов виктор викторович»");
  expect(said(1, "counterparty")).toContain("имена противоречат друг другу");
  const firms = { ...pair, features: [{ name: "name", level: 1, weight: -2_000, left: "лига авто", right: "вектор" }] };
  expect(renderMatch(firms, { language: "ru" })).toContain("названия противоречат друг другу");
});

test("of what a veto keeps apart it is said whether a person is asked, as the run does", () => {
  const pair = { ...match, by: "veto", reason: "named-branch", merged: false } as const;
  const said = (band: "review" | "none", weight: number) =>
    renderMatch({ ...pair, band, weight, features: [] }, { language: "ru", review: 6_000 });
  const why = "одно название говорит о филиале, другое нет, и номера не говорят, чей он";
  expect(said("review", 7_000)).toBe(
    `возможно, одна и та же организация: загружены отдельными карточками, ждут человека; ${why} (+7,0)`,
  );
  expect(said("none", -4_000)).toBe(
    `не сливаются, и никого не спрашивают: слишком мало за то, что это одна и та же организация; ${why} (−4,0; показывается человеку от +6,0)`,
  );
});

describe("a pair that a person decided says what, who, when, why, and whether it is in force", () => {
  const decided: Decided = {
    judge: "same",
    left: "a:1",
    right: "b:2",
    by: "Ольга Иванова",
    at: "2026-11-21T10:00:00Z",
    why: "один владелец",
  };
  const said = (how: Partial<Decided>, settled: Partial<Match>, mask = false) =>
    renderMatch(
      { ...match, by: "decision", reason: "0mwrxijk34", features: [], decided: { ...decided, ...how }, ...settled },
      { language: "en", mask: masker(mask) },
    );
  const signed = "decided by Ольга Иванова on 2026-11-21: «один владелец»";
  test.each([
    [{}, { merged: true }, `the same firm: ${signed}; in force, one card (+19.4)`],
    [
      { judge: "different" },
      { merged: false, band: "none" },
      `not the same firm: ${signed}; in force, separate cards (+19.4)`,
    ],
    [
      { judge: "unsure" },
      { merged: false, band: "review" },
      `put aside, perhaps the same firm: ${signed}; in force, separate cards (+19.4)`,
    ],
    [
      { judge: "successor" },
      { merged: false, band: "successor" },
      `one is the successor of the other, not the same firm: ${signed}; in force, separate cards (+19.4)`,
    ],
    [
      { unheld: { why: "look-again", veto: "gender-differs" } },
      { merged: false, band: "look-again" },
      `the same firm: ${signed}; not in force: the evidence has changed since the decision, and a man and a woman by their names: husband and wife share much (+19.4)`,
    ],
    [
      { unheld: { why: "contradiction", against: [{ ...decided, judge: "different", right: "c:3" }] } },
      { merged: false, band: "look-again" },
      `the same firm: ${signed}; not in force: other decisions contradict it (a:1 and c:3 are different, ${signed}) (+19.4)`,
    ],
  ] as const)("%j", (how, settled, text) => {
    expect(said(how, settled)).toBe(text);
  });
  test("a report that is shared hides who it was", () => {
    expect(said({}, { merged: true }, true)).toContain("decided by О•••• И•••••• on 2026-11-21: «о••• в•••••••»");
  });
  test("of a run of an earlier version only which decision it was is known, and nothing is turned round", () => {
    const earlier = { ...match, by: "decision", reason: "0mwrxijk34", features: [] } as const;
    const told = (settled: Partial<Match>) => renderMatch({ ...earlier, ...settled }, { language: "ru" });
    expect(told({ merged: true })).toBe("одна карточка по решению человека 0mwrxijk34 (+19,4)");
    expect(told({ merged: false, band: "none" })).toBe("отдельные карточки по решению человека 0mwrxijk34 (+19,4)");
    expect(told({ merged: false, band: "look-again" })).toContain("решение не действует");
  });
});
