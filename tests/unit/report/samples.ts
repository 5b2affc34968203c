import type { GoldenContact, GoldenCounterparty, Match } from "../../../src/model/index.ts";
import { emptyLists } from "../../support/empty-lists.ts";

/** Invented cards; the numbers have valid check digits and belong to nobody asked here. */
const from = { from: "ut:000000017", at: "Наименование" };
const empty = {
  ...emptyLists,
  extra: {},
  conflicts: [],
};

export const firmGolden: GoldenCounterparty = {
  ...empty,
  type: "counterparty",
  id: "cp-000000017",
  members: ["ut:000000017", "managers:ромашка"],
  kind: "organisation",
  name: { display: "Ромашка", form: "ООО", compare: "ромашка", raw: 'ООО "Ромашка"', rule: "org-name", ...from },
  formerNames: [],
  identifiers: [
    { scheme: "ru-inn", value: "7707001234", valid: true, raw: "7707001234", from: "ut:000000017", at: "ИНН" },
  ],
  phones: [
    {
      e164: "+78462316014",
      extension: "139",
      quality: "as-written",
      raw: "8 (846) 231-60-14 доб. 139",
      rule: "phone",
      from: "managers:ромашка",
      at: "Телефон",
    },
  ],
  bankAccounts: [],
  roles: [],
  relations: [],
  extra: { Скидка: "=5%" },
  conflicts: [
    {
      field: "city",
      rule: "ask",
      settled: false,
      values: [
        { value: "Самара", from: "ut:000000017" },
        { value: "Тольятти", from: "managers:ромашка" },
      ],
    },
  ],
};

export const contactGolden: GoldenContact = {
  ...empty,
  type: "contact",
  id: "ct-1",
  members: ["managers:ромашка#contact:иванова ольга"],
  kind: "person",
  name: {
    display: "Иванова Ольга",
    family: "Иванова",
    given: "Ольга",
    compare: "иванова ольга",
    raw: "Иванова Ольга",
    ...from,
  },
  optOuts: [],
  of: [
    {
      counterparty: "cp-000000017",
      role: { value: "главный бухгалтер", raw: "гл. бух.", at: "Должность" },
      from: "managers:ромашка",
    },
  ],
};

export const match: Match = {
  type: "counterparty",
  left: "managers:ромашка",
  right: "ut:000000017",
  weight: 19_400,
  band: "automatic",
  by: "score",
  features: [
    { name: "city", level: 1, weight: 2_100, left: "Самара", right: "Самара" },
    { name: "email-domain", level: 0, weight: -800 },
    { name: "phone", level: 3, weight: 11_200, left: "+78462316014", right: "+78462316014", frequency: 2 },
    { name: "name", level: 2, weight: 6_900, left: "ромашка плюс", right: "ромашка" },
  ],
  merged: true,
  evidence: "e1",
};
