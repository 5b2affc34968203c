import { expect, it } from "vitest";
import type { CounterpartyRecord, DraftFields } from "../../../src/model/index.ts";
import { createNormalizer } from "../../../src/normalize/index.ts";

const identity = { source: "managers", key: "42", hash: "h", places: ["managers@a.csv:7"] };
const normalize = createNormalizer({});

function company(country: string, column?: string) {
  const fields: DraftFields = {
    name: [{ text: "Ромашка", at: "Имя" }],
    addresses: [{ text: "", at: "Ort + Land", parts: { city: "Berlin", country } }],
    ...(column === undefined ? {} : { country: [{ text: column, at: "Страна" }] }),
  };
  const place = { source: "managers", path: "a.csv", line: 7 };
  const draft = { place, identity: "", defaults: {}, counterparty: { fields, extra: {} }, contacts: [] };
  const { records, issues } = normalize(draft, identity);
  return { record: records[0] as CounterpartyRecord, issues };
}

it("keeps an unknown country as text of the address, says so, and takes no country of the card from it", () => {
  for (const country of ["Q", "за границей", "russ"]) {
    const { record, issues } = company(country);
    expect(record.addresses[0]).toMatchObject({ country, city: "Berlin" });
    expect(record.country).toBeUndefined();
    const said = { code: "country-unknown", severity: "warning", field: "addresses", at: "Ort + Land", raw: country };
    expect(issues).toMatchObject([said]);
  }
});

it("knows the country of an address by its common spellings, abbreviations with dots among them", () => {
  for (const [country, code] of [
    ["Р.Ф.", "RU"],
    ["РФ.", "RU"],
    ["Р. Ф.", "RU"],
    ["Росия", "RU"],
    ["Russland", "RU"],
    ["U.K.", "GB"],
    ["UK", "GB"],
    ["DE", "DE"],
  ] as const) {
    const { record, issues } = company(country);
    expect([country, record.addresses[0]?.country, record.country?.value]).toEqual([country, code, code]);
    expect(issues).toEqual([]);
  }
});

it("takes the country from its own column where the address says none that is known", () => {
  expect(company("Q", "Германия").record.country?.value).toBe("DE");
});
