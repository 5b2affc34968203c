import { expect, test } from "vitest";
import { renderGolden } from "../../../../src/report/text/card.ts";
import { emptyLists } from "../../../support/empty-lists.ts";
import { firmGolden } from "../samples.ts";

test("a card shows each value with source and cleaning, its members and what is open", () => {
  expect(
    renderGolden(firmGolden, {
      language: "en",
      target: "crm.counterparty 1",
      places: new Map([["ut:000000017", ["ut@data/ut.xml:12"]]]),
    }),
  ).toMatchInlineSnapshot(`
    "counterparty Ромашка → crm.counterparty 1
      name        ООО Ромашка  was «ООО "Ромашка"» [org-name]  ← ut:000000017
      identifier  ИНН 7707001234  ← ut:000000017
      phone       +7 846 231-60-14 ext. 139  was «8 (846) 231-60-14 доб. 139» [phone]  ← managers:ромашка
      Скидка      =5%

      2 members:
        ut:000000017  ut@data/ut.xml:12
        managers:ромашка

      disagreements:
        city: «Самара» ← ut:000000017 / «Тольятти» ← managers:ромашка · open: a person decides"
  `);
});

test("a column with a path for a name does not push the values of the others aside", () => {
  const path = "КонтактнаяИнформация/Строка[ВидКонтактнойИнформации=Другое]/text";
  const card = renderGolden({ ...firmGolden, extra: { [path]: "склад" } }, { language: "en" });
  expect(card).toContain("\n  name        ООО Ромашка  was");
  expect(card).toContain(`\n  ${path}  склад\n`);
});

test("a contact's card says where he works, as what, and since when he is known", () => {
  const text = (value: string) => ({ value, raw: value, at: "A", from: "ut:1" });
  const card = {
    type: "contact" as const,
    id: "ct-aaaaaaaaaaaaaaaa",
    kind: "person" as const,
    members: ["ut:1#contact:анна"],
    name: { display: "Анна", compare: "анна", raw: "Анна", at: "A", from: "ut:1" },
    ...emptyLists,
    optOuts: [],
    of: [{ counterparty: "cp-bbbbbbbbbbbbbbbb", role: text("бухгалтер"), department: text("склад"), from: "ut:1" }],
    country: text("RU"),
    createdAt: text("2024-02-01"),
    extra: {},
    conflicts: [],
  };
  expect(renderGolden(card, { language: "en" })).toMatchInlineSnapshot(`
    "contact Анна
      name        Анна  ← ut:1
      works for   cp-bbbbbbbbbbbbbbbb  ← ut:1
      position    бухгалтер  ← ut:1
      department  склад  ← ut:1
      country     RU  ← ut:1
      created     2024-02-01  ← ut:1

      1 member:
        ut:1#contact:анна"
  `);
});
